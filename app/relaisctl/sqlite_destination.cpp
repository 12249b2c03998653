#include "app/relaisctl/sqlite_destination.h"

#include "app/relaisctl/terminal_watch.h"
#include "app/relaisctl/tool_rules.h"
#include "db/accounts/account_repository.h"
#include "db/base/migrator.h"
#include "db/base/sqlite_connection.h"
#include "db/campaigns/target_import.h"
#include "ui/words/tool_words.h"

#include <QCryptographicHash>
#include <QFile>

namespace relais {

namespace {

constexpr std::chrono::milliseconds oneTry{250};
constexpr int triesAtMost = 240;

tl::unexpected<ListFailure> failed(const Error& error)
{
    return tl::unexpected(ListFailure(error));
}

} // namespace

template <typename Attempt>
auto SqliteDestination::patiently(Attempt attempt) -> decltype(attempt())
{
    for (int tries = 0;; ++tries) {
        auto result = attempt();
        if (result || result.error().code != ErrorCode::StoreBusy || tries >= triesAtMost) {
            return result;
        }
        if (StopSignal::requested()) {
            return failure(ErrorCode::Cancelled);
        }
        if (tries == 4 && m_streams.errIsTerminal) {
            m_streams.say(ToolWords::waitingForStore());
        }
    }
}

Result<std::unique_ptr<Connection>> SqliteDestination::open()
{
    SqliteSettings settings;
    settings.path = m_options.databasePath;
    settings.busy = oneTry;
    settings.cacheKiB = 16 * 1024;
    settings.checkpointPages = 16000;
    // A store that does not exist yet has no readers: every page is then written once. Whoever opens it next makes it WAL.
    settings.writeAhead = QFile::exists(m_options.databasePath);
    settings.sortsInMemory = false;
    auto connection = patiently([&] { return SqliteConnection::open(settings); });
    if (!connection) {
        return connection;
    }
    const Migrator migrator(QStringLiteral("central"));
    const auto migrated = patiently([&] { return migrator.migrate(**connection, m_clock); });
    if (!migrated) {
        return failure(migrated.error());
    }
    return connection;
}

/// The centre that was asked for, else the only one of the store; in an empty store the one that the server makes too.
Result<CentreId> SqliteDestination::centre(Connection& connection, QString& calendar)
{
    AccountRepository accounts(connection);
    const auto centres = accounts.centres();
    for (const Centre& centre : centres) {
        if (m_options.centre.isEmpty() ? centres.size() == 1 : centre.id.code == m_options.centre) {
            calendar = centre.calendar;
            return centre.id;
        }
    }
    if (!centres.empty()) {
        QStringList codes;
        for (const Centre& one : centres) {
            codes << one.id.code;
        }
        return failure(ErrorCode::InvalidInput, QStringLiteral("centre ") + codes.join(QStringLiteral(", ")));
    }
    const CentreId id{m_options.centre.isEmpty() ? QStringLiteral("centre") : m_options.centre};
    calendar = QStringLiteral("france");
    accounts.putCentre({id, id.code, calendar});
    return id;
}

tl::expected<std::optional<StoredImport>, ListFailure> SqliteDestination::import(
    QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit)
{
    const auto connection = open();
    if (!connection) {
        return failed(connection.error());
    }
    const auto begun = patiently([&]() -> Result<Done> {
        return Connection::attempt([&] {
            (*connection)->begin(true, QString());
            return Done{};
        });
    });
    if (!begun) {
        return failed(begun.error());
    }
    std::optional<tl::expected<std::optional<StoredImport>, ListFailure>> imported;
    const auto ran = Connection::attempt([&] {
        imported.emplace(importInto(**connection, list, report, beforeCommit));
        *imported ? (*connection)->commit() : (*connection)->rollback();
        return Done{};
    });
    if (!ran) {
        (*connection)->rollback();
        return failed(ran.error());
    }
    return *std::move(imported);
}

tl::expected<std::optional<StoredImport>, ListFailure> SqliteDestination::importInto(
    Connection& connection, QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit)
{
    QString calendar;
    const auto centreId = centre(connection, calendar);
    if (!centreId) {
        return failed(centreId.error());
    }
    const auto rules = toolRules(calendar, m_options.folders);
    if (!rules) {
        // A file that cannot be read would be taken for the list.
        const Error& error = rules.error();
        return failed(error.code == ErrorCode::FileUnreadable ? Error{ErrorCode::ResourceInvalid, error.detail} : error);
    }
    SystemRandom random;
    IdMaker ids(m_clock, random);
    ImportRecord record;
    record.id = ids.make<ImportId>();
    record.campaign = m_options.campaign;
    record.referenceDate = m_options.referenceDate;
    TargetImport import(connection, {*centreId, record, m_criteria, m_clock.now()}, *rules, ids);
    TerminalWatch watch(m_streams, &ToolWords::progressStore);
    const auto again = readTargetList(list, report.shape, m_criteria, m_options.referenceDate, import, watch);
    watch.clear();
    if (!again) {
        return tl::unexpected(again.error());
    }
    if (*again != report) {
        return tl::unexpected(ListFailure(ListProblem{ListProblemCode::Changed}));
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!list.seek(0) || !hash.addData(&list)) {
        return failed({ErrorCode::FileUnreadable, QString()});
    }
    const StoredImport stored = import.finish(again->summary, hash.result());
    if (const auto go = beforeCommit(); !go) {
        return failed(go.error());
    }
    return stored;
}

} // namespace relais
