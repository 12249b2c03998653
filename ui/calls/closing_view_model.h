#pragma once

#include "core/base/clock.h"
#include "core/queue/calendar.h"
#include "ui/calls/outcome_list_view_model.h"
#include "ui/calls/report_view_model.h"
#include "ui/followups/callback_view_model.h"
#include "ui/words/call_words.h"

namespace relais {

/// How a call is closed: the list of outcomes, what an outcome asks, the marks, the report, what will follow, and the save.
/// Owned by the desk page; interface thread. A failed save keeps everything as it is and says so through `message`.
class ClosingViewModel : public QObject {
    Q_OBJECT
public:
    /// What stands in the right column.
    enum class Panel { Outline, Outcomes, Ask, Report };

    ClosingViewModel(CallDesk& desk, const OutcomeCatalogue& outcomes, const Calendar& calendar, const Clock& clock,
        TimeWords time, QObject* parent = nullptr);

    Panel panel() const { return m_panel; }
    const std::vector<OutcomeRow>& rows() const { return m_rows; }
    int currentRow() const { return m_currentRow; }
    std::optional<OutcomeCode> selected() const { return m_selected; }
    OutcomeQuestion question() const;
    bool hasReport() const;
    /// The list was opened for what the campaign asks, not for why nobody was reached.
    bool decisionsFirst() const { return m_decisionsFirst; } ///< the campaign knows "fructueux"
    ReportViewModel& report() { return m_report; }
    CallbackViewModel& callback() { return m_callback; }
    const std::vector<MarkSet>& marks() const { return m_marks; }
    std::optional<MarkKind> pendingMark() const { return m_pendingMark; }
    bool isSaving() const { return m_saving; }
    QString message() const { return m_message; }
    NextStepWords nextStep() const;
    QDate until() const { return m_until; }
    const QString& help() const { return m_help; }
    std::optional<PhoneNumber> badNumber() const { return m_badNumber; }
    /// What she joins who enrols now, with the consents to ask; null: nothing.
    const JoiningOffer* joins() const;
    bool isGiven(const QString& consent) const { return m_consents.contains(consent); }

    // keys
    void openReport();        ///< F6: the report, or the decisions of the campaign
    void openOutcomes();      ///< F7
    void back();              ///< Escape: one step back, nothing that was typed is lost
    bool press(QChar letter); ///< a letter of the list, or X Z D; false when it is none
    void moveRow(int by);
    void choose(OutcomeCode code); ///< saves at once when nothing is asked
    void confirm();                ///< Return: the current line, the pending mark, or the answer
    void save(CloseRequest::Then then = CloseRequest::Then::Next, const StateReason& reason = {});

    void askMark(MarkKind kind); ///< shows the confirmation, or takes the mark back
    void confirmMark();
    void setSaidBy(const QString& text) { m_saidBy = text; }

    void setUntil(QDate date);
    void setHelp(const QString& text);
    void setBadNumber(const PhoneNumber& number);
    /// None is given until somebody says so.
    void setConsent(const QString& code, bool given);

Q_SIGNALS:
    void changed();
    void saved();

private:
    void reread();
    /// A save was taken back: all that had been chosen is there again.
    void takeUp(const std::optional<CloseRequest>& takenBack);
    /// What follows each outcome, with the marks that stand beside it.
    void rereadRows();
    void show(Panel panel);
    CloseRequest request() const;
    void finish(const Result<Done>& result);

    CallDesk& m_desk;
    const OutcomeCatalogue& m_outcomes;
    const Clock& m_clock;
    TimeWords m_time;
    ReportViewModel m_report;
    CallbackViewModel m_callback;
    Panel m_panel = Panel::Outline;
    std::vector<OutcomeRow> m_rows;
    int m_currentRow = 0;
    bool m_decisionsFirst = false;
    std::optional<OutcomeCode> m_selected;
    std::vector<MarkSet> m_marks;
    std::optional<MarkKind> m_pendingMark;
    QString m_saidBy;
    QDate m_until;
    QString m_help;
    std::optional<PhoneNumber> m_badNumber;
    QStringList m_consents; ///< codes
    bool m_saving = false;
    QString m_message;
    QString m_contactKey;
    int m_draftsRestored = 0;
};

} // namespace relais
