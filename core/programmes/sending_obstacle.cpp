#include "core/programmes/sending_obstacle.h"

#include "core/base/code_table.h"

#include <algorithm>

namespace relais {

namespace {

constexpr CodeTable<SendingObstacle, sendingObstacleCount> obstacles{{{SendingObstacle::NoAddress, u"no_address"},
    {SendingObstacle::NoMobile, u"no_mobile"}, {SendingObstacle::NoEmail, u"no_email"}, {SendingObstacle::TooLate, u"too_late"},
    {SendingObstacle::OutsideHours, u"outside_hours"}}};

} // namespace

QString codeOf(SendingObstacle obstacle)
{
    return codeIn(obstacles, obstacle);
}

std::optional<PhoneNumber> mobileOf(const PersonState& state)
{
    const auto mobile = std::find_if(state.contactPoints.begin(), state.contactPoints.end(),
        [](const ContactPoint& point) { return point.usable && point.kind == ContactPointKind::Mobile; });
    return mobile != state.contactPoints.end() ? std::optional(mobile->number) : std::nullopt;
}

std::optional<SendingObstacle> obstacleTo(
    StepChannel channel, const PersonFile& file, const PersonState& state, const QString& email)
{
    switch (channel) {
    case StepChannel::Letter:
        return file.addressLine.trimmed().isEmpty() || file.postalCode.trimmed().isEmpty() || file.town.trimmed().isEmpty()
            ? std::optional(SendingObstacle::NoAddress)
            : std::nullopt;
    case StepChannel::Sms: return mobileOf(state) ? std::nullopt : std::optional(SendingObstacle::NoMobile);
    case StepChannel::Email: return email.contains(u'@') ? std::nullopt : std::optional(SendingObstacle::NoEmail);
    case StepChannel::Call:
    case StepChannel::Visit: break;
    }
    return std::nullopt;
}

} // namespace relais
