#pragma once

#include "app/relaisctl/import_destination.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QUrl>

namespace relais {

/// Sends a list to a server in pieces of at most 1 MB and has it imported there in one go. The session token comes from the
/// environment variable RELAIS_TOKEN, so that no other process sees it. What is not committed is dropped again.
/// One thread; the program's event loop runs while an answer is waited for.
class ServerDestination final : public ImportDestination {
public:
    ServerDestination(const ImportOptions& options, const ToolStreams& streams) : m_options(options), m_streams(streams) {}

    tl::expected<std::optional<StoredImport>, ListFailure> import(
        QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit) override;

private:
    struct Answer {
        int status = 0;
        QJsonObject body;
    };
    /// Asks once more where the server is busy. Fails with Unreachable, Cancelled, NotSignedIn, NotPermitted, ServerBusy…
    Result<Answer> ask(const QByteArray& method, const QString& path, const QByteArray& body, const char* contentType);
    Result<Answer> askOnce(const QByteArray& method, const QString& path, const QByteArray& body, const char* contentType);
    Result<std::int64_t> upload(const QString& path, QIODevice& list, QByteArray& sha256);

    ImportOptions m_options;
    ToolStreams m_streams;
    QNetworkAccessManager m_network;
    bool m_tidying = false; ///< Ctrl+C does not stop what tidies up after it
};

} // namespace relais
