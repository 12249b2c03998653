#pragma once

#include "app/server/api_call.h"
#include "app/server/http_application.h"
#include "core/base/json_text.h"

#include <functional>
#include <map>
#include <set>

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
    /// The same from memory alone: answered even when nobody else finds a place (HttpApplication::isAtOnce).
    void onAtOnce(const char* operationId, Handler handler)
    {
        on(operationId, std::move(handler));
        m_atOnce.insert(QString::fromLatin1(operationId));
    }
    bool isAtOnce(const QString& operationId) const { return m_atOnce.contains(operationId); }
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
    std::set<QString> m_atOnce;
};

/// 200, or another success, with a JSON object.
HttpResponse jsonAnswer(JsonText text, int status = 200);
HttpResponse jsonAnswer(const QJsonObject& object, int status = 200);
/// 204.
HttpResponse emptyAnswer();

} // namespace relais
