#include "app/server/campaign_routes.h"

#include "app/server/problem.h"
#include "core/base/json_writer.h"

namespace relais {

namespace {

QJsonObject campaignJson(const CampaignSpec& campaign)
{
    return JsonWriter()
        .text("code", campaign.code.code)
        .text("title", campaign.title)
        .text("purpose", campaign.purpose == Purpose::Care ? QStringLiteral("care") : QStringLiteral("programme_invitation"))
        .text(
            "variant", campaign.variant == DeskVariant::Enrolment ? QStringLiteral("enrolment") : QStringLiteral("accompaniment"))
        .done();
}

HttpResponse readFunnel(CentralWork& work, const ApiCall& call)
{
    const CampaignCode code{call.path.at(QStringLiteral("code"))};
    const auto counts = work.read(call.agent().centre, [&](CentralJob& job) -> Result<FunnelCounts> {
        if (job.rules.campaign(code) == nullptr) {
            return failure(ErrorCode::NotFound);
        }
        return job.unit.funnel.of(code);
    });
    if (!counts) {
        return problemOf(counts.error());
    }
    QJsonObject counters;
    for (const auto& [name, value] : *counts) {
        counters.insert(name, static_cast<qint64>(value));
    }
    return jsonAnswer(JsonWriter().text("campaign", code.code).object("counters", counters).done());
}

} // namespace

void addCampaignRoutes(ApiRoutes& routes, CentralWork& work)
{
    routes.on("listCampaigns", [&work](const ApiCall& call) {
        const auto list = work.read(call.agent().centre,
            [&](CentralJob& job) { return JsonWriter().list("items", job.rules.campaigns, campaignJson).done(); });
        return list ? jsonAnswer(*list) : problemOf(list.error());
    });
    routes.on("readFunnel", [&work](const ApiCall& call) { return readFunnel(work, call); });
}

} // namespace relais
