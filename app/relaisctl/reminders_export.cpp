// relaisctl reminders export: due messages become a file, and facts.
#include "app/relaisctl/reminder_file.h"
#include "app/relaisctl/reminders_options.h"
#include "app/relaisctl/reminders_verbs.h"
#include "app/relaisctl/stop_signal.h"
#include "app/relaisctl/tool_store.h"
#include "core/programmes/step_choice.h"
#include "db/programmes/reminder_repository.h"
#include "ui/words/reminder_words.h"

#include <QFile>
#include <QLockFile>

#include <algorithm>

namespace relais {

namespace {

constexpr int messagesInOneWrite = 200; ///< some tens of milliseconds: whoever else writes comes in between

/// One export, from where it stands to its end. What is recorded and not in a file yet is never lost: the file is made from the facts.
class Export {
public:
    Export(ToolStore& store, const RemindersOptions& options) : m_store(store), m_options(options) {}

    Result<Done> run()
    {
        const auto begun = begin();
        if (!begun) {
            return begun;
        }
        // Whole beside its name, perhaps for days: what a machine sends is judged again, by its hours too.
        m_onlyNamed = m_export.state == ReminderExport::State::Written
            && !(isElectronic(m_export.channel) && QFile::exists(ReminderFile::partOf(m_export.file)));
        if (!m_onlyNamed) {
            if (const auto gathered = gather(); !gathered) {
                return gathered;
            }
            if (const auto written = write(); !written) {
                return written;
            }
        }
        return give();
    }

    const ReminderBatch& batch() const { return m_all; }
    std::int64_t lines() const { return m_lines; }
    std::int64_t takenBack() const { return m_takenBack; }
    std::int64_t waiting() const { return m_waiting; } ///< recorded, and the file is not made outside their hours
    std::optional<Instant> waitsUntil() const { return m_waitsUntil; }
    bool wentOn() const { return m_wentOn; }
    bool onlyNamed() const { return m_onlyNamed; } ///< all but its name was done before
    const QString& fileInTheWay() const { return m_inTheWay; }

private:
    template <typename Work>
    auto within(Work work)
    {
        return m_store.inUnit([&](CentralUnit& unit, Connection& connection) {
            ReminderRepository reminders(connection, m_store.centre());
            return work(unit, reminders);
        });
    }

    Result<Done> begin()
    {
        const auto begun = within([&](CentralUnit& unit, ReminderRepository& reminders) {
            if (const auto open = reminders.unfinished(*m_options.channel)) {
                m_export = *open;
                m_wentOn = true;
                return Done{};
            }
            m_export = {unit.ids.make<ReminderExportId>(), *m_options.channel, m_options.out, m_store.now(),
                ReminderExport::State::Gathering};
            if (!QFile::exists(m_options.out)) {
                reminders.begin(m_export);
            }
            return Done{};
        });
        if (!begun) {
            return begun;
        }
        // A broken one is ended under its own name: elsewhere nobody would know which of the two was taken.
        if (m_export.file != m_options.out) {
            m_inTheWay = m_export.file;
            return failure(ErrorCode::Conflict);
        }
        if (!m_wentOn && QFile::exists(m_options.out)) {
            return failure(ErrorCode::Conflict);
        }
        return Done{};
    }

    Result<Done> gather()
    {
        do {
            const auto batch = within([&](CentralUnit& unit, ReminderRepository& reminders) {
                return Reminders(unit, reminders, m_store.rules()).send(m_export, m_all.last, messagesInOneWrite, m_store.now());
            });
            if (!batch) {
                return failure(batch.error());
            }
            m_all.goOn(*batch);
            if (StopSignal::requested()) {
                return failure(ErrorCode::Cancelled);
            }
        } while (m_all.last);
        return Done{};
    }

