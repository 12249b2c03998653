#include "app/server/status_routes.h"

#include "app/server/metrics_text.h"
#include "app/server/problem.h"

namespace relais {

namespace {

QJsonObject ok()
{
    return {{QStringLiteral("status"), QStringLiteral("ok")}};
}

} // namespace

void addStatusRoutes(ApiRoutes& routes, const ApiDocument& document, const ServerMetrics& metrics,
    std::function<bool()> isLeaving, std::function<Result<Done>()> storeAnswers, std::function<std::string()> gauges)
{
    routes.on("getDocument", [&document](const ApiCall&) {
        HttpResponse response;
        response.fields.push_back({"Content-Type", "application/json"});
        response.body = document.text().toStdString();
        return response;
    });
    // Whoever watches a server that is full must not take it for dead.
    routes.onAtOnce("live", [](const ApiCall&) { return jsonAnswer(ok()); });
    routes.on("ready", [isLeaving = std::move(isLeaving), storeAnswers = std::move(storeAnswers)](const ApiCall&) {
        if (isLeaving()) {
            return problem(503, "stopping");
        }
        return storeAnswers() ? jsonAnswer(ok()) : problem(503, "store_unavailable");
    });
    routes.on("metrics", [&metrics, gauges = std::move(gauges)](const ApiCall&) {
        HttpResponse response;
        response.fields.push_back({"Content-Type", "text/plain; version=0.0.4"});
        MetricsText text;
        metrics.write(text);
        response.body = text.take() + gauges();
        return response;
    });
}

} // namespace relais
