#include "core/outbox/fact_json.h"

#include "core/base/json_writer.h"
#include "core/outbox/fact_body_json.h"
#include "core/programmes/pathway_fact_json.h"

#include <array>

namespace relais {

namespace {

constexpr std::int64_t highestSeq = 9'007'199'254'740'991; // what every JSON reader holds exactly

/// In the order of FactBody.
constexpr std::array<const char16_t*, std::variant_size_v<FactBody>> types{u"attempt_started", u"attempt_closed", u"retracted",
    u"mark_set", u"notice_read", u"number_marked", u"promise_made", u"promise_cancelled", u"agent_state_changed", u"pathway_said",
    u"consent_said", u"alert_answered"};

using ReadBody = FactBody (*)(JsonReader&);
constexpr std::array<ReadBody, std::variant_size_v<FactBody>> readers{
    [](JsonReader& in) -> FactBody { return readAttemptStarted(in); },
    [](JsonReader& in) -> FactBody { return readAttemptClosed(in); },
    [](JsonReader&) -> FactBody { return Retracted{}; },
    [](JsonReader& in) -> FactBody { return readMarkSet(in); },
    [](JsonReader& in) -> FactBody { return readNoticeRead(in); },
    [](JsonReader& in) -> FactBody { return readNumberMarked(in); },
    [](JsonReader& in) -> FactBody { return readPromiseMade(in); },
    [](JsonReader& in) -> FactBody { return readPromiseCancelled(in); },
    [](JsonReader& in) -> FactBody { return readAgentStateChanged(in); },
    [](JsonReader& in) -> FactBody { return readPathwaySaid(in); },
    [](JsonReader& in) -> FactBody { return readConsentSaid(in); },
    [](JsonReader& in) -> FactBody { return readAlertAnswered(in); },
};

std::optional<std::size_t> typeFromCode(QStringView code)
{
    for (std::size_t at = 0; at < types.size(); ++at) {
        if (code == QStringView(types[at])) {
            return at;
        }
    }
    return std::nullopt;
}

void checkEnvelope(JsonReader& in, const Fact& fact)
{
    if (!fact.person && !std::holds_alternative<AgentStateChanged>(fact.body)) {
        in.fail("person_id", "missing");
    }
    if (!fact.corrects && std::holds_alternative<Retracted>(fact.body)) {
        in.fail("corrects", "missing");
    }
    if (fact.corrects == fact.id) {
        in.fail("corrects", "names the fact itself");
    }
}

} // namespace

QString typeCodeOf(const FactBody& body)
{
    return QString::fromUtf16(types[body.index()]);
}

JsonText bodyToJson(const FactBody& body)
{
    return std::visit([](const auto& one) { return toJson(one); }, body);
}

Result<FactBody> factBodyFromJson(const QString& typeCode, const QJsonObject& json)
{
    const auto type = typeFromCode(typeCode);
    if (!type) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("type: not one of the known codes"));
    }
    JsonReader in(json);
    FactBody body = readers[*type](in);
    return in.result(std::move(body));
}

JsonText toJson(const Fact& fact)
{
    return JsonWriter()
        .id("id", fact.id)
        .text("type", typeCodeOf(fact.body))
        .integer("v", fact.version)
        .text("centre_id", fact.centre.code)
        .id("person_id", fact.person)
        .id("agent_id", fact.agent)
        .id("desk_id", fact.desk)
        .integer("desk_seq", fact.deskSeq)
        .instant("occurred_at", fact.occurredAt)
        .integer("fence", fact.fence)
        .id("corrects", fact.corrects)
        .object("body", bodyToJson(fact.body))
        .done();
}

Result<Fact> factFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    Fact fact;
    fact.id = in.id<FactId>("id");
    const auto type = in.code("type", typeFromCode);
    fact.version = static_cast<int>(in.integer("v", 1, newestFactVersion));
    fact.centre = in.centre("centre_id");
    fact.person = in.optionalId<PersonId>("person_id");
    fact.agent = in.id<AgentId>("agent_id");
    fact.desk = in.id<DeskId>("desk_id");
    fact.deskSeq = in.integer("desk_seq", 1, highestSeq);
    fact.occurredAt = in.instant("occurred_at");
    fact.fence = in.optionalInteger("fence", 0, highestSeq);
    fact.corrects = in.optionalId<FactId>("corrects");
    if (in.ok()) {
        fact.body = in.object("body", readers[type]);
        checkEnvelope(in, fact);
    }
    return in.result(std::move(fact));
}

} // namespace relais
