#include "ui/calls/report_panel.h"

#include "core/correspondence/sheet_of_call.h"
#include "ui/base/chip.h"
#include "ui/base/column_scroll.h"
#include "ui/base/flow_layout.h"
#include "ui/base/key_button.h"
#include "ui/base/sight_box.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/calls/goal_editor.h"
#include "ui/calls/goal_review.h"
#include "ui/followups/callback_chooser.h"
#include "ui/words/act_words.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {
namespace {

/// Whether the pathway of this call has that field in its report.
bool hasField(const ContactOnScreen& contact, QLatin1String field)
{
    return contact.reportFields.isEmpty() || contact.reportFields.contains(field);
}

void showText(TextField* field, const QString& text)
{
    if (field != nullptr && field->text() != text) {
        const QSignalBlocker block(field);
        field->setText(text);
    }
}

} // namespace

ReportPanel::ReportPanel(ClosingViewModel& model, CallDesk& desk, QWidget* parent)
    : Card(parent), m_model(model), m_desk(desk), m_scroll(new ColumnScroll(this))
{
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Compte-rendu"), this));
    head->addStretch(1);
    auto* backButton = new KeyButton(tr("Revenir"), tr("Échap"), KeyButton::Kind::Quiet, this);
    head->addWidget(backButton);
    column()->setContentsMargins(Theme::space4, Theme::space2, Theme::space4, 14);
    column()->addLayout(head);
    column()->addWidget(m_scroll, 1);
    m_scroll->column()->addStretch(1);
    connect(backButton, &QAbstractButton::clicked, &m_model, &ClosingViewModel::back);
    connect(&m_model, &ClosingViewModel::changed, this, &ReportPanel::refresh);
    refresh();
}

QWidget* ReportPanel::section(const QString& title)
{
    auto* rows = static_cast<QVBoxLayout*>(m_content->layout());
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, title, m_content));
    auto* holder = new QWidget(m_content);
    holder->setLayout(new FlowLayout(Theme::space1, Theme::space1));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    holder->setSizePolicy(policy);
    rows->addWidget(holder);
    rows->addSpacing(Theme::space1);
    return holder;
}

Chip* ReportPanel::chip(QWidget* holder, const QString& text, std::function<bool()> isOn, std::function<void(bool)> set)
{
    auto* made = new Chip(text, holder);
    holder->layout()->addWidget(made);
    connect(made, &QAbstractButton::toggled, this, [set = std::move(set)](bool on) { set(on); });
    m_chips.push_back({made, std::move(isOn)});
    return made;
}

void ReportPanel::addHealth(ReportViewModel& model, const ContactOnScreen& contact)
{
    ReportViewModel* report = &model;
    auto* rows = static_cast<QVBoxLayout*>(m_content->layout());
    const Sex sex = contact.contact.person.identity.sex;
    if (hasField(contact, QLatin1String("exams"))) {
        auto* exams = section(tr("Examens faits, dit au téléphone"));
        for (const ExamKind kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
            chip(
                exams, words(kind), [report, kind] { return report->hasExam(kind); },
                [report, kind](bool on) { report->setExam(kind, on); });
        }
    }
    if (hasField(contact, QLatin1String("tobacco"))) {
        auto* tobacco = section(tr("Tabac"));
        for (const TobaccoStatus status :
            {TobaccoStatus::Never, TobaccoStatus::Former, TobaccoStatus::Stopped, TobaccoStatus::Smoker}) {
            chip(
                tobacco, words(status, sex), [report, status] { return report->report().tobacco == status; },
                [report, status](bool on) { report->setTobacco(on ? std::optional(status) : std::nullopt); });
        }
    }
    if (!hasField(contact, QLatin1String("goals"))) {
        return;
    }
    const bool open = contact.identity == IdentityCheck::Confirmed; // what she aims at is hers alone to hear
    if (open && !report->carriedGoals().empty()) {
        rows->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Objectifs de la dernière fois"), m_content));
        rows->addWidget(new GoalReview(*report, m_content));
        rows->addSpacing(Theme::space1);
    }
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Nouvel objectif"), m_content));
    rows->addWidget(new GoalEditor(*report, m_content));
    rows->addSpacing(Theme::space1);
}

void ReportPanel::addAlso(ReportViewModel& model, const ContactOnScreen& contact)
{
    ReportViewModel* report = &model;
    const bool treatment = hasField(contact, QLatin1String("treatment_difficulty"));
    const bool physician = hasField(contact, QLatin1String("physician_feedback"));
    if (!treatment && !physician) {
        return;
    }
    auto* also = section(tr("Aussi"));
    if (treatment) {
        chip(
            also, tr("Difficulté avec le traitement"), [report] { return report->report().treatmentDifficulty; },
            [report](bool on) { report->setTreatmentDifficulty(on); });
    }
    if (physician) {
        auto* feedback = chip(
            also, tr("Retour au médecin"), [report] { return report->report().feedbackToPhysician; },
            [report](bool on) { report->setFeedback(on); });
        feedback->setEnabled(sharesWithPhysician(contact.contact.person));
    }
}

