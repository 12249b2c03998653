#include "ui/calls/report_panel.h"

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
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {

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
    auto* exams = section(tr("Examens faits, dit au téléphone"));
    for (const ExamKind kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
        chip(
            exams, words(kind), [report, kind] { return report->hasExam(kind); },
            [report, kind](bool on) { report->setExam(kind, on); });
    }
    auto* tobacco = section(tr("Tabac"));
    for (const TobaccoStatus status :
        {TobaccoStatus::Never, TobaccoStatus::Former, TobaccoStatus::Stopped, TobaccoStatus::Smoker}) {
        chip(
            tobacco, words(status, sex), [report, status] { return report->report().tobacco == status; },
            [report, status](bool on) { report->setTobacco(on ? std::optional(status) : std::nullopt); });
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
    auto* also = section(tr("Aussi"));
    chip(
        also, tr("Difficulté avec le traitement"), [report] { return report->report().treatmentDifficulty; },
        [report](bool on) { report->setTreatmentDifficulty(on); });
    auto* feedback = chip(
        also, tr("Retour au médecin"), [report] { return report->report().feedbackToPhysician; },
        [report](bool on) { report->setFeedback(on); });
    feedback->setEnabled(contact.contact.person.sharesWithPhysician);
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
    if (!contact.campaign->booklets.empty()) {
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
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Promis"), m_content));
    m_promised = new TextField(tr("Ce qui a été promis"), m_content);
    m_promised->setMaxLength(200);
    m_promised->setPlaceholderText(tr("Envoyer un livret, rappeler après l’examen…"));
    rows->addWidget(new SightBox(m_promised, m_content));
    rows->addSpacing(Theme::space1);
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, tr("En quelques mots"), m_content));
    m_free = new TextArea(tr("En quelques mots"), m_content);
    m_free->setFixedHeight(72);
    rows->addWidget(new SightBox(m_free, m_content));
    rows->addSpacing(Theme::space1);
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Se rappeler à un moment convenu"), m_content));
    m_callback = new CallbackChooser(m_model.callback(), m_content);
    rows->addWidget(m_callback);
    connect(m_promised, &QLineEdit::textChanged, report, &ReportViewModel::setPromised);
    connect(m_free, &QPlainTextEdit::textChanged, this, [this, report] { report->setFreeText(m_free->toPlainText()); });
}

void ReportPanel::refresh()
{
    if (m_model.panel() != ClosingViewModel::Panel::Report || !m_desk.state().contact) {
        return;
    }
    const auto& contact = *m_desk.state().contact;
    if (const QString key = contact.contact.person.id.text() + QString::number(contact.showing) + codeOf(contact.identity);
        key != m_key || m_content == nullptr) {
        m_key = key;
        rebuild();
    }
    for (const Bound& bound : m_chips) {
        const QSignalBlocker block(bound.chip);
        bound.chip->setChecked(bound.isOn());
        bound.chip->update();
    }
    const QSignalBlocker blockPromised(m_promised);
    const QSignalBlocker blockFree(m_free);
    if (m_promised->text() != m_model.report().report().promised) {
        m_promised->setText(m_model.report().report().promised);
    }
    m_free->show(m_model.report().report().freeText);
}

void ReportPanel::takeFocus()
{
    if (!m_chips.empty()) {
        m_chips.front().chip->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace relais
