#include "core/programmes/programme_file.h"

#include "core/programmes/condition_json.h"
#include "core/programmes/protocol_json.h"

#include <algorithm>

namespace relais {

namespace {

std::optional<Purpose> pathwayPurposeFromCode(QStringView code)
{
    return code == QLatin1String("care")                ? std::optional(Purpose::Care)
        : code == QLatin1String("programme_invitation") ? std::optional(Purpose::ProgrammeInvitation)
                                                        : std::nullopt;
}

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

FormField fieldFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("type"), QLatin1String("choices"),
        QLatin1String("required"), QLatin1String("note")});
    FormField field;
    field.code = node.at(QLatin1String("code")).code();
    field.title = frenchFrom(node.at(QLatin1String("title")));
    field.type =
        node.at(QLatin1String("type")).oneOf(&fieldTypeFromCode, QStringLiteral("text, choice, flag, number, day or moment"));
    field.required = node.has(QLatin1String("required")) && node.at(QLatin1String("required")).flag();
    if (field.type == FormField::Type::Choice) {
        for (const ResourceNode& choice : node.at(QLatin1String("choices")).items()) {
            choice.allowOnly({QLatin1String("code"), QLatin1String("title")});
            field.choices.append(choice.at(QLatin1String("code")).code());
            field.choiceTitles.append(frenchFrom(choice.at(QLatin1String("title"))));
        }
    }
    return field;
}

ConsentSpec consentFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("wording"), QLatin1String("required"),
        QLatin1String("note")});
    return {node.at(QLatin1String("code")).code(), frenchFrom(node.at(QLatin1String("title"))),
        node.at(QLatin1String("wording")).text(),
        node.has(QLatin1String("required")) && node.at(QLatin1String("required")).flag()};
}

SessionPart partFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("text"), QLatin1String("note")});
    return {node.at(QLatin1String("code")).code(), frenchFrom(node.at(QLatin1String("title"))),
        node.has(QLatin1String("text")) ? frenchFrom(node.at(QLatin1String("text"))) : QString()};
}

/// What an outcome can set off beside its effect: the sheet for the treating physician (correspondence/sheet_of_call.h). The letters of §4 follow
/// from the outcomes themselves and from what numbers are left (queue/outcome_plan.h): a file cannot say them again, or otherwise.
const QStringList& knownTriggers()
{
    static const QStringList triggers{QStringLiteral("physician_sheet")};
    return triggers;
}

/// Whoever leaves, objects, dies or refuses is not called again, whatever a file says.
bool alwaysCloses(ExitCause cause)
{
    return cause == ExitCause::Withdrawal || cause == ExitCause::Objection || cause == ExitCause::Deceased
        || cause == ExitCause::Refusal;
}

std::vector<OutcomeRule> outcomesFrom(const ResourceNode& node)
{
    std::vector<OutcomeRule> rules;
    for (const auto& [code, value] : node.members()) {
        const auto outcome = outcomeFromCode(code);
        if (!outcome) {
            value.expected(QStringLiteral("the code of an outcome as key"));
            continue;
        }
        value.allowOnly({QLatin1String("effect"), QLatin1String("triggers"), QLatin1String("note")});
        OutcomeRule rule;
        rule.outcome = *outcome;
        rule.effect = value.at(QLatin1String("effect"))
                          .oneOf(&outcomeEffectFromCode, QStringLiteral("done, retry, promise, skip, suspend, leave or nothing"));
        if (rule.outcome == OutcomeCode::Refused && rule.effect != OutcomeEffect::Leave) {
            value.at(QLatin1String("effect")).expected(QStringLiteral("leave: who refuses is not called again"));
        }
        if (value.has(QLatin1String("triggers"))) {
            for (const ResourceNode& trigger : value.at(QLatin1String("triggers")).items()) {
                rule.triggers.append(trigger.code());
                if (!knownTriggers().contains(rule.triggers.back())) {
                    trigger.expected(knownTriggers().join(QStringLiteral(", ")));
                } else if (rule.outcome != OutcomeCode::Fruitful) {
                    trigger.expected(QStringLiteral("this of fruitful: there is no sheet without a report"));
                }
            }
        }
        rules.push_back(rule);
    }
    return rules;
}

ExitRule exitFrom(const ResourceNode& node, const std::vector<ProtocolStep>& steps)
{
    node.allowOnly({QLatin1String("on"), QLatin1String("then"), QLatin1String("anchor"), QLatin1String("after"),
        QLatin1String("opens"), QLatin1String("advisersGoOn"), QLatin1String("note")});
    ExitRule rule;
    rule.cause = node.at(QLatin1String("on"))
                     .oneOf(&exitCauseFromCode,
                         QStringLiteral("withdrawal, objection, deceased, refusal, readmission, child_lost, after or all_done"));
    const QString then = node.at(QLatin1String("then")).text();
    rule.suspends = then == QLatin1String("suspend");
    if (!rule.suspends && then != QLatin1String("close")) {
        node.at(QLatin1String("then")).expected(QStringLiteral("close or suspend"));
    }
    if (rule.suspends && alwaysCloses(rule.cause)) {
        node.at(QLatin1String("then")).expected(QStringLiteral("close: nothing is planned after this"));
    }
    if (rule.cause == ExitCause::After) {
        rule.anchor = anchorFrom(node.at(QLatin1String("anchor")), steps);
        rule.after = spanFrom(node.at(QLatin1String("after")));
    }
    rule.advisersGoOn = node.has(QLatin1String("advisersGoOn")) && node.at(QLatin1String("advisersGoOn")).flag();
    if (rule.advisersGoOn && rule.cause != ExitCause::ChildLost) {
        node.at(QLatin1String("advisersGoOn")).expected(QStringLiteral("this of child_lost only"));
    }
    rule.opens = node.has(QLatin1String("opens")) ? node.at(QLatin1String("opens")).code() : QString();
    return rule;
}

