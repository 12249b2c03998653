#include "ui/calls/ask_panel.h"

#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/page_holder.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/followups/callback_chooser.h"
#include "ui/words/joining_words.h"
#include "ui/words/people_words.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {
namespace {

QString questionTitle(OutcomeQuestion question)
{
    switch (question) {
    case OutcomeQuestion::When: return AskPanel::tr("Quand rappeler");
    case OutcomeQuestion::WhichNumber: return AskPanel::tr("Quel numéro ne va pas");
    case OutcomeQuestion::UntilDate: return AskPanel::tr("Jusqu’à quand");
    case OutcomeQuestion::Help: return AskPanel::tr("Quelle aide faut-il");
    case OutcomeQuestion::Consents: return AskPanel::tr("Quels accords");
    case OutcomeQuestion::Nothing:
    case OutcomeQuestion::Report: break;
    }
    return {};
}

} // namespace

AskPanel::AskPanel(ClosingViewModel& model, CallDesk& desk, QWidget* parent)
    : Card(parent), m_model(model), m_desk(desk), m_title(new TextLabel(TextRole::Strong, {}, this)),
      m_pages(new PageHolder(this)), m_callback(new CallbackChooser(model.callback(), this)), m_numbers(new QWidget(this)),
      m_until(new QDateEdit(this)), m_help(new TextField(tr("Aide nécessaire"), this)), m_consents(new QWidget(this))
{
    // As close to the edges as the list of outcomes before it: the whole question is in sight at 1366 × 768.
    column()->setContentsMargins(Theme::space4, 6, Theme::space4, Theme::space3);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    auto* backButton = new KeyButton(tr("Revenir"), tr("Échap"), KeyButton::Kind::Quiet, this);
    head->addWidget(backButton);
    column()->addLayout(head);
    auto* scroll = new ColumnScroll(this);
    scroll->column()->addWidget(m_pages);
    scroll->column()->addStretch(1);
    column()->addWidget(scroll, 1);
    const auto page = [this](QWidget* content, QWidget* second = nullptr) {
        auto* holder = new QWidget(m_pages);
        auto* rows = new QVBoxLayout(holder);
        rows->setContentsMargins(0, 0, 0, 0);
        rows->addWidget(content);
        if (second != nullptr) {
            rows->addWidget(second);
        }
        rows->addStretch(1);
        m_pages->addPage(holder);
    };
    page(m_callback);
    new QVBoxLayout(m_numbers);
    m_numbers->layout()->setContentsMargins(0, 0, 0, 0);
    page(m_numbers);
    m_until->setAccessibleName(tr("Suspendre les appels jusqu’au"));
    m_until->setDisplayFormat(QStringLiteral("dddd d MMMM yyyy"));
    m_until->setLocale(QLocale(QLocale::French, QLocale::France));
    auto* untilLabel = new TextLabel(TextRole::CaptionStrong, tr("Suspendre les appels jusqu’au"), this);
    untilLabel->setBuddy(m_until);
    page(untilLabel, m_until);
    m_help->setPlaceholderText(tr("Un proche, un interprète, quelle langue…"));
    m_help->setMaxLength(120);
    page(m_help);
    new QVBoxLayout(m_consents);
    m_consents->layout()->setContentsMargins(0, 0, 0, 0);
    page(m_consents);
    auto* confirm = new KeyButton(tr("Enregistrer"), tr("Entrée"), KeyButton::Kind::Primary, this);
    column()->addWidget(confirm);
    connect(confirm, &QAbstractButton::clicked, &m_model, &ClosingViewModel::confirm);
    connect(backButton, &QAbstractButton::clicked, &m_model, &ClosingViewModel::back);
    connect(m_until, &QDateEdit::dateChanged, &m_model, &ClosingViewModel::setUntil);
    connect(m_help, &QLineEdit::textChanged, &m_model, &ClosingViewModel::setHelp);
    connect(&m_model, &ClosingViewModel::changed, this, &AskPanel::refresh);
    refresh();
}

