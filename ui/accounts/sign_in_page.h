#pragma once

#include "ui/accounts/demo_sign_in.h"
#include "ui/accounts/sign_in_view_model.h"

#include <QWidget>

namespace relais {

class KeyButton;
class TextField;
class TextLabel;

/// Name, password, and the demo agents when there are some. Interface thread.
class SignInPage final : public QWidget {
    Q_OBJECT
public:
    SignInPage(CallDesk& desk, const std::vector<DemoSignIn>& demoAgents, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void submit();
    QWidget* makeForm();
    QWidget* makeDemo(const std::vector<DemoSignIn>& agents);

    SignInViewModel m_model;
    TextField* m_login = nullptr;
    TextField* m_password = nullptr;
    TextLabel* m_message = nullptr;
    KeyButton* m_enter = nullptr;
    std::vector<KeyButton*> m_demo;
};

} // namespace relais
