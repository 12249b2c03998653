#pragma once

#include <QString>

#include <optional>

namespace relais::test {

/// The PostgreSQL server that this run of the tests was given (RELAIS_TEST_POSTGRES, an address with DATABASE for the name): tests of the
/// central store then work there instead of in a file. tests/support/on_postgres.py starts one and runs a program so.
class PostgresStores {
public:
    static bool areWanted();
    /// The address of a new database: with the schema of a central store, or empty.
    static QString create(bool central);
    static void drop(const QString& address);
};

} // namespace relais::test
