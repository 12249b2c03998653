#pragma once

#include "core/programmes/reminder_store.h"
#include "core/programmes/sending_obstacle.h"
#include "core/queue/central_unit.h"
#include "core/queue/rule_book.h"

#include <array>

namespace relais {

/// What one batch of the work list came to. Counts alone: nothing personal.
struct ReminderBatch {
    int sendable = 0;
    std::array<int, sendingObstacleCount> obstacles{}; ///< by SendingObstacle
    std::optional<Instant> hoursFrom;                  ///< when the first of those that wait for the hours may go out
    std::optional<OpenMessage> last;                   ///< go on behind it; nothing: that was all

    void goOn(const ReminderBatch& next); ///< counts the next batch in, and stands where that one ended
};

/// One line for the printer or the gateway. Personal: never in a log.
struct ReminderLine {
    FactId fact; ///< its reference: the same line made again bears it again
    QString pathway;
    QString version;
    QString step;
    int occurrence = 1;
    QString title;
    PersonIdentity identity;
    QString addressLine; ///< of letters
    QString postalCode;
    QString town;
    std::optional<PhoneNumber> mobile; ///< of SMS
    QString email;                     ///< of e-mails
};
struct ReminderLines {
    std::vector<ReminderLine> lines;
    int takenBack = 0; ///< recorded as sent, and stopped before the file was made
    int waiting = 0;   ///< recorded as sent inside the hours, which are over: without a line, and kept for the same file
    std::optional<Instant> hoursFrom; ///< when the first of these may go out
    std::optional<FactId> last;       ///< go on behind it; nothing: that was all
};

/// The messages of schedules that are due: letters, SMS and e-mails, which no call and no professional brings. Each is judged again by the
/// facts just before it goes out: after a withdrawal, an objection, a death or without the consent that it needs none does. SMS and e-mails go
/// out at the hours of messages alone (message_hours.h).
/// One centre, inside one transaction of `unit` and `store`; storage failures travel through. Source: domain reference §3, follow-up step.
class Reminders {
public:
    Reminders(CentralUnit& unit, ReminderStore& store, const RuleBook& rules) : m_unit(unit), m_store(store), m_rules(rules) {}

    /// What is to go out at `at`, of up to `limit` messages behind `after`; at which hour of the day is no matter. Writes nothing.
    ReminderBatch count(StepChannel channel, Instant at, const std::optional<OpenMessage>& after, int limit);

    /// Records what goes out now as sent, one fact each, in the name of the centre itself (no agent, no desk), and lists it for the export;
    /// what is too late is recorded as dropped, what cannot be addressed or waits for its hours stays due. The schedules follow at once.
    ReminderBatch send(const ReminderExport& to, const std::optional<OpenMessage>& after, int limit, Instant now);

    /// The lines of what an export recorded, by its facts, behind `after`. What must not go out any more (an export that was broken off may
    /// be ended days later) is taken back by a fact and gives no line. What only waits for its hours is neither: as long as there is any, the
    /// file is not to be given.
    ReminderLines lines(const ReminderExport& of, const std::optional<FactId>& after, int limit, Instant now);

private:
    struct Known;
    struct Judged;
    std::optional<Known> know(const PersonId& person) const;
    std::optional<Judged> judge(const OpenMessage& message, StepChannel channel, const Known& known, Instant at) const;
    void bindToHours(Judged& judged, StepChannel channel, const Known& known, Instant now) const;
    FactId record(Known& known, FactBody body, const std::optional<FactId>& corrects, Instant now);

    CentralUnit& m_unit;
    ReminderStore& m_store;
    const RuleBook& m_rules;
    std::int64_t m_seq = 0;
};

} // namespace relais
