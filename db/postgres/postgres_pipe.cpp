#include "db/postgres/postgres_pipe.h"

#include "db/base/store_failure.h"

#include <QtEndian>

#include <libpq-fe.h>

#include <array>
#include <optional>
#include <string_view>

#include <poll.h>

namespace relais {

namespace {

/// More answers than this might fill the socket while the server still waits for us to read.
constexpr std::size_t mostQueued = 256;

/// Every statement of ours walks an index. A plan that was made while a table was empty, or before anybody counted its rows, would read
/// all of it until it is made again (PostgresConnection::planAgain): reading whole tables is therefore the last resort.
/// Somebody who went away in the middle of a transaction holds the lock of a centre for so long at most.
constexpr auto sessionOptions = "-c timezone=UTC -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c jit=off "
                                "-c client_connection_check_interval=5s -c enable_seqscan=off -c random_page_cost=1.1 "
                                "-c plan_cache_mode=force_generic_plan";

ErrorCode codeOf(std::string_view state)
{
    const auto in = [&](std::string_view prefix) { return state.substr(0, prefix.size()) == prefix; };
    return in("22012") ? ErrorCode::StoreUnavailable // a rule of ours, see lease.lend
        : in("23")     ? ErrorCode::Conflict
        : in("53100")  ? ErrorCode::StoreFull
        : in("40") || in("55P03") || in("57014") || in("53300") || in("25P03") ? ErrorCode::StoreBusy
        : in("XX001") || in("XX002")                                           ? ErrorCode::StoreCorrupt
        : in("22")                                                             ? ErrorCode::InvalidInput
                                                                               : ErrorCode::StoreUnavailable;
}

QString fieldOf(const PGresult* result, int field)
{
    const char* text = PQresultErrorField(result, field);
    return text == nullptr ? QString() : QString::fromUtf8(text);
}

} // namespace

Error postgresErrorOf(const PGresult* result)
{
    const QString state = fieldOf(result, PG_DIAG_SQLSTATE);
    QString detail = QStringLiteral("postgresql ") + (state.isEmpty() ? QStringLiteral("connection") : state);
    if (state.startsWith(QLatin1String("42"))) {
        detail += QStringLiteral(": ") + fieldOf(result, PG_DIAG_MESSAGE_PRIMARY); // names of ours; others might quote data
    } else if (const QString constraint = fieldOf(result, PG_DIAG_CONSTRAINT_NAME); !constraint.isEmpty()) {
        detail += QStringLiteral(": ") + constraint;
    } else if (const QString table = fieldOf(result, PG_DIAG_TABLE_NAME); !table.isEmpty()) {
        detail += QStringLiteral(": ") + table;
    }
    return {codeOf(state.toStdString()), detail};
}

void PostgresClear::operator()(PGresult* result) const noexcept
{
    PQclear(result);
}

PostgresPipe::PostgresPipe(std::string address, bool readOnly) : m_address(std::move(address)), m_readOnly(readOnly)
{
    try {
        reopen();
    } catch (const StoreFailure&) {
        PQfinish(m_connection);
        throw;
    }
}

PostgresPipe::~PostgresPipe()
{
    PQfinish(m_connection);
}

void PostgresPipe::reopen()
{
    PQfinish(m_connection);
    ++m_generation;
    m_queued.clear();
    m_asked.clear();
    m_commands.clear();
    m_left = false;
    m_lost = false;
    // What the address itself says outweighs these: they come first.
    // Whoever only reads does so where nobody may write for now; a copy that lags behind would not know who is signed in.
    const char* server = m_readOnly ? "primary" : "read-write";
    const std::array<const char*, 12> keys{"connect_timeout", "application_name", "client_encoding", "tcp_user_timeout",
        "keepalives_idle", "keepalives_interval", "keepalives_count", "options", "fallback_application_name",
        "target_session_attrs", "dbname", nullptr};
    const std::array<const char*, 12> values{
        "5", "relais", "UTF8", "10000", "5", "3", "3", sessionOptions, "relais", server, m_address.c_str(), nullptr};
    m_connection = PQconnectdbParams(keys.data(), values.data(), 1);
    if (PQstatus(m_connection) != CONNECTION_OK) {
        lost();
    }
    PQsetNoticeProcessor(
        m_connection, [](void*, const char*) {}, nullptr); // notices might quote data
    enterPipeline();
}

void PostgresPipe::enterPipeline()
{
    if (PQenterPipelineMode(m_connection) != 1) {
        lost();
    }
}

void PostgresPipe::lost()
{
    m_queued.clear();
    m_asked.clear();
    m_left = false;
    m_lost = true;
    throw StoreFailure({ErrorCode::StoreUnavailable, QStringLiteral("postgresql connection")});
}

bool PostgresPipe::isAlive()
{
    if (m_lost || PQstatus(m_connection) != CONNECTION_OK) {
        return false;
    }
    if (m_left) {
        try {
            arrive();
        } catch (const StoreFailure&) {
            if (m_lost) {
                return false;
            }
        }
    }
    if (!m_queued.empty()) {
        return true;
    }
    // Nothing is expected here: last words of a server that goes, and the end of the stream behind them, show at once.
    pollfd socket{PQsocket(m_connection), POLLIN, 0};
    while (poll(&socket, 1, 0) == 1) {
        if (PQconsumeInput(m_connection) != 1 || PQstatus(m_connection) != CONNECTION_OK) {
            return false;
        }
    }
    return true;
}

/// Answers come in the order of the questions.
void PostgresPipe::push(std::string key)
{
    m_queued.push_back(std::move(key));
}

void PostgresPipe::queue(const std::string& text)
{
    auto known = m_commands.find(text);
    if (known == m_commands.end()) {
        const std::string name = 'c' + std::to_string(++m_named);
        prepare(name, text);
        known = m_commands.emplace(text, name).first;
    }
    send(known->second, {});
}

void PostgresPipe::sendPrepared(const std::string& name, const std::vector<PostgresValue>& values)
{
    if (m_before) {
        m_before();
    }
    arrive();
    if (m_queued.size() >= mostQueued) {
        wait();
    }
    std::vector<const char*> data(values.size());
    std::vector<int> sizes(values.size());
    const std::vector<int> binary(values.size(), 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
        data[i] = values[i].data;
        sizes[i] = values[i].size;
    }
    if (PQsendQueryPrepared(
            m_connection, name.c_str(), static_cast<int>(values.size()), data.data(), sizes.data(), binary.data(), 1)
        != 1) {
        lost();
    }
}

void PostgresPipe::send(const std::string& name, const std::vector<PostgresValue>& values)
{
    sendPrepared(name, values);
    push();
}

PostgresResult PostgresPipe::run(const std::string& name, const std::vector<PostgresValue>& values)
{
    sendPrepared(name, values);
    push();
    return collect();
}

void PostgresPipe::ask(const std::string& name, const std::vector<PostgresValue>& values, const std::string& key)
{
    sendPrepared(name, values);
    push(key);
    m_asked[key].reset(); // of the same question asked twice, the later answer is the one
}

PostgresResult PostgresPipe::take(const std::string& key)
{
    const auto at = m_asked.find(key);
    if (at == m_asked.end()) {
        return {};
    }
    if (!at->second) {
        wait();
    }
    auto node = m_asked.extract(key);
    return node ? std::move(node.mapped()) : PostgresResult();
}

void PostgresPipe::wait()
{
    if (!m_queued.empty()) {
        collect();
    }
}

void PostgresPipe::leave(const std::string& text)
{
    queue(text);
    if (PQpipelineSync(m_connection) != 1 || PQflush(m_connection) < 0) {
        lost();
    }
    m_left = true;
}

/// Reads what leave() did not wait for; mostly it is there already.
void PostgresPipe::arrive()
{
    if (m_left) {
        m_left = false;
        readAnswers();
    }
}

std::string PostgresPipe::finish(const std::string& text)
{
    queue(text);
    return PQcmdStatus(collect().get());
}

std::int64_t PostgresPipe::number(const std::string& text)
{
    queue(text);
    const PostgresResult answer = collect();
    if (PQntuples(answer.get()) != 1 || PQgetlength(answer.get(), 0, 0) != static_cast<int>(sizeof(std::int64_t))) {
        throw StoreFailure({ErrorCode::StoreUnavailable, QStringLiteral("postgresql: no number")});
    }
    return qFromBigEndian<std::int64_t>(PQgetvalue(answer.get(), 0, 0));
}

/// The answer of what was queued last. Throws the first failure.
PostgresResult PostgresPipe::collect()
{
    if (PQpipelineSync(m_connection) != 1) {
        lost();
    }
    return readAnswers();
}

PostgresResult PostgresPipe::readAnswers()
{
    PostgresResult last;
    std::optional<Error> failed;
    for (; !m_queued.empty(); m_queued.pop_front()) {
        PostgresResult one(PQgetResult(m_connection));
        if (!one) {
            lost();
        }
        while (PostgresResult rest{PQgetResult(m_connection)}) {} // to the end of this command's answers
        const auto status = PQresultStatus(one.get());
        if (status == PGRES_FATAL_ERROR && !failed) {
            failed = postgresErrorOf(one.get());
        }
        if (const auto asked = m_queued.front().empty() ? m_asked.end() : m_asked.find(m_queued.front());
            asked != m_asked.end() && status == PGRES_TUPLES_OK) {
            asked->second = std::move(one);
        } else {
            last = std::move(one);
        }
    }
    const PostgresResult sync(PQgetResult(m_connection));
    if (PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC) {
        failed = failed.value_or(Error{ErrorCode::StoreUnavailable, QStringLiteral("postgresql connection")});
    }
    if (failed) {
        throw StoreFailure(*failed);
    }
    return last;
}

std::vector<unsigned> PostgresPipe::prepare(const std::string& name, const std::string& text)
{
    arrive();
    if (PQsendPrepare(m_connection, name.c_str(), text.c_str(), 0, nullptr) != 1) {
        lost();
    }
    push();
    if (PQsendDescribePrepared(m_connection, name.c_str()) != 1) {
        lost();
    }
    push();
    const PostgresResult described = collect();
    std::vector<unsigned> types(static_cast<std::size_t>(PQnparams(described.get())));
    for (std::size_t i = 0; i < types.size(); ++i) {
        types[i] = PQparamtype(described.get(), static_cast<int>(i));
    }
    return types;
}

void PostgresPipe::script(const std::string& text)
{
    arrive();
    wait();
    if (PQexitPipelineMode(m_connection) != 1) {
        lost();
    }
    const PostgresResult done(PQexec(m_connection, text.c_str()));
    const auto status = PQresultStatus(done.get());
    if (PQstatus(m_connection) == CONNECTION_OK) {
        enterPipeline();
    }
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
        throw StoreFailure(postgresErrorOf(done.get()));
    }
}

} // namespace relais
