#include "tests/support/chaos_run.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <set>

namespace relais::test {

namespace {

constexpr std::size_t threads = 12;
constexpr int mostInVain = 1000; ///< requests of a desk that had no answer

int numberFrom(const char* variable, int otherwise)
{
    bool given = false;
    const int value = qEnvironmentVariableIntValue(variable, &given);
    return given ? std::max(1, value) : otherwise;
}

ChaosSize sized(ChaosSize size)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    size.steps /= 2; // each takes several times as long
#endif
    size.desks = numberFrom("RELAIS_CHAOS_DESKS", size.desks);
    size.steps = numberFrom("RELAIS_CHAOS_STEPS", size.steps);
    size.kills = numberFrom("RELAIS_CHAOS_KILLS", size.kills);
    size.seed = qEnvironmentVariableIsSet("RELAIS_CHAOS_SEED") ? qEnvironmentVariable("RELAIS_CHAOS_SEED").toULongLong()
                                                               : SystemRandom().next();
    return size;
}

} // namespace

ChaosSize ChaosSize::everyday()
{
    return sized({});
}

ChaosSize ChaosSize::nightLong()
{
    return sized({200, 300, 200, 1});
}

QString ChaosSize::text() const
{
    return QStringLiteral("RELAIS_CHAOS_SEED=%1 RELAIS_CHAOS_DESKS=%2 RELAIS_CHAOS_STEPS=%3 RELAIS_CHAOS_KILLS=%4")
        .arg(seed)
        .arg(desks)
        .arg(steps)
        .arg(kills);
}

ChaosRun::ChaosRun(ChaosCentre& centre, ChaosStore& store, const ChaosSize& size, std::optional<Victim> database)
    : m_centre(centre), m_store(store), m_size(size), m_database(std::move(database)), m_dice(size.seed),
      m_world(store, centre.enrolmentCode())
{
    for (std::size_t i = 0; i < centre.servers(); ++i) {
        m_world.ways.push_back(std::make_unique<TcpProxy>(centre.port(i)));
    }
    m_world.proxied = centre.way() == ChaosCentre::Way::BehindNginx;
    for (int i = 0; i < size.desks; ++i) {
        m_desks.push_back(std::make_unique<ChaosDesk>(m_world, i, centre.agent(i), m_dice.next()));
        m_deskLocks.push_back(std::make_unique<std::mutex>());
    }
}

ChaosRun::~ChaosRun()
{
    m_stop = true;
    m_world.setTrouble(false);
    for (std::thread& worker : m_workers) {
        if (worker.joinable()) {
            worker.join();
        }
    }
}

bool ChaosRun::failed(const QString& what)
{
    m_said += what + u'\n' + QString::fromUtf8(m_centre.said()) + m_store.said();
    return false;
}

bool ChaosRun::play()
{
    waitForKeeper(); // whoever was imported is ready
    m_working = static_cast<int>(threads);
    for (std::size_t i = 0; i < threads; ++i) {
        m_workers.emplace_back([this, i] { work(i); });
    }
    // At random steps, so that a slow machine is disturbed as often as a quick one.
    std::vector<int> moments;
    const int total = m_size.desks * m_size.steps;
    for (int i = 0; i < m_size.kills; ++i) {
        moments.push_back(total / 20 + static_cast<int>(m_dice.next() % static_cast<std::uint64_t>(std::max(1, total * 9 / 10))));
    }
    std::sort(moments.begin(), moments.end());
    for (const int moment : moments) {
        waitForSteps(moment);
        if (!killSomething()) {
            return false;
        }
    }
    waitForSteps(total);
    for (std::thread& worker : m_workers) {
        worker.join();
    }
    m_workers.clear();
    return end();
}

