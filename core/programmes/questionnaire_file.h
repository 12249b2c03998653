#pragma once

#include "core/base/resource_fault.h"
#include "core/base/result.h"
#include "core/programmes/questionnaire.h"

#include <QByteArray>

namespace relais {

/// What one file of resources/questionnaires says, or what is wrong with it.
struct QuestionnaireFile {
    Questionnaire questionnaire;
    std::vector<ResourceFault> faults; ///< empty: the file is good
};

/// Reads any bytes; never throws. A question may not bear the name of an attribute that the programme sets (Envol+, the level, the
/// physician…): an answer can never become one. Pure.
QuestionnaireFile readQuestionnaireFile(const QByteArray& json, const QString& fileName);

/// The names of the files that the programs carry: "vivoptim-risk.json".
QStringList shippedQuestionnaireFiles();
/// "vivoptim-risk": the one that the programs carry. Fails with FileUnreadable, or ResourceInvalid: every fault, one a line.
Result<Questionnaire> shippedQuestionnaire(const QString& code);

} // namespace relais
