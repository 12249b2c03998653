#pragma once

#include "app/server/api_call.h"
#include "app/server/http_response.h"
#include "core/base/json_text.h"

#include <functional>
#include <map>

namespace relais {

/// What answers each operation of the document, by operationId. Filled at start, then only read.
/// A handler runs on a worker thread and may wait for the database; it only translates HTTP into a use case and back.
class ApiRoutes {
public:
    using Handler = std::function<HttpResponse(const ApiCall&)>;

    void on(const char* operationId, Handler handler) { m_handlers[QString::fromLatin1(operationId)] = std::move(handler); }
    const Handler* find(const QString& operationId) const
    {
        const auto found = m_handlers.find(operationId);
        return found == m_handlers.end() ? nullptr : &found->second;
    }
    const std::map<QString, Handler>& all() const { return m_handlers; }

private:
    std::map<QString, Handler> m_handlers;
};

/// 200, or another success, with a JSON object.
HttpResponse jsonAnswer(JsonText text, int status = 200);
HttpResponse jsonAnswer(const QJsonObject& object, int status = 200);
/// 204.
HttpResponse emptyAnswer();

} // namespace relais