/// Desks of its own, in any order.
void ChaosRun::work(std::size_t worker)
{
    SeededRandom dice(m_size.seed + worker + 1);
    struct Turns {
        std::size_t desk;
        int left;
        int inVain = 0;
    };
    std::vector<Turns> mine;
    for (std::size_t i = worker; i < m_desks.size(); i += threads) {
        mine.push_back({i, m_size.steps});
    }
    while (!mine.empty() && !m_stop) {
        const auto next = mine.begin() + static_cast<std::ptrdiff_t>(dice.next() % mine.size());
        bool answered = false;
        {
            const std::scoped_lock lock(*m_deskLocks[next->desk]);
            answered = m_desks[next->desk]->step();
        }
        // A request without an answer is tried again, but not for ever.
        if (!answered && ++next->inVain <= mostInVain) {
            continue;
        }
        ++m_world.steps;
        if (--next->left == 0) {
            mine.erase(next);
        }
    }
    --m_working;
}

/// Cutting meanwhile, and reading what the servers print, lest they wait for a reader.
void ChaosRun::waitForSteps(int steps)
{
    while (m_world.steps < steps && m_working > 0) {
        m_centre.listen();
        if (m_dice.next() % 120 == 0) { // every second or two: a sign-in has to get through
            cutSomething();
        }
    }
}

