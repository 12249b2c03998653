#include "app/relaisctl/file_check.h"
#include "app/relaisctl/programme_files.h"
#include "app/relaisctl/programmes_verbs.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/programme_words.h"
#include "ui/words/tool_words.h"

#include <QCommandLineParser>

namespace relais {

namespace {

/// Nothing: it was said what is wrong, or the help was wanted.
std::optional<ProgrammeSetOptions> optionsOf(
    const QStringList& arguments, const QString& help, const ToolStreams& streams, int& code)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
    parser.addOption(QCommandLineOption(QStringLiteral("alone")));
    parser.addOption({QStringLiteral("campaigns"), {}, QStringLiteral("folder")});
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        code = ExitUsage;
        return std::nullopt;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        streams.print(help);
        code = ExitDone;
        return std::nullopt;
    }
    return ProgrammeSetOptions{
        parser.positionalArguments(), parser.isSet(QStringLiteral("alone")), parser.value(QStringLiteral("campaigns"))};
}

} // namespace

int runProgrammesCheck(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const auto options = optionsOf(arguments, ProgrammeToolWords::checkHelp(), streams, code);
    if (!options) {
        return code;
    }
    const auto set = programmeSet(*options, streams);
    if (!set) {
        return ExitFailed;
    }
    return tellFaults(ProgrammeBook::faultsOf(set->files, set->around), set->files.size(), streams);
}

int runProgrammesList(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const auto options = optionsOf(arguments, ProgrammeToolWords::listHelp(), streams, code);
    if (!options) {
        return code;
    }
    const auto set = programmeSet(*options, streams);
    if (!set) {
        return ExitFailed;
    }
    const auto book = bookOf(*set, streams);
    if (!book) {
        return ExitRefused;
    }
    for (const Protocol& one : book->protocols()) {
        streams.print(ProgrammeToolWords::pathwayLine(one) + u'\n');
    }
    return ExitDone;
}

} // namespace relais
