#pragma once

#include "core/base/id_maker.h"
#include "core/base/lifeline.h"
#include "core/calls/call_desk.h"
#include "core/programmes/coaching_desk.h"

namespace relais {

/// Requests go to the server under the session of whoever is signed in at the desk. Borrows all three, which outlive it. Interface thread.
class ServerCoachingDesk final : public CoachingDesk {
public:
    ServerCoachingDesk(const CallDesk& desk, CoachingApi& api, IdMaker& ids) : m_desk(desk), m_api(api), m_ids(ids) {}

    QFuture<Result<CoachingAnswer>> bring(const CoachingRequest& request) override;

private:
    const CallDesk& m_desk;
    CoachingApi& m_api;
    IdMaker& m_ids;
    std::optional<CoachingRequest> m_unanswered; ///< what was sent last and may have been taken in
    AgentId m_unansweredBy;
    Lifeline m_lifeline;
};

} // namespace relais
