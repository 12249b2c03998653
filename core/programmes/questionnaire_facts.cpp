#include "core/programmes/questionnaire_facts.h"

#include "core/programmes/joining.h"

namespace relais {

QuestionnaireSaid saidOf(const QuestionnaireResult& result)
{
    QuestionnaireSaid said;
    said.questionnaire = result.questionnaire;
    said.version = result.version;
    said.complete = result.complete;
    for (const auto& [question, answer] : result.answers) {
        said.answers.push_back({question, answer});
    }
    return said;
}

std::vector<FactBody> enrolmentBodies(const QuestionnaireResult& result, const std::vector<ConsentAnswer>& consents,
    const Protocol& protocol, const Calendar& calendar, const QString& territory, QDate birthDate)
{
    std::vector<FactBody> bodies;
    bodies.reserve(consents.size() + 4);
    Joining joining{QStringLiteral("campaign"), QStringLiteral("phone"), birthDate, territory, {}};
    for (const ConsentAnswer& consent : consents) {
        if (consent.given) {
            joining.consents.append(consent.code);
        }
    }
    for (FactBody& body : joiningBodies(protocol, joining, calendar)) {
        if (!std::holds_alternative<ConsentSaid>(body)) {
            bodies.push_back(std::move(body)); // consents follow as she said them
        }
    }
    if (bodies.empty()) {
        return bodies;
    }
    for (const ConsentAnswer& consent : consents) {
        bodies.emplace_back(ConsentSaid{consent.code, protocol.programme, consent.given, joining.channel, consent.wording});
    }
    if (result.level) {
        bodies.emplace_back(PathwaySaid{protocol.pathway, AttributeSaid{QStringLiteral("risk_level"), codeOf(*result.level)}});
    }
    bodies.emplace_back(PathwaySaid{protocol.pathway, saidOf(result)});
    return bodies;
}

std::optional<QuestionnaireAnswers> leftOpen(const ContactHistory& history, const QString& questionnaire)
{
    const QuestionnaireSaid* newest = nullptr;
    for (const PathwayRecord& record : history.pathways) {
        const auto* said = std::get_if<QuestionnaireSaid>(&record.said.body);
        newest = said && said->questionnaire == questionnaire ? said : newest;
    }
    if (!newest || newest->complete) {
        return std::nullopt;
    }
    QuestionnaireAnswers answers;
    answers.reserve(newest->answers.size());
    for (const QuestionnaireSaid::Answer& one : newest->answers) {
        answers.emplace_back(one.question, one.answer);
    }
    return answers;
}

} // namespace relais
