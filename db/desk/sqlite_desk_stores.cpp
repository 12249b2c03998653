#include "db/desk/sqlite_desk_stores.h"

#include "db/desk/sqlite_desk_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace relais {

namespace {

Result<std::unique_ptr<DeskStore>> openFile(
    const QString& path, DeskStores::Missing missing, Sealer& sealer, const Clock& clock, const Database::Executor& executor)
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
    settings.readers = 0;
    settings.store.cacheKiB = 2 * 1024;
    auto database = Database::open(settings, Migrator(QStringLiteral("desk")), clock, executor);
    if (!database) {
        return failure(database.error());
    }
    return std::unique_ptr<DeskStore>(std::make_unique<SqliteDeskStore>(std::move(*database), sealer));
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
    m_background.compute([path, missing, this] { return openFile(path, missing, m_sealer, m_clock, m_executor); },
        m_lifeline.guard([this, path, then = std::move(then)](Result<std::unique_ptr<DeskStore>> opened) mutable {
            if (!opened) {
                then(Result<std::shared_ptr<DeskStore>>(failure(opened.error())));
                return;
            }
            auto& kept = m_open[path];
            kept = std::move(*opened);
            then(Result<std::shared_ptr<DeskStore>>(lend(*kept)));
        }));
}

} // namespace relais
