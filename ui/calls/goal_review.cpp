#include "ui/calls/goal_review.h"

#include "ui/base/chip.h"
#include "ui/base/flow_layout.h"
#include "ui/base/text_label.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {

GoalReview::GoalReview(ReportViewModel& report, QWidget* parent)
    : QWidget(parent), m_report(report), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(Theme::space1);
    build();
    connect(&m_report, &ReportViewModel::changed, this, &GoalReview::refresh);
    refresh();
}

void GoalReview::build()
{
    for (const Goal& goal : m_report.carriedGoals()) {
        const QString wording = goal.wording.isEmpty() ? words(goal.family) : capitalised(typographic(goal.wording));
        auto* title = new TextLabel(TextRole::Body, wording, this);
        m_rows->addWidget(title->wrapped());
        if (goal.target) {
            auto* target = new TextLabel(TextRole::Dim, capitalised(goalTargetWords(*goal.target, m_report.today())), this);
            target->setTone(*goal.target < m_report.today() ? Tone::Late : Tone::Plain);
            m_rows->addWidget(target->wrapped());
        }
        auto* holder = new QWidget(this);
        holder->setLayout(new FlowLayout(Theme::space1, Theme::space1));
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        holder->setSizePolicy(policy);
        for (const GoalProgress progress : {GoalProgress::InProgress, GoalProgress::Reached, GoalProgress::Dropped}) {
            auto* chip = new Chip(words(progress), holder);
            chip->setAccessibleName(words(progress) + QStringLiteral(", ") + goal.wording);
            holder->layout()->addWidget(chip);
            connect(chip, &QAbstractButton::clicked, this, [this, wording = goal.wording, progress](bool on) {
                if (on) {
                    m_report.setProgress(wording, progress);
                } else {
                    m_report.clearProgress(wording);
                }
            });
            m_marks.push_back({goal.wording, progress, chip});
        }
        m_rows->addWidget(holder);
    }
}

void GoalReview::refresh()
{
    for (const Mark& mark : m_marks) {
        const QSignalBlocker block(mark.chip);
        mark.chip->setChecked(m_report.progressOf(mark.wording) == mark.progress);
        mark.chip->update();
    }
}

} // namespace relais
