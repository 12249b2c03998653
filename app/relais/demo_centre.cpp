#include "app/relais/demo_centre.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace relais {

using namespace Qt::StringLiterals;

Result<DemoCentre> DemoCentre::fromJson(const QByteArray& line)
{
    const auto object = QJsonDocument::fromJson(line).object();
    DemoCentre centre;
    centre.baseUrl = QUrl(object.value("base_url"_L1).toString(), QUrl::StrictMode);
    centre.enrolmentCode = object.value("desk_enrolment_code"_L1).toString();
    for (const QJsonArray list = object.value("agents"_L1).toArray(); const auto& item : list) {
        const auto agent = item.toObject();
        const auto role = roleFromCode(agent.value("role"_L1).toString());
        centre.agents.push_back({agent.value("login"_L1).toString(), agent.value("password"_L1).toString(),
            agent.value("display_name"_L1).toString(), agent.value("says"_L1).toString(), role.value_or(Role::EnrolmentCaller)});
    }
    if (!centre.baseUrl.isValid() || centre.baseUrl.host().isEmpty() || centre.enrolmentCode.isEmpty()) {
        return failure(ErrorCode::BadAnswer, u"the demo server's line lacks base_url or desk_enrolment_code"_s);
    }
    return centre;
}

} // namespace relais
