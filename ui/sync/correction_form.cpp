#include "ui/sync/correction_form.h"

#include "ui/base/chip.h"
#include "ui/base/flow_layout.h"
#include "ui/base/key_button.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/words/call_words.h"
#include "ui/words/typography.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace relais {
namespace {

/// A promise for an exact time is kept if she is called within so long; another moment of a slot keeps the slot's width.
constexpr std::chrono::minutes exactWidth{10};

QVBoxLayout* columnOf(QWidget* holder)
{
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space1);
    return column;
}

TextLabel* labelFor(QWidget* field, const QString& text, QWidget* parent)
{
    auto* label = new TextLabel(TextRole::CaptionStrong, text, parent);
    label->setBuddy(field);
    field->setAccessibleName(text);
    return label;
}

} // namespace

CorrectionForm::CorrectionForm(
    const RefusedFact& fact, const OutcomeCatalogue& outcomes, const TimeWords& time, Instant now, QWidget* parent)
    : QWidget(parent), m_fact(fact), m_outcomes(outcomes), m_time(time)
{
    auto* column = columnOf(this);
    column->setSpacing(Theme::space2);
    if (fact.outcome) {
        column->addWidget(makeOutcome());
        column->addWidget(makeReport());
        column->addWidget(makeHelp());
        column->addWidget(makeUntil(now));
    }
    if (fact.outcome || fact.due) {
        column->addWidget(makeMoment(now));
    }
    if (fact.outcome) {
        auto* holder = new QWidget(this);
        m_note = new TextField(tr("Note"), holder);
        m_note->setText(fact.note);
        m_note->setMaxLength(2000);
        auto* rows = columnOf(holder);
        rows->addWidget(labelFor(m_note, tr("Note"), holder));
        rows->addWidget(m_note);
        column->addWidget(holder);
    }
    auto* again =
        new KeyButton(fact.outcome || fact.due ? tr("Renvoyer") : tr("Renvoyer tel quel"), {}, KeyButton::Kind::Primary, this);
    column->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QAbstractButton::clicked, this, &CorrectionForm::send);
    refresh();
}

QWidget* CorrectionForm::makeOutcome()
{
    auto* holder = new QWidget(this);
    m_outcome = new QComboBox(holder);
    std::vector<OutcomeCode> codes;
    if (m_fact.campaign) {
        codes = m_fact.campaign->outcomes;
    } else {
        for (const OutcomeSpec& spec : m_outcomes.all()) {
            codes.push_back(spec.code);
        }
    }
    for (const OutcomeCode code : codes) {
        m_outcome->addItem(words(code), static_cast<int>(code));
        if (m_fact.outcome == code) {
            m_outcome->setCurrentIndex(m_outcome->count() - 1);
        }
    }
    auto* rows = columnOf(holder);
    rows->addWidget(labelFor(m_outcome, tr("Résultat corrigé"), holder));
    rows->addWidget(m_outcome, 0, Qt::AlignLeft);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &CorrectionForm::refresh);
    return holder;
}

QWidget* CorrectionForm::makeReport()
{
    m_report = new QWidget(this);
    auto* rows = columnOf(m_report);
    rows->addWidget(new TextLabel(TextRole::CaptionStrong, typographic(tr("Thèmes abordés, un au moins")), m_report));
    auto* holder = new QWidget(m_report);
    holder->setLayout(new FlowLayout(Theme::space1, Theme::space1));
    if (m_fact.campaign) {
        for (const auto& theme : m_fact.campaign->themes) {
            auto* chip = new Chip(theme.label, holder);
            chip->setChecked(m_fact.report && m_fact.report->themes.contains(theme.code));
            holder->layout()->addWidget(chip);
            m_themes.emplace_back(theme.code, chip);
        }
    }
    rows->addWidget(holder);
    return m_report;
}