TextField* ReportPanel::addLine(const QString& title, const QString& name, const QString& example)
{
    auto* rows = static_cast<QVBoxLayout*>(m_content->layout());
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, title, m_content));
    auto* field = new TextField(name, m_content);
    field->setMaxLength(200);
    field->setPlaceholderText(example);
    rows->addWidget(new SightBox(field, m_content));
    rows->addSpacing(Theme::space1);
    return field;
}

void ReportPanel::addOfHospital(ReportViewModel& model, const ContactOnScreen& contact)
{
    auto* rows = static_cast<QVBoxLayout*>(m_content->layout());
    if (contact.reportFields.contains(QLatin1String("appointments"))) {
        rows->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Rendez-vous"), m_content));
        auto* where = new TextLabel(TextRole::Dim,
            typographic(tr("Pris, déplacé, honoré ou manqué : notez-le sur la fiche (%1), une seule fois.")
                            .arg(keyCap(Act::PathwayEvent))),
            m_content);
        rows->addWidget(where->wrapped());
        rows->addSpacing(Theme::space1);
    }
    m_needs = nullptr;
    if (contact.reportFields.contains(QLatin1String("social_needs"))) {
        m_needs = addLine(tr("Besoins sociaux"), tr("Besoins sociaux"), tr("Aide à domicile, transport…"));
        connect(m_needs, &QLineEdit::textChanged, &model, &ReportViewModel::setSocialNeeds);
    }
}

void ReportPanel::rebuild()
{
    delete m_content;
    m_chips.clear();
    m_content = new QWidget(m_scroll->widget());
    auto* rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::space1);
    m_scroll->column()->insertWidget(0, m_content);
    ReportViewModel* report = &m_model.report();
    const auto& contact = *m_desk.state().contact;
    auto* themes = section(tr("Thèmes abordés"));
    for (const auto& theme : contact.campaign->themes) {
        chip(
            themes, theme.label, [report, code = theme.code] { return report->hasTheme(code); },
            [report, code = theme.code](bool on) { report->setTheme(code, on); });
    }
    const auto& agent = m_desk.state().agent;
    const bool health = !agent || seesHealthData(agent->role); // a hospital adviser reports appointments and needs
    if (health) {
        addHealth(*report, contact);
    }
    if (!contact.campaign->booklets.empty() && hasField(contact, QLatin1String("booklets"))) {
        auto* booklets = section(tr("Livrets à envoyer"));
        for (const auto& booklet : contact.campaign->booklets) {
            auto* made = chip(
                booklets, booklet.label, [report, code = booklet.code] { return report->hasBooklet(code); },
                [report, code = booklet.code](bool on) { report->setBooklet(code, on); });
            made->setAccessibleName(tr("Livret %1").arg(booklet.label));
        }
    }
    if (health) {
        addAlso(*report, contact);
    }
    addOfHospital(*report, contact);
    m_promised = nullptr;
    if (hasField(contact, QLatin1String("promise"))) {
        m_promised = addLine(tr("Promis"), tr("Ce qui a été promis"), tr("Envoyer un livret, rappeler après l’examen…"));
        connect(m_promised, &QLineEdit::textChanged, report, &ReportViewModel::setPromised);
    }
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, tr("En quelques mots"), m_content));
    m_free = new TextArea(tr("En quelques mots"), m_content);
    m_free->setFixedHeight(72);
    rows->addWidget(new SightBox(m_free, m_content));
    rows->addSpacing(Theme::space1);
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Se rappeler à un moment convenu"), m_content));
    m_callback = new CallbackChooser(m_model.callback(), m_content);
    rows->addWidget(m_callback);
    connect(m_free, &QPlainTextEdit::textChanged, this, [this, report] { report->setFreeText(m_free->toPlainText()); });
}

void ReportPanel::refresh()
{
    if (m_model.panel() != ClosingViewModel::Panel::Report || !m_desk.state().contact) {
        return;
    }
    const auto& contact = *m_desk.state().contact;
    // What she says of sharing in this very call counts at once.
    const QString shares = sharesWithPhysician(contact.contact.person) ? QStringLiteral("+") : QString();
    if (const QString key =
            contact.contact.person.id.text() + QString::number(contact.showing) + codeOf(contact.identity) + shares;
        key != m_key || m_content == nullptr) {
        m_key = key;
        rebuild();
    }
    for (const Bound& bound : m_chips) {
        const QSignalBlocker block(bound.chip);
        bound.chip->setChecked(bound.isOn());
        bound.chip->update();
    }
    const CallReport& said = m_model.report().report();
    showText(m_promised, said.promised);
    showText(m_needs, said.socialNeeds);
    const QSignalBlocker blockFree(m_free);
    m_free->show(said.freeText);
}

void ReportPanel::takeFocus()
{
    if (!m_chips.empty()) {
        m_chips.front().chip->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace relais