/// For a moment: whoever is cut off for long does nothing worth judging.
void ChaosRun::cutSomething()
{
    TcpProxy& way = *m_world.ways[m_dice.next() % m_world.ways.size()];
    const auto bytes = static_cast<std::int64_t>(m_dice.next() % 20'000);
    m_world.setTrouble(m_world.ways.size() == 1);
    switch (m_dice.next() % 3) {
    case 0: way.cutAfterBytesSent(bytes); break;
    case 1: way.cutAfterBytesAnswered(bytes); break;
    default: way.cut(); break;
    }
    m_centre.listen();
    way.heal();
    m_world.setTrouble(false);
}

bool ChaosRun::killSomething()
{
    const auto what = m_dice.next() % 10;
    const bool database = m_database && what < 4;
    std::vector<std::size_t> servers;
    if (!database || what == 0) {
        servers.push_back(m_dice.next() % m_centre.servers());
        if (what == 9 && m_centre.servers() > 1) {
            servers = {0, 1};
        }
    }
    const bool nobodyServes = database || servers.size() == m_centre.servers();
    m_world.setTrouble(nobodyServes);
    if (database) {
        m_database->kill();
        ++m_databaseKills;
    }
    for (const std::size_t server : servers) {
        m_centre.killNow(server);
        ++m_serverKills;
    }
    if (!nobodyServes) {
        // The others go on by one server alone for a while.
        waitForSteps(std::min(m_world.steps + static_cast<int>(m_dice.next() % 150), m_size.desks * m_size.steps));
    }
    if (database && !m_database->start()) {
        return failed(QStringLiteral("the database did not come back"));
    }
    for (const std::size_t server : servers) {
        if (!m_centre.start(server)) {
            return failed(QStringLiteral("a server did not come back"));
        }
        m_world.ways[server]->setTarget(m_centre.port(server));
    }
    m_world.setTrouble(false);
    // Only now: a desk whose request waits for a dead database is not to be waited for.
    if (m_faultsMeanwhile.empty() && (m_serverKills + m_databaseKills) % 10 == 1) {
        m_faultsMeanwhile = faultsSoFar(historySoFar());
    }
    return true;
}

/// Everybody in turn until each has done it; some tries, as requests are still cut now and then.
bool ChaosRun::all(const std::function<bool(ChaosDesk&)>& what)
{
    return std::all_of(m_desks.begin(), m_desks.end(), [&](const auto& desk) {
        for (int tries = 0; tries < 40; ++tries) {
            if (what(*desk)) {
                return true;
            }
        }
        return false;
    });
}

bool ChaosRun::end()
{
    for (const auto& way : m_world.ways) {
        way->heal();
    }
    if (!all([](ChaosDesk& desk) { return desk.settle(); })) {
        return failed(QStringLiteral("a desk could not send all it had"));
    }
    if (!all([](ChaosDesk& desk) { return desk.tellAgain(); })) {
        return failed(QStringLiteral("a desk could not tell everything again"));
    }
    if (!all([](ChaosDesk& desk) { return desk.signOut(); })) {
        return failed(QStringLiteral("a desk could not sign out"));
    }
    // What was lent to a desk that never heard of it has nobody to give it back: it runs out.
    if (!m_store.expireLeases()) {
        return failed(QStringLiteral("the store does not answer"));
    }
    waitForKeeper();
    return m_centre.stop() || failed(QStringLiteral("a server did not stop as it should"));
}

void ChaosRun::waitForKeeper()
{
    const QDeadlineTimer patience(std::chrono::seconds(60));
    while ((m_store.openLeases() != 0 || m_store.entriesDue() != 0) && !patience.hasExpired()) {
        m_centre.listen();
    }
}

ChaosHistory ChaosRun::history()
{
    ChaosHistory whole;
    for (std::size_t i = 0; i < m_desks.size(); ++i) {
        const std::scoped_lock lock(*m_deskLocks[i]);
        const ChaosHistory& one = m_desks[i]->history();
        whole.holdings.insert(whole.holdings.end(), one.holdings.begin(), one.holdings.end());
        whole.diallings.insert(whole.diallings.end(), one.diallings.begin(), one.diallings.end());
        whole.facts.insert(whole.facts.end(), one.facts.begin(), one.facts.end());
    }
    return whole;
}

/// While desks go on, one is looked at after another: what began behind the beginning of this look may follow an end that it missed.
ChaosHistory ChaosRun::historySoFar()
{
    const Tick until = m_world.clock.monotonic();
    ChaosHistory so = history();
    std::erase_if(so.holdings, [&](const Holding& one) { return one.from > until; });
    std::erase_if(so.diallings, [&](const Dialling& one) { return one.from > until; });
    return so;
}

std::vector<ChaosFault> ChaosRun::faults()
{
    std::vector<DeskId> ids;
    for (const auto& desk : m_desks) {
        ids.push_back(desk->id());
    }
    const auto truth = m_store.read(ids);
    auto faults = m_faultsMeanwhile;
    if (!truth) {
        faults.push_back({ChaosRule::AnsweredIsKept, QStringLiteral("the store cannot be read: ") + m_store.said()});
        return faults;
    }
    const auto atEnd = faultsOf(history(), *truth);
    faults.insert(faults.end(), atEnd.begin(), atEnd.end());
    return faults;
}

QStringList ChaosRun::surprises() const
{
    QStringList all;
    for (const auto& desk : m_desks) {
        all += desk->surprises();
    }
    all.removeDuplicates();
    return all;
}

std::vector<PersonId> ChaosRun::peopleLent()
{
    std::set<PersonId> people;
    for (const Holding& one : history().holdings) {
        people.insert(one.person);
    }
    return {people.begin(), people.end()};
}

int ChaosRun::attempts() const
{
    int attempts = 0;
    for (const auto& desk : m_desks) {
        attempts += desk->attempts();
    }
    return attempts;
}

QString ChaosRun::told() const
{
    int kills = 0;
    std::size_t facts = 0;
    std::size_t leases = 0;
    std::size_t conflicts = 0;
    for (const auto& desk : m_desks) {
        kills += desk->kills();
        facts += desk->history().facts.size();
        leases += desk->history().holdings.size();
        for (const MadeFact& made : desk->history().facts) {
            conflicts += std::any_of(made.answers.begin(), made.answers.end(),
                [](const FactAnswer& one) { return one.verdict == FactVerdict::AcceptedConflict; });
        }
    }
    return QStringLiteral("%1: %2 leases, %3 attempts, %4 facts (%5 in conflict); killed: servers %6, database %7, desks %8")
        .arg(m_size.text())
        .arg(leases)
        .arg(attempts())
        .arg(facts)
        .arg(conflicts)
        .arg(m_serverKills)
        .arg(m_databaseKills)
        .arg(kills);
}

} // namespace relais::test
