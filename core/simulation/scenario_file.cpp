#include "core/simulation/scenario_file.h"

#include "core/simulation/scenario_node.h"

#include <QJsonDocument>

#include <algorithm>

namespace relais {

namespace {

std::vector<DemoAgent> readAgents(const ScenarioNode& node)
{
    std::vector<DemoAgent> agents;
    for (const auto& item : node.items()) {
        DemoAgent agent;
        agent.login = item["login"].filledText();
        agent.password = item["password"].filledText();
        agent.displayName = item["name"].filledText();
        agent.says = item["says"].filledText();
        const auto role = roleFromCode(item["role"].text());
        item["role"].check(role.has_value(), "the code of a role");
        agent.role = role.value_or(Role::EnrolmentCaller);
        for (const auto& competence : item["competences"].items()) {
            agent.competences.append(competence.filledText());
        }
        agents.push_back(agent);
    }
    return agents;
}

std::vector<ScenarioFile::Town> readTowns(const ScenarioNode& node)
{
    std::vector<ScenarioFile::Town> towns;
    for (const auto& item : node.items()) {
        towns.push_back({item["name"].filledText(), item["postal_code"].filledText(), item["insee"].filledText(),
            item["territory"].filledText()});
        item["insee"].check(towns.back().insee.size() == 5, "five digits");
    }
    node.check(!towns.empty(), "at least one town");
    return towns;
}

std::vector<ScenarioFile::Physician> readPhysicians(const ScenarioNode& node)
{
    std::vector<ScenarioFile::Physician> physicians;
    for (const auto& item : node.items()) {
        physicians.push_back({item["name"].filledText(), item["rpps"].filledText()});
    }
    node.check(!physicians.empty(), "at least one physician");
    return physicians;
}

std::vector<ScenarioFile::GoalIdea> readGoals(const ScenarioNode& node)
{
    std::vector<ScenarioFile::GoalIdea> goals;
    for (const auto& item : node.items()) {
        const auto family = goalFamilyFromCode(item["family"].text());
        item["family"].check(family.has_value(), "the code of a family of goals");
        goals.push_back({family.value_or(GoalFamily::MoveBetter), item["wording"].filledText()});
    }
    node.check(!goals.empty(), "at least one goal");
    return goals;
}

template <typename List>
int indexOfName(const ScenarioNode& node, const List& list)
{
    const auto name = node.text();
    const auto at = std::ranges::find_if(list, [&](const auto& item) { return item.name == name; });
    node.check(at != list.end(), "a name of the file's list");
    return at == list.end() ? 0 : static_cast<int>(at - list.begin());
}

void checkLogin(const ScenarioNode& node, const QString& login, const ScenarioFile& file)
{
    node.check(std::ranges::any_of(file.agents, [&](const auto& agent) { return agent.login == login; }), "the login of an agent");
}

ScenarioFile::CastPromise readPromise(const ScenarioNode& node, const ScenarioFile& file)
{
    ScenarioFile::CastPromise promise;
    promise.minutes = node["minutes"].number(-10'000, 20'000);
    promise.owner = node.has("owner") ? node["owner"].text() : QString();
    if (!promise.owner.isEmpty()) {
        checkLogin(node["owner"], promise.owner, file);
    }
    promise.madeBy = node["made_by"].filledText();
    checkLogin(node["made_by"], promise.madeBy, file);
    promise.daysAgo = node["days_ago"].number(1, 60);
    promise.reason = node["reason"].filledText();
    return promise;
}

ExamKind examKind(const ScenarioNode& node, QStringView code)
{
    const auto kind = examKindFromCode(code);
    node.check(kind.has_value(), "the code of an exam");
    return kind.value_or(ExamKind::EyeFundus);
}

ScenarioFile::CastMember readCastMember(const ScenarioNode& node, const ScenarioFile& file)
{
    ScenarioFile::CastMember member;
    member.campaign = node["campaign"].text();
    node["campaign"].check(member.campaign == file.targetsCampaign.code || member.campaign == file.membersCampaign.code,
        "a campaign of the file");
    member.sex = node["sex"].text() == QLatin1String("male") ? Sex::Male : Sex::Female;
    member.family = node["family"].filledText();
    member.birthName = node.has("birth_name") ? node["birth_name"].text() : QString();
    member.first = node["first"].filledText();
    member.age = node["age"].number(18, 110);
    member.town = indexOfName(node["town"], file.towns);
    member.physician = indexOfName(node["physician"], file.physicians);
    member.shares = node.has("shares") && node["shares"].flag();
    member.pinned = node.has("pinned") ? node["pinned"].texts() : QStringList();
    member.preferred = node.has("preferred") ? node["preferred"].text() : QString();
    if (node.has("exams")) {
        const auto exams = node["exams"];
        for (const auto& key : exams.keys()) {
            member.yearsSince[examKind(exams, key)] = exams[key.toLatin1().constData()].number(0, 20);
        }
    }
    if (node.has("declared")) {
        for (const auto& item : node["declared"].items()) {
            member.declared.push_back(examKind(item, item.text()));
        }
    }
    if (node.has("promise")) {
        member.promise = readPromise(node["promise"], file);
    }
    return member;
}

} // namespace

Result<ScenarioFile> ScenarioFile::fromJson(const QByteArray& json)
{
    QJsonParseError parse;
    const auto document = QJsonDocument::fromJson(json, &parse);
    if (parse.error != QJsonParseError::NoError) {
        return failure(ErrorCode::ResourceInvalid, QStringLiteral("scenario.json: no JSON at byte %1").arg(parse.offset));
    }
    QString error;
    const ScenarioNode root(document.object(), QString(), error);
    root["version"].number(1, 1);

    ScenarioFile file;
    file.centre.code = root["centre"]["id"].filledText();
    file.centreName = root["centre"]["name"].filledText();
    file.calendar = root["centre"]["calendar"].filledText();
    file.deskEnrolmentCode = root["centre"]["desk_enrolment_code"].filledText();
    file.historyDesk = root["centre"]["history_desk"].filledText();
    file.agents = readAgents(root["agents"]);
    file.targetsCampaign.code = root["campaigns"]["targets"].filledText();
    file.membersCampaign.code = root["campaigns"]["members"].filledText();
    file.towns = readTowns(root["towns"]);
    file.streets = root["streets"].texts();
    file.physicians = readPhysicians(root["physicians"]);
    file.femaleNames = root["first_names"]["female"].texts();
    file.maleNames = root["first_names"]["male"].texts();
    file.familyNames = root["family_names"].texts();
    file.pinned = root["pinned"].texts();
    file.preferredTimes = root["preferred_times"].texts();
    file.themes = root["themes"].texts();
    file.booklets = root["booklets"].texts();
    file.goals = readGoals(root["goals"]);
    file.handover = root["handover"].texts();
    file.promised = root["promised"].texts();
    for (const auto& item : root["cast"].items()) {
        file.cast.push_back(readCastMember(item, file));
    }
    if (!error.isEmpty()) {
        return failure(ErrorCode::ResourceInvalid, error);
    }
    return file;
}

} // namespace relais
