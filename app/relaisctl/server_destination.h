#pragma once

#include "app/relaisctl/import_destination.h"

namespace relais {

/// Sends a list to a server in pieces of at most 1 MB and has it imported there in one go. What is not committed is dropped again.
/// One thread; the program's event loop runs while an answer is waited for.
class ServerDestination final : public ImportDestination {
public:
    ServerDestination(const ImportOptions& options, const ToolStreams& streams)
        : m_options(options), m_streams(streams), m_session(options.server, streams)
    {}

    tl::expected<std::optional<StoredImport>, ListFailure> import(
        QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit) override;
    bool mayGoOn() const override { return m_mayGoOn; }

private:
    Result<std::int64_t> upload(const QString& path, QIODevice& list, QByteArray& sha256);

    ImportOptions m_options;
    ToolStreams m_streams;
    ServerSession m_session;
    bool m_mayGoOn = false;
};

} // namespace relais
