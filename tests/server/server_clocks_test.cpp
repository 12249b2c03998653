// Clocks that differ, and clocks that are set: nobody is taken back from a desk before the time that it was promised.
#include "core/queue/lease_contacts.h"
#include "tests/support/central_truth.h"
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// A machine whose clock is wrong by a fixed span, and that takes a store's word for the time.
class WrongClock final : public Clock {
public:
    explicit WrongClock(std::chrono::minutes by) : m_by(by) {}
    Instant now() const override { return m_system.now() + m_by; }
    Instant nowBeside(const std::optional<Instant>& told) const override { return told ? *told : now(); }
    std::chrono::nanoseconds monotonic() const override { return m_system.monotonic(); }

private:
    SystemClock m_system;
    std::chrono::minutes m_by;
};

/// One of several servers of a store.
struct Server {
    Server(const StorePlace& place, std::chrono::minutes wrongBy) : clock(wrongBy)
    {
        ServerSettings settings;
        settings.database = place.address();
        settings.log = ServerLog::Level::Quiet;
        settings.everyCommitOnDisk = false;
        server = RelaisServer::open(settings, clock, random, hasher).value();
    }
    std::vector<AgentProfile> nurses(const CentreId& centre)
    {
        return server->work()
            .read(centre,
                [&](CentralJob& job) {
                    std::vector<AgentProfile> found;
                    for (const AgentAccount& agent : job.accounts.agents(centre, job.now)) {
                        if (agent.role == Role::NurseAdviser) {
                            found.push_back(profileOf(agent));
                        }
                    }
                    return found;
                })
            .value();
    }
    std::set<PersonId> lend(const CentreId& centre, const LeaseHolder& holder, int most)
    {
        const auto answer = server->work().write(
            centre, [&](CentralJob& job) { return leaseContacts(job.unit, job.rules, holder, {most}, job.now); });
        std::set<PersonId> people;
        for (const LeasedContact& contact : answer.value().contacts) {
            people.insert(contact.person.id);
        }
        return people;
    }

    WrongClock clock;
    SystemRandom random;
    SodiumPasswordHasher hasher{SodiumPasswordHasher::cheapest()};
    std::unique_ptr<RelaisServer> server;
};

bool allAre(const HttpAnswer& answer, const char* status)
{
    const QStringList statuses = statusesOf(answer);
    return !statuses.isEmpty() && statuses.count(QString::fromLatin1(status)) == statuses.size();
}

} // namespace

TEST_CASE("servers of one PostgreSQL whose clocks differ by hours date leases by its clock", "[server][contacts][postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    StorePlace place(StorePlace::Kind::Central);
    Server slow(place, -std::chrono::hours(1));
    Server fast(place, std::chrono::hours(3)); // a lease that it dated would be over long ago
    REQUIRE(writeDemoCentre(*slow.server, 7));
    const CentreId centre = slow.server->database()
                                .runAndWait(Access::Read, [](Connection& c) { return AccountRepository(c).centres().front().id; })
                                .value();
    const auto nurses = slow.nurses(centre);
    REQUIRE(nurses.size() >= 2);
    const LeaseHolder first{slow.server->ids().make<DeskId>(), nurses[0]};
    const LeaseHolder second{slow.server->ids().make<DeskId>(), nurses[1]};
    const auto held = slow.lend(centre, first, 4);
    REQUIRE(held.size() >= 4);
    REQUIRE(fast.server->keepQueues());
    REQUIRE(slow.server->keepQueues());
    for (const PersonId& person : fast.lend(centre, second, 12)) {
        CHECK_FALSE(held.contains(person));
    }
    CHECK(fast.lend(centre, first, 4) == held); // the same once more, as they are not over
}

TEST_CASE("a clock that was put back, and is put right, takes nobody from a desk too soon", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const DemoDesk desk(run, "sonia");
    const auto heldBy = [&] {
        return run.server()
            .work()
            .read(CentreId{desk.centre},
                [&](CentralJob& job) { return job.unit.leases.heldBy(DeskId::fromText(desk.desk).value()).size(); })
            .value();
    };
    REQUIRE(run.server().keepQueues());
    const Instant right = run.clock.now();
    run.clock.setWall(right - std::chrono::hours(1));
    const auto lent = static_cast<std::size_t>(desk.lease(4).size());
    REQUIRE(lent >= 4);
    REQUIRE(run.server().keepQueues());
    run.clock.setWall(right);
    REQUIRE(run.server().keepQueues());
    run.clock.advance(std::chrono::minutes(149)); // of the 150 that the desk was promised
    REQUIRE(run.server().keepQueues());
    CHECK(heldBy() == lent);
    run.clock.advance(std::chrono::minutes(2));
    REQUIRE(run.server().keepQueues());
    CHECK(heldBy() == 0);
}

