#pragma once

#include "core/base/background.h"
#include "core/base/lifeline.h"
#include "core/base/sealer.h"
#include "core/outbox/desk_store.h"
#include "db/base/database.h"

#include <map>

namespace relais {

class SqliteDeskStore;

/// The stores of this desk as files in one folder, made when missing, open until this object goes: whoever uses one goes before.
/// Owned by the composition root; interface thread. A file's name is a hash: it tells neither server nor login.
class SqliteDeskStores final : public DeskStores {
public:
    SqliteDeskStores(QString folder, Sealer& sealer, const Clock& clock, Background& background, Database::Executor executor)
        : m_folder(std::move(folder)), m_sealer(sealer), m_clock(clock), m_background(background), m_executor(std::move(executor))
    {}
    /// As on a disk that is full: stores opened from now on hold no more than this many pages; 0: what the disk holds. For tests.
    void limitPages(int most) { m_mostPages = most; }

    void open(const QString& server, const QString& login, Missing missing,
        std::function<void(Result<std::shared_ptr<DeskStore>>)> then) override;

    void openLeft(std::function<void(std::vector<std::shared_ptr<DeskStore>>)> then) override;

    QString pathOf(const QString& server, const QString& login) const;

private:
    using Opened = std::vector<std::pair<QString, std::shared_ptr<SqliteDeskStore>>>;

    QString m_folder;
    Sealer& m_sealer;
    const Clock& m_clock;
    Background& m_background;
    Database::Executor m_executor;
    int m_mostPages = 0;
    std::map<QString, std::shared_ptr<DeskStore>> m_open;
    Lifeline m_lifeline;
};

} // namespace relais
