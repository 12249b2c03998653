// Every operation of the API document, asked for with what nobody should send. What is made up follows from the document and a
// seed, which a failing run prints; RELAIS_RUBBISH_SEED plays it again.
#include "tests/support/rubbish_centre.h"

#include <catch2/catch.hpp>

#include <random>

using namespace relais;
using namespace relais::test;

namespace {

std::uint64_t seedOfThisRun()
{
    const QByteArray given = qgetenv("RELAIS_RUBBISH_SEED");
    return given.isEmpty() ? std::random_device{}() : given.toULongLong();
}

/// Each operation `rounds` times, uploads of facts as often as all their kinds together.
void throwRubbish(int rounds)
{
    const auto seed = seedOfThisRun();
    UNSCOPED_INFO("RELAIS_RUBBISH_SEED=" << seed);
    RubbishCentre centre(seed);
    for (int round = 0; round < rounds; ++round) {
        for (const auto& operation : centre.document->operations()) {
            const int times = operation.id == QStringLiteral("uploadFacts") ? 12 : 1;
            for (int i = 0; i < times; ++i) {
                centre.ask(operation, centre.make(operation));
            }
        }
    }
    for (const auto& [what, example] : centre.faults) {
        FAIL_CHECK(example << "\n  RELAIS_RUBBISH_SEED=" << seed);
    }
    CHECK(centre.refused > rounds * 15);
    CHECK(centre.taken > rounds * 2);
}

} // namespace

TEST_CASE("rubbish sent to any operation fails nothing, changes nothing and shows nobody else's data", "[server][openapi]")
{
    throwRubbish(20);
}

TEST_CASE("minutes of rubbish fail nothing, change nothing and show nobody else's data", "[server][openapi][long]")
{
    throwRubbish(400);
}

TEST_CASE("SQL and CR LF in every text that a request can hold are words like any other", "[server][openapi]")
{
    const auto seed = seedOfThisRun();
    UNSCOPED_INFO("RELAIS_RUBBISH_SEED=" << seed);
    RubbishCentre centre(seed);
    std::size_t asked = 0;
    for (const auto& operation : centre.document->operations()) {
        for (const auto& request : centre.injected(operation)) {
            centre.ask(operation, request);
            ++asked;
        }
    }
    for (const auto& [what, example] : centre.faults) {
        FAIL_CHECK(example << "\n  RELAIS_RUBBISH_SEED=" << seed);
    }
    CHECK(asked > 200);
    CHECK(centre.refused > 50);
    CHECK(centre.taken > 0);
    // Every table is there, and whoever works does so.
    CHECK(centre.desks.front()->get("/changes/head").status == 200);
}
