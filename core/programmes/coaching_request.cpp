#include "core/programmes/coaching_request.h"

#include "core/base/json_reader.h"
#include "core/outbox/accept_facts.h"
#include "core/people/person_state.h"

#include <algorithm>

namespace relais {

namespace {

/// A second fact of one request: its id follows from the first, so that a request sent twice is stored once.
FactId nextIdAfter(const FactId& id)
{
    QByteArray bytes = id.bytes();
    bytes[15] = static_cast<char>(bytes[15] ^ 0x01);
    return FactId::fromBytes(bytes).value_or(id);
}

bool isThemeOf(const Protocol& protocol, const QString& theme)
{
    return std::any_of(protocol.form.begin(), protocol.form.end(),
        [&](const FormField& field) { return field.code == QLatin1String("theme") && field.choices.contains(theme); });
}

} // namespace

Result<CoachingRequest> coachingRequestFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    CoachingRequest request;
    request.id = in.id<FactId>("id");
    request.person = in.optionalId<PersonId>("person_id");
    const QString nir = in.optionalText("nir", 32);
    request.nir = Nir::fromText(QStringView(nir));
    request.theme = in.codeText("theme");
    request.askedOn = in.date("asked_on");
    if (in.ok() && (!nir.isEmpty()) != request.nir.has_value()) {
        in.fail("nir", "13 characters of a social security number");
    }
    if (in.ok() && request.person.has_value() == request.nir.has_value()) {
        in.fail("person_id", "this or nir, one of the two");
    }
    return in.result(std::move(request));
}

Result<CoachingAnswer> requestCoaching(
    CentralUnit& unit, const RuleBook& rules, const BroughtBy& by, const CoachingRequest& request, Instant now)
{
    const auto person = request.person ? request.person : unit.people.withNir(*request.nir);
    const auto file = person ? unit.people.find(*person) : std::nullopt;
    if (!file) {
        return failure(ErrorCode::NotFound);
    }
    const Instant noon = rules.calendar.instantOf({request.askedOn, QTime(12, 0)}, file->territory);
    const QDate today = rules.calendar.localTime(now, file->territory).date;
    const Protocol* protocol = rules.programmes->joinedOn(request.pathway, request.askedOn);
    if (!protocol || today < request.askedOn) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("asked_on"));
    }
    if (!isThemeOf(*protocol, request.theme)) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("theme"));
    }
    const auto fact = [&](const FactId& id, std::int64_t seq, PathwayBody body) {
        Fact made;
        made.id = id;
        made.centre = unit.centre;
        made.person = file->id;
        made.agent = by.agent;
        made.desk = by.desk;
        made.deskSeq = seq;
        made.occurredAt = std::min(noon, now);
        made.body = PathwaySaid{request.pathway, std::move(body)};
        return made;
    };
    const std::vector<Fact> facts{fact(request.id, 1, AnchorSaid{AnchorKind::PhysicianRequest, std::min(noon, now), true}),
        fact(nextIdAfter(request.id), 2, AttributeSaid{QStringLiteral("theme"), request.theme})};
    for (const FactAnswer& answer : acceptFacts(unit, rules, {unit.centre, by.desk}, facts, now)) {
        if (answer.verdict == FactVerdict::Refused) {
            return failure(
                answer.code == QLatin1String("other_content") ? ErrorCode::Conflict : ErrorCode::NotPermitted, answer.code);
        }
    }
    const auto known = unit.facts.factsOf(file->id);
    return derivePerson(*file, known).history.isMember ? CoachingAnswer::Coaching : CoachingAnswer::Invitation;
}

} // namespace relais
