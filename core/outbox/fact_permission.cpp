#include "core/outbox/fact_permission.h"

#include "core/programmes/cohort_pathway.h"

namespace relais {

namespace {

bool isJoining(const PathwaySaid& said)
{
    const auto* anchor = std::get_if<AnchorSaid>(&said.body);
    return std::holds_alternative<PathwayJoined>(said.body) || (anchor && anchor->kind == AnchorKind::Birth);
}

/// What a treating physician asks for is brought in by somebody who need not phone.
bool isRequest(const PathwaySaid& said)
{
    const auto* anchor = std::get_if<AnchorSaid>(&said.body);
    const auto* attribute = std::get_if<AttributeSaid>(&said.body);
    return (anchor && anchor->kind == AnchorKind::PhysicianRequest)
        || (attribute && (attribute->name == QLatin1String("theme") || attribute->name == QLatin1String("physician")));
}

} // namespace

bool mayReport(Role role, const CampaignSpec& campaign, const CallReport& report)
{
    if (seesHealthData(role)) {
        return true;
    }
    const bool ofHealth = !report.exams.empty() || report.tobacco || report.treatmentDifficulty || !report.goals.empty();
    return seesPathways(role) && campaign.isCalledBy(role) && !ofHealth;
}

bool isWordOfCentre(const FactBody& body)
{
    const auto* said = std::get_if<PathwaySaid>(&body);
    const auto* attribute = said ? std::get_if<AttributeSaid>(&said->body) : nullptr;
    return attribute && attribute->name == phoneCohortAttribute();
}

bool mayWrite(Role role, const FactBody& body)
{
    if (isWordOfCentre(body)) {
        return false;
    }
    if (std::holds_alternative<AgentStateChanged>(body)) {
        return may(role, ServerAct::RecordOwnState);
    }
    if (std::holds_alternative<AlertAnswered>(body)) {
        return may(role, ServerAct::AnswerAlerts);
    }
    if (const auto* said = std::get_if<PathwaySaid>(&body)) {
        if (isRequest(*said) && may(role, ServerAct::RequestCoaching)) {
            return true;
        }
        return may(role, ServerAct::RecordContacts)
            && (seesHealthData(role) || role == Role::HospitalAdviser || isJoining(*said));
    }
    return may(role, ServerAct::RecordContacts);
}

} // namespace relais
