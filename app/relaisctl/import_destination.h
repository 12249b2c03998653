#pragma once

#include "app/relaisctl/import_options.h"
#include "core/campaigns/import_record.h"
#include "core/campaigns/read_target_list.h"

#include <functional>
#include <memory>

namespace relais {

/// Where a list goes once it has been read: a store on this machine or a server. All or nothing. One thread.
class ImportDestination {
public:
    virtual ~ImportDestination() = default;
    /// Reads the list again into the store. `beforeCommit` is asked last and can still stop everything; after it the import
    /// is committed. Gives what it did, when it is known. Fails with Changed when the list is not what `report` says any more.
    virtual tl::expected<std::optional<StoredImport>, ListFailure> import(
        QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit) = 0;
    /// After a failure: it may have been decided all the same, where nobody here can see, and then goes to its end by itself.
    virtual bool mayGoOn() const { return false; }
};

/// By the options: the database or the server.
std::unique_ptr<ImportDestination> importDestination(
    const ImportOptions& options, const TargetCriteria& criteria, const ToolStreams& streams);

} // namespace relais
