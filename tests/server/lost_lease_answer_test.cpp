// A desk that asks for contacts and is gone, or cut off, before it hears which: nobody may stay lent to nobody.
#include "core/queue/lease_requests.h"
#include "tests/support/central_truth.h"
#include "tests/support/demo_desk.h"
#include "tests/support/tcp_proxy.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

using Fences = std::map<QString, std::int64_t>;

Fences fencesIn(const QJsonArray& contacts)
{
    Fences fences;
    for (const auto& item : contacts) {
        const auto contact = item.toObject();
        fences.emplace(contact.value(QStringLiteral("person_id")).toString(), contact.value(QStringLiteral("fence")).toInteger());
    }
    return fences;
}

qsizetype sharedBy(const Fences& left, const Fences& right)
{
    return std::count_if(left.begin(), left.end(), [&](const auto& one) { return right.contains(one.first); });
}

/// Asks for contacts over a network that breaks with the first byte of the answer.
void askAndBeCut(const RunningServer& run, const DemoDesk& desk, int most)
{
    TcpProxy network(run.port());
    network.cutAfterBytesAnswered(1);
    REQUIRE(HttpClient(network.port()).post("/api/v1/leases", desk.token, {{QStringLiteral("max"), most}}).status == 0);
}

} // namespace

TEST_CASE("a desk that never heard what it was lent is told again, under the same fences", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const DemoDesk desk(run, "sonia");
    const DemoDesk colleague(run, "karim");
    const CentralTruth truth(run.storeAddress());
    Fences known;
    SECTION("its first request") {}
    SECTION("a later one, with some in hand")
    {
        known = fencesIn(desk.lease(2));
        REQUIRE(known.size() >= 2);
    }
    askAndBeCut(run, desk, 6);
    const Fences lent = truth.heldFences();
    REQUIRE(lent.size() >= 6);
    CHECK(sharedBy(known, lent) == static_cast<qsizetype>(known.size()));

    // Meanwhile they are nobody else's.
    const Fences others = fencesIn(colleague.lease(4));
    CHECK(others.size() >= 4);
    CHECK(sharedBy(others, lent) == 0);
    const int begun = truth.leasesBegun();

    askAndBeCut(run, desk, 6);
    CHECK(fencesIn(desk.lease(6)) == lent);
    CHECK(truth.leasesBegun() == begun);
    CHECK(truth.leaseFaults() == QStringList());
}

TEST_CASE("a desk that never asks again loses what it never heard of when its time is over", "[server][contacts]")
{
    ServerSettings settings;
    RunningServer run(settings, RunningServer::Centre::Demo);
    const DemoDesk desk(run, "sonia");
    const DemoDesk colleague(run, "karim");
    const CentralTruth truth(run.storeAddress());
    const auto cursor = colleague.get("/changes/head").json.value(QStringLiteral("cursor")).toString().toStdString();
    askAndBeCut(run, desk, contactsPerDesk);
    const Fences lent = truth.heldFences();
    REQUIRE(static_cast<int>(lent.size()) == contactsPerDesk);

    run.clock.advance(settings.leaseTime - std::chrono::seconds(1));
    REQUIRE(run.server().keepQueues());
    CHECK(truth.heldFences() == lent);
    run.clock.advance(std::chrono::seconds(1));
    REQUIRE(run.server().keepQueues());
    CHECK(truth.openLeases() == 0);

    qsizetype told = 0;
    for (const auto& change : colleague.get("/changes?cursor=" + cursor).json.value(QStringLiteral("changes")).toArray()) {
        told += change.toObject().contains(QStringLiteral("lease_id")) ? 1 : 0;
    }
    CHECK(told >= static_cast<qsizetype>(lent.size()));
    const Fences again = fencesIn(colleague.lease(contactsPerDesk));
    CHECK(sharedBy(again, lent) > 0);
    for (const auto& [person, fence] : again) {
        if (const auto before = lent.find(person); before != lent.end()) {
            CHECK(fence > before->second);
        }
    }
    CHECK(truth.leaseFaults() == QStringList());
}

TEST_CASE("whoever leaves in the middle of asking is lent nobody", "[server][contacts]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const DemoDesk desk(run, "sonia");
    const std::string head = "POST /api/v1/leases HTTP/1.1\r\nHost: test\r\nAuthorization: Bearer " + desk.token.toStdString()
        + "\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n";
    for (std::size_t sent = 1; sent < head.size(); sent += 40) {
        RawClient gone(run.port());
        gone.send(head.substr(0, sent));
    }
    for (std::size_t sent = 0; sent < 10; ++sent) {
        RawClient gone(run.port());
        gone.send(head + std::string("{\"max\":10}").substr(0, sent));
        gone.endSending();
        CHECK(gone.ended());
    }
    const CentralTruth truth(run.storeAddress());
    CHECK(truth.leasesBegun() == 0);
    // Whole: lent, whether anybody still listens or not.
    {
        RawClient gone(run.port());
        gone.send(head + "{\"max\":10}");
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (truth.openLeases() == 0 && std::chrono::steady_clock::now() < end) {
        REQUIRE(desk.get("/agenda").status == 200);
    }
    const Fences lent = truth.heldFences();
    REQUIRE(lent.size() >= 10);
    CHECK(fencesIn(desk.lease(10)) == lent);
}
