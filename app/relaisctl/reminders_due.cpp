// relaisctl reminders due: the work list in numbers.
#include "app/relaisctl/reminders_options.h"
#include "app/relaisctl/reminders_verbs.h"
#include "app/relaisctl/stop_signal.h"
#include "app/relaisctl/tool_store.h"
#include "core/programmes/reminders.h"
#include "db/programmes/reminder_repository.h"
#include "ui/words/reminder_words.h"

namespace relais {

namespace {

constexpr int messagesAtOnce = 500;

/// Until when: now, or the end of that day on the clocks of the mainland.
Instant momentOf(const ToolStore& store, const std::optional<QDate>& until)
{
    return until ? store.rules().calendar.instantOf({until->addDays(1), QTime(0, 0)}, {}) - Microseconds(1) : store.now();
}

Result<ReminderBatch> counted(ToolStore& store, StepChannel channel, Instant at)
{
    ReminderBatch all;
    do {
        const auto batch = store.readUnit([&](CentralUnit& unit, Connection& connection) {
            ReminderRepository reminders(connection, store.centre());
            return Reminders(unit, reminders, store.rules()).count(channel, at, all.last, messagesAtOnce);
        });
        if (!batch) {
            return failure(batch.error());
        }
        if (StopSignal::requested()) {
            return failure(ErrorCode::Cancelled);
        }
        all.goOn(*batch);
    } while (all.last);
    return all;
}

} // namespace

int runRemindersDue(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const auto options = RemindersOptions::of(arguments, streams, false, code);
    if (!options) {
        return code;
    }
    const auto store = ToolStore::open(options->database, options->centre, options->folders);
    if (!store) {
        streams.say(ReminderWords::failed(store.error()));
        return ExitFailed;
    }
    for (const StepChannel channel : {StepChannel::Letter, StepChannel::Sms, StepChannel::Email}) {
        if (options->channel && *options->channel != channel) {
            continue;
        }
        const auto all = counted(**store, channel, momentOf(**store, options->until));
        if (!all) {
            streams.say(ReminderWords::failed(all.error()));
            return all.error().code == ErrorCode::Cancelled ? ExitInterrupted : ExitFailed;
        }
        streams.print(ReminderWords::due(channel, *all));
    }
    return ExitDone;
}

} // namespace relais
