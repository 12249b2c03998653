#include "core/accounts/sign_in.h"

#include "app/adapters/sodium_password_hasher.h"
#include "core/accounts/secret.h"
#include "db/accounts/account_repository.h"
#include "db/accounts/database_account_store.h"
#include "tests/support/temporary_store.h"

#include <catch2/catch.hpp>

#include <thread>

using namespace relais;

namespace {

const CentreId albi{QStringLiteral("albi")};

/// A centre with one nurse ("marie", "secret-de-marie") and the enrolment code "ALBI-1".
struct World {
    World()
        : database(store.database()), accounts(database), ids(store.clock, random),
          signIn(accounts, hasher, store.clock, random, ids, rules())
    {
        AgentAccount marie{ids.make<AgentId>(), albi, QStringLiteral("marie"), QStringLiteral("Marie L."), Role::NurseAdviser,
            {QStringLiteral("diabetes"), QStringLiteral("fr")}, true};
        AgentAccount gone{
            ids.make<AgentId>(), albi, QStringLiteral("gone"), QStringLiteral("Gone"), Role::NurseAdviser, {}, false};
        const auto hash = hasher.hash(QStringLiteral("secret-de-marie")).value();
        const auto made = database.runAndWait(Access::Write, [&](Connection& c) {
            AccountRepository repository(c);
            repository.putCentre({albi, QStringLiteral("Albi"), QStringLiteral("demo")});
            repository.putAgent(marie, hash, store.clock.now());
            repository.putAgent(gone, hash, store.clock.now());
            repository.putEnrolmentCode(albi, secretHash("ALBI-1"), std::nullopt);
            return Done{};
        });
        REQUIRE(made);
    }
    static SessionRules rules()
    {
        SessionRules rules;
        rules.signIns = {3, std::chrono::seconds(60)};
        return rules;
    }
    EnrolledDesk enrol() { return signIn.desk(enrolment().credential.toLatin1()).value().value(); }
    DeskEnrolment enrolment()
    {
        return signIn.enrolDesk(QStringLiteral("ALBI-1"), QStringLiteral("Poste 1"), QStringLiteral("127.0.0.1")).value();
    }
    std::vector<AuditAct> trail()
    {
        const auto events =
            database.runAndWait(Access::Read, [](Connection& c) { return AccountRepository(c).auditTrail(albi); });
        std::vector<AuditAct> acts;
        for (const auto& event : events.value()) {
            acts.push_back(event.act);
        }
        return acts;
    }

    test::TemporaryStore store;
    Database& database;
    DatabaseAccountStore accounts;
    SeededRandom random{5};
    IdMaker ids;
    SodiumPasswordHasher hasher{SodiumPasswordHasher::cheapest()};
    SignIn signIn;
};

} // namespace

