#include "app/relaisctl/file_check.h"
#include "app/relaisctl/questionnaires_verbs.h"
#include "core/programmes/questionnaire_file.h"
#include "ui/words/questionnaire_words.h"

namespace relais {

int runQuestionnairesCheck(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    auto paths = pathsToCheck(arguments, QuestionnaireWords::checkHelp(), streams, code);
    if (!paths) {
        return code;
    }
    if (paths->isEmpty()) {
        for (const QString& name : shippedQuestionnaireFiles()) {
            paths->append(QStringLiteral(":/relais/resources/questionnaires/") + name);
        }
    }
    std::vector<ResourceFault> faults;
    for (const QString& path : *paths) {
        const auto file = fileToCheck(path, streams);
        if (!file) {
            return ExitFailed;
        }
        const auto read = readQuestionnaireFile(file->bytes, path);
        faults.insert(faults.end(), read.faults.begin(), read.faults.end());
    }
    return tellFaults(faults, static_cast<std::size_t>(paths->size()), streams);
}

} // namespace relais
