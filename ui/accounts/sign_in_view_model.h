#pragma once

#include "core/calls/call_desk.h"

namespace relais {

/// Signing in: name, password, what went wrong. Interface thread. The password is never kept.
class SignInViewModel : public QObject {
    Q_OBJECT
public:
    explicit SignInViewModel(CallDesk& desk, QObject* parent = nullptr);

    bool isBusy() const { return m_busy; }
    const QString& message() const { return m_message; }
    void signIn(const QString& login, const QString& password);

Q_SIGNALS:
    void changed();
    void signedIn();

private:
    CallDesk& m_desk;
    bool m_busy = false;
    QString m_message;
};

} // namespace relais
