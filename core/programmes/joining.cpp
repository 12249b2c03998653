#include "core/programmes/joining.h"

#include <algorithm>

namespace relais {

std::optional<JoiningObstacle> joiningObstacle(const Protocol& protocol, const Joining& joining)
{
    if (!protocol.entryChannels.contains(joining.entry)) {
        return JoiningObstacle::EntryNotOffered;
    }
    const bool missing = std::any_of(protocol.consents.begin(), protocol.consents.end(),
        [&](const ConsentSpec& consent) { return consent.required && !joining.consents.contains(consent.code); });
    return missing ? std::optional(JoiningObstacle::ConsentMissing) : std::nullopt;
}

std::vector<FactBody> joiningBodies(const Protocol& protocol, const Joining& joining, const Calendar& calendar)
{
    std::vector<FactBody> bodies;
    if (joiningObstacle(protocol, joining)) {
        return bodies;
    }
    bodies.emplace_back(PathwaySaid{protocol.pathway, PathwayJoined{protocol.version, joining.entry, protocol.membership}});
    const bool fromBirth = std::any_of(protocol.steps.begin(), protocol.steps.end(),
        [](const ProtocolStep& step) { return step.anchor.kind == AnchorKind::Birth; });
    if (fromBirth && joining.birthDate.isValid()) {
        const Instant noon = calendar.instantOf({joining.birthDate, QTime(12, 0)}, joining.territory);
        bodies.emplace_back(PathwaySaid{protocol.pathway, AnchorSaid{AnchorKind::Birth, noon, true}});
    }
    for (const ConsentSpec& consent : protocol.consents) {
        if (joining.consents.contains(consent.code)) {
            bodies.emplace_back(ConsentSaid{consent.code, protocol.programme, true, joining.channel, consent.wording});
        }
    }
    return bodies;
}

} // namespace relais
