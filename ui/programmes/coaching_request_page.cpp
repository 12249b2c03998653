#include "ui/programmes/coaching_request_page.h"

#include "ui/base/announcer.h"
#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QShortcut>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {
namespace {
constexpr int wide = 420;
constexpr int narrow = 200;
} // namespace

CoachingRequestPage::CoachingRequestPage(
    CallDesk& desk, CoachingDesk& requests, ProgrammesInForce programmes, const Clock& clock, TimeWords time, QWidget* parent)
    : Card(parent), m_model(desk, requests, std::move(programmes), clock, std::move(time)), m_announcer(new Announcer(this)),
      m_message(new TextLabel(TextRole::Strong, {}, this))
{
    column()->addWidget(new TextLabel(TextRole::Title, tr("Demandes des médecins"), this));
    auto* intro = new TextLabel(TextRole::Dim,
        typographic(
            tr("Un médecin traitant demande un accompagnement pour un patient. Il n'a pas de compte : sa demande entre ici, "
               "ou par un fichier.")),
        this);
    column()->addWidget(intro->wrapped());
    column()->addWidget(m_message->wrapped());
    auto* scroll = new ColumnScroll(this);
    QVBoxLayout* form = scroll->column();
    buildPerson(form);
    buildRest(form);
    form->addStretch(1);
    column()->addWidget(scroll, 1);
    setFocusProxy(m_person);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &CoachingRequestPage::send);
    }
    connect(&m_model, &CoachingRequestViewModel::changed, this, &CoachingRequestPage::refresh);
    connect(&m_model, &CoachingRequestViewModel::taken, this, [this] {
        m_person->clear();
        m_physician->clear();
        m_askedOn->setText(m_model.askedOn());
        m_person->setFocus(Qt::OtherFocusReason);
    });
    refresh();
}

TextLabel* CoachingRequestPage::addField(QVBoxLayout* form, const QString& name, QWidget* input, int width)
{
    QWidget* holder = form->parentWidget();
    auto* label = new TextLabel(TextRole::CaptionStrong, name, holder);
    label->setBuddy(input);
    input->setFixedWidth(width);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::space3);
    auto* problem = new TextLabel(TextRole::Body, {}, holder);
    problem->setTone(Tone::Late);
    row->addWidget(input, 0, Qt::AlignLeft); // also while nothing stands beside it
    row->addWidget(problem->wrapped(), 1);
    form->addWidget(label);
    form->addLayout(row);
    form->addSpacing(Theme::space2);
    return problem;
}

void CoachingRequestPage::buildPerson(QVBoxLayout* form)
{
    QWidget* holder = form->parentWidget();
    const QString name = typographic(tr("Patient (nom, date de naissance ou numéro de sécurité sociale)"));
    m_person = new TextField(name, holder);
    auto* label = new TextLabel(TextRole::CaptionStrong, name, holder);
    label->setBuddy(m_person);
    m_person->setFixedWidth(wide);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::space2);
    auto* search = new KeyButton(tr("Chercher"), tr("Entrée"), KeyButton::Kind::Plain, holder);
    row->addWidget(m_person);
    row->addWidget(search);
    row->addStretch(1);
    form->addWidget(label);
    form->addLayout(row);
    m_personProblem = new TextLabel(TextRole::Body, {}, holder);
    m_personProblem->setTone(Tone::Late);
    m_personMessage = new TextLabel(TextRole::Dim, {}, holder);
    m_chosen = new TextLabel(TextRole::Strong, {}, holder);
    form->addWidget(m_chosen->wrapped());
    form->addWidget(m_personMessage->wrapped());
    form->addWidget(m_personProblem->wrapped());
    m_foundHolder = new QWidget(holder);
    m_foundColumn = new QVBoxLayout(m_foundHolder);
    m_foundColumn->setContentsMargins(0, 0, 0, 0);
    m_foundColumn->setSpacing(Theme::space1);
    form->addWidget(m_foundHolder);
    form->addSpacing(Theme::space2);
    connect(m_person, &QLineEdit::returnPressed, this, [this] { m_model.find(m_person->text()); });
    connect(search, &QAbstractButton::clicked, this, [this] { m_model.find(m_person->text()); });
}

