#include "core/simulation/scenario_file.h"

#include "core/base/resource_node.h"

#include <algorithm>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

std::vector<DemoAgent> readAgents(const ResourceNode& node)
{
    std::vector<DemoAgent> agents;
    for (const auto& item : node.items()) {
        DemoAgent agent;
        agent.login = item.at("login"_L1).text();
        agent.password = item.at("password"_L1).text();
        agent.displayName = item.at("name"_L1).text();
        agent.says = item.at("says"_L1).text();
        const auto role = roleFromCode(item.at("role"_L1).textOrEmpty());
        if (!role.has_value()) {
            item.at("role"_L1).expected(u"the code of a role"_s);
        }
        agent.role = role.value_or(Role::EnrolmentCaller);
        for (const auto& competence : item.at("competences"_L1).items()) {
            agent.competences.append(competence.text());
        }
        agents.push_back(agent);
    }
    return agents;
}

std::vector<ScenarioFile::Town> readTowns(const ResourceNode& node)
{
    std::vector<ScenarioFile::Town> towns;
    for (const auto& item : node.items()) {
        towns.push_back({item.at("name"_L1).text(), item.at("postal_code"_L1).text(), item.at("insee"_L1).text(),
            item.at("territory"_L1).text()});
        if (towns.back().insee.size() != 5) {
            item.at("insee"_L1).expected(u"five digits"_s);
        }
    }
    if (towns.empty()) {
        node.expected(u"at least one town"_s);
    }
    return towns;
}

std::vector<ScenarioFile::Physician> readPhysicians(const ResourceNode& node)
{
    std::vector<ScenarioFile::Physician> physicians;
    for (const auto& item : node.items()) {
        physicians.push_back({item.at("name"_L1).text(), item.at("rpps"_L1).text()});
    }
    if (physicians.empty()) {
        node.expected(u"at least one physician"_s);
    }
    return physicians;
}

std::vector<ScenarioFile::GoalIdea> readGoals(const ResourceNode& node)
{
    std::vector<ScenarioFile::GoalIdea> goals;
    for (const auto& item : node.items()) {
        const auto family = goalFamilyFromCode(item.at("family"_L1).textOrEmpty());
        if (!family.has_value()) {
            item.at("family"_L1).expected(u"the code of a family of goals"_s);
        }
        goals.push_back({family.value_or(GoalFamily::MoveBetter), item.at("wording"_L1).text()});
    }
    if (goals.empty()) {
        node.expected(u"at least one goal"_s);
    }
    return goals;
}

// A list to draw from.
QStringList words(const ResourceNode& node)
{
    const auto list = node.texts();
    if (list.isEmpty()) {
        node.expected(u"at least one text"_s);
    }
    return list;
}

template <typename List>
int indexOfName(const ResourceNode& node, const List& list)
{
    const auto name = node.textOrEmpty();
    const auto at = std::ranges::find_if(list, [&](const auto& item) { return item.name == name; });
    if (at == list.end()) {
        node.expected(u"a name of the file's list"_s);
    }
    return at == list.end() ? 0 : static_cast<int>(at - list.begin());
}

void checkLogin(const ResourceNode& node, const QString& login, const ScenarioFile& file)
{
    if (!std::ranges::any_of(file.agents, [&](const auto& agent) { return agent.login == login; })) {
        node.expected(u"the login of an agent"_s);
    }
}

ScenarioFile::CastPromise readPromise(const ResourceNode& node, const ScenarioFile& file)
{
    ScenarioFile::CastPromise promise;
    promise.minutes = node.at("minutes"_L1).integer(-10'000, 20'000);
    promise.owner = node.has("owner"_L1) ? node.at("owner"_L1).textOrEmpty() : QString();
    if (!promise.owner.isEmpty()) {
        checkLogin(node.at("owner"_L1), promise.owner, file);
    }
    promise.madeBy = node.at("made_by"_L1).text();
    checkLogin(node.at("made_by"_L1), promise.madeBy, file);
    promise.daysAgo = node.at("days_ago"_L1).integer(1, 60);
    promise.reason = node.at("reason"_L1).text();
    return promise;
}