QWidget* CorrectionForm::makeMoment(Instant now)
{
    m_moment = new QWidget(this);
    const Instant at = m_fact.due ? m_fact.due->from : now + std::chrono::hours(24);
    m_date = new QDateEdit(m_time.dateOf(at), m_moment);
    m_date->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    m_from = new QTimeEdit(m_time.timeOf(at), m_moment);
    m_from->setDisplayFormat(QStringLiteral("HH:mm"));
    m_mine = new QRadioButton(tr("Je rappelle"), m_moment);
    auto* anyone = new QRadioButton(tr("Qui est libre"), m_moment);
    m_mine->setAccessibleName(m_mine->text());
    anyone->setAccessibleName(anyone->text());
    m_mine->setChecked(true);
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::space2);
    line->addWidget(labelFor(m_date, tr("Rappeler le"), m_moment));
    line->addWidget(m_date);
    line->addWidget(labelFor(m_from, tr("à"), m_moment));
    m_from->setAccessibleName(tr("Heure du rappel"));
    line->addWidget(m_from);
    if (m_fact.outcome) {
        line->addWidget(m_mine);
        line->addWidget(anyone);
    } else {
        // Whose promise it is stays as it was.
        m_mine->hide();
        anyone->hide();
    }
    line->addStretch(1);
    columnOf(m_moment)->addLayout(line);
    return m_moment;
}

QWidget* CorrectionForm::makeUntil(Instant now)
{
    m_untilRow = new QWidget(this);
    m_until = new QDateEdit(m_fact.until.value_or(m_time.dateOf(now).addDays(30)), m_untilRow);
    m_until->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    auto* rows = columnOf(m_untilRow);
    rows->addWidget(labelFor(m_until, tr("Suspendre les appels jusqu’au"), m_untilRow));
    rows->addWidget(m_until, 0, Qt::AlignLeft);
    return m_untilRow;
}

QWidget* CorrectionForm::makeHelp()
{
    m_help = new TextField(tr("Aide nécessaire"), this);
    m_help->setPlaceholderText(tr("Un proche, un interprète, quelle langue…"));
    m_help->setMaxLength(120);
    m_help->setText(m_fact.help);
    return m_help;
}

OutcomeQuestion CorrectionForm::question() const
{
    return m_outcome == nullptr ? OutcomeQuestion::Nothing
                                : m_outcomes.spec(static_cast<OutcomeCode>(m_outcome->currentData().toInt())).asks;
}

void CorrectionForm::refresh()
{
    if (m_outcome == nullptr) {
        return;
    }
    const OutcomeQuestion asks = question();
    m_report->setVisible(asks == OutcomeQuestion::Report);
    m_moment->setVisible(asks == OutcomeQuestion::When);
    m_untilRow->setVisible(asks == OutcomeQuestion::UntilDate);
    m_help->setVisible(asks == OutcomeQuestion::Help);
}

CloseRequest CorrectionForm::request() const
{
    CloseRequest request;
    if (m_outcome != nullptr) {
        request.outcome = static_cast<OutcomeCode>(m_outcome->currentData().toInt());
    }
    const OutcomeQuestion asks = question();
    if (asks == OutcomeQuestion::Report) {
        CallReport report = m_fact.report.value_or(CallReport());
        report.themes.clear();
        for (const auto& [code, chip] : m_themes) {
            if (chip->isChecked()) {
                report.themes << code;
            }
        }
        request.report = report;
    }
    if (asks == OutcomeQuestion::When || (m_outcome == nullptr && m_date != nullptr)) {
        const Instant from = m_time.at(m_date->date(), m_from->time());
        request.callback = Window{from, from + (m_fact.due ? m_fact.due->until - m_fact.due->from : exactWidth)};
        request.callbackIsMine = m_mine->isChecked();
    }
    if (asks == OutcomeQuestion::UntilDate) {
        request.until = m_until->date();
    }
    if (asks == OutcomeQuestion::Help) {
        request.help = m_help->text();
    }
    return request;
}

QString CorrectionForm::note() const
{
    return m_note != nullptr ? m_note->text() : QString();
}

void CorrectionForm::takeFocus()
{
    if (m_outcome != nullptr) {
        m_outcome->setFocus(Qt::ShortcutFocusReason);
    } else if (m_date != nullptr) {
        m_date->setFocus(Qt::ShortcutFocusReason);
    } else if (auto* again = findChild<KeyButton*>()) {
        again->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace relais
