#pragma once

#include "core/calls/call_desk.h"

namespace relais {

/// The counters of the day, her own alone. Interface thread.
class CountersViewModel : public QObject {
    Q_OBJECT
public:
    struct Row {
        QString label;
        QString value;
    };
    explicit CountersViewModel(CallDesk& desk, QObject* parent = nullptr);

    const std::vector<Row>& rows() const { return m_rows; }
    const QString& message() const { return m_message; }
    bool isLoading() const { return m_loading; }
    void load();

Q_SIGNALS:
    void changed();

private:
    CallDesk& m_desk;
    std::vector<Row> m_rows;
    QString m_message;
    bool m_loading = false;
};

} // namespace relais
