#include "core/queue/lease_json.h"

#include "core/base/json_writer.h"
#include "core/people/person_json.h"
#include "core/queue/contact_history_json.h"

#include <limits>

namespace relais {

namespace {

JsonText toJson(const QueueReason& reason)
{
    return JsonWriter()
        .text("code", reason.code)
        .instant("at", reason.at)
        .text("who", reason.who)
        .text("detail", reason.detail)
        .integer("count", reason.count)
        .done();
}

QueueReason readReason(JsonReader& in)
{
    return QueueReason{in.codeText("code"), in.optionalInstant("at"), in.optionalText("who", 120), in.optionalText("detail", 64),
        static_cast<int>(in.integer("count", 0, 1'000'000))};
}

} // namespace

JsonText toJson(const LeaseRequest& request)
{
    return JsonWriter().integer("max", request.max).boolean("busy", request.busy).done();
}

Result<LeaseRequest> leaseRequestFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    LeaseRequest request{static_cast<int>(in.integer("max", 1, contactsPerDesk)), in.has("busy") && in.boolean("busy")};
    return in.result(request);
}

JsonText toJson(const LeasedContact& contact)
{
    return JsonWriter()
        .id("lease_id", contact.lease)
        .id("entry_id", contact.entry)
        .id("person_id", contact.person.id)
        .text("campaign", contact.campaign.code)
        .integer("fence", contact.fence)
        .instant("expires_at", contact.expiresAt)
        .integer("rank", contact.rank)
        .window("due", contact.due)
        .id("promise_id", contact.promise)
        .list("reasons", contact.reasons, [](const QueueReason& reason) { return toJson(reason); })
        .object("person", toJson(contact.person))
        .object("history", toJson(contact.history))
        .done();
}

LeasedContact readLeasedContact(JsonReader& in)
{
    LeasedContact contact;
    contact.lease = in.id<LeaseId>("lease_id");
    contact.entry = in.id<EntryId>("entry_id");
    const auto person = in.id<PersonId>("person_id");
    contact.campaign = in.campaign("campaign");
    contact.fence = in.integer("fence", 0, std::numeric_limits<std::int64_t>::max());
    contact.expiresAt = in.instant("expires_at");
    contact.rank = static_cast<int>(in.integer("rank", 0, 1000));
    contact.due = in.window("due");
    contact.promise = in.optionalId<PromiseId>("promise_id");
    contact.reasons = in.list("reasons", 16, readReason);
    contact.person = in.object("person", readPersonSlice);
    contact.history = in.object("history", readContactHistory);
    if (in.ok() && contact.person.id != person) {
        in.fail("person_id", "not the person of the slice");
    }
    return contact;
}

Result<LeasedContact> leasedContactFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    auto contact = readLeasedContact(in);
    return in.result(std::move(contact));
}

JsonText toJson(const LeaseAnswer& answer)
{
    return JsonWriter()
        .instant("server_time", answer.serverTime)
        .list("items", answer.contacts, [](const LeasedContact& contact) { return toJson(contact); })
        .object("none", answer.none,
            [](const NoContact& none) { return JsonWriter().text("code", none.code).instant("until", none.until).done(); })
        .done();
}

Result<LeaseAnswer> leaseAnswerFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    LeaseAnswer answer;
    answer.serverTime = in.instant("server_time");
    answer.contacts = in.list("items", contactsPerDesk, readLeasedContact);
    answer.none = in.optionalObject("none", [](JsonReader& none) {
        return NoContact{none.codeText("code"), none.optionalInstant("until")};
    });
    return in.result(std::move(answer));
}

JsonText toJson(const LeaseIds& leases)
{
    return JsonWriter().ids("lease_ids", leases.leases).done();
}

Result<LeaseIds> leaseIdsFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    LeaseIds leases{in.ids<LeaseId>("lease_ids", 4 * contactsPerDesk)};
    return in.result(std::move(leases));
}

JsonText toJson(const RenewAnswer& answer)
{
    return JsonWriter()
        .instant("server_time", answer.serverTime)
        .list("items", answer.items,
            [](const RenewAnswer::Item& item) {
                return JsonWriter()
                    .id("lease_id", item.lease)
                    .boolean("held", item.held)
                    .instant("expires_at", item.expiresAt)
                    .done();
            })
        .done();
}

Result<RenewAnswer> renewAnswerFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    RenewAnswer answer;
    answer.serverTime = in.instant("server_time");
    answer.items = in.list("items", 4 * contactsPerDesk, [](JsonReader& item) {
        return RenewAnswer::Item{item.id<LeaseId>("lease_id"), item.boolean("held"), item.optionalInstant("expires_at")};
    });
    return in.result(std::move(answer));
}

} // namespace relais
