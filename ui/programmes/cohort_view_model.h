#pragma once

#include "core/calls/call_desk.h"
#include "core/queue/calendar.h"

#include <QObject>
#include <QTimer>

namespace relais {

/// The phone cohort of the pathway that is looked at: how many are called since it was chosen last, how many may be, and having the server choose it
/// anew, after a question. While the server is at it, asks again every few seconds. Borrows; interface thread.
class CohortViewModel : public QObject {
    Q_OBJECT
public:
    /// By what it would be chosen: what stands in the fields of the page.
    struct Wanted {
        QString pathway;
        int nurseHundredths = 0;
        int everyDays = 1;
        std::int64_t bound = 0; ///< people who may be called
        bool operator==(const Wanted&) const = default;
    };
    CohortViewModel(CallDesk& desk, const Calendar& calendar, const CentreId& centre, QObject* parent = nullptr);

    /// `pathway` empty: of none. `wanted` nothing: a field is wrong, or the pathway has no phone cohort.
    void look(const QString& pathway, const std::optional<Wanted>& wanted);
    /// Asks the server, unless an answer is awaited.
    void load();

    /// How it stands: always a sentence, empty only where no pathway is chosen.
    QString standing() const;
    bool isMissing() const { return m_failure.has_value(); }
    /// How many may be called, by what stands in the fields; empty: not to be said.
    QString bound() const;
    /// What is asked before it is chosen anew; empty: nobody asked for that.
    QString question() const;
    /// What came of asking for it; empty: nothing.
    const QString& message() const { return m_message; }
    bool isRefused() const { return m_refused; }

    bool hasCohort() const;
    bool isAtWork() const;
    bool mayAsk() const;
    /// The question; where there is none to ask, why.
    void askFirst();
    void takeBack();
    void choose();

Q_SIGNALS:
    void changed();
    /// A sentence to be said aloud.
    void announced(const QString& sentence);

private:
    const PhoneCohorts::OfPathway* cohort() const;
    void take(const PhoneCohorts& cohorts);
    void say(const QString& sentence, bool refused);
    QString localMoment(Instant at) const;

    CallDesk& m_desk;
    const Calendar& m_calendar;
    CentreId m_centre;
    QString m_pathway;
    std::optional<Wanted> m_wanted;
    std::optional<PhoneCohorts> m_cohorts;
    std::optional<Error> m_failure; ///< why nothing is known
    QString m_message;
    bool m_refused = false;
    bool m_asked = false; ///< the question stands
    bool m_loading = false;
    bool m_sending = false;
    QTimer m_again;
};

} // namespace relais
