// Real desks and a real server, killed at any instant of their work: what was called saved is there, once.
#include "core/base/id_maker.h"
#include "tests/support/two_desks.h"

#include <QDeadlineTimer>

#include <cstdio>

using namespace relais;
using namespace relais::test;

namespace {

std::uint64_t chosenSeed()
{
    return qEnvironmentVariableIsSet("RELAIS_CHAOS_SEED") ? qEnvironmentVariable("RELAIS_CHAOS_SEED").toULongLong()
                                                          : SystemRandom().next();
}

/// A desk of the two that is killed again and again, and does the next thing each time it is back.
class KilledDesk {
public:
    KilledDesk(TwoDesks& world, DeskProcess& process) : m_world(world), m_process(process) {}

    /// Told to work; it is at it when this returns.
    void begin() { m_process.tell("work no_answer"); }
    /// Hears what it says for so long, and tells it to go on each time.
    void work(std::chrono::milliseconds span)
    {
        const QDeadlineTimer end(span);
        int calls = 0; // a centre has only so many people
        do {
            const auto answer = m_process.answer(std::chrono::milliseconds(std::max<qint64>(1, end.remainingTime())));
            if (!answer.isEmpty()) {
                note(answer);
                begin();
            }
        } while (!end.hasExpired() && ++calls < 5);
    }
    /// Hears the end of what it is at.
    void finish() { note(m_process.answer()); }
    /// Back at work, with whatever it had begun closed.
    void comeBack()
    {
        INFO(m_process.said().toStdString());
        REQUIRE(m_process.start());
        REQUIRE(TwoDesks::succeeded(m_process.ask("sign-in")));
        const int open = m_process.ask("state")[u"open_attempts"].toInt();
        CHECK(open <= 1);
        for (int i = 0; i < open; ++i) {
            note(m_process.ask("resume no_answer"));
        }
        m_process.ask("ready");
    }
    void kill() { m_process.killNow(); }
    DeskProcess& process() { return m_process; }

private:
    void note(const QJsonObject& answer)
    {
        INFO(m_process.said().toStdString());
        REQUIRE(TwoDesks::succeeded(answer));
        m_world.remember(answer);
    }

    TwoDesks& m_world;
    DeskProcess& m_process;
};

/// Gives how many were killed in the middle of a call or a save.
void killAtRandom(SeededRandom& dice, int kills)
{
    TwoDesks world;
    KilledDesk desks[] = {{world, *world.first}, {world, *world.second}};
    for (KilledDesk& desk : desks) {
        desk.begin();
    }
    for (int i = 0; i < kills; ++i) {
        INFO("kill " << i);
        KilledDesk& victim = desks[dice.next() % 2];
        KilledDesk& other = desks[&victim == &desks[0] ? 1 : 0];
        const bool serverToo = dice.next() % 3 == 0;
        // Microseconds after it was told to go on, or in the middle of a later call.
        const auto span = std::chrono::milliseconds(dice.next() % 2 == 0 ? dice.next() % 10 : dice.next() % 40);
        victim.work(span);
        if (serverToo) {
            world.server.killNow();
        }
        victim.kill();
        if (serverToo) {
            REQUIRE(world.server.start());
        }
        other.finish(); // what it was at meanwhile
        victim.comeBack();
        for (KilledDesk& desk : desks) {
            desk.begin();
        }
    }
    for (KilledDesk& desk : desks) {
        desk.finish();
    }
    for (KilledDesk& desk : desks) {
        world.settle(desk.process());
    }
    CHECK(world.server.stop() == 0);
    world.judge(static_cast<std::size_t>(kills));
}

} // namespace

TEST_CASE("two desks and their server killed ten times at random lose nothing and double nothing", "[journey][chaos]")
{
    const auto seed = chosenSeed();
    std::fprintf(stderr, "RELAIS_CHAOS_SEED=%llu\n", static_cast<unsigned long long>(seed));
    INFO("RELAIS_CHAOS_SEED=" << seed);
    SeededRandom dice(seed);
    killAtRandom(dice, 10);
}

TEST_CASE("two desks and their server killed two hundred times at random lose nothing and double nothing", "[long][chaos]")
{
    const auto seed = chosenSeed();
    std::fprintf(stderr, "RELAIS_CHAOS_SEED=%llu\n", static_cast<unsigned long long>(seed));
    INFO("RELAIS_CHAOS_SEED=" << seed);
    SeededRandom dice(seed);
    // As many as one centre has people for, twenty times.
    for (int world = 0; world < 20; ++world) {
        INFO("world " << world);
        killAtRandom(dice, 10);
    }
}