    Result<Done> write()
    {
        ReminderFile file(m_export.file, m_export.channel);
        if (const auto begun = file.begin(); !begun) {
            return begun;
        }
        std::optional<FactId> after;
        do {
            const auto made = within([&](CentralUnit& unit, ReminderRepository& reminders) {
                return Reminders(unit, reminders, m_store.rules()).lines(m_export, after, messagesInOneWrite, m_store.now());
            });
            if (!made) {
                return failure(made.error());
            }
            for (const ReminderLine& line : made->lines) {
                if (const auto added = file.add(line); !added) {
                    return added;
                }
            }
            m_lines += static_cast<std::int64_t>(made->lines.size());
            m_takenBack += made->takenBack;
            m_waiting += made->waiting;
            if (made->hoursFrom) {
                m_waitsUntil = std::min(m_waitsUntil.value_or(*made->hoursFrom), *made->hoursFrom);
            }
            after = made->last;
            if (StopSignal::requested()) {
                return failure(ErrorCode::Cancelled);
            }
        } while (after);
        if (m_waiting > 0) {
            return failure(ErrorCode::NotCallable); // begun inside the hours, and they are over
        }
        if (const auto kept = file.keep(); !kept) {
            return kept;
        }
        return setState(ReminderExport::State::Written);
    }

    /// The name is given once: whether that happened is told by the part, which is gone then.
    Result<Done> give()
    {
        if (QFile::exists(ReminderFile::partOf(m_export.file))) {
            if (const auto given = ReminderFile::give(m_export.file); !given) {
                return given;
            }
        }
        return setState(ReminderExport::State::Given);
    }

    Result<Done> setState(ReminderExport::State state)
    {
        return within([&](CentralUnit&, ReminderRepository& reminders) {
            reminders.setState(m_export.id, state);
            m_export.state = state;
            return Done{};
        });
    }

    ToolStore& m_store;
    const RemindersOptions& m_options;
    ReminderExport m_export;
    ReminderBatch m_all;
    std::int64_t m_lines = 0;
    std::int64_t m_takenBack = 0;
    std::int64_t m_waiting = 0;
    std::optional<Instant> m_waitsUntil;
    bool m_wentOn = false;
    bool m_onlyNamed = false;
    QString m_inTheWay;
};

int tellFailure(const Error& error, const Export& made, const ReminderWords::Clock& clock, const ToolStreams& streams)
{
    if (error.code == ErrorCode::NotCallable) {
        streams.say(ReminderWords::waitsForHours(made.waiting(), made.waitsUntil(), clock));
        return ExitRefused;
    }
    if (error.code == ErrorCode::Conflict) {
        streams.say(made.fileInTheWay().isEmpty() ? ReminderWords::outIsThere()
                                                  : ReminderWords::unfinishedElsewhere(made.fileInTheWay()));
        return ExitRefused;
    }
    if (error.code == ErrorCode::Cancelled) {
        streams.say(ReminderWords::brokenOff());
        return ExitInterrupted;
    }
    streams.say(ReminderWords::failed(error));
    return ExitFailed;
}

} // namespace

int runRemindersExport(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const auto options = RemindersOptions::of(arguments, streams, true, code);
    if (!options) {
        return code;
    }
    // Two at once would each think that the other was broken off. The lock of a process that was killed is no lock.
    QLockFile alone(options->database.path() + QStringLiteral(".reminders.lock"));
    alone.setStaleLockTime(std::chrono::milliseconds(0));
    if (options->database.isFile() && !alone.tryLock(std::chrono::milliseconds(0))) {
        streams.say(ReminderWords::anotherRuns());
        return ExitRefused;
    }
    const auto store = ToolStore::open(options->database, options->centre, options->folders);
    if (!store) {
        streams.say(ReminderWords::failed(store.error()));
        return ExitFailed;
    }
    // A server knows whose connection ended: there the lock is the connection's.
    if (const auto turn = (*store)->takeExportTurn(); !turn || !*turn) {
        streams.say(turn ? ReminderWords::anotherRuns() : ReminderWords::failed(turn.error()));
        return turn ? ExitRefused : ExitFailed;
    }
    const Calendar& calendar = (*store)->rules().calendar;
    const ReminderWords::Clock clock{TimeWords(calendar.zoneOf(calendar.territoryOfCentre((*store)->centre()))), (*store)->now()};
    Export made(**store, *options);
    if (const auto done = made.run(); !done) {
        return tellFailure(done.error(), made, clock, streams);
    }
    if (!made.onlyNamed()) {
        streams.print(ReminderWords::exported(*options->channel, made.batch(), made.lines(), made.takenBack(), clock));
    }
    if (made.wentOn()) {
        streams.say(ReminderWords::wentOn());
    }
    return ExitDone;
}

} // namespace relais
