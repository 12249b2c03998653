#pragma once

#include "core/base/clock.h"
#include "core/calls/call_desk.h"
#include "core/calls/outcome_catalogue.h"
#include "ui/words/time_words.h"

namespace relais {

/// What the server refused or kept as a conflict: each with its reason, to be opened, corrected and sent again. Interface thread.
class SyncProblemsViewModel : public QObject {
    Q_OBJECT
public:
    struct Row {
        RefusedFact fact;
        QString name;
        QString what;   ///< "Absent, mardi 14:02"
        QString reason; ///< whole sentences
    };
    SyncProblemsViewModel(
        CallDesk& desk, const OutcomeCatalogue& outcomes, const Clock& clock, TimeWords time, QObject* parent = nullptr);

    const std::vector<Row>& rows() const { return m_rows; }
    const QString& message() const { return m_message; }
    bool isLoading() const { return m_loading; }
    const OutcomeCatalogue& outcomes() const { return m_outcomes; }
    const TimeWords& time() const { return m_time; }
    Instant now() const { return m_clock.now(); }
    void load();
    /// When something is missing, that is said and the row stays as it is.
    void resend(int row, const CloseRequest& corrected, const QString& note);
    /// Kept by the server, nothing to correct: it is read, and listed no more.
    static bool isOnlyToSee(const RefusedFact& fact);
    void seen(int row);

Q_SIGNALS:
    void changed();
    /// `message` says what is missing; what was filled in stays.
    void complained();

private:
    CallDesk& m_desk;
    const OutcomeCatalogue& m_outcomes;
    const Clock& m_clock;
    TimeWords m_time;
    std::vector<Row> m_rows;
    QString m_message;
    bool m_loading = false;
};

} // namespace relais
