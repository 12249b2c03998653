#include "core/outbox/reason_to_refuse.h"

#include "core/outbox/fact_permission.h"

#include <algorithm>

namespace relais {

namespace {

const QString* stepOf(const PathwayBody& body)
{
    if (const auto* dialled = std::get_if<StepDialled>(&body)) {
        return &dialled->step;
    }
    if (const auto* noted = std::get_if<StepNoted>(&body)) {
        return &noted->step;
    }
    const auto* asked = std::get_if<StepAsked>(&body);
    return asked ? &asked->step : nullptr;
}

} // namespace

std::optional<CampaignCode> campaignOf(const FactBody& body)
{
    return std::visit(
        [](const auto& one) -> std::optional<CampaignCode> {
            if constexpr (requires { one.campaign; }) {
                return one.campaign;
            } else {
                return std::nullopt;
            }
        },
        body);
}

QString reasonToRefuse(const PathwaySaid& said, const RuleBook& rules)
{
    const auto inSome = [&](auto holds) {
        const auto* book = rules.programmes.get();
        return book && std::any_of(book->protocols().begin(), book->protocols().end(), [&](const Protocol& one) {
            return one.pathway == said.pathway && holds(one);
        });
    };
    if (!inSome([](const Protocol&) { return true; })) {
        return QStringLiteral("unknown_pathway");
    }
    const auto* joined = std::get_if<PathwayJoined>(&said.body);
    if (joined && !inSome([&](const Protocol& one) { return one.version == joined->version; })) {
        return QStringLiteral("unknown_pathway_version");
    }
    const auto lets = [&](const Protocol& one) {
        return one.version == joined->version && (one.entryChannels.isEmpty() || one.entryChannels.contains(joined->entry));
    };
    if (joined && !inSome(lets)) {
        return QStringLiteral("unknown_entry_channel");
    }
    const auto* text = std::get_if<FormTextSaid>(&said.body);
    const auto asksFor = [&](const Protocol& one) {
        return std::any_of(one.form.begin(), one.form.end(),
            [&](const FormField& field) { return field.type == FormField::Type::Text && field.code == text->field; });
    };
    if (text && !inSome(asksFor)) {
        return QStringLiteral("unknown_field");
    }
    const QString* step = stepOf(said.body);
    const bool known = step == nullptr || inSome([&](const Protocol& one) { return one.step(*step) != nullptr; });
    return known ? QString() : QStringLiteral("unknown_step");
}

QString reasonToRefuse(const AttemptClosed& closed, Role role, const RuleBook& rules)
{
    const CampaignSpec& campaign = *rules.campaign(closed.campaign);
    if (closed.report && !mayReport(role, campaign, *closed.report)) {
        return QStringLiteral("not_permitted");
    }
    if (closed.outcome == OutcomeCode::Fruitful && (!closed.report || !closed.report->isComplete())) {
        return QStringLiteral("report_missing");
    }
    if (!campaign.applies(closed.outcome)) {
        return QStringLiteral("outcome_not_offered");
    }
    if (closed.outcome == OutcomeCode::InCare && !closed.until) {
        return QStringLiteral("until_missing");
    }
    return {};
}

} // namespace relais
