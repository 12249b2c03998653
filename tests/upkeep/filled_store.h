#pragma once

#include "db/base/migrator.h"
#include "db/base/sqlite_connection.h"
#include "db/upkeep/store_copy.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

namespace relais::test {

/// Rows that break no rule, in a few tables: people, entries in all states with their lane and counters, leases, marks, a feed.
/// NULL, empty and zero stand beside each other. SQLite's SQL.
inline std::string filling(int people)
{
    const std::string numbers =
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + std::to_string(people) + ") INSERT INTO ";
    const auto id = [](const char* letter) { return "CAST(printf('" + std::string(letter) + "%015d', i) AS BLOB)"; };
    std::string all = "INSERT INTO centre (id, name, calendar) VALUES ('c1', 'Centre d''essai é', 'france');"
                      "INSERT INTO lane (centre_id, id, campaign, territory) VALUES ('c1', 1, 'essai', 'metropole');"
                      "INSERT INTO enrolment_code (centre_id, code_hash) VALUES ('c1', x'00ff00');";
    all += numbers + "person (centre_id, id, nir, fence, created_at) SELECT 'c1', " + id("p")
        + ", CASE WHEN i % 3 = 0 THEN NULL ELSE i END, i % 2, -i FROM n;";
    all += numbers + "person_card (centre_id, person_id, physician_name, pinned) SELECT 'c1', " + id("p")
        + ", CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE 'Dr Éléonore « Œil » ' || i END, '0' FROM n;";
    all += numbers
        + "queue_entry (centre_id, id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until, promote_at, "
          "entered_at) SELECT 'c1', "
        + id("e") + ", " + id("p") + ", 'essai', 1, 1, i % 4, 60, i, i + 1, i, 0 FROM n;";
    all +=
        "INSERT INTO lane_counter (centre_id, lane_id, state, value) SELECT centre_id, lane_id, state, count(*) FROM queue_entry "
        "GROUP BY centre_id, lane_id, state;";
    all += numbers + "lease (centre_id, id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at) SELECT 'c1', "
        + id("l") + ", " + id("e") + ", " + id("p") + ", " + id("d") + ", " + id("a") + ", 1, i, i + 9 FROM n WHERE i % 4 = 3;";
    all += numbers
        + "fact (centre_id, id, type, v, person_id, agent_id, desk_id, desk_seq, occurred_at, received_at) SELECT 'c1', "
        + id("f") + ", 3, 1, " + id("p") + ", " + id("a") + ", " + id("d") + ", i, i, i FROM n;";
    all += numbers + "fact_mark_set (centre_id, fact_id, kind, is_set) SELECT 'c1', " + id("f") + ", 1, 1 FROM n;";
    all += numbers + "feed (centre_id, seq, kind, at) SELECT 'c1', i, 1, i FROM n;";
    return all;
}

/// Files of a test, gone with it.
class StoreFolder {
public:
    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    /// A file, made where there is none.
    std::unique_ptr<Connection> open(const char* name) const
    {
        SqliteSettings settings;
        settings.path = path(name);
        settings.everyCommitOnDisk = false;
        auto opened = SqliteConnection::open(settings);
        REQUIRE(opened);
        return *std::move(opened);
    }
    /// A store that holds what filling() says.
    std::unique_ptr<Connection> filled(
        const char* name, int people, const Migrator& migrator = Migrator(QStringLiteral("central"))) const
    {
        auto connection = open(name);
        REQUIRE(migrator.migrate(*connection, TestClock()));
        connection->execute("BEGIN;" + filling(people) + "COMMIT;");
        return connection;
    }

private:
    QTemporaryDir m_folder;
};

/// Asked between two pages; counts, and does what the test says.
struct TestWatch final : ListWatch {
    std::function<bool(int asked, std::int64_t done, std::int64_t all)> answer = [](int, std::int64_t, std::int64_t) {
        return true;
    };
    int asked = 0;
    bool goOn(std::int64_t done, std::int64_t all) override { return answer(++asked, done, all); }
};

inline CopyOutcome copied(Connection& from, Connection& to, StoreCopy::Kind kind, TestWatch watch = {})
{
    TestClock clock;
    SeededRandom random(7);
    IdMaker ids(clock, random);
    return StoreCopy(from, to, kind, clock, ids, watch).run(Migrator(QStringLiteral("central")));
}

} // namespace relais::test
