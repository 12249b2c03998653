#include "core/programmes/pathway_parts_json.h"

#include "core/programmes/attributes.h"
#include "core/programmes/cohort_pathway.h"
#include "core/programmes/condition_json.h"
#include "core/programmes/programme_expectations.h"
#include "core/programmes/protocol_json.h"

#include <algorithm>

namespace relais {

namespace {

std::optional<FormField::Type> fieldTypeFromCode(QStringView code)
{
    return code == QLatin1String("text")  ? std::optional(FormField::Type::Text)
        : code == QLatin1String("choice") ? std::optional(FormField::Type::Choice)
        : code == QLatin1String("flag")   ? std::optional(FormField::Type::Flag)
        : code == QLatin1String("number") ? std::optional(FormField::Type::Number)
        : code == QLatin1String("day")    ? std::optional(FormField::Type::Day)
        : code == QLatin1String("moment") ? std::optional(FormField::Type::Moment)
                                          : std::nullopt;
}

/// What an outcome can set off beside its effect: the sheet for the treating physician (correspondence/sheet_of_call.h). The letters of §4 follow
/// from the outcomes themselves and from what numbers are left (queue/outcome_plan.h): a file cannot say them again, or otherwise.
const QStringList& knownTriggers()
{
    static const QStringList triggers{QStringLiteral("physician_sheet")};
    return triggers;
}

/// Whoever leaves, objects, dies or refuses is not called again, whatever a file says; and what is over by its time does not come back.
bool alwaysCloses(ExitCause cause)
{
    return cause == ExitCause::Withdrawal || cause == ExitCause::Objection || cause == ExitCause::Deceased
        || cause == ExitCause::Refusal || cause == ExitCause::After;
}

/// The list under `key`, each item read by `read` and each code once; nothing when the key is absent.
template <typename Read>
auto listOf(const ResourceNode& node, QLatin1String key, Read read)
{
    std::vector<decltype(read(node))> list;
    if (!node.has(key)) {
        return list;
    }
    QStringList seen;
    for (const ResourceNode& item : node.at(key).items()) {
        list.push_back(read(item));
        const QString& code = list.back().code;
        if (seen.contains(code)) {
            item.at(QLatin1String("code")).expected(expected::codeOnce);
        }
        seen.append(code);
    }
    return list;
}

void choicesFrom(const ResourceNode& list, FormField& field)
{
    for (const ResourceNode& choice : list.items()) {
        choice.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("note")});
        const QString code = choice.at(QLatin1String("code")).code();
        if (field.choices.contains(code)) {
            choice.at(QLatin1String("code")).expected(expected::codeOnce);
        }
        field.choices.append(code);
        field.choiceTitles.append(frenchFrom(choice.at(QLatin1String("title"))));
    }
    if (field.choices.isEmpty()) {
        list.expected(expected::someChoice);
    }
}

/// Only a birth is a moment of the form that is none of the schedule's own acts.
std::optional<AnchorKind> anchorOfForm(QStringView code)
{
    const auto kind = anchorKindFromCode(code);
    return kind == AnchorKind::Birth ? kind : std::nullopt;
}

