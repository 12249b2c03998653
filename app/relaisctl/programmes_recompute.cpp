// relaisctl programmes recompute: schedules derived again after a protocol was corrected, beside a server that may run.
#include "app/relaisctl/programmes_verbs.h"
#include "app/relaisctl/stop_signal.h"
#include "app/relaisctl/terminal_watch.h"
#include "app/relaisctl/tool_store.h"
#include "core/base/batch_pace.h"
#include "core/programmes/recompute_pathway.h"
#include "db/accounts/account_repository.h"
#include "db/base/migrator.h"
#include "db/programmes/version_repository.h"
#include "ui/words/recompute_words.h"
#include "ui/words/tool_words.h"

#include <QCommandLineParser>

#include <algorithm>

namespace relais {

namespace {

constexpr double longestRest = 100; ///< that somebody may ask for

struct Job {
    QString pathway;
    StoreAddress database;
    RuleFolders folders;
    double rest;
};

std::optional<Job> jobOf(const QStringList& arguments, const ToolStreams& streams, int& code)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("database"), {}, QStringLiteral("file")});
    parser.addOption({QStringLiteral("programmes"), {}, QStringLiteral("folder")});
    parser.addOption({QStringLiteral("campaigns"), {}, QStringLiteral("folder")});
    parser.addOption({QStringLiteral("rest"), {}, QStringLiteral("times"), QString::number(BatchPace::besideDesks)});
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    code = ExitUsage;
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        return std::nullopt;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        streams.print(RecomputeWords::help());
        code = ExitDone;
        return std::nullopt;
    }
    const auto database = existingStore(parser.value(QStringLiteral("database")));
    if (!database && database.error().code == ErrorCode::NotFound) {
        streams.say(RecomputeWords::noStore());
        return std::nullopt;
    }
    if (parser.positionalArguments().size() != 1 || !database) {
        streams.say(RecomputeWords::pathwayAndStoreWanted());
        return std::nullopt;
    }
    bool isNumber = false;
    const double rest = parser.value(QStringLiteral("rest")).toDouble(&isNumber);
    if (!isNumber || !(rest >= 0 && rest <= longestRest)) {
        streams.say(RecomputeWords::restWanted());
        return std::nullopt;
    }
    return Job{parser.positionalArguments().constFirst(), *database,
        {parser.value(QStringLiteral("programmes")), parser.value(QStringLiteral("campaigns"))}, rest};
}

/// One centre's people, batch after batch; each is a transaction of its own, so a stop loses nothing and can be done again.
class Recomputation {
public:
    Recomputation(Connection& connection, const CentreId& centre, const RuleBook& rules, double rest, TerminalWatch& watch)
        : m_connection(connection), m_centre(centre), m_rules(rules), m_pace(rest), m_watch(watch), m_ids(m_clock, m_random)
    {}

    Result<bool> run(const QString& pathway)
    {
        const auto all = inUnit([&](CentralUnit& unit) { return unit.pathways.countMembers(pathway); });
        if (!all) {
            return failure(all.error());
        }
        std::optional<PersonId> after;
        do {
            std::chrono::nanoseconds began{};
            const auto batch = inUnit([&](CentralUnit& unit) {
                began = m_clock.monotonic(); // it may have waited for whoever writes: that is no work of its own
                return recomputePathway(unit, m_rules, pathway, after, m_pace.size(), m_clock.now());
            });
            if (!batch) {
                return failure(batch.error());
            }
            m_people += batch->people;
            m_changed += batch->changed;
            m_unknown += batch->unknown;
            after = batch->last;
            if (!m_watch.goOn(m_people, *all)) {
                return false;
            }
            const auto rest = m_pace.took(std::chrono::duration_cast<std::chrono::microseconds>(m_clock.monotonic() - began));
            if (after) {
                StopSignal::waitFor(rest); // desks have their turn
            }
        } while (after);
        return true;
    }
    std::int64_t people() const { return m_people; }
    std::int64_t changed() const { return m_changed; }
    std::int64_t unknown() const { return m_unknown; }

private:
    template <typename Work>
    auto inUnit(Work work) -> Result<std::invoke_result_t<Work, CentralUnit&>>
    {
        return inCentralUnit(m_connection, m_centre, m_clock, m_ids, std::move(work));
    }

    Connection& m_connection;
    const CentreId& m_centre;
    const RuleBook& m_rules;
    BatchPace m_pace;
    TerminalWatch& m_watch;
    SystemClock m_clock;
    SystemRandom m_random;
    IdMaker m_ids;
    std::int64_t m_people = 0;
    std::int64_t m_changed = 0;
    std::int64_t m_unknown = 0;
};

/// What the versions of the pathway say from now on for those who joined them: the next start of the server asks no more.
Result<Done> keepTexts(Connection& connection, const QString& pathway, const ProgrammeBook& programmes)
{
    return Connection::attempt([&] {
        VersionRepository versions(connection);
        for (const VersionDigest& one : programmes.digests()) {
            if (one.pathway == pathway) {
                versions.put(one);
            }
        }
        return Done{};
    });
}

int failed(const ToolStreams& streams, const Error& error)
{
    streams.say(RecomputeWords::failed(error));
    return ExitFailed;
}

} // namespace

int runProgrammesRecompute(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const auto job = jobOf(arguments, streams, code);
    if (!job) {
        return code;
    }
    auto connection = job->database.open();
    if (!connection) {
        return failed(streams, connection.error());
    }
    const SystemClock clock;
    if (const auto migrated = Migrator(QStringLiteral("central")).migrate(**connection, clock); !migrated) {
        return failed(streams, migrated.error());
    }
    std::vector<Centre> centres;
    const auto read = Connection::attempt([&] {
        centres = AccountRepository(**connection).centres();
        return Done{};
    });
    if (!read) {
        return failed(streams, read.error());
    }
    std::int64_t people = 0;
    std::int64_t changed = 0;
    std::int64_t unknown = 0;
    std::shared_ptr<const ProgrammeBook> last; // the same for every centre
    for (const Centre& centre : centres) {
        const auto rules = toolRules(centre.calendar, job->folders);
        if (!rules) {
            return failed(streams, rules.error());
        }
        const auto& protocols = rules->programmes->protocols();
        if (std::none_of(protocols.begin(), protocols.end(), [&](const Protocol& one) { return one.pathway == job->pathway; })) {
            streams.say(RecomputeWords::unknownPathway(job->pathway));
            return ExitUsage;
        }
        TerminalWatch watch(streams, &RecomputeWords::progress);
        Recomputation recomputation(**connection, centre.id, *rules, job->rest, watch);
        const auto whole = recomputation.run(job->pathway);
        watch.clear();
        people += recomputation.people();
        changed += recomputation.changed();
        unknown += recomputation.unknown();
        if (!whole) {
            return failed(streams, whole.error());
        }
        if (!*whole) {
            streams.say(RecomputeWords::stopped(people, changed));
            return ExitFailed;
        }
        last = rules->programmes;
    }
    if (last) {
        if (const auto kept = keepTexts(**connection, job->pathway, *last); !kept) {
            return failed(streams, kept.error());
        }
    }
    streams.print(RecomputeWords::done(people, changed) + u'\n');
    if (unknown > 0) {
        streams.say(RecomputeWords::leftAlone(unknown));
        return ExitFailed;
    }
    return ExitDone;
}

} // namespace relais
