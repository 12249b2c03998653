#include "core/telephony/hook_event.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <utility>

namespace relais {

namespace {

using Kind = HookEvent::Kind;
constexpr std::array<std::pair<const char*, Kind>, 6> kinds{{
    {"agent_ringing", Kind::AgentRinging},
    {"dialing", Kind::Dialing},
    {"ringing", Kind::Ringing},
    {"connected", Kind::Connected},
    {"machine", Kind::Machine},
    {"ended", Kind::Ended},
}};

} // namespace

std::optional<HookEvent> hookEventFromLine(const QByteArray& line)
{
    const auto object = QJsonDocument::fromJson(line).object();
    const auto name = object.value(QLatin1String("event")).toString();
    for (const auto& [text, kind] : kinds) {
        if (name == QLatin1String(text)) {
            const auto cause = object.value(QLatin1String("cause"));
            const auto known = lineCauseFromCode(cause.toString());
            return HookEvent{kind, known.value_or(cause.isUndefined() ? LineCause::Completed : LineCause::Unknown)};
        }
    }
    return std::nullopt;
}

LineCause causeOfExitCode(int exitCode)
{
    switch (exitCode) {
    case 0: return LineCause::HandedOver;
    case 10: return LineCause::Busy;
    case 11: return LineCause::NoAnswer;
    case 12: return LineCause::Machine;
    case 13: return LineCause::Rejected;
    case 14: return LineCause::InvalidNumber;
    case 15: return LineCause::Cancelled;
    default: return LineCause::Network;
    }
}

} // namespace relais
