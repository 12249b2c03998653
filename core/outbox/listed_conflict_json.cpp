#include "core/outbox/listed_conflict_json.h"

#include "core/base/json_writer.h"

namespace relais {

namespace {

QJsonObject toJson(const ListedConflict& conflict)
{
    return JsonWriter()
        .id("fact_id", conflict.fact)
        .id("person_id", conflict.person)
        .text("person_name", conflict.personName)
        .text("type", conflict.type)
        .text("code", conflict.code)
        .instant("occurred_at", conflict.occurredAt)
        .instant("received_at", conflict.receivedAt)
        .text("said_by", conflict.saidBy)
        .text("other_by", conflict.otherBy)
        .instant("other_at", conflict.otherAt)
        .done();
}

ListedConflict readConflict(JsonReader& in)
{
    ListedConflict conflict;
    conflict.fact = in.id<FactId>("fact_id");
    conflict.person = in.optionalId<PersonId>("person_id");
    conflict.personName = in.optionalText("person_name", 200);
    conflict.type = in.optionalCodeText("type");
    conflict.code = in.optionalCodeText("code");
    conflict.occurredAt = in.instant("occurred_at");
    conflict.receivedAt = in.instant("received_at");
    conflict.saidBy = in.optionalText("said_by", 120);
    conflict.otherBy = in.optionalText("other_by", 120);
    conflict.otherAt = in.optionalInstant("other_at");
    return conflict;
}

} // namespace

QJsonObject toJson(const std::vector<ListedConflict>& conflicts)
{
    return JsonWriter().list("items", conflicts, [](const ListedConflict& one) { return toJson(one); }).done();
}

Result<std::vector<ListedConflict>> listedConflictsFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    auto conflicts = in.list("items", conflictsListedAtMost, readConflict);
    return in.result(std::move(conflicts));
}

} // namespace relais
