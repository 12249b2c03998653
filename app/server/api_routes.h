#pragma once

#include "app/server/api_call.h"
#include "app/server/http_application.h"
#include "core/base/json_text.h"

#include <functional>
#include <map>

namespace relais {

/// What answers each operation of the document, by operationId. Filled at start, then only read.
/// A handler runs on a worker thread and may wait for the database; it only translates HTTP into a use case and back.
class ApiRoutes {
public:
    using Handler = std::function<HttpResponse(const ApiCall&)>;
    using Then = HttpApplication::Then;
    /// The same without waiting: `then` is called once, on any thread. No thread is held up by those who wait for the same thing.
    using LaterHandler = std::function<void(std::shared_ptr<const ApiCall>, Then)>;

    void on(const char* operationId, Handler handler) { m_handlers[QString::fromLatin1(operationId)] = std::move(handler); }
    void onLater(const char* operationId, LaterHandler handler)
    {
        m_laterHandlers[QString::fromLatin1(operationId)] = std::move(handler);
    }
    const Handler* find(const QString& operationId) const { return find(m_handlers, operationId); }
    const LaterHandler* findLater(const QString& operationId) const { return find(m_laterHandlers, operationId); }

private:
    template <typename One>
    static const One* find(const std::map<QString, One>& handlers, const QString& operationId)
    {
        const auto found = handlers.find(operationId);
        return found == handlers.end() ? nullptr : &found->second;
    }

    std::map<QString, Handler> m_handlers;
    std::map<QString, LaterHandler> m_laterHandlers;
};

/// 200, or another success, with a JSON object.
HttpResponse jsonAnswer(JsonText text, int status = 200);
HttpResponse jsonAnswer(const QJsonObject& object, int status = 200);
/// 204.
HttpResponse emptyAnswer();

} // namespace relais