void AskPanel::buildNumbers()
{
    qDeleteAll(m_numbers->findChildren<QRadioButton*>());
    if (!m_desk.state().contact) {
        return;
    }
    for (const ContactPoint& point : m_desk.state().contact->contact.person.contactPoints) {
        if (!point.usable) {
            continue;
        }
        auto* choice = new QRadioButton(words(point.kind) + u' ' + phoneWords(point.number), m_numbers);
        choice->setChecked(m_model.badNumber() == point.number);
        connect(choice, &QRadioButton::toggled, this, [this, number = point.number](bool on) {
            if (on) {
                m_model.setBadNumber(number);
            }
        });
        m_numbers->layout()->addWidget(choice);
    }
}

void AskPanel::buildConsents()
{
    qDeleteAll(m_consents->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    const JoiningOffer* offer = m_model.joins();
    if (offer == nullptr) {
        return;
    }
    QLayout* rows = m_consents->layout();
    rows->addWidget((new TextLabel(TextRole::Body, JoiningWords::asked(*offer), m_consents))->wrapped());
    for (const ConsentSpec& consent : offer->consents) {
        auto* box = new QCheckBox(JoiningWords::consent(consent), m_consents);
        box->setAccessibleDescription(JoiningWords::wording(consent));
        box->setChecked(m_model.isGiven(consent.code));
        connect(box, &QCheckBox::toggled, this, [this, code = consent.code](bool on) { m_model.setConsent(code, on); });
        rows->addWidget(box);
        auto* wording = new TextLabel(TextRole::Caption, JoiningWords::wording(consent), m_consents);
        wording->setContentsMargins(25, 0, 0, 0);
        rows->addWidget(wording);
    }
}

void AskPanel::refresh()
{
    const OutcomeQuestion question =
        m_model.panel() == ClosingViewModel::Panel::Ask ? m_model.question() : OutcomeQuestion::Nothing;
    if (question == OutcomeQuestion::Nothing) {
        m_shown.reset();
        return;
    }
    const QSignalBlocker blockUntil(m_until);
    const QSignalBlocker blockHelp(m_help);
    m_until->setDate(m_model.until());
    if (m_help->text() != m_model.help()) {
        m_help->setText(m_model.help());
    }
    if (m_shown == m_model.selected()) {
        return;
    }
    m_shown = m_model.selected();
    m_title->setText(questionTitle(question));
    switch (question) {
    case OutcomeQuestion::When: m_pages->setCurrent(0); break;
    case OutcomeQuestion::WhichNumber:
        buildNumbers();
        m_pages->setCurrent(1);
        break;
    case OutcomeQuestion::UntilDate: m_pages->setCurrent(2); break;
    case OutcomeQuestion::Help: m_pages->setCurrent(3); break;
    case OutcomeQuestion::Consents:
        buildConsents();
        m_pages->setCurrent(4);
        break;
    case OutcomeQuestion::Nothing:
    case OutcomeQuestion::Report: break;
    }
}

void AskPanel::takeFocus()
{
    switch (m_model.question()) {
    case OutcomeQuestion::When: m_callback->takeFocus(); return;
    case OutcomeQuestion::WhichNumber:
        for (auto* choice : m_numbers->findChildren<QRadioButton*>()) {
            if (choice->isChecked()) {
                choice->setFocus(Qt::ShortcutFocusReason);
                return;
            }
        }
        if (auto* first = m_numbers->findChild<QRadioButton*>()) {
            first->setFocus(Qt::ShortcutFocusReason);
        }
        return;
    case OutcomeQuestion::UntilDate: m_until->setFocus(Qt::ShortcutFocusReason); return;
    case OutcomeQuestion::Help: m_help->setFocus(Qt::ShortcutFocusReason); return;
    case OutcomeQuestion::Consents:
        if (auto* first = m_consents->findChild<QCheckBox*>()) {
            first->setFocus(Qt::ShortcutFocusReason);
        }
        return;
    case OutcomeQuestion::Nothing:
    case OutcomeQuestion::Report: return;
    }
}

void AskPanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier) {
        m_model.confirm();
        return;
    }
    Card::keyPressEvent(event);
}

} // namespace relais
