// A plan is made once and kept (force_generic_plan). What it thinks of an empty table must not outlive it: held by how many rows the index
// gives for one that is wanted.
#include "db/postgres/postgres_connection.h"
#include "tests/support/store_place.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace relais;
using namespace relais::test;

namespace {

constexpr int rows = 5000;

/// A connection to an empty store of a centre, which makes its plans anew with each transaction.
struct Planning {
    Planning()
    {
        address = PostgresStores::create(true);
        auto opened = PostgresConnection::open({address, false, {}, std::chrono::milliseconds(0)});
        REQUIRE(opened);
        connection = *std::move(opened);
    }
    ~Planning()
    {
        connection.reset();
        PostgresStores::drop(address);
    }
    Planning(const Planning&) = delete;
    Planning& operator=(const Planning&) = delete;

    /// Rows of `table` that `work` made the indexes give.
    std::int64_t given(const QString& table, const std::function<void(Connection&)>& work)
    {
        connection->begin(true, QStringLiteral("albi"));
        work(*connection);
        const auto count = connection->statement("base/test_note.rows_given").bindAll(table).value<std::int64_t>().value_or(-1);
        connection->commit();
        return count;
    }

    QString address;
    std::unique_ptr<Connection> connection;
};

} // namespace

TEST_CASE("a plan of when a table was empty does not walk it when it is large", "[postgres]")
{
    if (!PostgresStores::areWanted()) {
        return; // held where the tests are given a server
    }
    Planning store;
    const CentreId centre{QStringLiteral("albi")};
    const auto find = [&](Connection& c) { c.statement("queue/queue.find").bindAll(centre, Uuid()).run(); };
    CHECK(store.given(QStringLiteral("queue_entry"), find) == 0);
    store.connection->execute(
        "INSERT INTO queue_entry (centre_id, id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, "
        "due_until, promote_at, entered_at, gap_years, manager_first, suspended, ineligible) "
        "SELECT 'albi', gen_random_uuid(), gen_random_uuid(), 'c', 1, 1, 1, 60, 1, 2, 1, 1, 0, 0, 0, '' "
        "FROM generate_series(1, "
        + std::to_string(rows) + ")");
    CHECK(store.given(QStringLiteral("queue_entry"), find) < rows / 100);
}
