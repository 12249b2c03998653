#include "app/relaisctl/questionnaires_verbs.h"
#include "core/programmes/questionnaire_file.h"
#include "ui/words/fault_words.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/questionnaire_words.h"
#include "ui/words/tool_words.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

namespace relais {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;

} // namespace

int runQuestionnairesCheck(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        return ExitUsage;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        streams.print(QuestionnaireWords::checkHelp());
        return ExitDone;
    }
    QStringList paths = parser.positionalArguments();
    if (paths.isEmpty()) {
        for (const QString& name : shippedQuestionnaireFiles()) {
            paths.append(QStringLiteral(":/relais/resources/questionnaires/") + name);
        }
    }
    int faults = 0;
    for (const QString& path : paths) {
        QFile file(path);
        if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
            streams.say(ProgrammeToolWords::fileUnreadable(path));
            return ExitFailed;
        }
        for (const ResourceFault& fault : readQuestionnaireFile(file.read(largestFile), path).faults) {
            streams.print(FaultWords::line(fault) + u'\n');
            ++faults;
        }
    }
    streams.say(faults == 0 ? ProgrammeToolWords::allGood(static_cast<int>(paths.size())) : ProgrammeToolWords::faulty(faults));
    return faults == 0 ? ExitDone : ExitRefused;
}

} // namespace relais
