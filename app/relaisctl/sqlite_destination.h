#pragma once

#include "app/relaisctl/import_destination.h"
#include "core/base/clock.h"
#include "db/base/connection.h"

namespace relais {

/// Imports into the database of a server on this machine, in one transaction: beside the running server or without it. Creates the
/// store when it is absent. Waits a minute for another import, then fails with StoreBusy. One thread.
class SqliteDestination final : public ImportDestination {
public:
    SqliteDestination(const ImportOptions& options, const TargetCriteria& criteria, const ToolStreams& streams)
        : m_options(options), m_criteria(criteria), m_streams(streams)
    {}

    tl::expected<std::optional<StoredImport>, ListFailure> import(
        QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit) override;

private:
    Result<std::unique_ptr<Connection>> open();
    /// Tries again while another process holds the store, until a minute is over or somebody presses Ctrl+C.
    template <typename Attempt>
    auto patiently(Attempt attempt) -> decltype(attempt());
    Result<CentreId> centre(Connection& connection, QString& calendar);
    tl::expected<std::optional<StoredImport>, ListFailure> importInto(
        Connection& connection, QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit);

    ImportOptions m_options;
    TargetCriteria m_criteria;
    ToolStreams m_streams;
    SystemClock m_clock;
};

} // namespace relais
