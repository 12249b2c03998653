#include "core/outbox/upload_receipt.h"
#include "db/outbox/feed_repository.h"
#include "tests/support/sample_people.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// A desk that has told of one call.
struct Told {
    Told()
    {
        centre.addTarget();
        const auto lent = centre.lease(desk, 1).contacts;
        REQUIRE(lent.size() == 1);
        const Fact started = centre.started(desk, lent.front());
        const Fact closed = centre.closed(desk, lent.front(), started.id, OutcomeCode::NoAnswer);
        last = closed.id;
        answers = centre.upload(desk, {started, closed});
    }
    QString receipt(const std::vector<FactAnswer>& of)
    {
        return centre.inUnit([&](CentralUnit& unit) { return receiptFor(unit.feed, of); });
    }
    bool forgotten(const QString& shown)
    {
        return centre.inUnit([&](CentralUnit& unit) { return hasForgotten(unit.feed, unit.facts, shown); });
    }
    /// Of a fact that was acknowledged and is not there: a standby took over that never heard of it.
    QString ofLost() { return receipt({{sampleId<FactId>(9), FactVerdict::Accepted, {}}}); }

    TestCentre centre;
    TestDesk desk = centre.addDesk();
    FactId last;
    std::vector<FactAnswer> answers;
};

} // namespace

TEST_CASE("a store that has forgotten what it acknowledged is found out by the receipt", "[outbox]")
{
    Told told;
    const QString receipt = told.receipt(told.answers);
    REQUIRE_FALSE(receipt.isEmpty());
    CHECK_FALSE(told.forgotten(receipt));
    const QString lost = told.ofLost();
    CHECK(told.forgotten(lost));
    // Under a new epoch the old receipt says nothing any more: the epoch is renewed once.
    told.centre.inUnit([&](CentralUnit& unit) {
        unit.feed.renewEpoch(told.centre.ids.next());
        return Done{};
    });
    CHECK_FALSE(told.forgotten(lost));
    CHECK_FALSE(told.forgotten(receipt));
}

TEST_CASE("a receipt names the newest fact that was kept, and there is none for what was refused", "[outbox]")
{
    Told told;
    const std::vector<FactAnswer> refused{{sampleId<FactId>(7), FactVerdict::Refused, QStringLiteral("not_permitted")}};
    CHECK(told.receipt(refused).isEmpty());
    CHECK(told.receipt({}).isEmpty());
    auto mixed = told.answers;
    mixed.push_back(refused.front());
    CHECK(told.receipt(mixed) == told.receipt(told.answers));
}

TEST_CASE("a receipt that is none of this centre's makes nobody tell all again", "[outbox]")
{
    Told told;
    const QString own = told.ofLost();
    REQUIRE(told.forgotten(own));
    const QByteArray bytes = QByteArray::fromBase64(own.toLatin1(), QByteArray::Base64UrlEncoding);
    const auto made = [](const QByteArray& raw) {
        return QString::fromLatin1(raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    const QByteArray other = "fact@" + sampleId<FactId>(8).text().toLatin1() + "@albi";
    const QString cursor = told.centre.inUnit([](CentralUnit& unit) { return feedHead(unit.feed); });
    // The same store, and so the same key and epoch.
    const auto neighbour = told.centre.store.database().runAndWait(Access::Write, [](Connection& connection) {
        FeedRepository feed(connection, CentreId{QStringLiteral("nantes")});
        return receiptFor(feed, {{sampleId<FactId>(9), FactVerdict::Accepted, {}}});
    });
    REQUIRE(neighbour.has_value());
    for (const QString& strange :
        {QString(), QStringLiteral("nonsense"), own.chopped(4), own + QStringLiteral("A"), cursor, made(bytes.left(16) + other),
            made(bytes.left(32) + other), made(bytes.left(16) + QByteArray(16, '\0') + other), *neighbour}) {
        CAPTURE(strange.toStdString());
        CHECK_FALSE(told.forgotten(strange));
    }
}