void CoachingRequestPage::buildRest(QVBoxLayout* form)
{
    QWidget* holder = form->parentWidget();
    m_theme = new QComboBox(holder);
    m_theme->setAccessibleName(tr("Thème demandé"));
    m_themeProblem = addField(form, tr("Thème demandé"), m_theme, narrow + 60);
    m_askedOn = new TextField(typographic(tr("Jour de la demande")), holder);
    m_askedOn->setText(m_model.askedOn());
    m_askedOnProblem = addField(form, typographic(tr("Jour de la demande")), m_askedOn, narrow);
    const QString physician = typographic(tr("Médecin, numéro RPPS (facultatif)"));
    m_physician = new TextField(physician, holder);
    m_physicianProblem = addField(form, physician, m_physician, narrow);
    m_plan = new TextLabel(TextRole::Body, {}, holder);
    form->addWidget(m_plan->wrapped());
    form->addSpacing(Theme::space2);
    m_send = new KeyButton(typographic(tr("Enregistrer la demande")), tr("Ctrl+Entrée"), KeyButton::Kind::Primary, holder);
    form->addWidget(m_send, 0, Qt::AlignLeft);
    connect(m_theme, &QComboBox::currentIndexChanged, this, [this] { m_model.setTheme(m_theme->currentData().toString()); });
    connect(m_askedOn, &QLineEdit::textEdited, this, [this](const QString& text) { m_model.setAskedOn(text); });
    connect(m_physician, &QLineEdit::textEdited, this, [this](const QString& text) { m_model.setPhysician(text); });
    connect(m_send, &QAbstractButton::clicked, this, &CoachingRequestPage::send);
}

void CoachingRequestPage::send()
{
    m_model.send();
    using Field = CoachingRequestViewModel::Field;
    if (const auto bad = m_model.firstProblem()) {
        QWidget* at = *bad == Field::Person ? m_person
            : *bad == Field::Theme          ? static_cast<QWidget*>(m_theme)
            : *bad == Field::AskedOn        ? m_askedOn
                                            : m_physician;
        at->setFocus(Qt::OtherFocusReason);
        m_announcer->announce(m_model.problem(*bad));
    }
}

void CoachingRequestPage::listThemes()
{
    const auto themes = m_model.themes();
    const QSignalBlocker quiet(m_theme);
    if (m_theme->count() != static_cast<int>(themes.size()) + 1) {
        m_theme->clear();
        m_theme->addItem(tr("À choisir"), QString());
        for (const auto& theme : themes) {
            m_theme->addItem(theme.title, theme.code);
        }
    }
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(m_model.theme())));
}

void CoachingRequestPage::listFound()
{
    if (m_listed == m_model.found()) {
        return;
    }
    m_listed = m_model.found();
    const bool within = window()->focusWidget() != nullptr && m_foundHolder->isAncestorOf(window()->focusWidget());
    while (QLayoutItem* item = m_foundColumn->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater(); // it may be the one that was pressed
        }
        delete item;
    }
    KeyButton* first = nullptr;
    for (std::size_t i = 0; i < m_listed.size(); ++i) {
        const auto& one = m_listed[i];
        const QString text = one.about.isEmpty() ? one.name : one.name + QStringLiteral(", ") + one.about;
        auto* button = new KeyButton(text, {}, KeyButton::Kind::Plain, m_foundHolder, KeyButton::Spread::Ends);
        connect(button, &QAbstractButton::clicked, this, [this, i] { m_model.choose(i); });
        m_foundColumn->addWidget(button, 0, Qt::AlignLeft);
        button->show();
        first = first == nullptr ? button : first;
    }
    if (first != nullptr) {
        first->setFocus(Qt::OtherFocusReason);
    } else if (within) {
        m_theme->setFocus(Qt::OtherFocusReason);
    }
}

void CoachingRequestPage::refresh()
{
    using Field = CoachingRequestViewModel::Field;
    using State = CoachingRequestViewModel::State;
    m_message->setTone(m_model.state() == State::Taken ? Tone::Done
            : m_model.state() == State::Failed         ? Tone::Late
                                                       : Tone::Plain);
    m_message->setTextOrHide(m_model.message());
    if (m_model.message() != m_said) {
        m_said = m_model.message();
        m_announcer->announce(m_said);
    }
    m_chosen->setTextOrHide(m_model.person());
    if (!m_model.person().isEmpty() && m_model.person().contains(QStringLiteral("···"))) {
        m_person->clear(); // a social security number does not stay in sight
    }
    m_personMessage->setTextOrHide(m_model.personMessage());
    m_personProblem->setTextOrHide(m_model.problem(Field::Person));
    m_themeProblem->setTextOrHide(m_model.problem(Field::Theme));
    m_askedOnProblem->setTextOrHide(m_model.problem(Field::AskedOn));
    m_physicianProblem->setTextOrHide(m_model.problem(Field::Physician));
    m_plan->setTextOrHide(m_model.plan());
    m_send->setEnabled(m_model.state() != State::Sending);
    listThemes();
    listFound();
}

} // namespace relais
