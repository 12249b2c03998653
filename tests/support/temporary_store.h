#pragma once

#include "db/base/database.h"
#include "tests/support/test_clock.h"

#include <QTemporaryDir>

namespace relais::test {

/// A store file in a folder of its own that goes with the object; answers are called on the database's thread.
class TemporaryStore {
public:
    explicit TemporaryStore(Migrator migrator = Migrator(QStringLiteral("central"))) : m_migrator(std::move(migrator))
    {
        settings.store.path = m_folder.filePath(QStringLiteral("relais.db"));
        settings.store.everyCommitOnDisk = false;
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
    QTemporaryDir m_folder;
    Migrator m_migrator;
    std::unique_ptr<Database> m_database;
};

} // namespace relais::test
