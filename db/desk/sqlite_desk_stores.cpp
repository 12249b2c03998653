#include "db/desk/sqlite_desk_stores.h"

#include "db/desk/sqlite_desk_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace relais {

namespace {

/// What opening a file takes; a copy goes to the background.
struct Opening {
    Sealer& sealer;
    const Clock& clock;
    Database::Executor executor;
    int mostPages = 0;
};

Result<std::shared_ptr<SqliteDeskStore>> openFile(const QString& path, DeskStores::Missing missing, const Opening& with)
{
    if (missing == DeskStores::Missing::Refuse && !QFile::exists(path)) {
        return failure(ErrorCode::NotFound, QStringLiteral("no store of this agent on this desk"));
    }
    const QString folder = path.section(u'/', 0, -2);
    if (!QDir().mkpath(folder)) {
        return failure(ErrorCode::StoreUnavailable, QStringLiteral("cannot make the folder of the stores"));
    }
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    Database::Settings settings;
    settings.store.path = path;
    settings.store.maxPages = with.mostPages;
    settings.readers = 0;
    settings.store.cacheKiB = 2 * 1024;
    auto database = Database::open(settings, Migrator(QStringLiteral("desk")), with.clock, with.executor);
    if (!database) {
        return failure(database.error());
    }
    return std::make_shared<SqliteDeskStore>(std::move(*database), with.sealer);
}

/// What users get owns nothing: a store never closes on one of its own threads.
std::shared_ptr<DeskStore> lend(DeskStore& store)
{
    return {std::shared_ptr<DeskStore>(), &store};
}

} // namespace

QString SqliteDeskStores::pathOf(const QString& server, const QString& login) const
{
    const QByteArray key = (server + u'\n' + login.toLower()).toUtf8();
    const QByteArray name = QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(32);
    return m_folder + u'/' + QString::fromLatin1(name) + QStringLiteral(".sqlite");
}

void SqliteDeskStores::open(
    const QString& server, const QString& login, Missing missing, std::function<void(Result<std::shared_ptr<DeskStore>>)> then)
{
    const QString path = pathOf(server, login);
    if (const auto found = m_open.find(path); found != m_open.end()) {
        then(Result<std::shared_ptr<DeskStore>>(lend(*found->second)));
        return;
    }
    const Opening with{m_sealer, m_clock, m_executor, m_mostPages};
    m_background.compute([path, missing, with] { return openFile(path, missing, with); },
        m_lifeline.guard([this, path, then = std::move(then)](Result<std::shared_ptr<SqliteDeskStore>> opened) mutable {
            if (!opened) {
                then(Result<std::shared_ptr<DeskStore>>(failure(opened.error())));
                return;
            }
            auto& kept = m_open[path];
            kept = std::move(*opened);
            then(Result<std::shared_ptr<DeskStore>>(lend(*kept)));
        }));
}

void SqliteDeskStores::openLeft(std::function<void(std::vector<std::shared_ptr<DeskStore>>)> then)
{
    QStringList closed;
    const QDir folder(m_folder);
    for (const QString& name : folder.entryList({QStringLiteral("*.sqlite")}, QDir::Files, QDir::Name)) {
        if (!m_open.contains(folder.filePath(name))) {
            closed.push_back(folder.filePath(name));
        }
    }
    const Opening with{m_sealer, m_clock, m_executor, m_mostPages};
    m_background.compute(
        [closed, with]() -> Result<Opened> {
            Opened waiting;
            for (const QString& path : closed) {
                auto store = openFile(path, Missing::Refuse, with);
                if (store && (*store)->hasUnsent()) {
                    waiting.emplace_back(path, std::move(*store));
                }
            }
            return waiting;
        },
        m_lifeline.guard([this, then = std::move(then)](Result<Opened> waiting) mutable {
            for (auto& [path, store] : *waiting) {
                m_open.emplace(path, std::move(store)); // unless its own agent has come meanwhile
            }
            std::vector<std::shared_ptr<DeskStore>> all;
            for (const auto& [path, store] : m_open) {
                all.push_back(lend(*store));
            }
            then(std::move(all));
        }));
}

} // namespace relais
