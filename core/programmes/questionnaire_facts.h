#pragma once

#include "core/outbox/fact.h"
#include "core/programmes/consent_answer.h"
#include "core/programmes/protocol.h"
#include "core/programmes/questionnaire_run.h"
#include "core/queue/calendar.h"
#include "core/queue/contact_history.h"

namespace relais {

/// What is recorded once somebody has consented at the end of the risk questionnaire: she joins the pathway of her level, each consent with what
/// she said to it, her level and her answers. Empty: she may not join so
/// (joiningObstacle). Pure. Source: domain reference §3, Vivoptim.
std::vector<FactBody> enrolmentBodies(const QuestionnaireResult& result, const std::vector<ConsentAnswer>& consents,
    const Protocol& protocol, const Calendar& calendar, const QString& territory, QDate birthDate);

/// The answers of a member, whole or to be taken up again.
QuestionnaireSaid saidOf(const QuestionnaireResult& result);

/// What a member had answered when she left; nothing: never begun, or it is complete.
std::optional<QuestionnaireAnswers> leftOpen(const ContactHistory& history, const QString& questionnaire);

} // namespace relais
