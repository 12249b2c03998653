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
        bool correctable = false;
    };
    SyncProblemsViewModel(
        CallDesk& desk, const OutcomeCatalogue& outcomes, const Clock& clock, TimeWords time, QObject* parent = nullptr);

    const std::vector<Row>& rows() const { return m_rows; }
    const QString& message() const { return m_message; }
    bool isLoading() const { return m_loading; }
    /// Outcomes that need nothing more than a choice, offered for the correction.
    std::vector<std::pair<OutcomeCode, QString>> choices() const;
    void load();
    void resend(int row, OutcomeCode outcome, const QString& note);

Q_SIGNALS:
    void changed();

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
