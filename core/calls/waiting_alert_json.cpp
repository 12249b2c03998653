#include "core/calls/waiting_alert_json.h"

#include "core/base/json_writer.h"
#include "core/people/person_json.h"

namespace relais {

namespace {

QJsonObject toJson(const WaitingAlert& alert)
{
    return JsonWriter()
        .id("alert_id", alert.alert)
        .id("person_id", alert.person)
        .object("identity", alert.identity, [](const PersonIdentity& identity) { return relais::toJson(identity); })
        .text("address_line", alert.addressLine)
        .text("postal_code", alert.postalCode)
        .text("town", alert.town)
        .list("call_back", alert.callBack,
            [](const PhoneNumber& number) { return JsonWriter().text("number", number.e164).done(); })
        .instant("raised_at", alert.raisedAt)
        .text("raised_by", alert.raisedBy)
        .text("standing", codeOf(alert.standing))
        .instant("taken_back_at", alert.takenBackAt)
        .done();
}

WaitingAlert readAlert(JsonReader& in)
{
    WaitingAlert alert;
    alert.alert = in.id<FactId>("alert_id");
    alert.person = in.id<PersonId>("person_id");
    alert.identity = in.optionalObject("identity", readPersonIdentity);
    alert.addressLine = in.optionalText("address_line", 400);
    alert.postalCode = in.optionalText("postal_code", 16);
    alert.town = in.optionalText("town", 120);
    alert.callBack = in.list("call_back", 32, [](JsonReader& number) { return PhoneNumber{number.e164("number")}; });
    alert.raisedAt = in.instant("raised_at");
    alert.raisedBy = in.optionalText("raised_by", 120);
    alert.standing = in.code("standing", alertStandingFromCode);
    alert.takenBackAt = in.optionalInstant("taken_back_at");
    return alert;
}

} // namespace

QJsonObject toJson(const std::vector<WaitingAlert>& alerts)
{
    return JsonWriter().list("items", alerts, [](const WaitingAlert& alert) { return toJson(alert); }).done();
}

Result<std::vector<WaitingAlert>> waitingAlertsFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    auto alerts = in.list("items", alertsAtMost, readAlert);
    return in.result(std::move(alerts));
}

} // namespace relais
