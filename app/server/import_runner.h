#pragma once

#include "app/server/central_work.h"
#include "app/server/server_log.h"
#include "db/campaigns/import_commit.h"

#include <condition_variable>
#include <thread>

namespace relais {

/// Commits imports, one at a time, each in short writes (ImportCommit); on a thread of its own it goes on with those that were
/// decided and broken off (a kill, a full disk), at start and every minute, and drops bytes that nobody needs any more.
/// Any thread. Borrows what it is given; destroying it stops it and waits for the batch in hand.
class ImportRunner {
public:
    ImportRunner(Database& database, CentralWork& work, IdMaker& ids, const Clock& clock, ServerLog& log);
    ~ImportRunner();
    ImportRunner(const ImportRunner&) = delete;
    ImportRunner& operator=(const ImportRunner&) = delete;

    /// As ImportCommit::commit(), on the calling thread, a worker; but never waits for another import: Conflict while this one runs
    /// already, ServerBusy while another does or after stop().
    tl::expected<CommittedImport, ListFailure> commit(
        const CentreId& centre, const ImportId& id, const StagedList& staged, const ImportCommit::Decided& decided);
    /// Breaks off what runs, between two batches, and begins nothing any more: the next start goes on with it. Any thread, may be
    /// called twice.
    void stop();
    /// Somebody who takes back an import drops its bytes in short writes, too.
    Result<Done> dropChunks(const CentreId& centre, const ImportId& id);

private:
    class Watch;
    class Turn;
    tl::expected<CommittedImport, ListFailure> run(
        const CentreId& centre, const ImportId& id, const StagedList* staged, const ImportCommit::Decided& decided);
    Result<std::optional<StoreTurn>> turnOf(const ImportId& id) const;
    void goOn();
    void loop();

    Database& m_database;
    CentralWork& m_work;
    IdMaker& m_ids;
    const Clock& m_clock;
    ServerLog& m_log;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::optional<ImportId> m_running; ///< guarded by m_mutex; one at a time
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

} // namespace relais
