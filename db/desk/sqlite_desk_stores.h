#pragma once

#include "core/base/background.h"
#include "core/base/lifeline.h"
#include "core/base/sealer.h"
#include "core/outbox/desk_store.h"
#include "db/base/database.h"

#include <map>

namespace relais {

/// The stores of this desk as files in one folder, made when missing, open until this object goes: whoever uses one goes before.
/// Owned by the composition root; interface thread. A file's name is a hash: it tells neither server nor login.
class SqliteDeskStores final : public DeskStores {
public:
    SqliteDeskStores(QString folder, Sealer& sealer, const Clock& clock, Background& background, Database::Executor executor)
        : m_folder(std::move(folder)), m_sealer(sealer), m_clock(clock), m_background(background), m_executor(std::move(executor))
    {}

    void open(const QString& server, const QString& login, Missing missing,
        std::function<void(Result<std::shared_ptr<DeskStore>>)> then) override;

    QString pathOf(const QString& server, const QString& login) const;

private:
    QString m_folder;
    Sealer& m_sealer;
    const Clock& m_clock;
    Background& m_background;
    Database::Executor m_executor;
    std::map<QString, std::unique_ptr<DeskStore>> m_open;
    Lifeline m_lifeline;
};

} // namespace relais
