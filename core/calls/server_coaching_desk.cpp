#include "core/calls/server_coaching_desk.h"

#include "core/accounts/server_act.h"
#include "core/base/promised.h"

namespace relais {

QFuture<Result<CoachingAnswer>> ServerCoachingDesk::bring(const CoachingRequest& request)
{
    const auto& agent = m_desk.state().agent;
    if (!agent) {
        return answered<CoachingAnswer>(failure(ErrorCode::NotSignedIn));
    }
    if (!may(agent->role, ServerAct::RequestCoaching)) {
        return answered<CoachingAnswer>(failure(ErrorCode::NotPermitted, QStringLiteral("request_coaching")));
    }
    CoachingRequest sent = request;
    if (m_unanswered) {
        sent.id = m_unanswered->id;
    }
    if (!m_unanswered || sent != *m_unanswered || m_unansweredBy != agent->id) {
        sent.id = m_ids.make<FactId>();
    }
    m_unanswered = sent;
    m_unansweredBy = agent->id;
    Promised<CoachingAnswer> answer;
    m_api.requestCoaching(sent, m_lifeline.guard([this, answer, id = sent.id](Result<CoachingAnswer> result) {
        const bool mayBeThere = !result
            && (result.error().code == ErrorCode::Unreachable || result.error().code == ErrorCode::ServerBusy
                || result.error().code == ErrorCode::BadAnswer);
        if (!mayBeThere && m_unanswered && m_unanswered->id == id) {
            m_unanswered.reset();
        }
        answer.finish(std::move(result));
    }));
    return answer.future();
}

} // namespace relais
