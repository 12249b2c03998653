#include "core/campaigns/campaign_spec.h"

#include "core/base/resource_node.h"
#include "core/campaigns/target_criteria.h"

#include <QFileInfo>

#include <algorithm>

namespace relais {

namespace {

std::optional<Purpose> purposeFromCode(QStringView code)
{
    // "commercial" has no value here on purpose: Relais refuses it.
    return code == QLatin1String("care")                ? std::optional(Purpose::Care)
        : code == QLatin1String("programme_invitation") ? std::optional(Purpose::ProgrammeInvitation)
                                                        : std::nullopt;
}

std::optional<DeskVariant> variantFromCode(QStringView code)
{
    return code == QLatin1String("enrolment")    ? std::optional(DeskVariant::Enrolment)
        : code == QLatin1String("accompaniment") ? std::optional(DeskVariant::Accompaniment)
                                                 : std::nullopt;
}

std::vector<ScriptStep::Chip> chipsOf(const ResourceNode& list)
{
    std::vector<ScriptStep::Chip> chips;
    for (const ResourceNode& node : list.items()) {
        node.allowOnly({QLatin1String("code"), QLatin1String("label")});
        chips.push_back({node.at(QLatin1String("code")).code(), node.at(QLatin1String("label")).text()});
    }
    return chips;
}

std::vector<ScriptStep::Chip> optionalChips(const ResourceNode& root, QLatin1String key)
{
    return root.has(key) ? chipsOf(root.at(key)) : std::vector<ScriptStep::Chip>{};
}

/// A text is a list of paragraphs in the file, so that a line there stays readable.
QString paragraphs(const ResourceNode& node, QLatin1String key)
{
    return node.has(key) ? node.at(key).texts().join(u'\n') : QString();
}

ScriptStep stepOf(const ResourceNode& node)
{
    node.allowOnly(
        {QLatin1String("code"), QLatin1String("title"), QLatin1String("neutral"), QLatin1String("text"), QLatin1String("chips")});
    return {node.at(QLatin1String("code")).code(), node.at(QLatin1String("title")).text(),
        paragraphs(node, QLatin1String("neutral")), paragraphs(node, QLatin1String("text")),
        optionalChips(node, QLatin1String("chips"))};
}

RetryRules retryOf(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("attemptsPerCycle"), QLatin1String("cycleDays"), QLatin1String("minHalfDays"),
        QLatin1String("attemptsOverAll"), QLatin1String("missedCycles"), QLatin1String("reminderAfterDays"),
        QLatin1String("promiseEarlyMinutes"), QLatin1String("promiseToleranceMinutes"), QLatin1String("meanHandlingMinutes"),
        QLatin1String("missedPromiseDelayMinutes"), QLatin1String("missedPromiseRetries")});
    RetryRules rules;
    rules.attemptsPerCycle = node.at(QLatin1String("attemptsPerCycle")).integer(1, 20);
    rules.cycleDays = node.at(QLatin1String("cycleDays")).integer(1, 366);
    rules.minHalfDays = node.at(QLatin1String("minHalfDays")).integer(1, 2);
    rules.attemptsOverAll = node.at(QLatin1String("attemptsOverAll")).integer(1, 50);
    rules.missedCycles = node.at(QLatin1String("missedCycles")).integer(1, 12);
    rules.reminderAfter = std::chrono::days(node.at(QLatin1String("reminderAfterDays")).integer(1, 366));
    rules.promiseEarly = std::chrono::minutes(node.at(QLatin1String("promiseEarlyMinutes")).integer(0, 120));
    rules.promiseTolerance = std::chrono::minutes(node.at(QLatin1String("promiseToleranceMinutes")).integer(0, 240));
    rules.meanHandling = std::chrono::minutes(node.at(QLatin1String("meanHandlingMinutes")).integer(1, 120));
    rules.missedPromiseDelay = std::chrono::minutes(node.at(QLatin1String("missedPromiseDelayMinutes")).integer(1, 600));
    rules.missedPromiseRetries = node.at(QLatin1String("missedPromiseRetries")).integer(0, 10);
    return rules;
}

std::vector<OutcomeCode> outcomesOf(const ResourceNode& list)
{
    std::vector<OutcomeCode> outcomes;
    for (const ResourceNode& node : list.items()) {
        const auto code = node.oneOf<OutcomeCode>(outcomeFromCode, QStringLiteral("the code of an outcome"));
        if (std::find(outcomes.begin(), outcomes.end(), code) != outcomes.end()) {
            node.expected(QStringLiteral("each outcome once"));
        }
        outcomes.push_back(code);
    }
    return outcomes;
}

std::vector<Role> callersOf(const ResourceNode& list)
{
    std::vector<Role> callers;
    for (const ResourceNode& node : list.items()) {
        const auto role = roleFromCode(node.textOrEmpty());
        const bool phones = role == Role::NurseAdviser || role == Role::EnrolmentCaller || role == Role::OtherCoach
            || role == Role::HospitalAdviser;
        if (!phones) {
            node.expected(QStringLiteral("nurse_adviser, enrolment_caller, other_coach or hospital_adviser"));
            continue;
        }
        callers.push_back(*role);
    }
    if (callers.empty()) {
        list.expected(QStringLiteral("at least one role"));
    }
    return callers;
}

} // namespace

