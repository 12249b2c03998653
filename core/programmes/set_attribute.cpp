#include "core/programmes/set_attribute.h"

#include "core/outbox/accept_facts.h"

namespace relais {

namespace {

/// Sent again it bears the instant of the first time.
Instant saidAt(CentralUnit& unit, const FactId& id, Instant now)
{
    const auto known = unit.facts.find(id);
    return known ? known->occurredAt : now;
}

} // namespace

Result<Done> setAttribute(
    CentralUnit& unit, const RuleBook& rules, const BroughtBy& by, const ProgrammeAttribute& attribute, Instant now)
{
    const auto person = attribute.person ? attribute.person : unit.people.withNir(*attribute.nir);
    if (!person || !unit.people.find(*person)) {
        return failure(ErrorCode::NotFound);
    }
    const FormField* field = rules.programmes->fieldOfProgramme(attribute.pathway, attribute.said.name);
    if (!field) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("pathway"));
    }
    if (!isValueOf(*field, attribute.said.value)) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("said"));
    }
    Fact fact;
    fact.id = attribute.id;
    fact.centre = unit.centre;
    fact.person = *person;
    fact.agent = by.agent;
    fact.desk = by.desk;
    fact.deskSeq = 1;
    fact.occurredAt = saidAt(unit, attribute.id, now);
    fact.body = PathwaySaid{attribute.pathway, attribute.said};
    Uploader uploader{unit.centre, by.desk};
    uploader.speaksForProgramme = true;
    const FactAnswer answer = acceptFacts(unit, rules, uploader, {fact}, now).front();
    if (answer.verdict == FactVerdict::Refused) {
        return failure(
            answer.code == QLatin1String("other_content") ? ErrorCode::Conflict : ErrorCode::NotPermitted, answer.code);
    }
    return Done{};
}

} // namespace relais
