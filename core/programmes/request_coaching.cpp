#include "core/programmes/request_coaching.h"

#include "core/outbox/accept_facts.h"
#include "core/people/person_state.h"

#include <algorithm>

namespace relais {

namespace {

/// A further fact of one request: its id follows from the first, so that a request sent twice is stored once.
FactId nextIdAfter(const FactId& id, char nth)
{
    QByteArray bytes = id.bytes();
    bytes[15] = static_cast<char>(bytes[15] ^ nth);
    return FactId::fromBytes(bytes).value_or(id);
}

bool isThemeOf(const Protocol& protocol, const QString& theme)
{
    return std::any_of(protocol.form.begin(), protocol.form.end(),
        [&](const FormField& field) { return field.code == QLatin1String("theme") && field.choices.contains(theme); });
}

/// Brought in before, under another id, and not taken back: of the same day, on the same theme and, where one is named, by the same physician.
bool isKnown(const ContactHistory& history, const CoachingRequest& request, const RuleBook& rules, const QString& territory)
{
    const auto said = [&](const FactId& id, const AttributeSaid& what) {
        return std::any_of(history.pathways.begin(), history.pathways.end(),
            [&](const PathwayRecord& one) { return one.id == id && one.said.body == PathwayBody(what); });
    };
    return std::any_of(history.pathways.begin(), history.pathways.end(), [&](const PathwayRecord& one) {
        const auto* anchor = one.said.pathway == request.pathway ? std::get_if<AnchorSaid>(&one.said.body) : nullptr;
        return anchor && anchor->kind == AnchorKind::PhysicianRequest && one.id != request.id
            && rules.calendar.localTime(anchor->when, territory).date == request.askedOn
            && said(nextIdAfter(one.id, 1), {QStringLiteral("theme"), request.theme})
            && (!request.physician
                || said(
                    nextIdAfter(one.id, 2), {QStringLiteral("physician"), QStringLiteral("rpps-") + request.physician->text()}));
    });
}

} // namespace

Result<CoachingAnswer> requestCoaching(
    CentralUnit& unit, const RuleBook& rules, const BroughtBy& by, const CoachingRequest& request, Instant now)
{
    const auto person = request.person ? request.person : unit.people.withNir(*request.nir);
    const auto file = person ? unit.people.find(*person) : std::nullopt;
    if (!file) {
        return failure(ErrorCode::NotFound);
    }
    const auto before = unit.facts.factsOf(file->id);
    const ContactHistory history = derivePerson(*file, before).history;
    if (history.objected || history.deceased || history.withdrawn) {
        return failure(ErrorCode::NotCallable);
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
    const auto answerOf = [](const ContactHistory& of) {
        return of.isMember ? CoachingAnswer::Coaching : CoachingAnswer::Invitation;
    };
    if (isKnown(history, request, rules, file->territory)) {
        return answerOf(history);
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
    std::vector<Fact> facts{fact(request.id, 1, AnchorSaid{AnchorKind::PhysicianRequest, std::min(noon, now), true}),
        fact(nextIdAfter(request.id, 1), 2, AttributeSaid{QStringLiteral("theme"), request.theme})};
    if (request.physician) {
        facts.push_back(fact(nextIdAfter(request.id, 2), 3,
            AttributeSaid{QStringLiteral("physician"), QStringLiteral("rpps-") + request.physician->text()}));
    }
    for (const FactAnswer& answer : acceptFacts(unit, rules, {unit.centre, by.desk}, facts, now)) {
        if (answer.verdict == FactVerdict::Refused) {
            return failure(
                answer.code == QLatin1String("other_content") ? ErrorCode::Conflict : ErrorCode::NotPermitted, answer.code);
        }
    }
    const auto known = unit.facts.factsOf(file->id);
    return answerOf(derivePerson(*file, known).history);
}

} // namespace relais
