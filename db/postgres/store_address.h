#pragma once

#include "core/base/result.h"
#include "db/base/database.h"

namespace relais {

/// Where a central store is, as a configuration and the tool say it: "sqlite:PATH" or "postgresql://…". A value; any thread.
class StoreAddress {
public:
    /// A text without either beginning is the path of a file. InvalidInput: nothing behind the beginning, or another one ("mysql://…").
    static Result<StoreAddress> fromText(const QString& text);
    static StoreAddress ofFile(const QString& path) { return StoreAddress(path, {}); }

    bool isFile() const { return m_server.isEmpty(); }
    const QString& path() const { return m_path; }
    /// What may be shown and logged: of a server, its host and the name of the database; never a password.
    QString shown() const;

    /// As it was given, a server's with the password that may be in it: never shown.
    const QString& text() const { return isFile() ? m_path : m_server; }

    /// How a server's Database opens it.
    Database::Settings settings(bool everyCommitOnDisk) const;
    /// One connection for a tool, which waits for others for half a minute.
    Result<std::unique_ptr<Connection>> open(bool everyCommitOnDisk = true) const;
    /// The same to look only: a file is neither made nor changed.
    Result<std::unique_ptr<Connection>> openToRead() const;

private:
    StoreAddress(QString path, QString server) : m_path(std::move(path)), m_server(std::move(server)) {}
    QString m_path;
    QString m_server;
};

} // namespace relais
