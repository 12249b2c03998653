#include "ui/calls/report_view_model.h"

#include "ui/words/typography.h"

#include <algorithm>

namespace relais {
namespace {

void setListed(QStringList& list, const QString& code, bool on)
{
    list.removeAll(code);
    if (on) {
        list << code;
    }
}

/// Progress of goals carried over; "set" is none of theirs.
std::optional<GoalProgress> progressCode(const QString& code)
{
    const auto progress = goalProgressFromCode(code);
    return progress == GoalProgress::Set ? std::nullopt : progress;
}

QString lineOf(const ScriptStep& step, const ScriptStep::Chip& chip)
{
    return typographic(step.title + QStringLiteral(" : ") + chip.label);
}

} // namespace

QString withLine(const QString& text, const QString& line, bool on)
{
    QStringList lines = text.isEmpty() ? QStringList() : text.split(u'\n');
    setListed(lines, line, on);
    return lines.join(u'\n');
}

bool hasLine(const QString& text, const QString& line)
{
    return text.split(u'\n').contains(line);
}

ReportViewModel::ReportViewModel(CallDesk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

void ReportViewModel::start(const ContactOnScreen& contact, QDate today)
{
    m_today = today;
    m_campaign = contact.campaign;
    m_report = contact.reportDraft.value_or(CallReport{});
    m_carried = contact.contact.person.health ? contact.contact.person.health->goals : std::vector<Goal>{};
    if (!contact.reportDraft) {
        // The member's consent decides, and can be changed call by call.
        m_report.feedbackToPhysician = false;
    }
    Q_EMIT changed();
}

void ReportViewModel::commit()
{
    m_desk.setReportDraft(m_report);
    Q_EMIT changed();
}

bool ReportViewModel::isTheme(const QString& code) const
{
    return m_campaign && std::any_of(m_campaign->themes.begin(), m_campaign->themes.end(), [&](const ScriptStep::Chip& theme) {
        return theme.code == code;
    });
}

bool ReportViewModel::isTicked(const ScriptStep& step, const ScriptStep::Chip& chip) const
{
    if (isTheme(chip.code)) {
        return hasTheme(chip.code);
    }
    if (const auto family = goalFamilyFromCode(chip.code)) {
        return hasNewGoal(*family);
    }
    if (const auto progress = progressCode(chip.code); progress && !m_carried.empty()) {
        return std::all_of(
            m_carried.begin(), m_carried.end(), [&](const Goal& goal) { return progressOf(goal.wording) == progress; });
    }
    return hasLine(m_report.freeText, lineOf(step, chip));
}

void ReportViewModel::tick(const ScriptStep& step, const ScriptStep::Chip& chip, bool on)
{
    if (isTicked(step, chip) == on) {
        return;
    }
    if (isTheme(chip.code)) {
        setTheme(chip.code, on);
    } else if (const auto family = goalFamilyFromCode(chip.code)) {
        setNewGoal(*family, on);
    } else if (const auto progress = progressCode(chip.code); progress && !m_carried.empty()) {
        for (const Goal& goal : m_carried) {
            std::erase_if(m_report.goals, [&](const Goal& other) { return other.wording == goal.wording; });
            if (on) {
                m_report.goals.push_back({goal.family, goal.wording, *progress, goal.target});
            }
        }
        commit();
    } else {
        m_report.freeText = withLine(m_report.freeText, lineOf(step, chip), on).left(500);
        commit();
    }
}

void ReportViewModel::setTheme(const QString& code, bool on)
{
    setListed(m_report.themes, code, on);
    commit();
}

void ReportViewModel::setBooklet(const QString& code, bool on)
{
    setListed(m_report.booklets, code, on);
    commit();
}

bool ReportViewModel::hasExam(ExamKind kind) const
{
    return std::any_of(m_report.exams.begin(), m_report.exams.end(), [&](const Exam& exam) { return exam.kind == kind; });
}

void ReportViewModel::setExam(ExamKind kind, bool done)
{
    std::erase_if(m_report.exams, [&](const Exam& exam) { return exam.kind == kind; });
    if (done) {
        // Said on the telephone: the exact day is not asked for, that of the call stands for it.
        m_report.exams.push_back({kind, m_today, ExamSource::DeclaredByPerson, m_today});
    }
    commit();
}

void ReportViewModel::setTobacco(std::optional<TobaccoStatus> status)
{
    m_report.tobacco = status;
    commit();
}

void ReportViewModel::setTreatmentDifficulty(bool on)
{
    m_report.treatmentDifficulty = on;
    commit();
}

void ReportViewModel::setFeedback(bool on)
{
    m_report.feedbackToPhysician = on;
    commit();
}

void ReportViewModel::setPromised(const QString& text)
{
    if (text != m_report.promised) {
        m_report.promised = text.left(200);
        commit();
    }
}

void ReportViewModel::setSocialNeeds(const QString& text)
{
    if (text != m_report.socialNeeds) {
        m_report.socialNeeds = text.left(200);
        commit();
    }
}

void ReportViewModel::setFreeText(const QString& text)
{
    if (text != m_report.freeText) {
        m_report.freeText = text.left(500);
        commit();
    }
}

std::optional<GoalProgress> ReportViewModel::progressOf(const QString& wording) const
{
    for (const Goal& goal : m_report.goals) {
        if (goal.wording == wording && goal.progress != GoalProgress::Set) {
            return goal.progress;
        }
    }
    return std::nullopt;
}

void ReportViewModel::setProgress(const QString& wording, GoalProgress progress)
{
    for (const Goal& goal : m_carried) {
        if (goal.wording == wording) {
            std::erase_if(m_report.goals, [&](const Goal& other) { return other.wording == wording; });
            m_report.goals.push_back({goal.family, wording, progress, goal.target});
            commit();
            return;
        }
    }
}

void ReportViewModel::clearProgress(const QString& wording)
{
    std::erase_if(
        m_report.goals, [&](const Goal& other) { return other.wording == wording && other.progress != GoalProgress::Set; });
    commit();
}

bool ReportViewModel::hasNewGoal(GoalFamily family) const
{
    return std::any_of(m_report.goals.begin(), m_report.goals.end(),
        [&](const Goal& goal) { return goal.family == family && goal.progress == GoalProgress::Set; });
}

QString ReportViewModel::newGoal(GoalFamily family) const
{
    for (const Goal& goal : m_report.goals) {
        if (goal.family == family && goal.progress == GoalProgress::Set) {
            return goal.wording;
        }
    }
    return {};
}

Goal* ReportViewModel::newGoalOf(GoalFamily family)
{
    const auto at = std::find_if(m_report.goals.begin(), m_report.goals.end(),
        [&](const Goal& goal) { return goal.family == family && goal.progress == GoalProgress::Set; });
    return at == m_report.goals.end() ? nullptr : &*at;
}

void ReportViewModel::setNewWording(GoalFamily family, const QString& wording)
{
    if (Goal* goal = newGoalOf(family); goal != nullptr && goal->wording != wording) {
        goal->wording = wording.left(200);
        commit();
    }
}

std::optional<QDate> ReportViewModel::newTarget(GoalFamily family) const
{
    for (const Goal& goal : m_report.goals) {
        if (goal.family == family && goal.progress == GoalProgress::Set) {
            return goal.target;
        }
    }
    return std::nullopt;
}

void ReportViewModel::setNewTarget(GoalFamily family, std::optional<QDate> target)
{
    if (target && (!target->isValid() || *target < m_today)) {
        target.reset();
    }
    if (Goal* goal = newGoalOf(family); goal != nullptr && goal->target != target) {
        goal->target = target;
        commit();
    }
}

void ReportViewModel::setNewGoal(GoalFamily family, bool on, const QString& wording)
{
    std::erase_if(m_report.goals, [&](const Goal& goal) { return goal.family == family && goal.progress == GoalProgress::Set; });
    if (on) {
        m_report.goals.push_back({family, wording.left(200), GoalProgress::Set, {}});
    }
    commit();
}

} // namespace relais
