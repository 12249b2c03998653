#include "app/server/import_runner.h"

namespace relais {

/// A list is read to its end, whoever asked may have gone; only the end of the server breaks it off, to go on at the next start.
class ImportRunner::Watch final : public ListWatch {
public:
    explicit Watch(const std::atomic<bool>& stopping) : m_stopping(stopping) {}
    bool goOn(std::int64_t, std::int64_t) override { return !m_stopping; }

private:
    const std::atomic<bool>& m_stopping;
};

/// Given back with this object.
class ImportRunner::Turn {
public:
    explicit Turn(ImportRunner& runner) : m_runner(runner) {}
    ~Turn()
    {
        {
            const std::lock_guard lock(m_runner.m_mutex);
            m_runner.m_running.reset();
        }
        m_runner.m_wake.notify_all();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    ImportRunner& m_runner;
};

ImportRunner::ImportRunner(Database& database, CentralWork& work, IdMaker& ids, const Clock& clock, ServerLog& log)
    : m_database(database), m_work(work), m_ids(ids), m_clock(clock), m_log(log), m_thread([this] { loop(); })
{}

ImportRunner::~ImportRunner()
{
    stop();
    m_thread.join();
}

void ImportRunner::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
}

tl::expected<CommittedImport, ListFailure> ImportRunner::run(
    const CentreId& centre, const ImportId& id, const StagedList* staged, const ImportCommit::Decided& decided)
{
    // A job of the centre makes its rules known.
    const auto rules = m_work.read(centre, [](CentralJob& job) { return &job.rules; });
    if (!rules) {
        return tl::unexpected(ListFailure(rules.error()));
    }
    Watch watch(m_stopping);
    ImportCommit import({m_database, **rules, m_ids, m_clock}, centre, id, watch);
    return staged ? import.commit(*staged, decided) : import.resume();
}

/// Also of several servers one alone works on an import.
Result<std::optional<StoreTurn>> ImportRunner::turnOf(const ImportId& id) const
{
    return m_database.tryTurn(QStringLiteral("import ") + id.text());
}

tl::expected<CommittedImport, ListFailure> ImportRunner::commit(
    const CentreId& centre, const ImportId& id, const StagedList& staged, const ImportCommit::Decided& decided)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_running == id) {
            return tl::unexpected(ListFailure(Error{ErrorCode::Conflict, QStringLiteral("import is being committed")}));
        }
        if (m_running || m_stopping) {
            return tl::unexpected(ListFailure(Error{ErrorCode::ServerBusy, QStringLiteral("another import runs")}));
        }
        m_running = id;
    }
    const Turn turn(*this);
    const auto alone = turnOf(id);
    if (!alone) {
        return tl::unexpected(ListFailure(alone.error()));
    }
    if (!*alone) {
        return tl::unexpected(ListFailure(Error{ErrorCode::Conflict, QStringLiteral("import is being committed elsewhere")}));
    }
    return run(centre, id, &staged, decided);
}

Result<Done> ImportRunner::dropChunks(const CentreId& centre, const ImportId& id)
{
    return ImportCommit::dropChunks(m_database, centre, id);
}

void ImportRunner::goOn()
{
    struct Left {
        std::vector<ImportRepository::Place> undone;
        std::vector<ImportRepository::Place> needless;
    };
    const auto left = m_database.runAndWait(Access::Read, [](Connection& connection) {
        return Left{ImportRepository::undone(connection), ImportRepository::withNeedlessChunks(connection)};
    });
    if (!left) {
        m_log.failed("imports_left", left.error());
        return;
    }
    for (const auto& [centre, id] : left->undone) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return !m_running || m_stopping; });
            if (m_stopping) {
                return;
            }
            m_running = id;
        }
        const Turn turn(*this);
        const auto alone = turnOf(id);
        if (!alone || !*alone) {
            continue; // another server is at it, or the store is away: the next minute looks again
        }
        const auto done = run(centre, id, nullptr, {});
        if (!done && !m_stopping) {
            const auto* error = std::get_if<Error>(&done.error());
            m_log.failed("resume_import", error ? *error : Error{ErrorCode::NotAList, QStringLiteral("a staged list")});
        }
    }
    for (const auto& [centre, id] : left->needless) {
        if (const auto dropped = dropChunks(centre, id); !dropped) {
            m_log.failed("drop_chunks", dropped.error());
        }
    }
}

void ImportRunner::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        try {
            goOn();
        } catch (const std::exception&) {
            m_log.brokenOff("imports"); // the next round tries again
        }
        lock.lock();
        m_wake.wait_for(lock, std::chrono::minutes(1), [this] { return m_stopping.load(); });
    }
}

} // namespace relais
