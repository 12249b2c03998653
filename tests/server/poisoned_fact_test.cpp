// A fact that the store will not take, whatever the reason: what is sent with it is refused with it, and taken without it.
#include "tests/support/demo_desk.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// The store refuses every fact about this person, as a rule of its own would.
void poison(RunningServer& run, const QString& person)
{
    const std::string id = person.toStdString();
    std::string bytes = id;
    std::erase(bytes, '-');
    const std::string script = run.storeAddress().isFile()
        ? "CREATE TRIGGER poison BEFORE INSERT ON fact WHEN NEW.person_id = x'" + bytes + "' BEGIN SELECT RAISE(ABORT, 'no'); END"
        : "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '23514'; "
          "END $$; CREATE TRIGGER poison BEFORE INSERT ON fact FOR EACH ROW WHEN (NEW.person_id = '"
            + id + "') EXECUTE FUNCTION poison()";
    REQUIRE(run.server().database().runAndWait(Access::WriteAlone, [&](Connection& connection) {
        connection.execute(script);
        return Done{};
    }));
}

} // namespace

TEST_CASE(
    "a fact that the store will not take is refused with its batch, and the others are taken without it", "[server][faults]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk desk(run, "sonia");
    DemoDesk other(run, "karim");
    const auto held = desk.lease(2);
    REQUIRE(held.size() >= 2);
    const auto bad = desk.started(held.at(0).toObject());
    const auto good = desk.started(held.at(1).toObject());
    poison(run, held.at(0).toObject().value(QStringLiteral("person_id")).toString());
    const auto refused = desk.upload({bad, good});
    CHECK(refused.status == 409);
    CHECK(refused.raw.header("Content-Type") == "application/problem+json");
    CHECK(desk.upload({bad}).status == 409);
    CHECK(statusesOf(desk.upload({good})) == QStringList{QStringLiteral("accepted")});
    const auto others = other.lease(1);
    REQUIRE_FALSE(others.isEmpty());
    CHECK(statusesOf(other.upload({other.started(others.at(0).toObject())})) == QStringList{QStringLiteral("accepted")});
}