ExamKind examKind(const ResourceNode& node, QStringView code)
{
    const auto kind = examKindFromCode(code);
    if (!kind.has_value()) {
        node.expected(u"the code of an exam"_s);
    }
    return kind.value_or(ExamKind::EyeFundus);
}

ScenarioFile::CastMember readCastMember(const ResourceNode& node, const ScenarioFile& file)
{
    ScenarioFile::CastMember member;
    member.campaign = node.at("campaign"_L1).textOrEmpty();
    if (member.campaign != file.targetsCampaign.code && member.campaign != file.membersCampaign.code) {
        node.at("campaign"_L1).expected(u"a campaign of the file"_s);
    }
    member.sex = node.at("sex"_L1).textOrEmpty() == "male"_L1 ? Sex::Male : Sex::Female;
    member.family = node.at("family"_L1).text();
    member.birthName = node.has("birth_name"_L1) ? node.at("birth_name"_L1).textOrEmpty() : QString();
    member.first = node.at("first"_L1).text();
    member.age = node.at("age"_L1).integer(18, 110);
    member.town = indexOfName(node.at("town"_L1), file.towns);
    member.physician = indexOfName(node.at("physician"_L1), file.physicians);
    member.vaccinated = node.has("vaccinated"_L1) && node.at("vaccinated"_L1).flag();
    member.shares = node.has("shares"_L1) && node.at("shares"_L1).flag();
    member.pinned = node.has("pinned"_L1) ? node.at("pinned"_L1).texts() : QStringList();
    member.preferred = node.has("preferred"_L1) ? node.at("preferred"_L1).textOrEmpty() : QString();
    if (node.has("exams"_L1)) {
        for (const auto& [kind, years] : node.at("exams"_L1).members()) {
            member.yearsSince[examKind(years, kind)] = years.integer(0, 20);
        }
    }
    if (node.has("declared"_L1)) {
        for (const auto& item : node.at("declared"_L1).items()) {
            member.declared.push_back(examKind(item, item.textOrEmpty()));
        }
    }
    if (node.has("promise"_L1)) {
        member.promise = readPromise(node.at("promise"_L1), file);
    }
    return member;
}

} // namespace

Result<ScenarioFile> ScenarioFile::fromJson(const QByteArray& json)
{
    ResourceProblems problems(u"scenario.json"_s);
    const auto root = ResourceNode::parse(json, problems);
    root.at("version"_L1).integer(1, 1);

    ScenarioFile file;
    file.centre.code = root.at("centre"_L1).at("id"_L1).text();
    file.centreName = root.at("centre"_L1).at("name"_L1).text();
    file.calendar = root.at("centre"_L1).at("calendar"_L1).text();
    file.deskEnrolmentCode = root.at("centre"_L1).at("desk_enrolment_code"_L1).text();
    file.historyDesk = root.at("centre"_L1).at("history_desk"_L1).text();
    file.noticeVersion = root.at("notice_version"_L1).text();
    file.agents = readAgents(root.at("agents"_L1));
    file.targetsCampaign.code = root.at("campaigns"_L1).at("targets"_L1).text();
    file.membersCampaign.code = root.at("campaigns"_L1).at("members"_L1).text();
    file.dischargedCampaign.code = root.at("campaigns"_L1).at("discharged"_L1).text();
    file.towns = readTowns(root.at("towns"_L1));
    file.streets = words(root.at("streets"_L1));
    file.physicians = readPhysicians(root.at("physicians"_L1));
    file.femaleNames = words(root.at("first_names"_L1).at("female"_L1));
    file.maleNames = words(root.at("first_names"_L1).at("male"_L1));
    file.familyNames = words(root.at("family_names"_L1));
    file.pinned = words(root.at("pinned"_L1));
    file.preferredTimes = words(root.at("preferred_times"_L1));
    file.themes = words(root.at("themes"_L1));
    file.booklets = words(root.at("booklets"_L1));
    file.goals = readGoals(root.at("goals"_L1));
    file.handover = words(root.at("handover"_L1));
    file.promised = words(root.at("promised"_L1));
    for (const auto& item : root.at("cast"_L1).items()) {
        file.cast.push_back(readCastMember(item, file));
    }
    if (!problems.none()) {
        return failure(problems.error());
    }
    return file;
}

} // namespace relais
