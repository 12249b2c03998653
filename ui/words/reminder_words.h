#pragma once

#include "core/base/error.h"
#include "core/programmes/reminders.h"
#include "ui/words/time_words.h"

#include <QString>

namespace relais {

/// What relaisctl reminders says: counts, never a name. French, whole sentences. Pure.
struct ReminderWords {
    /// On which an hour is said: the centre's, and what it shows now.
    struct Clock {
        TimeWords time;
        Instant now;
    };
    static QString dueSummary();
    static QString exportSummary();
    static QString help();
    static QString unknownOption();
    static QString storeWanted();
    static QString channelWanted();
    static QString dayNotUnderstood();
    static QString outWanted();
    static QString outIsThere();
    static QString unfinishedElsewhere(const QString& file);
    static QString anotherRuns();
    static QString brokenOff();
    static QString wentOn();
    /// One line for the channel, and one for each reason why some cannot be sent.
    static QString due(StepChannel channel, const ReminderBatch& counted);
    static QString exported(
        StepChannel channel, const ReminderBatch& counted, std::int64_t lines, std::int64_t takenBack, const Clock& clock);
    /// An export that was broken off inside the hours of messages is not ended outside them.
    static QString waitsForHours(std::int64_t waiting, const std::optional<Instant>& from, const Clock& clock);
    static QString failed(const Error& error);
};

} // namespace relais
