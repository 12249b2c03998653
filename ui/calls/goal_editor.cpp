#include "ui/calls/goal_editor.h"

#include "ui/base/chip.h"
#include "ui/base/flow_layout.h"
#include "ui/base/sight_box.h"
#include "ui/base/text_field.h"
#include "ui/base/theme.h"
#include "ui/words/people_words.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {
namespace {

// Until when a goal is offered to be reached: about until the next session. A choice of the desk; the person's day replaces it.
constexpr int offeredMonths = 2;
// A goal further away than this is a slip of the keyboard.
constexpr int mostYears = 3;

} // namespace

GoalEditor::GoalEditor(ReportViewModel& report, QWidget* parent) : QWidget(parent), m_report(report)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::space1);
    auto* chips = new QWidget(this);
    chips->setLayout(new FlowLayout(Theme::space1, Theme::space1));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    chips->setSizePolicy(policy);
    rows->addWidget(chips);
    for (const GoalFamily family : {GoalFamily::MoveBetter, GoalFamily::EatBetter, GoalFamily::CareBetter}) {
        addLine(family, chips);
    }
    connect(&m_report, &ReportViewModel::changed, this, &GoalEditor::refresh);
    refresh();
}

void GoalEditor::addLine(GoalFamily family, QWidget* chips)
{
    const QString name = words(family);
    Line line{family, new Chip(name, chips), new QWidget(this), nullptr, nullptr, nullptr};
    chips->layout()->addWidget(line.chip);
    auto* column = new QVBoxLayout(line.fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space1);
    line.wording = new TextField(tr("Objectif, %1").arg(name), line.fields);
    line.wording->setPlaceholderText(tr("%1 : quoi, précisément").arg(name));
    line.wording->setMaxLength(200);
    column->addWidget(new SightBox(line.wording, line.fields));
    auto* day = new QHBoxLayout;
    day->setSpacing(Theme::space2);
    line.dated = new QCheckBox(tr("Pour le"), line.fields);
    line.dated->setAccessibleName(tr("Avec une date, %1").arg(name));
    line.target = new QDateEdit(line.fields);
    line.target->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    line.target->setAccessibleName(tr("Date de l’objectif, %1").arg(name));
    day->addWidget(line.dated);
    day->addWidget(line.target);
    day->addStretch(1);
    column->addWidget(new SightBox(day, line.fields));
    layout()->addWidget(line.fields);
    connect(line.chip, &QAbstractButton::toggled, this, [this, family, field = line.wording](bool on) {
        m_report.setNewGoal(family, on);
        if (on) {
            field->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(line.wording, &QLineEdit::textChanged, this,
        [this, family](const QString& text) { m_report.setNewWording(family, text); });
    connect(line.dated, &QCheckBox::toggled, this, [this, family, target = line.target](bool on) {
        m_report.setNewTarget(family, on ? std::optional(target->date()) : std::nullopt);
    });
    connect(line.target, &QDateEdit::dateChanged, this, [this, family](QDate date) { m_report.setNewTarget(family, date); });
    m_lines.push_back(line);
}

void GoalEditor::refresh()
{
    const QDate today = m_report.today();
    for (const Line& line : m_lines) {
        const bool on = m_report.hasNewGoal(line.family);
        const QSignalBlocker blockChip(line.chip);
        const QSignalBlocker blockWording(line.wording);
        const QSignalBlocker blockDated(line.dated);
        const QSignalBlocker blockTarget(line.target);
        line.chip->setChecked(on);
        line.chip->update();
        line.fields->setVisible(on);
        if (const QString wording = m_report.newGoal(line.family); line.wording->text() != wording) {
            line.wording->setText(wording);
        }
        const auto target = m_report.newTarget(line.family);
        if (today.isValid()) {
            line.target->setDateRange(today, today.addYears(mostYears));
        }
        line.dated->setChecked(target.has_value());
        line.target->setEnabled(target.has_value());
        if (target) {
            line.target->setDate(*target);
        } else if (today.isValid()) {
            line.target->setDate(today.addMonths(offeredMonths));
        }
    }
}

} // namespace relais