/// The list under `key`, each item read by `read`; nothing when the key is absent.
template <typename Read>
auto listOf(const ResourceNode& node, QLatin1String key, Read read)
{
    std::vector<decltype(read(node))> list;
    if (node.has(key)) {
        for (const ResourceNode& item : node.at(key).items()) {
            list.push_back(read(item));
        }
    }
    return list;
}

QStringList codesOf(const ResourceNode& node, QLatin1String key)
{
    QStringList codes;
    for (const QString& code : listOf(node, key, [](const ResourceNode& item) { return item.code(); })) {
        codes.append(code);
    }
    return codes;
}

void headFrom(const ResourceNode& node, const QStringList& territories, Protocol& protocol)
{
    protocol.pathway = node.at(QLatin1String("code")).code();
    protocol.title = frenchFrom(node.at(QLatin1String("title")));
    protocol.version = node.at(QLatin1String("version")).text();
    protocol.status =
        node.at(QLatin1String("status")).oneOf(&pathwayStatusFromCode, QStringLiteral("active, trial, suspended or stopped"));
    protocol.validFrom = node.at(QLatin1String("validFrom")).date();
    if (node.has(QLatin1String("validUntil"))) {
        protocol.validUntil = node.at(QLatin1String("validUntil")).date();
        if (*protocol.validUntil < protocol.validFrom) {
            node.at(QLatin1String("validUntil")).expected(QStringLiteral("a date not before validFrom"));
        }
    } else if (protocol.status == PathwayStatus::Stopped) {
        node.expected(QStringLiteral("validUntil: a stopped pathway has a last day"));
    }
    protocol.purpose =
        node.at(QLatin1String("purpose"))
            .oneOf(&pathwayPurposeFromCode, QStringLiteral("care or programme_invitation (commercial calls are refused)"));
    if (node.has(QLatin1String("queue"))) {
        protocol.queue = CampaignCode{node.at(QLatin1String("queue")).code()};
    }
    if (node.has(QLatin1String("invites"))) {
        protocol.invites = CampaignCode{node.at(QLatin1String("invites")).code()};
    }
    for (const ResourceNode& item : listOf(node, QLatin1String("territories"), [](const ResourceNode& one) { return one; })) {
        protocol.territories.append(item.text());
        if (!territories.contains(item.textOrEmpty())) {
            item.expected(QStringLiteral("a territory of the calendar, which gives its time zone"));
        }
    }
}

Protocol protocolFrom(const ResourceNode& node, const QStringList& territories)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("version"), QLatin1String("status"),
        QLatin1String("validFrom"), QLatin1String("validUntil"), QLatin1String("purpose"), QLatin1String("queue"),
        QLatin1String("invites"), QLatin1String("territories"), QLatin1String("eligibility"), QLatin1String("exclusion"),
        QLatin1String("entry"), QLatin1String("form"), QLatin1String("consents"), QLatin1String("steps"),
        QLatin1String("session"), QLatin1String("report"), QLatin1String("outcomes"), QLatin1String("exits"),
        QLatin1String("note"), QLatin1String("marks")});
    Protocol protocol;
    protocol.marks = marksFrom(node);
    headFrom(node, territories, protocol);
    protocol.form = listOf(node, QLatin1String("form"), fieldFrom);
    protocol.eligibility = conditionFrom(node.at(QLatin1String("eligibility")), protocol.form);
    if (node.has(QLatin1String("exclusion"))) {
        protocol.exclusion = conditionFrom(node.at(QLatin1String("exclusion")), protocol.form);
    }
    protocol.entryChannels = codesOf(node, QLatin1String("entry"));
    protocol.consents = listOf(node, QLatin1String("consents"), consentFrom);
    protocol.steps = stepsFrom(node.at(QLatin1String("steps")), protocol.form);
    protocol.session = listOf(node, QLatin1String("session"), partFrom);
    protocol.reportFields = codesOf(node, QLatin1String("report"));
    if (node.has(QLatin1String("outcomes"))) {
        protocol.outcomes = outcomesFrom(node.at(QLatin1String("outcomes")));
    }
    protocol.exits =
        listOf(node, QLatin1String("exits"), [&](const ResourceNode& item) { return exitFrom(item, protocol.steps); });
    return protocol;
}

} // namespace

ProgrammeFile readProgrammeFile(const QByteArray& json, const QString& fileName, const QStringList& territories)
{
    ResourceProblems problems(fileName);
    const ResourceNode root = ResourceNode::parse(json, problems);
    root.allowOnly({QLatin1String("$schema"), QLatin1String("format"), QLatin1String("code"), QLatin1String("title"),
        QLatin1String("note"), QLatin1String("marks"), QLatin1String("membership"), QLatin1String("pathways")});
    root.at(QLatin1String("format")).integer(1, 1);
    root.checkMarks();
    const QString code = root.at(QLatin1String("code")).code();
    const QString title = frenchFrom(root.at(QLatin1String("title")));
    const bool membership = !root.has(QLatin1String("membership")) || root.at(QLatin1String("membership")).flag();
    ProgrammeFile file;
    for (const ResourceNode& node : root.at(QLatin1String("pathways")).items()) {
        Protocol protocol = protocolFrom(node, territories);
        protocol.programme = code;
        protocol.programmeTitle = title;
        protocol.membership = membership;
        file.protocols.push_back(std::move(protocol));
    }
    file.faults = problems.all();
    return file;
}

} // namespace relais
