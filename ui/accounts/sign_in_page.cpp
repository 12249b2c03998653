#include "ui/accounts/sign_in_page.h"

#include "ui/base/card.h"
#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace relais {

SignInPage::SignInPage(CallDesk& desk, const std::vector<DemoSignIn>& demoAgents, QWidget* parent)
    : QWidget(parent), m_model(desk)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new ColumnScroll(this);
    outer->addWidget(scroll);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(Theme::space6, Theme::space6, Theme::space6, Theme::space6);
    auto* middle = new QWidget;
    middle->setFixedWidth(420);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space3);
    auto* logo = new TextLabel(TextRole::Name, QStringLiteral("Relais"), middle);
    logo->setTone(Tone::Accent);
    column->addWidget(logo);
    column->addWidget(new TextLabel(TextRole::Dim, tr("Le poste d’appel des conseillers en santé"), middle));
    column->addSpacing(Theme::space2);
    column->addWidget(makeForm());
    if (!demoAgents.empty()) {
        column->addWidget(makeDemo(demoAgents));
    }
    row->addStretch();
    row->addWidget(middle);
    row->addStretch();
    scroll->column()->addStretch(2);
    scroll->column()->addLayout(row);
    scroll->column()->addStretch(3);
    connect(&m_model, &SignInViewModel::changed, this, &SignInPage::refresh);
    connect(&m_model, &SignInViewModel::signedIn, m_password, &QLineEdit::clear);
    refresh();
}

QWidget* SignInPage::makeForm()
{
    auto* card = new Card(this);
    auto* column = card->column();
    auto* loginLabel = new TextLabel(TextRole::CaptionStrong, tr("Nom"), card);
    m_login = new TextField(tr("Nom"), card);
    loginLabel->setBuddy(m_login);
    auto* passwordLabel = new TextLabel(TextRole::CaptionStrong, tr("Mot de passe"), card);
    m_password = new TextField(tr("Mot de passe"), card);
    m_password->setEchoMode(QLineEdit::Password);
    passwordLabel->setBuddy(m_password);
    m_message = new TextLabel(TextRole::Body, {}, card);
    m_message->wrapped();
    m_message->setTone(Tone::Late);
    m_message->hide();
    m_enter = new KeyButton(tr("S’identifier"), tr("Entrée"), KeyButton::Kind::Primary, card);
    column->setSpacing(Theme::space1);
    column->addWidget(loginLabel);
    column->addWidget(m_login);
    column->addSpacing(Theme::space2);
    column->addWidget(passwordLabel);
    column->addWidget(m_password);
    column->addSpacing(Theme::space2);
    column->addWidget(m_message);
    column->addSpacing(Theme::space1);
    column->addWidget(m_enter);
    connect(m_login, &QLineEdit::returnPressed, this, [this] {
        if (m_password->text().isEmpty()) {
            m_password->setFocus();
        } else {
            submit();
        }
    });
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_enter, &QAbstractButton::clicked, this, &SignInPage::submit);
    return card;
}

QWidget* SignInPage::makeDemo(const std::vector<DemoSignIn>& agents)
{
    auto* card = new Card(this);
    auto* column = card->column();
    column->setSpacing(Theme::space1);
    column->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Démonstration, personnes inventées. Entrez comme"), card));
    column->addSpacing(Theme::space1);
    for (const DemoSignIn& agent : agents) {
        auto* button = new KeyButton(agent.name, {}, KeyButton::Kind::Plain, card, KeyButton::Spread::Ends);
        button->setAccessibleDescription(agent.description);
        button->setFixedWidth(112);
        auto* about = new TextLabel(TextRole::Caption, agent.description, card);
        about->wrapped()->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        auto* row = new QHBoxLayout;
        row->setSpacing(Theme::space3);
        row->addWidget(button);
        row->addWidget(about, 1);
        column->addLayout(row);
        m_demo.push_back(button);
        connect(button, &QAbstractButton::clicked, this, [this, agent] {
            m_login->setText(agent.login);
            m_password->clear();
            m_model.signIn(agent.login, agent.password);
        });
    }
    return card;
}

void SignInPage::submit()
{
    m_model.signIn(m_login->text(), m_password->text());
}

void SignInPage::refresh()
{
    m_message->setTextOrHide(m_model.message());
    m_enter->setLabel(m_model.isBusy() ? tr("Un instant…") : tr("S’identifier"));
    m_enter->setEnabled(!m_model.isBusy());
    for (KeyButton* button : m_demo) {
        button->setEnabled(!m_model.isBusy());
    }
    if (!m_model.message().isEmpty()) {
        m_password->selectAll();
        m_password->setFocus();
    }
}

void SignInPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_password->clear();
    m_login->setFocus();
}

} // namespace relais
