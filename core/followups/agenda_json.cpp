#include "core/followups/agenda_json.h"

#include "core/base/json_writer.h"
#include "core/people/person_json.h"
#include "core/queue/contact_history_json.h"

namespace relais {

namespace {

AgendaPromise readAgendaPromise(JsonReader& in)
{
    AgendaPromise promise;
    promise.promise = in.id<PromiseId>("promise_id");
    promise.campaign = in.campaign("campaign");
    promise.entry = in.optionalId<EntryId>("entry_id");
    promise.due = in.window("due");
    promise.owner = in.optionalId<AgentId>("owner_id");
    promise.ownerName = in.optionalText("owner_name", 120);
    promise.reason = in.optionalText("reason", 120);
    promise.madeByName = in.optionalText("made_by_name", 120);
    promise.person = in.id<PersonId>("person_id");
    promise.personName = in.optionalText("person_name", 250);
    promise.slice = in.optionalObject("person", readPersonSlice);
    promise.history = in.optionalObject("history", readContactHistory);
    return promise;
}

} // namespace

QJsonObject toJson(const AgendaPromise& promise)
{
    return JsonWriter()
        .id("promise_id", promise.promise)
        .text("campaign", promise.campaign.code)
        .id("entry_id", promise.entry)
        .window("due", promise.due)
        .id("owner_id", promise.owner)
        .text("owner_name", promise.ownerName)
        .text("reason", promise.reason)
        .text("made_by_name", promise.madeByName)
        .id("person_id", promise.person)
        .text("person_name", promise.personName)
        .object("person", promise.slice, [](const PersonSlice& person) { return toJson(person); })
        .object("history", promise.history, [](const ContactHistory& history) { return toJson(history); })
        .done();
}

Result<AgendaPromise> agendaPromiseFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    auto promise = readAgendaPromise(in);
    return in.result(std::move(promise));
}

QJsonObject toJson(const AgendaPage& page)
{
    return JsonWriter()
        .instant("server_time", page.serverTime)
        .list("items", page.items, [](const AgendaPromise& promise) { return toJson(promise); })
        .done();
}

Result<AgendaPage> agendaPageFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    AgendaPage page{in.instant("server_time"), in.list("items", 500, readAgendaPromise)};
    return in.result(std::move(page));
}

QJsonObject toJson(const std::vector<SlotCapacity>& capacities)
{
    return JsonWriter()
        .list("items", capacities,
            [](const SlotCapacity& slot) {
                return JsonWriter()
                    .text("slot", slot.slot)
                    .time("from", slot.from)
                    .time("until", slot.until)
                    .integer("capacity", slot.capacity)
                    .integer("taken", slot.taken)
                    .done();
            })
        .done();
}

Result<std::vector<SlotCapacity>> slotCapacitiesFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    auto capacities = in.list("items", 48, [](JsonReader& slot) {
        return SlotCapacity{slot.codeText("slot"), slot.time("from"), slot.time("until"),
            static_cast<int>(slot.integer("capacity", 0, 100'000)), static_cast<int>(slot.integer("taken", 0, 100'000))};
    });
    return in.result(std::move(capacities));
}

} // namespace relais
