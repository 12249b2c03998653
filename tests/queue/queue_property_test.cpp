#include "core/queue/keep_queue.h"
#include "tests/support/test_centre.h"

#include <map>
#include <set>

using namespace relais;
using relais::test::TestCentre;
using relais::test::TestDesk;

namespace {

/// A desk that loses the network now and then: it goes on with what it holds and sends later, sometimes twice.
struct WildDesk {
    TestDesk desk;
    std::vector<LeasedContact> held;
    std::vector<Fact> outbox;
    std::set<AttemptId> made;
};

class Story {
public:
    explicit Story(std::uint64_t seed) : m_dice(seed)
    {
        for (int i = 0; i < 25; ++i) {
            m_people.push_back(m_centre.addTarget());
        }
        for (int i = 0; i < 2; ++i) {
            m_desks.push_back({m_centre.addDesk(), {}, {}, {}});
        }
    }

    void play(int steps)
    {
        for (int i = 0; i < steps; ++i) {
            step(m_desks[roll(m_desks.size())]);
            nobodyIsLentTwice();
        }
        for (WildDesk& desk : m_desks) {
            send(desk);
        }
        everyAttemptIsThereOnce();
        countersAgree();
    }

private:
    std::size_t roll(std::size_t sides) { return static_cast<std::size_t>(m_dice.next() % sides); }

    void step(WildDesk& desk)
    {
        switch (roll(8)) {
        case 0:
        case 1: desk.held = m_centre.lease(desk.desk, 1 + static_cast<int>(roll(6))).contacts; break;
        case 2:
        case 3: call(desk); break;
        case 4: send(desk); break;
        case 5: m_centre.clock.advance(std::chrono::minutes(roll(100))); break;
        case 6: m_centre.keep(); break;
        default: renewOrGiveBack(desk); break;
        }
    }

    void call(WildDesk& desk)
    {
        if (desk.held.empty()) {
            return;
        }
        const LeasedContact contact = desk.held.front();
        desk.held.erase(desk.held.begin());
        const Fact started = m_centre.started(desk.desk, contact);
        desk.made.insert(started.id);
        m_centre.clock.advance(std::chrono::minutes(1 + roll(5)));
        static const std::vector<OutcomeCode> outcomes{OutcomeCode::NoAnswer, OutcomeCode::Busy, OutcomeCode::Pledge,
            OutcomeCode::NotEstablished, OutcomeCode::AnsweringMachine, OutcomeCode::Undecided, OutcomeCode::CutOff};
        const Fact closed = m_centre.closed(desk.desk, contact, started.id, outcomes[roll(outcomes.size())]);
        desk.outbox.push_back(started);
        desk.outbox.push_back(closed);
        if (roll(10) == 0) {
            Fact undo = m_centre.fact(desk.desk, contact.person.id, Retracted{}, contact.fence);
            undo.corrects = closed.id;
            desk.outbox.push_back(undo);
        }
    }

    void send(WildDesk& desk)
    {
        if (desk.outbox.empty()) {
            return;
        }
        const auto answers = m_centre.upload(desk.desk, desk.outbox);
        for (const FactAnswer& answer : answers) {
            INFO(answer.code.toStdString());
            REQUIRE(answer.verdict != FactVerdict::Refused);
            REQUIRE(answer.verdict != FactVerdict::Retry);
        }
        // Now and then the answer is lost on the way, and everything is sent again.
        if (roll(4) != 0) {
            desk.outbox.clear();
        }
    }

    void renewOrGiveBack(WildDesk& desk)
    {
        LeaseIds leases;
        for (const LeasedContact& contact : desk.held) {
            leases.leases.push_back(contact.lease);
        }
        const bool renew = roll(2) == 0;
        m_centre.inUnit([&](CentralUnit& unit) {
            if (renew) {
                renewLeases(unit, m_centre.rules, desk.desk.id, leases, m_centre.clock.now());
            } else {
                giveBackLeases(unit, m_centre.rules, desk.desk.id, leases, m_centre.clock.now());
            }
            return Done{};
        });
        if (!renew) {
            desk.held.clear();
        }
    }

    void nobodyIsLentTwice()
    {
        std::map<PersonId, int> holders;
        m_centre.inUnit([&](CentralUnit& unit) {
            for (const WildDesk& desk : m_desks) {
                for (const Lease& lease : unit.leases.heldBy(desk.desk.id)) {
                    ++holders[lease.person];
                    const auto entry = unit.queue.find(lease.entry);
                    REQUIRE(entry);
                    REQUIRE(entry->state == EntryState::Leased);
                }
            }
            return Done{};
        });
        for (const auto& [person, count] : holders) {
            REQUIRE(count == 1);
        }
    }

    void everyAttemptIsThereOnce()
    {
        std::map<AttemptId, int> stored;
        m_centre.inUnit([&](CentralUnit& unit) {
            for (const PersonId& person : m_people) {
                for (const Fact& fact : unit.facts.factsOf(person)) {
                    if (std::holds_alternative<AttemptStarted>(fact.body)) {
                        ++stored[fact.id];
                    }
                }
            }
            return Done{};
        });
        std::size_t made = 0;
        for (const WildDesk& desk : m_desks) {
            made += desk.made.size();
            for (const AttemptId& attempt : desk.made) {
                CHECK(stored[attempt] == 1);
            }
        }
        CHECK(stored.size() == made);
    }

    void countersAgree()
    {
        std::map<LaneId, std::map<EntryState, std::int64_t>> counted;
        m_centre.inUnit([&](CentralUnit& unit) {
            for (const PersonId& person : m_people) {
                for (const QueueEntry& entry : unit.queue.entriesOf(person)) {
                    ++counted[entry.lane][entry.state];
                }
            }
            for (const LaneLoad& load : unit.queue.lanes()) {
                CHECK(load.scheduled == counted[load.lane.id][EntryState::Scheduled]);
                CHECK(load.ready == counted[load.lane.id][EntryState::Ready]);
                CHECK(load.leased == counted[load.lane.id][EntryState::Leased]);
            }
            return Done{};
        });
    }

    TestCentre m_centre;
    SeededRandom m_dice;
    std::vector<PersonId> m_people;
    std::vector<WildDesk> m_desks;
};

} // namespace

TEST_CASE("two desks at random never hold one person and lose no attempt", "[queue]")
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        Story(seed).play(150);
    }
}
