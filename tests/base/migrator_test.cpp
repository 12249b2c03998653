#include "tests/support/temporary_store.h"

using namespace relais;
using relais::test::TemporaryStore;

namespace {

Migration first()
{
    return {1, QStringLiteral("0001_note.sql"), QStringLiteral("CREATE TABLE note (id {id} PRIMARY KEY) {strict};")};
}
Migration second()
{
    return {2, QStringLiteral("0002_more.sql"), QStringLiteral("CREATE TABLE more (id {id} PRIMARY KEY) {strict};")};
}

} // namespace

TEST_CASE("a store from an older version is brought forward, once", "[storage]")
{
    TemporaryStore store(Migrator(std::vector{first()}));
    REQUIRE(store.open());
    store.setMigrator(Migrator(std::vector{first(), second()}));
    REQUIRE(store.open());
    CHECK(store.open());
}

TEST_CASE("a store from a newer version is refused as such and left as it is", "[storage]")
{
    TemporaryStore store(Migrator(std::vector{first(), second()}));
    REQUIRE(store.open());
    store.setMigrator(Migrator(std::vector{first()}));
    CHECK(store.open().error().code == ErrorCode::StoreTooNew);
    store.setMigrator(Migrator(std::vector{first(), second()}));
    CHECK(store.open());
}

TEST_CASE("a migration that was changed after it was applied is refused", "[storage]")
{
    TemporaryStore store(Migrator(std::vector{first()}));
    REQUIRE(store.open());
    Migration changed = first();
    changed.text += QStringLiteral(" -- and more");
    store.setMigrator(Migrator(std::vector{changed}));
    CHECK(store.open().error().code == ErrorCode::ResourceInvalid);
}

TEST_CASE("a migration that fails in the middle leaves nothing of itself", "[storage]")
{
    Migration broken = second();
    broken.text += QStringLiteral(" CREATE TABLE note (id {id});");
    TemporaryStore store(Migrator(std::vector{first(), broken}));
    REQUIRE_FALSE(store.open());
    store.setMigrator(Migrator(std::vector{first(), second()}));
    CHECK(store.open());
}

TEST_CASE("the shipped sets of migrations apply to an empty store", "[storage]")
{
    for (const auto& set : {QStringLiteral("central"), QStringLiteral("desk")}) {
        TemporaryStore store{Migrator(set)};
        CHECK(store.open());
    }
}
