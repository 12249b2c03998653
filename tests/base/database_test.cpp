#include "tests/support/temporary_store.h"

#include <atomic>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace relais;
using relais::test::TemporaryStore;

namespace {

Migrator notes()
{
    return Migrator(std::vector<Migration>{{1, QStringLiteral("0001_note.sql"),
        QStringLiteral(
            "CREATE TABLE note (id {id} PRIMARY KEY, written_at {instant} NOT NULL, text TEXT, seq {int}) {strict};")}});
}

Uuid numbered(std::uint8_t number)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = number;
    return Uuid(bytes);
}

struct Note {
    Uuid id;
    Instant at;
    std::optional<QString> text;
};

void write(Connection& connection, const Note& note)
{
    connection.statement("base/test_note.insert").bindAll(note.id, note.at, note.text, 0).run();
}

std::int64_t count(Database& database)
{
    return database
        .runAndWait(Access::Read, [](Connection& c) { return c.statement("base/test_note.count").value<std::int64_t>().value(); })
        .value();
}

} // namespace

TEST_CASE("what is written is read back with its types", "[storage]")
{
    TemporaryStore store(notes());
    const Note note{numbered(1), store.clock.now(), QStringLiteral("Éloïse")};
    REQUIRE(store.database().runAndWait(Access::Write, [&](Connection& c) {
        write(c, note);
        return Done{};
    }));
    REQUIRE(store.database().runAndWait(Access::Write, [&](Connection& c) {
        write(c, {numbered(2), note.at, std::nullopt});
        return Done{};
    }));
    const auto notes = store.database().runAndWait(Access::Read, [](Connection& c) {
        return c.statement("base/test_note.all").all([](Row row) {
            return Note{row.next<Uuid>(), row.next<Instant>(), row.next<std::optional<QString>>()};
        });
    });
    REQUIRE(notes);
    REQUIRE(notes->size() == 2);
    CHECK(notes->at(0).id == note.id);
    CHECK(notes->at(0).at == note.at);
    CHECK(notes->at(0).text == note.text);
    CHECK_FALSE(notes->at(1).text.has_value());
}

TEST_CASE("a statement with RETURNING gives its rows and changes them once", "[storage]")
{
    TemporaryStore store(notes());
    const auto given = store.database().runAndWait(Access::Write, [&](Connection& c) {
        write(c, {numbered(1), store.clock.now(), QStringLiteral("a")});
        return c.statement("base/test_note.take").bind(":seq", 7).all([](Row row) { return row.next<Uuid>(); });
    });
    REQUIRE(given);
    CHECK(*given == std::vector<Uuid>{numbered(1)});
}

TEST_CASE("a work that fails leaves nothing and spares its neighbours in the group", "[storage]")
{
    TemporaryStore store(notes());
    Database& database = store.database();
    std::atomic<int> stored = 0;
    std::atomic<int> failed = 0;
    for (std::uint8_t i = 1; i <= 60; ++i) {
        database.run(
            Access::Write,
            [i, at = store.clock.now()](Connection& c) -> Result<Done> {
                write(c, {numbered(i), at, QStringLiteral("x")});
                if (i % 3 == 0) {
                    return failure(ErrorCode::Conflict);
                }
                if (i % 5 == 0) {
                    write(c, {numbered(i), at, QStringLiteral("twice")});
                }
                return Done{};
            },
            [&](Result<Done> result) { result ? ++stored : ++failed; });
    }
    store.close();
    CHECK(stored == 32);
    CHECK(failed == 28);
    CHECK(count(store.database()) == 32);
}

TEST_CASE("what is queued when the store is closed is finished and answered", "[storage]")
{
    TemporaryStore store(notes());
    std::atomic<int> answered = 0;
    for (std::uint8_t i = 1; i <= 200; ++i) {
        store.database().run(
            Access::Write,
            [i, at = store.clock.now()](Connection& c) {
                write(c, {numbered(i), at, std::nullopt});
                return Done{};
            },
            [&](Result<Done>) { ++answered; });
    }
    store.close();
    CHECK(answered == 200);
    CHECK(count(store.database()) == 200);
}

TEST_CASE("a full disk is said, loses nothing stored before, and heals with room", "[storage]")
{
    TemporaryStore store(notes(), TemporaryStore::Kind::FileOnly);
    store.settings.store.maxPages = 60;
    Database& database = store.database();
    const auto at = store.clock.now();
    int stored = 0;
    Result<Done> last = Done{};
    for (std::uint8_t i = 1; i < 250 && last; ++i) {
        last = database.runAndWait(Access::Write, [&](Connection& c) {
            write(c, {numbered(i), at, QString(4000, u'x')});
            return Done{};
        });
        stored += last ? 1 : 0;
    }
    REQUIRE_FALSE(last);
    CHECK(last.error().code == ErrorCode::StoreFull);
    CHECK(stored > 10);
    CHECK(count(database) == stored);
    store.settings.store.maxPages = 0;
    REQUIRE(store.open());
    CHECK(count(store.database()) == stored);
    CHECK(store.database().runAndWait(Access::Write, [&](Connection& c) {
        write(c, {numbered(250), at, QString(4000, u'x')});
        return Done{};
    }));
}

TEST_CASE("a process killed while it writes loses nothing it was answered for", "[storage]")
{
    TemporaryStore store(notes());
    REQUIRE(store.open());
    store.close();
    int pipes[2];
    REQUIRE(::pipe(pipes) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        // Opened in the child alone: a connection must not cross a fork.
        Database& database = store.database();
        for (std::uint8_t i = 1;; ++i) {
            const bool kept = database
                                  .runAndWait(Access::Write,
                                      [&](Connection& c) {
                                          write(c, {numbered(i), store.clock.now(), QStringLiteral("x")});
                                          return Done{};
                                      })
                                  .has_value();
            if (!kept || ::write(pipes[1], &i, 1) != 1 || i == 255) {
                ::pause();
            }
        }
    }
    std::uint8_t said = 0;
    while (said < 40) {
        REQUIRE(::read(pipes[0], &said, 1) == 1);
    }
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(count(store.database()) >= said);
    ::close(pipes[0]);
    ::close(pipes[1]);
}

TEST_CASE("a file that is no store, and a folder that is not there, are told apart", "[storage]")
{
    TemporaryStore store(notes(), TemporaryStore::Kind::FileOnly);
    QFile file(store.settings.store.path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("this is no database, it is a letter. ").repeated(200));
    file.close();
    CHECK(store.open().error().code == ErrorCode::StoreCorrupt);
    store.settings.store.path = QStringLiteral("/nowhere/at/all/relais.db");
    CHECK(store.open().error().code == ErrorCode::StoreUnavailable);
}
