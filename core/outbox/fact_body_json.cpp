#include "core/outbox/fact_body_json.h"

#include "core/base/json_writer.h"
#include "core/calls/report_json.h"

namespace relais {

namespace {

std::optional<PhoneNumber> readNumber(JsonReader& in, const char* key)
{
    const auto e164 = in.optionalE164(key);
    return e164 ? std::optional(PhoneNumber{*e164}) : std::nullopt;
}

QString numberOf(const std::optional<PhoneNumber>& number)
{
    return number ? number->e164 : QString();
}

} // namespace

JsonText toJson(const AttemptStarted& body)
{
    return JsonWriter()
        .text("campaign", body.campaign.code)
        .id("entry_id", body.entry)
        .text("direction", codeOf(body.direction))
        .text("number", numberOf(body.number))
        .text("line", body.line)
        .id("promise_id", body.promise)
        .done();
}

AttemptStarted readAttemptStarted(JsonReader& in)
{
    return AttemptStarted{in.campaign("campaign"), in.optionalId<EntryId>("entry_id"),
        in.code("direction", callDirectionFromCode), readNumber(in, "number"), in.codeText("line"),
        in.optionalId<PromiseId>("promise_id")};
}

JsonText toJson(const AttemptClosed& body)
{
    return JsonWriter()
        .id("attempt_id", body.attempt)
        .text("campaign", body.campaign.code)
        .text("outcome", codeOf(body.outcome))
        .text("identity", codeOf(body.identity))
        .text("line_cause", body.lineCause ? codeOf(*body.lineCause) : QString())
        .duration("talk_ms", body.talk)
        .duration("wrap_up_ms", body.wrapUp)
        .text("bad_number", numberOf(body.badNumber))
        .date("until", body.until)
        .text("help", body.help)
        .text("note", body.note)
        .object("report", body.report, [](const CallReport& report) { return toJson(report); })
        .done();
}

AttemptClosed readAttemptClosed(JsonReader& in)
{
    AttemptClosed body;
    body.attempt = in.id<AttemptId>("attempt_id");
    body.campaign = in.campaign("campaign");
    body.outcome = in.code("outcome", outcomeFromCode);
    body.identity = in.code("identity", identityCheckFromCode);
    body.lineCause = in.optionalCode("line_cause", lineCauseFromCode);
    body.talk = in.duration("talk_ms");
    body.wrapUp = in.duration("wrap_up_ms");
    body.badNumber = readNumber(in, "bad_number");
    body.until = in.optionalDate("until");
    body.help = in.optionalText("help", 120);
    body.note = in.optionalText("note", 2000);
    body.report = in.optionalObject("report", readCallReport);
    if (body.outcome == OutcomeCode::Fruitful && in.ok() && (!body.report || !body.report->isComplete())) {
        in.fail("report", "required for this outcome");
    }
    return body;
}

JsonText toJson(const Retracted&)
{
    return JsonWriter().done();
}

JsonText toJson(const MarkSet& body)
{
    return JsonWriter()
        .text("kind", codeOf(body.kind))
        .boolean("set", body.set)
        .id("attempt_id", body.attempt)
        .text("said_by", body.saidBy)
        .done();
}

MarkSet readMarkSet(JsonReader& in)
{
    return MarkSet{in.code("kind", markKindFromCode), in.boolean("set"), in.optionalId<AttemptId>("attempt_id"),
        in.optionalText("said_by", MarkSet::longestSaidBy)};
}

JsonText toJson(const NoticeRead& body)
{
    return JsonWriter().text("version", body.version).text("campaign", body.campaign.code).done();
}

NoticeRead readNoticeRead(JsonReader& in)
{
    return NoticeRead{in.text("version", 32), in.campaign("campaign")};
}

JsonText toJson(const NumberMarked& body)
{
    return JsonWriter().text("number", body.e164).boolean("usable", body.usable).done();
}

NumberMarked readNumberMarked(JsonReader& in)
{
    return NumberMarked{in.e164("number"), in.boolean("usable")};
}

JsonText toJson(const PromiseMade& body)
{
    return JsonWriter()
        .text("campaign", body.campaign.code)
        .id("entry_id", body.entry)
        .window("due", body.due)
        .id("owner_id", body.owner)
        .text("reason", body.reason)
        .id("attempt_id", body.attempt)
        .done();
}

PromiseMade readPromiseMade(JsonReader& in)
{
    return PromiseMade{in.campaign("campaign"), in.optionalId<EntryId>("entry_id"), in.window("due"),
        in.optionalId<AgentId>("owner_id"), in.optionalText("reason", 120), in.optionalId<AttemptId>("attempt_id")};
}

JsonText toJson(const PromiseCancelled& body)
{
    return JsonWriter().id("promise_id", body.promise).text("reason", body.reason).done();
}

PromiseCancelled readPromiseCancelled(JsonReader& in)
{
    return PromiseCancelled{in.id<PromiseId>("promise_id"), in.optionalText("reason", 120)};
}

JsonText toJson(const AgentStateChanged& body)
{
    return JsonWriter()
        .text("from", codeOf(body.from))
        .text("to", codeOf(body.to))
        .text("reason", body.reason ? body.reason->code : QString())
        .done();
}

JsonText toJson(const AlertAnswered& body)
{
    return JsonWriter().id("alert_id", body.alert).text("note", body.note).done();
}

AlertAnswered readAlertAnswered(JsonReader& in)
{
    return AlertAnswered{in.id<FactId>("alert_id"), in.optionalText("note", 400)};
}

AgentStateChanged readAgentStateChanged(JsonReader& in)
{
    AgentStateChanged body;
    body.from = in.code("from", agentStateFromCode);
    body.to = in.code("to", agentStateFromCode);
    if (in.has("reason")) {
        body.reason = StateReason{in.codeText("reason")};
    }
    return body;
}

} // namespace relais
