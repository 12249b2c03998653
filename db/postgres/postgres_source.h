#pragma once

#include "db/base/database.h"
#include "db/postgres/postgres_connection.h"

namespace relais {

/// A store on a PostgreSQL server, for Database::Settings::source. A value; any thread.
class PostgresSource final : public ConnectionSource {
public:
    explicit PostgresSource(PostgresSettings settings) : m_settings(std::move(settings))
    {
        m_settings.shared = std::make_shared<SharedMemory>();
    }
    Result<std::unique_ptr<Connection>> open(bool readOnly) const override
    {
        PostgresSettings settings = m_settings;
        settings.readOnly = readOnly;
        return PostgresConnection::open(settings);
    }

private:
    PostgresSettings m_settings;
};

} // namespace relais
