#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::FakeAgents;
using relais::test::TestCentre;

namespace {

void happen(TestCentre& centre, int lines, const QString& campaign = QStringLiteral("diabete"))
{
    centre.inUnit([&](CentralUnit& unit) {
        for (int i = 0; i < lines; ++i) {
            unit.feed.append({0, ChangeKind::CampaignChanged, {}, {}, CampaignCode{campaign}, {}, {}}, centre.clock.now());
        }
        return Done{};
    });
}

QString headOf(TestCentre& centre)
{
    return centre.inUnit([](CentralUnit& unit) { return feedHead(unit.feed); });
}

bool forgotten(TestCentre& centre, const QString& cursor)
{
    return centre.inUnit([&](CentralUnit& unit) { return hasForgotten(unit.feed, cursor); });
}

/// The feed as the copy has it that was made after `lines` of it.
void restore(TestCentre& centre, int lines)
{
    const auto done = centre.store.database().runAndWait(Access::Write, [&](Connection& connection) {
        connection.execute("DELETE FROM feed WHERE seq > " + std::to_string(lines));
        return Done{};
    });
    REQUIRE(done.has_value());
}

} // namespace

TEST_CASE("a store that was restored is seen by a cursor of what it has forgotten", "[outbox]")
{
    TestCentre centre;
    CHECK_FALSE(forgotten(centre, headOf(centre)));
    happen(centre, 3);
    const QString early = headOf(centre);
    centre.clock.advance(std::chrono::minutes(1));
    happen(centre, 4);
    const QString late = headOf(centre);
    CHECK_FALSE(forgotten(centre, early));
    CHECK_FALSE(forgotten(centre, late));
    CHECK_FALSE(forgotten(centre, {}));
    CHECK_FALSE(forgotten(centre, QStringLiteral("nonsense")));

    restore(centre, 5);
    CHECK(forgotten(centre, late));
    CHECK_FALSE(forgotten(centre, early));
    // Also when the numbers were given again, to what happened since.
    centre.clock.advance(std::chrono::minutes(1));
    happen(centre, 9);
    CHECK(forgotten(centre, late));
    CHECK_FALSE(forgotten(centre, early));

    const auto renewed = centre.inUnit([&](CentralUnit& unit) {
        unit.feed.renewEpoch(centre.ids.next());
        return changesAfter(unit.feed, late, 100);
    });
    CHECK(renewed.changes.size() == 14);
    // Whoever comes next with a cursor of the old epoch does not renew it again.
    CHECK_FALSE(forgotten(centre, late));
    CHECK_FALSE(forgotten(centre, renewed.nextCursor));
    CHECK(centre.inUnit([](CentralUnit& unit) { return unit.feed.epoch().text(); }) == renewed.epoch);
}

