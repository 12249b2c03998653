#pragma once

#include "app/server/api_document.h"
#include "app/server/http_request.h"
#include "core/accounts/agent_session.h"

#include <QJsonObject>

namespace relais {

/// A request that has passed everything the document says of it: who asks, with which parameters and body.
/// Lives for one answer; handlers borrow it.
struct ApiCall {
    const HttpRequest& http;
    const ApiOperation& operation;
    std::map<QString, QString> path;
    std::map<QString, QString> query;
    QJsonObject body;                    ///< JSON bodies only
    QByteArray secret;                   ///< as sent
    std::optional<EnrolledDesk> desk;    ///< set for ApiSecurity::Desk and Agent
    std::optional<AgentSession> session; ///< set for ApiSecurity::Agent

    const AgentAccount& agent() const { return session->agent; }
    /// A path parameter whose schema says that it is an id.
    template <typename Tagged>
    Tagged id(const QString& name) const
    {
        return Tagged::fromText(path.at(name)).value_or(Tagged());
    }
    std::optional<QString> queried(const QString& name) const
    {
        const auto found = query.find(name);
        return found == query.end() ? std::nullopt : std::optional(found->second);
    }
};

} // namespace relais
