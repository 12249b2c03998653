#include "core/programmes/set_attribute.h"

#include "core/outbox/accept_facts.h"
#include "core/people/person_state.h"

#include <algorithm>

namespace relais {

namespace {

/// What stands of it and since when, whoever brought it.
struct Standing {
    const AttributeValue* value = nullptr;
    Instant since;
};

Standing standing(const ContactHistory& history, const ProgrammeAttribute& attribute)
{
    Standing found;
    for (const PathwayRecord& record : history.pathways) {
        const auto* known = record.said.pathway == attribute.pathway ? std::get_if<AttributeSaid>(&record.said.body) : nullptr;
        if (known && known->name == attribute.said.name && (!found.value || record.occurredAt >= found.since)) {
            found = {&known->value, record.occurredAt};
        }
    }
    return found;
}

} // namespace

Result<Done> setAttribute(
    CentralUnit& unit, const RuleBook& rules, const BroughtBy& by, const ProgrammeAttribute& attribute, Instant now)
{
    const auto person = attribute.person ? attribute.person : unit.people.withNir(*attribute.nir);
    const auto file = person ? unit.people.find(*person) : std::nullopt;
    if (!file) {
        return failure(ErrorCode::NotFound);
    }
    const PathwaySaid body{attribute.pathway, attribute.said};
    if (const auto known = unit.facts.find(attribute.id)) {
        return known->person == file->id && known->body == FactBody(body) ? Result<Done>(Done{}) : failure(ErrorCode::Conflict);
    }
    const auto facts = unit.facts.factsOf(file->id);
    const ContactHistory history = derivePerson(*file, facts).history;
    if (history.objected || history.deceased || history.withdrawn) {
        return failure(ErrorCode::NotCallable);
    }
    const auto fields = rules.programmes->fieldsOfProgramme(attribute.pathway, attribute.said.name);
    if (fields.empty()) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("pathway"));
    }
    if (std::none_of(fields.begin(), fields.end(), [&](const FormField* one) { return isValueOf(*one, attribute.said.value); })) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("said"));
    }
    // The same list again, with other ids: nothing is said twice.
    const Standing before = standing(history, attribute);
    if (before.value && *before.value == attribute.said.value) {
        return Done{};
    }
    Fact fact;
    fact.id = attribute.id;
    fact.centre = unit.centre;
    fact.person = file->id;
    fact.agent = by.agent;
    fact.desk = by.desk;
    fact.deskSeq = 1;
    // Also by a clock that was set back: the newest word holds.
    fact.occurredAt = before.value ? std::max(now, before.since + Microseconds(1)) : now;
    fact.body = body;
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