bool CampaignSpec::applies(OutcomeCode outcome) const
{
    return std::find(outcomes.begin(), outcomes.end(), outcome) != outcomes.end();
}

bool CampaignSpec::isCalledBy(Role role) const
{
    return std::find(callers.begin(), callers.end(), role) != callers.end();
}

bool CampaignSpec::isFor(Role role, const QStringList& competencesOfAgent) const
{
    return isCalledBy(role) && std::all_of(competences.begin(), competences.end(), [&](const QString& one) {
        return competencesOfAgent.contains(one);
    });
}

CampaignSpec CampaignSpec::read(const QByteArray& json, const QString& fileName, std::vector<ResourceFault>& faults)
{
    ResourceProblems problems(fileName);
    const ResourceNode root = ResourceNode::parse(json, problems);
    root.allowOnly({QLatin1String("format"), QLatin1String("version"), QLatin1String("marks"), QLatin1String("code"),
        QLatin1String("title"), QLatin1String("programme"), QLatin1String("purpose"), QLatin1String("variant"),
        QLatin1String("competences"), QLatin1String("firstRank"), QLatin1String("notice"), QLatin1String("script"),
        QLatin1String("themes"), QLatin1String("booklets"), QLatin1String("nextCallAfterDays"), QLatin1String("outcomes"),
        QLatin1String("retry"), QLatin1String("targeting"), QLatin1String("joins"), QLatin1String("callers")});
    root.at(QLatin1String("format")).integer(1, 1);
    root.checkMarks();

    CampaignSpec spec;
    spec.code.code = root.at(QLatin1String("code")).code();
    if (spec.code.code + QStringLiteral(".json") != QFileInfo(fileName).fileName()) {
        root.at(QLatin1String("code")).expected(QStringLiteral("the name of the file"));
    }
    spec.title = root.at(QLatin1String("title")).text();
    spec.programme = root.at(QLatin1String("programme")).text();
    spec.purpose =
        root.at(QLatin1String("purpose"))
            .oneOf<Purpose>(purposeFromCode, QStringLiteral("care or programme_invitation (commercial calls are refused)"));
    spec.variant =
        root.at(QLatin1String("variant")).oneOf<DeskVariant>(variantFromCode, QStringLiteral("enrolment or accompaniment"));
    spec.competences = root.at(QLatin1String("competences")).texts();
    if (root.has(QLatin1String("callers"))) {
        spec.callers = callersOf(root.at(QLatin1String("callers")));
    }
    spec.firstRank = root.at(QLatin1String("firstRank")).integer(10, 99);
    const ResourceNode notice = root.at(QLatin1String("notice"));
    notice.allowOnly({QLatin1String("version"), QLatin1String("text")});
    spec.noticeVersion = notice.at(QLatin1String("version")).text();
    spec.noticeText = notice.at(QLatin1String("text")).texts().join(u'\n');
    for (const ResourceNode& node : root.at(QLatin1String("script")).items()) {
        spec.script.push_back(stepOf(node));
    }
    spec.themes = optionalChips(root, QLatin1String("themes"));
    spec.booklets = optionalChips(root, QLatin1String("booklets"));
    if (root.has(QLatin1String("nextCallAfterDays"))) {
        spec.nextCallAfter = std::chrono::days(root.at(QLatin1String("nextCallAfterDays")).integer(0, 366));
    }
    spec.joins = root.has(QLatin1String("joins")) ? root.at(QLatin1String("joins")).code() : QString();
    spec.outcomes = outcomesOf(root.at(QLatin1String("outcomes")));
    if (spec.applies(OutcomeCode::Fruitful) && spec.themes.empty()) {
        root.expected(QStringLiteral("themes, since a fruitful call needs its report"));
    }
    if (!spec.applies(OutcomeCode::NotEstablished)) {
        root.at(QLatin1String("outcomes")).expected(QStringLiteral("not_established: a failure of ours can always happen"));
    }
    spec.retry = retryOf(root.at(QLatin1String("retry")));
    if (spec.purpose == Purpose::ProgrammeInvitation && (spec.retry.attemptsPerCycle > 4 || spec.retry.cycleDays < 30)) {
        root.at(QLatin1String("retry")).expected(QStringLiteral("at most 4 attempts in 30 days for an invitation"));
    }
    faults.insert(faults.end(), problems.faults().begin(), problems.faults().end());
    if (root.has(QLatin1String("targeting"))) {
        auto criteria = TargetCriteria::fromJson(json, fileName);
        if (criteria) {
            spec.targeting = std::make_shared<const TargetCriteria>(*std::move(criteria));
        } else {
            faults.push_back({fileName, {}, expected::inEnglish, {criteria.error().detail}});
        }
    }
    return spec;
}

Result<CampaignSpec> CampaignSpec::fromJson(const QByteArray& json, const QString& fileName)
{
    std::vector<ResourceFault> faults;
    CampaignSpec spec = read(json, fileName, faults);
    if (!faults.empty()) {
        return failure(ErrorCode::ResourceInvalid, faults.front().english());
    }
    return spec;
}

Result<CampaignSpec> CampaignSpec::shipped(const CampaignCode& code)
{
    const auto json = readResource(QStringLiteral("campaigns/%1.json").arg(code.code));
    if (!json) {
        return failure(ErrorCode::NotFound, QStringLiteral("no campaign of that code among the resources"));
    }
    return fromJson(*json, code.code + QStringLiteral(".json"));
}

} // namespace relais