FormField fieldFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("type"), QLatin1String("choices"),
        QLatin1String("required"), QLatin1String("books"), QLatin1String("says"), QLatin1String("setBy"), QLatin1String("note")});
    FormField field;
    field.code = node.at(QLatin1String("code")).code();
    field.title = frenchFrom(node.at(QLatin1String("title")));
    field.type = node.at(QLatin1String("type")).oneOf(&fieldTypeFromCode, expected::fieldType);
    field.required = node.has(QLatin1String("required")) && node.at(QLatin1String("required")).flag();
    if (field.type == FormField::Type::Choice) {
        choicesFrom(node.at(QLatin1String("choices")), field);
    } else if (node.has(QLatin1String("choices"))) {
        node.at(QLatin1String("choices")).expected(expected::onlyOfChoice);
    }
    if (node.has(QLatin1String("books"))) {
        field.books = node.at(QLatin1String("books")).code();
        if (field.type != FormField::Type::Moment) {
            node.at(QLatin1String("books")).expected(expected::onlyOfMoment);
        }
    }
    if (node.has(QLatin1String("says"))) {
        const ResourceNode says = node.at(QLatin1String("says"));
        field.says = says.oneOf(&anchorOfForm, expected::anchorOfForm);
        if (field.type != FormField::Type::Moment || !field.books.isEmpty()) {
            says.expected(expected::onlyOfMoment);
        }
    }
    if (node.has(QLatin1String("setBy"))) {
        const ResourceNode setBy = node.at(QLatin1String("setBy"));
        field.setByProgramme = setBy.text() == QLatin1String("programme");
        const bool isValue = field.type != FormField::Type::Text && field.type != FormField::Type::Moment;
        // What other parts of Relais write or read by its name stays theirs.
        const bool isTaken = commonAttribute(field.code) || field.code == phoneCohortAttribute()
            || field.code == QLatin1String("theme") || field.code == QLatin1String("physician");
        if (!field.setByProgramme || !isValue || isTaken || field.required) {
            setBy.expected(expected::setByProgramme);
        }
    }
    const auto common = commonAttribute(field.code);
    if (common && common != attributeType(field.code, {field})) {
        node.at(QLatin1String("code")).expected(expected::sameType);
    }
    return field;
}

ConsentSpec consentFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("wording"), QLatin1String("required"),
        QLatin1String("note")});
    return {node.at(QLatin1String("code")).code(), frenchFrom(node.at(QLatin1String("title"))),
        node.at(QLatin1String("wording")).notBlankText(),
        node.has(QLatin1String("required")) && node.at(QLatin1String("required")).flag()};
}

SessionPart partFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("text"), QLatin1String("note")});
    return {node.at(QLatin1String("code")).code(), frenchFrom(node.at(QLatin1String("title"))),
        node.has(QLatin1String("text")) ? frenchFrom(node.at(QLatin1String("text"))) : QString()};
}

QStringList triggersFrom(const ResourceNode& list, OutcomeCode outcome)
{
    QStringList triggers;
    for (const ResourceNode& item : list.items()) {
        const QString code = item.code();
        if (!knownTriggers().contains(code)) {
            item.expected(expected::trigger, {knownTriggers().join(QStringLiteral(", "))});
        } else if (outcome != OutcomeCode::Fruitful) {
            item.expected(expected::onlyOfFruitful);
        } else if (triggers.contains(code)) {
            item.expected(expected::codeOnce);
        }
        triggers.append(code);
    }
    return triggers;
}

ExitRule exitFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("on"), QLatin1String("then"), QLatin1String("anchor"), QLatin1String("after"),
        QLatin1String("opens"), QLatin1String("advisersGoOn"), QLatin1String("note")});
    ExitRule rule;
    rule.cause = node.at(QLatin1String("on")).oneOf(&exitCauseFromCode, expected::exitCause);
    const QString then = node.at(QLatin1String("then")).text();
    rule.suspends = then == QLatin1String("suspend");
    if (!rule.suspends && then != QLatin1String("close")) {
        node.at(QLatin1String("then")).expected(expected::closeOrSuspend);
    }
    if (rule.suspends && alwaysCloses(rule.cause)) {
        node.at(QLatin1String("then")).expected(expected::closes);
    }
    if (rule.cause == ExitCause::After) {
        rule.anchor = anchorFrom(node.at(QLatin1String("anchor")), expected::endAnchor);
        rule.after = spanFrom(node.at(QLatin1String("after")));
    } else {
        for (const QLatin1String key : {QLatin1String("anchor"), QLatin1String("after")}) {
            if (node.has(key)) {
                node.at(key).expected(expected::onlyOfAfter);
            }
        }
    }
    rule.advisersGoOn = node.has(QLatin1String("advisersGoOn")) && node.at(QLatin1String("advisersGoOn")).flag();
    if (rule.advisersGoOn && rule.cause != ExitCause::ChildLost) {
        node.at(QLatin1String("advisersGoOn")).expected(expected::onlyOfChildLost);
    }
    if (node.has(QLatin1String("opens"))) {
        rule.opens = node.at(QLatin1String("opens")).code();
        if (rule.suspends) {
            node.at(QLatin1String("opens")).expected(expected::onlyOfClose);
        }
    }
    return rule;
}

} // namespace