TEST_CASE("a clock that is set forward takes nobody from a desk too soon", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const DemoDesk desk(run, "sonia");
    const DemoDesk colleague(run, "karim");
    REQUIRE(run.server().keepQueues());
    const auto lent = desk.lease(4);
    REQUIRE(lent.size() >= 4);
    run.clock.setWall(run.clock.now() + std::chrono::hours(5));
    REQUIRE(run.server().keepQueues());
    QSet<QString> held;
    for (const auto& contact : lent) {
        held.insert(contact.toObject().value(QStringLiteral("person_id")).toString());
    }
    for (const auto& contact : colleague.lease(12)) {
        CHECK_FALSE(held.contains(contact.toObject().value(QStringLiteral("person_id")).toString()));
    }
}

TEST_CASE("the server's clock stepping back an hour lends nobody twice, loses no fact and hides no change", "[server][faults]")
{
    const ServerSettings settings;
    RunningServer run(settings, RunningServer::Centre::Demo);
    DemoDesk sonia(run, "sonia");
    DemoDesk karim(run, "karim");
    const CentralTruth truth(run.storeAddress());
    const auto lent = sonia.lease(5);
    REQUIRE(lent.size() >= 5);
    const auto held = truth.heldFences();
    const auto first = lent.at(0).toObject();
    // Dated by the clock as it was; one told at once, one told later.
    const auto told = sonia.started(first);
    const auto untold = sonia.closed(first, told.value(QStringLiteral("id")).toString(), "no_answer");
    const auto cursor = sonia.get("/changes/head").json.value(QStringLiteral("cursor")).toString().toStdString();
    REQUIRE(allAre(sonia.upload({told}), "accepted"));
    const Uuid idBefore = run.server().ids().next();

    run.clock.setWall(run.clock.now() - std::chrono::hours(1));
    CHECK(idBefore.text() < run.server().ids().next().text());
    REQUIRE(run.server().keepQueues());
    // Whoever was signed in is, whoever signs in now is too.
    CHECK(sonia.get("/agenda").status == 200);
    CHECK(DemoDesk(run, "marie").get("/agenda").status == 200);
    // Nobody is lent twice, and asking again raises no fence.
    CHECK(sonia.lease(5).size() == lent.size());
    CHECK(truth.heldFences() == held);
    const auto others = karim.lease(12);
    CHECK(others.size() >= 4);
    for (const auto& item : others) {
        CHECK_FALSE(held.contains(item.toObject().value(QStringLiteral("person_id")).toString()));
    }
    // A fact from what is now the future is kept, with a mark, and is in the feed behind what stood there before.
    const auto late = sonia.upload({untold});
    REQUIRE(allAre(late, "accepted_conflict"));
    CHECK(late.json.value(QStringLiteral("items")).toArray().at(0).toObject().value(QStringLiteral("code")).toString()
        == QStringLiteral("clock_ahead"));
    CHECK(truth.factIds().contains(untold.value(QStringLiteral("id")).toString()));
    CHECK(allAre(sonia.upload({told, untold}), "already_have"));
    QStringList seen;
    for (const auto& change : sonia.get("/changes?cursor=" + cursor).json.value(QStringLiteral("changes")).toArray()) {
        seen.append(change.toObject().value(QStringLiteral("person_id")).toString());
    }
    CHECK(seen.count(first.value(QStringLiteral("person_id")).toString()) >= 2);

    // A lease that is renewed counts from the clock as it is now; all of them end, once.
    const auto second = lent.at(1).toObject();
    const auto renewed =
        sonia.post("/leases/renew", {{QStringLiteral("lease_ids"), QJsonArray{second.value(QStringLiteral("lease_id"))}}});
    CHECK(renewed.json.value(QStringLiteral("items")).toArray().at(0).toObject().value(QStringLiteral("expires_at")).toString()
        == textFromInstant(run.clock.now() + settings.leaseTime));
    run.clock.advance(settings.leaseTime + std::chrono::hours(1));
    REQUIRE(run.server().keepQueues());
    CHECK(truth.openLeases() == 0);
    CHECK(DemoDesk(run, "karim").lease(12).size() >= 4);
    CHECK(truth.leaseFaults() == QStringList());
}
