#include "core/calls/draft_json.h"

#include "core/base/json_writer.h"
#include "core/calls/report_json.h"
#include "core/outbox/fact_body_json.h"
#include "core/queue/lease_json.h"

namespace relais {

QJsonObject toJson(const ContactDraft& draft)
{
    return JsonWriter()
        .text("note", draft.note)
        .object("report", draft.report, [](const CallReport& report) { return toJson(report); })
        .text("identity", codeOf(draft.identity))
        .done();
}

Result<ContactDraft> contactDraftFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    // A draft may be longer than what can be sent: it is what was typed.
    ContactDraft draft{in.optionalText("note", 100'000), in.optionalObject("report", readCallReport),
        in.code("identity", identityCheckFromCode)};
    return in.result(std::move(draft));
}

QJsonObject toJson(const UnclosedAttempt& attempt)
{
    return JsonWriter()
        .id("attempt_id", attempt.attempt)
        .instant("started_at", attempt.startedAt)
        .object("body", toJson(attempt.body))
        .object("contact", toJson(attempt.contact))
        .done();
}

Result<UnclosedAttempt> unclosedAttemptFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    UnclosedAttempt attempt{in.id<AttemptId>("attempt_id"), in.instant("started_at"), in.object("body", readAttemptStarted),
        in.object("contact", readLeasedContact)};
    return in.result(std::move(attempt));
}

} // namespace relais
