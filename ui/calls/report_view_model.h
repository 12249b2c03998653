#pragma once

#include "core/calls/call_desk.h"
#include "core/campaigns/campaign_spec.h"

#include <QObject>

namespace relais {

/// The report of the call on screen while it is filled in: chips that are ticked, and a few short texts.
/// Owned by the desk's view-model; interface thread. Each change is kept as a draft by the desk, so that a kill loses nothing.
/// A chip of the outline fills the field that its code names: a theme, a family of goals ("move"), the progress of the goals
/// carried over ("reached"); any other becomes a line of the free text ("Connaissances : en partie").
class ReportViewModel : public QObject {
    Q_OBJECT
public:
    explicit ReportViewModel(CallDesk& desk, QObject* parent = nullptr);

    const CallReport& report() const { return m_report; }
    bool isComplete() const { return m_report.isComplete(); }

    /// Takes another contact: her draft or an empty report, and the goals carried over from last time.
    void start(const ContactOnScreen& contact, QDate today);

    bool isTicked(const ScriptStep& step, const ScriptStep::Chip& chip) const;
    void tick(const ScriptStep& step, const ScriptStep::Chip& chip, bool on);

    bool hasTheme(const QString& code) const { return m_report.themes.contains(code); }
    void setTheme(const QString& code, bool on);
    bool hasBooklet(const QString& code) const { return m_report.booklets.contains(code); }
    void setBooklet(const QString& code, bool on);
    bool hasExam(ExamKind kind) const;
    void setExam(ExamKind kind, bool done);
    void setTobacco(std::optional<TobaccoStatus> status);
    void setTreatmentDifficulty(bool on);
    void setFeedback(bool on);
    void setPromised(const QString& text);
    void setFreeText(const QString& text);
    void setSocialNeeds(const QString& text);
    /// The goals of last time, and how far each has come.
    const std::vector<Goal>& carriedGoals() const { return m_carried; }
    std::optional<GoalProgress> progressOf(const QString& wording) const;
    void setProgress(const QString& wording, GoalProgress progress);
    /// No word on that goal in this call.
    void clearProgress(const QString& wording);
    /// A goal set in this call; an empty wording takes it away.
    QString newGoal(GoalFamily family) const;
    bool hasNewGoal(GoalFamily family) const;
    void setNewGoal(GoalFamily family, bool on, const QString& wording = {});
    /// Of a goal set in this call: its wording, and the day until which it is meant. A day before today is none.
    void setNewWording(GoalFamily family, const QString& wording);
    std::optional<QDate> newTarget(GoalFamily family) const;
    void setNewTarget(GoalFamily family, std::optional<QDate> target);
    QDate today() const { return m_today; }

Q_SIGNALS:
    void changed();

private:
    void commit();
    bool isTheme(const QString& code) const;
    Goal* newGoalOf(GoalFamily family);

    CallDesk& m_desk;
    std::shared_ptr<const CampaignSpec> m_campaign;
    CallReport m_report;
    std::vector<Goal> m_carried;
    QDate m_today;
};

/// A line of a text, "Connaissances : en partie", put in or taken out.
QString withLine(const QString& text, const QString& line, bool on);
bool hasLine(const QString& text, const QString& line);

} // namespace relais
