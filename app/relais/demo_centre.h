#pragma once

#include "core/accounts/role.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QUrl>

#include <vector>

namespace relais {

/// What `relais-server --demo --print-json` says of the invented centre it serves. A value.
struct DemoCentre {
    struct Agent {
        QString login;
        QString password;
        QString displayName;
        QString says;
        Role role = Role::EnrolmentCaller;
    };
    QUrl baseUrl;
    QString enrolmentCode;
    std::vector<Agent> agents;

    /// Reads that line. Fails with BadAnswer.
    static Result<DemoCentre> fromJson(const QByteArray& line);
};

} // namespace relais