TEST_CASE("a desk is enrolled by a code and known by its credential", "[accounts]")
{
    World world;
    const auto enrolment = world.enrolment();
    CHECK(enrolment.centre == albi);
    CHECK(enrolment.credential.size() == 43);
    CHECK(world.signIn.desk(enrolment.credential.toLatin1()).value()->id == enrolment.desk);
    CHECK_FALSE(world.signIn.desk("forged").value());
    CHECK_FALSE(world.signIn.desk(secretHash(enrolment.credential.toLatin1())).value());
    const auto refused = world.signIn.enrolDesk(QStringLiteral("ALBI-2"), QStringLiteral("Poste 2"), QStringLiteral("127.0.0.1"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().error.code == ErrorCode::NotPermitted);
    CHECK(world.trail() == std::vector<AuditAct>{AuditAct::DeskEnrolled});
}

TEST_CASE("signing in gives a session until sign-out or expiry", "[accounts]")
{
    World world;
    const auto desk = world.enrol();
    const auto signedIn = world.signIn.signIn(desk, QStringLiteral("marie"), QStringLiteral("secret-de-marie"));
    REQUIRE(signedIn);
    CHECK(signedIn->centre.name == QStringLiteral("Albi"));
    CHECK(signedIn->offline == std::chrono::hours(72));
    const auto session = world.signIn.session(signedIn->token).value();
    REQUIRE(session);
    CHECK(*session == signedIn->session);
    CHECK(session->agent.competences == QStringList{QStringLiteral("diabetes"), QStringLiteral("fr")});

    SECTION("sign-out ends it")
    {
        const auto hash = secretHash(signedIn->token);
        const auto other = secretHash("another");
        const auto areOpen = [&] {
            return world.database
                .runAndWait(Access::Read,
                    [&](Connection& c) {
                        return AccountRepository(c).areOpen({other, hash, hash});
                    })
                .value();
        };
        CHECK(areOpen() == std::vector<bool>{false, true, true});
        REQUIRE(world.database.runAndWait(Access::Write, [&](Connection& c) {
            AccountRepository(c).endSession(hash, world.store.clock.now());
            return Done{};
        }));
        CHECK_FALSE(world.signIn.session(signedIn->token).value());
        CHECK(areOpen() == std::vector<bool>{false, false, false});
    }
    SECTION("time ends it")
    {
        world.store.clock.advance(std::chrono::hours(12) - std::chrono::seconds(1));
        CHECK(world.signIn.session(signedIn->token).value());
        world.store.clock.advance(std::chrono::seconds(1));
        CHECK_FALSE(world.signIn.session(signedIn->token).value());
    }
}

TEST_CASE("a wrong password, an unknown login and a closed account get one answer", "[accounts]")
{
    World world;
    const auto desk = world.enrol();
    for (const auto& login : {QStringLiteral("marie"), QStringLiteral("nobody"), QStringLiteral("gone")}) {
        const auto refused = world.signIn.signIn(
            desk, login, login == QStringLiteral("gone") ? QStringLiteral("secret-de-marie") : QStringLiteral("wrong"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().error == Error{ErrorCode::WrongPassword, {}});
    }
    CHECK(world.trail().size() == 4);
}

TEST_CASE("guessing is slowed down, per desk and login", "[accounts]")
{
    World world;
    const auto desk = world.enrol();
    for (int i = 0; i < 3; ++i) {
        CHECK(world.signIn.signIn(desk, QStringLiteral("marie"), QStringLiteral("wrong")).error().error.code
            == ErrorCode::WrongPassword);
    }
    const auto limited = world.signIn.signIn(desk, QStringLiteral("marie"), QStringLiteral("secret-de-marie"));
    REQUIRE_FALSE(limited);
    CHECK(limited.error().error.code == ErrorCode::ServerBusy);
    CHECK(limited.error().retryAfter == std::chrono::seconds(20));
    CHECK(world.signIn.signIn(world.enrol(), QStringLiteral("marie"), QStringLiteral("secret-de-marie")));
    world.store.clock.advance(std::chrono::seconds(20));
    CHECK(world.signIn.signIn(desk, QStringLiteral("marie"), QStringLiteral("secret-de-marie")));
}

TEST_CASE("the audit trail takes lines and gives none back", "[accounts]")
{
    World world;
    world.enrol();
    for (const char* sql : {"DELETE FROM audit_event", "UPDATE audit_event SET act = 0"}) {
        const auto tried = world.database.runAndWait(Access::Write, [&](Connection& c) {
            c.execute(sql);
            return Done{};
        });
        CHECK_FALSE(tried);
    }
    CHECK(world.trail().size() == 1);
}

TEST_CASE("a password is kept as Argon2id and never as itself", "[accounts]")
{
    SodiumPasswordHasher hasher(SodiumPasswordHasher::cheapest());
    const auto hash = hasher.hash(QStringLiteral("é-secret")).value();
    CHECK(hash.startsWith(QStringLiteral("$argon2id$")));
    CHECK(hasher.verify(hash, QStringLiteral("é-secret")).value());
    CHECK_FALSE(hasher.verify(hash, QStringLiteral("e-secret")).value());
    CHECK_FALSE(hasher.verify(QStringLiteral("not a hash"), QStringLiteral("x")).value());
    CHECK(hash != hasher.hash(QStringLiteral("é-secret")).value());
}

TEST_CASE("more sign-ins than the memory allows wait, and too many are told to come back", "[accounts]")
{
    SodiumPasswordHasher hasher({2, 8 * 1024 * 1024, 1, 1});
    const auto hash = hasher.hash(QStringLiteral("x")).value();
    std::atomic<int> served = 0;
    std::atomic<int> sentAway = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i) {
        threads.emplace_back([&] { hasher.verify(hash, QStringLiteral("x")) ? ++served : ++sentAway; });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    CHECK(served + sentAway == 12);
    CHECK(served >= 2);
    CHECK(sentAway >= 1);
}