TEST_CASE("a cursor that is none of this feed's starts from the beginning, and makes nobody tell all again", "[outbox]")
{
    TestCentre centre;
    happen(centre, 3);
    const QString own = headOf(centre);
    const QString epoch = centre.inUnit([](CentralUnit& unit) { return unit.feed.epoch().text(); });
    // The same lines of another centre, in the same store and so in the same epoch.
    TestCentre elsewhere;
    elsewhere.centre = CentreId{QStringLiteral("nantes")};
    happen(elsewhere, 3);
    const auto neighbour = centre.store.database().runAndWait(Access::Write, [&](Connection& connection) {
        FakeAgents agents;
        CentralStores stores(connection, CentreId{QStringLiteral("nantes")}, agents, centre.ids);
        for (int i = 0; i < 50; ++i) {
            stores.unit().feed.append({0, ChangeKind::CampaignChanged, {}, {}, {}, {}, {}}, centre.clock.now());
        }
        auto head = feedHead(stores.unit().feed);
        stores.finish();
        return head;
    });
    REQUIRE(neighbour.has_value());
    const QByteArray bytes = QByteArray::fromBase64(own.toLatin1(), QByteArray::Base64UrlEncoding);
    const auto made = [](const QByteArray& raw) {
        return QString::fromLatin1(raw.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    const std::vector<QString> strange = {*neighbour, headOf(elsewhere), QStringLiteral("nonsense"), QStringLiteral("é"),
        own.chopped(4), own + QStringLiteral("A"), made(bytes.left(16)), made(bytes.left(32)), made(bytes.left(32) + "-1@0@albi"),
        made(bytes.left(32) + "99999999999999999999@0@albi"), made(bytes.left(32) + "1@albi"),
        made(bytes.left(32) + "1@2@3@albi"), made(QByteArray(16, '\0') + bytes.mid(16)),
        // Of a future that this store never told, with the right epoch: without its signature, or under another's.
        made(bytes.left(16) + "99999999@1@albi"), made(bytes.left(32) + "99999999@1@albi"),
        made(bytes.left(16) + QByteArray(16, '\0') + "99999999@1@albi")};
    for (const QString& cursor : strange) {
        CAPTURE(cursor.toStdString());
        CHECK_FALSE(forgotten(centre, cursor));
        const auto page = centre.inUnit([&](CentralUnit& unit) { return changesAfter(unit.feed, cursor, 100); });
        CHECK(page.epoch == epoch);
        CHECK(page.changes.size() == 3);
        CHECK(page.nextCursor == own);
    }
}

TEST_CASE("a cursor goes on where it stood after a restart, page after page, whatever has happened since", "[outbox]")
{
    TestCentre centre;
    happen(centre, 2);
    QString cursor = headOf(centre);
    happen(centre, 2'500);
    std::int64_t last = 2;
    int pages = 0;
    for (bool more = true; more; ++pages) {
        centre.store.close();
        REQUIRE(centre.store.open());
        const auto page = centre.inUnit([&](CentralUnit& unit) { return changesAfter(unit.feed, cursor, 1000); });
        for (const Change& change : page.changes) {
            CHECK(change.seq == ++last);
        }
        cursor = page.nextCursor;
        more = page.more;
        happen(centre, more ? 1 : 0);
    }
    CHECK(pages == 3);
    CHECK(last == 2'504);
}

namespace {

ChangePage pageAfter(TestCentre& centre, const QString& cursor, int limit)
{
    const auto page = centre.store.database().runAndWait(Access::Read, [&](Connection& connection) {
        FeedRepository feed(connection, centre.centre);
        return changesAfter(feed, cursor, limit);
    });
    REQUIRE(page.has_value());
    return *page;
}

/// All lines, page by page.
std::vector<Change> walked(TestCentre& centre, int limit)
{
    std::vector<Change> all;
    QString cursor;
    for (bool more = true; more;) {
        const auto page = pageAfter(centre, cursor, limit);
        all.insert(all.end(), page.changes.begin(), page.changes.end());
        cursor = page.nextCursor;
        more = page.more;
    }
    return all;
}

} // namespace

TEST_CASE("every desk is told every line once, however long its pages and whoever read before", "[outbox]")
{
    TestCentre centre;
    for (int line = 1; line <= 700; ++line) {
        happen(centre, 1);
        if (line % 100 == 0) {
            centre.clock.advance(std::chrono::seconds(1));
        }
    }
    for (const int limit : {1000, 1, 37, 256, 255, 512, 700, 699}) {
        const auto all = walked(centre, limit);
        INFO(limit);
        REQUIRE(all.size() == 700);
        for (std::size_t i = 0; i < all.size(); ++i) {
            CHECK(all[i].seq == static_cast<std::int64_t>(i) + 1);
        }
    }
    const auto before = pageAfter(centre, {}, 600);
    happen(centre, 100, QStringLiteral("asthme"));
    const auto news = pageAfter(centre, before.nextCursor, 1000);
    REQUIRE(news.changes.size() == 200);
    CHECK(news.changes[99].campaign->code == QStringLiteral("diabete"));
    CHECK(news.changes[100].campaign->code == QStringLiteral("asthme"));
}

TEST_CASE("what the feed said before the store was put back is told to nobody", "[outbox]")
{
    TestCentre centre;
    happen(centre, 900);
    CHECK(walked(centre, 1000).size() == 900);
    restore(centre, 300);
    CHECK(walked(centre, 1000).size() == 300);
    centre.clock.advance(std::chrono::seconds(1));
    happen(centre, 700, QStringLiteral("asthme"));
    for (const int limit : {1000, 100}) {
        const auto all = walked(centre, limit);
        REQUIRE(all.size() == 1000);
        CHECK(all[299].campaign->code == QStringLiteral("diabete"));
        CHECK(all[300].campaign->code == QStringLiteral("asthme"));
        CHECK(all[511].campaign->code == QStringLiteral("asthme"));
        CHECK(all[999].campaign->code == QStringLiteral("asthme"));
    }
}
