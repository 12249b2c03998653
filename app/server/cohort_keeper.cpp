#include "app/server/cohort_keeper.h"

#include "app/server/server_cohort_place.h"
#include "core/programmes/cohort_pathway.h"
#include "core/programmes/daily_cohort.h"

namespace relais {

namespace {

constexpr int peopleInOneWrite = 50;
constexpr std::chrono::seconds betweenRounds{30};

} // namespace

class CohortKeeper::Watch final : public ListWatch {
public:
    explicit Watch(const std::atomic<bool>& stopping) : m_stopping(stopping) {}
    bool goOn(std::int64_t, std::int64_t) override { return !m_stopping; }

private:
    const std::atomic<bool>& m_stopping;
};

CohortKeeper::CohortKeeper(
    Database& database, CentralWork& work, IdMaker& ids, ServerLog& log, CapacitySettings capacity, std::optional<QTime> daily)
    : m_database(database), m_work(work), m_ids(ids), m_log(log), m_capacity(std::move(capacity)), m_daily(daily),
      m_thread([this] { loop(); })
{}

CohortKeeper::~CohortKeeper()
{
    stop();
    m_thread.join();
}

void CohortKeeper::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_asked = true;
    }
    m_wake.notify_all();
}

void CohortKeeper::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
}

Result<Done> CohortKeeper::keepAll()
{
    const std::lock_guard turn(m_turn);
    const auto centres =
        m_database.runAndWait(Access::Read, [](Connection& connection) { return AccountRepository(connection).centres(); });
    if (!centres) {
        return failure(centres.error());
    }
    Result<Done> all = Done{};
    for (const Centre& centre : *centres) {
        if (const auto kept = keepCentre(centre.id); !kept) {
            all = kept; // one centre's fault holds up no other
        }
    }
    return all;
}

Result<Done> CohortKeeper::keepCentre(const CentreId& centre)
{
    ServerCohortPlace place(m_work, centre);
    const auto wanted = findDue(place);
    if (!wanted) {
        return failure(wanted.error());
    }
    if (wanted->daily.isEmpty() && wanted->open.empty()) {
        return Done{};
    }
    const auto alone = m_database.tryTurn(QStringLiteral("cohorts ") + centre.code);
    if (!alone) {
        return failure(alone.error());
    }
    return *alone ? keepDue(place, centre) : Result<Done>(Done{}); // of several servers one alone carries them
}

Result<Done> CohortKeeper::keepDue(CohortPlace& place, const CentreId& centre)
{
    // What was found before the turn was taken may be done by now.
    auto due = findDue(place);
    if (due && !due->daily.isEmpty()) {
        if (const auto begun = beginDaily(place, due->daily); !begun) {
            return begun;
        }
        due = findDue(place);
    }
    if (!due) {
        return failure(due.error());
    }
    Result<Done> all = Done{};
    for (const CohortRun& run : due->open) {
        if (m_stopping) {
            break;
        }
        if (const auto carried = carry(place, centre, run); !carried) {
            all = carried;
        }
    }
    return all;
}

/// Runs that an operator's tool carries are its own.
Result<CohortKeeper::Due> CohortKeeper::findDue(CohortPlace& place) const
{
    Due due;
    const auto read = place.read([&](CohortWork& work) {
        due = {};
        for (const CohortRun& run : work.runs.allOpen()) {
            if (run.cause != CohortRun::Cause::Operator) {
                due.open.push_back(run);
            }
        }
        if (!m_daily) {
            return;
        }
        const CentreId& centre = work.unit.centre;
        const Calendar& calendar = work.rules.calendar;
        const QDate today = calendar.localTime(work.now, calendar.territoryOfCentre(centre)).date;
        for (const Protocol* protocol : cohortProtocols(*work.rules.programmes, today)) {
            const auto last = work.runs.newestOf(protocol->pathway, CohortRun::Cause::Daily);
            if (isDailyCohortDue(last ? std::optional(last->askedAt) : std::nullopt, *m_daily, work.now, calendar, centre)
                && work.unit.pathways.countMembers(protocol->pathway) > 0) {
                due.daily.append(protocol->pathway);
            }
        }
    });
    return read ? Result<Due>(std::move(due)) : failure(read.error());
}

/// At its time of day, for each pathway with members, by what was said of it last. While another run is at work it waits for the next round.
Result<Done> CohortKeeper::beginDaily(CohortPlace& place, const QStringList& pathways)
{
    return place.write([&](CohortWork& work) {
        for (const QString& pathway : pathways) {
            CohortRun run;
            run.id = m_ids.make<CohortRunId>();
            run.pathway = pathway;
            run.cause = CohortRun::Cause::Daily;
            run.said = work.runs.lastSaid(pathway);
            static_cast<void>(beginCohort(work, run));
        }
    });
}

Result<Done> CohortKeeper::carry(CohortPlace& place, const CentreId& centre, const CohortRun& run)
{
    Watch watch(m_stopping);
    const auto choice = chooseCohort(place, m_capacity, run.pathway, run.said, watch);
    const auto ended = choice ? carryOutCohort(place, run, *choice, peopleInOneWrite, watch) : failure(choice.error());
    if (ended) {
        m_log.cohortChosen(centre.code.toStdString(), run.pathway.toStdString(), codeOf(run.cause).toStdString(),
            {ended->capacity, ended->before, ended->after, ended->entered, ended->left});
        return Done{};
    }
    const ErrorCode code = ended.error().code;
    if (code == ErrorCode::NotFound || code == ErrorCode::InvalidInput) {
        // Its pathway is gone, or what was said makes no sense any more: it will never come to an end.
        const auto given = place.write([&](CohortWork& work) {
            CohortRun up = run;
            up.state = CohortRun::State::GivenUp;
            up.endedAt = work.now;
            work.runs.keep(up);
        });
        if (!given) {
            return given;
        }
    }
    return code == ErrorCode::Cancelled ? Result<Done>(Done{}) : failure(ended.error());
}

void CohortKeeper::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_asked = false;
        lock.unlock();
        try {
            if (const auto kept = keepAll(); !kept) {
                m_log.failed("phone_cohorts", kept.error());
            }
        } catch (const std::exception&) {
            m_log.brokenOff("phone_cohorts"); // the next round tries again
        }
        lock.lock();
        m_wake.wait_for(lock, betweenRounds, [this] { return m_stopping || m_asked; });
    }
}

} // namespace relais
