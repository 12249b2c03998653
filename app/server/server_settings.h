#pragma once

#include "app/adapters/sodium_password_hasher.h"
#include "app/server/http_limits.h"
#include "app/server/server_log.h"
#include "core/accounts/sign_in.h"
#include "db/postgres/store_address.h"

#include <QString>
#include <QTime>

#include <optional>

namespace relais {

/// Everything about a server that somebody may set. A value; server_config.h reads it from a file.
struct ServerSettings {
    QString address = QStringLiteral("127.0.0.1");
    std::uint16_t port = 8080;
    StoreAddress database = StoreAddress::ofFile(QStringLiteral("relais.sqlite"));
    bool everyCommitOnDisk = true;
    QString programmes; ///< folder of the programme files; empty: those that the programs carry
    QString campaigns;  ///< folder of the campaign files; empty: those that the programs carry
    HttpLimits http;
    SessionRules sessions;
    SodiumPasswordHasher::Cost password;
    ServerLog::Level log = ServerLog::Level::Requests;
    std::chrono::minutes leaseTime{150};
    std::optional<QTime> cohortDaily = QTime(3, 0); ///< at each centre; nothing: phone cohorts are chosen only when somebody asks
};

} // namespace relais
