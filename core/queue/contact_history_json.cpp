#include "core/queue/contact_history_json.h"

#include "core/base/json_writer.h"
#include "core/programmes/pathway_fact_json.h"

namespace relais {

namespace {

std::optional<PhoneNumber> readNumber(JsonReader& in, const char* key)
{
    const auto e164 = in.optionalE164(key);
    return e164 ? std::optional(PhoneNumber{*e164}) : std::nullopt;
}

} // namespace

JsonText toJson(const AttemptRecord& attempt)
{
    JsonWriter out;
    out.id("id", attempt.id)
        .text("campaign", attempt.campaign.code)
        .instant("started_at", attempt.startedAt)
        .instant("closed_at", attempt.closedAt)
        .text("direction", codeOf(attempt.direction))
        .text("identity", codeOf(attempt.identity))
        .id("promise_id", attempt.promise)
        .date("until", attempt.until);
    if (attempt.outcome) {
        out.text("outcome", codeOf(*attempt.outcome));
    }
    if (attempt.number) {
        out.text("number", attempt.number->e164);
    }
    return out.done();
}

namespace {

AttemptRecord readAttempt(JsonReader& in)
{
    AttemptRecord attempt;
    attempt.id = in.id<AttemptId>("id");
    attempt.campaign = in.campaign("campaign");
    attempt.startedAt = in.instant("started_at");
    attempt.closedAt = in.optionalInstant("closed_at");
    attempt.direction = in.code("direction", callDirectionFromCode);
    attempt.outcome = in.optionalCode("outcome", outcomeFromCode);
    attempt.identity = in.code("identity", identityCheckFromCode);
    attempt.number = readNumber(in, "number");
    attempt.promise = in.optionalId<PromiseId>("promise_id");
    attempt.until = in.optionalDate("until");
    return attempt;
}

JsonText toJson(const PromiseRecord& promise)
{
    return JsonWriter()
        .id("id", promise.id)
        .text("campaign", promise.campaign.code)
        .window("due", promise.due)
        .id("owner_id", promise.owner)
        .instant("made_at", promise.madeAt)
        .boolean("cancelled", promise.cancelled)
        .done();
}

PromiseRecord readPromise(JsonReader& in)
{
    return PromiseRecord{in.id<PromiseId>("id"), in.campaign("campaign"), in.window("due"), in.optionalId<AgentId>("owner_id"),
        in.instant("made_at"), in.boolean("cancelled")};
}

} // namespace

JsonText toJson(const ContactHistory& history)
{
    JsonWriter out;
    out.list("attempts", history.attempts, [](const AttemptRecord& attempt) { return toJson(attempt); })
        .list("promises", history.promises, [](const PromiseRecord& promise) { return toJson(promise); })
        .list("numbers", history.numbers, [](const PhoneNumber& n) { return JsonWriter().text("number", n.e164).done(); })
        .boolean("is_member", history.isMember)
        .boolean("withdrawn", history.withdrawn)
        .boolean("objected", history.objected)
        .boolean("deceased", history.deceased)
        .boolean("enrolled_elsewhere", history.enrolledElsewhere)
        .boolean("refused", history.refused)
        .list("pathways", history.pathways, [](const PathwayRecord& record) { return relais::toJson(record); })
        .list("attributes", history.attributes, [](const AttributeSaid& said) { return relais::toJson(said); });
    if (history.deathConfirmed) {
        out.boolean("death_confirmed", true);
    }
    return out.done();
}

ContactHistory readContactHistory(JsonReader& in)
{
    ContactHistory history;
    history.attempts = in.list("attempts", 2000, readAttempt);
    history.promises = in.list("promises", 500, readPromise);
    history.numbers = in.list("numbers", 32, [](JsonReader& number) { return PhoneNumber{number.e164("number")}; });
    history.isMember = in.boolean("is_member");
    history.withdrawn = in.boolean("withdrawn");
    history.objected = in.boolean("objected");
    history.deceased = in.boolean("deceased");
    history.deathConfirmed =
        in.has("death_confirmed") && in.boolean("death_confirmed"); // a contact that was kept before has none
    history.enrolledElsewhere = in.boolean("enrolled_elsewhere");
    history.refused = in.boolean("refused");
    history.pathways = in.list("pathways", 2000, readPathwayRecord);
    history.attributes = in.list("attributes", 64, readAttributeSaid);
    return history;
}

} // namespace relais
