#pragma once

#include "tests/support/store_place.h"
#include "tests/support/test_clock.h"

namespace relais::test {

/// A store of its own that goes with the object (see StorePlace). Answers are called on the database's thread.
class TemporaryStore {
public:
    using Kind = StorePlace::Kind;

    TemporaryStore() : TemporaryStore(Migrator(QStringLiteral("central")), Kind::Central) {}
    explicit TemporaryStore(Migrator migrator, Kind kind = Kind::Empty) : m_place(kind), m_migrator(std::move(migrator))
    {
        settings = m_place.address().settings(false);
        settings.readers = 2;
    }

    /// Opens (again) what the settings say; gives the failure for the tests that want one.
    Result<Done> open()
    {
        m_database.reset();
        auto opened = Database::open(settings, m_migrator, clock, [](const std::function<void()>& answer) { answer(); });
        if (!opened) {
            return failure(opened.error());
        }
        m_database = std::move(*opened);
        return Done{};
    }
    Database& database()
    {
        if (!m_database && !open()) {
            throw std::runtime_error("the temporary store does not open");
        }
        return *m_database;
    }
    void close() { m_database.reset(); }
    void setMigrator(Migrator migrator) { m_migrator = std::move(migrator); }

    Database::Settings settings;
    TestClock clock;

private:
    StorePlace m_place;
    Migrator m_migrator;
    std::unique_ptr<Database> m_database;
};

} // namespace relais::test