std::vector<FormField> formFrom(const ResourceNode& pathway)
{
    return listOf(pathway, QLatin1String("form"), fieldFrom);
}

std::vector<ConsentSpec> consentsFrom(const ResourceNode& pathway)
{
    return listOf(pathway, QLatin1String("consents"), consentFrom);
}

std::vector<SessionPart> sessionFrom(const ResourceNode& pathway)
{
    return listOf(pathway, QLatin1String("session"), partFrom);
}

std::vector<OutcomeRule> outcomesFrom(const ResourceNode& pathway)
{
    std::vector<OutcomeRule> rules;
    if (!pathway.has(QLatin1String("outcomes"))) {
        return rules;
    }
    for (const auto& [code, value] : pathway.at(QLatin1String("outcomes")).members()) {
        const auto outcome = outcomeFromCode(code);
        if (!outcome) {
            value.expected(expected::outcome);
            continue;
        }
        value.allowOnly({QLatin1String("effect"), QLatin1String("triggers"), QLatin1String("note")});
        OutcomeRule rule;
        rule.outcome = *outcome;
        const ResourceNode effect = value.at(QLatin1String("effect"));
        rule.effect = effect.oneOf(&outcomeEffectFromCode, expected::effect);
        if (rule.outcome == OutcomeCode::Refused && rule.effect != OutcomeEffect::Leave) {
            effect.expected(expected::refusalLeaves);
        }
        if (value.has(QLatin1String("triggers"))) {
            rule.triggers = triggersFrom(value.at(QLatin1String("triggers")), rule.outcome);
        }
        rules.push_back(rule);
    }
    return rules;
}

std::vector<ExitRule> exitsFrom(const ResourceNode& pathway)
{
    std::vector<ExitRule> rules;
    if (!pathway.has(QLatin1String("exits"))) {
        return rules;
    }
    for (const ResourceNode& node : pathway.at(QLatin1String("exits")).items()) {
        const ExitRule rule = exitFrom(node);
        const bool twice = rule.cause != ExitCause::After
            && std::any_of(rules.begin(), rules.end(), [&](const ExitRule& other) { return other.cause == rule.cause; });
        if (twice) {
            node.at(QLatin1String("on")).expected(expected::causeOnce);
        }
        rules.push_back(rule);
    }
    return rules;
}

std::optional<MessageHours> messageHoursFrom(const ResourceNode& pathway)
{
    if (!pathway.has(QLatin1String("messageHours"))) {
        return std::nullopt;
    }
    const ResourceNode node = pathway.at(QLatin1String("messageHours"));
    const auto ends = node.items();
    MessageHours hours;
    if (ends.size() == 2) {
        hours = {std::chrono::minutes(ends[0].minuteOfDay()), std::chrono::minutes(ends[1].minuteOfDay())};
    }
    if (hours.until <= hours.from) {
        node.expected(expected::messageHours);
        return std::nullopt;
    }
    return hours;
}

QStringList codesOf(const ResourceNode& pathway, QLatin1String key)
{
    QStringList codes;
    if (pathway.has(key)) {
        for (const ResourceNode& item : pathway.at(key).items()) {
            const QString code = item.code();
            if (codes.contains(code)) {
                item.expected(expected::codeOnce);
            }
            codes.append(code);
        }
    }
    return codes;
}

QStringList codesOf(const ResourceNode& pathway, QLatin1String key, const QStringList& known, const Expectation& what)
{
    const QStringList codes = codesOf(pathway, key);
    if (pathway.has(key)) {
        const auto items = pathway.at(key).items();
        for (std::size_t at = 0; at < items.size(); ++at) {
            if (!known.contains(codes[static_cast<qsizetype>(at)])) {
                items[at].expected(what, {known.join(QStringLiteral(", "))});
            }
        }
    }
    return codes;
}

} // namespace relais
