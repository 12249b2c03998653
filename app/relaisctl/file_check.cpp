#include "app/relaisctl/file_check.h"

#include "ui/words/fault_words.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/tool_words.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

namespace relais {

std::optional<NamedFile> fileToCheck(const QString& path, const ToolStreams& streams)
{
    constexpr qint64 largestFile = 4 * 1024 * 1024;
    QFile file(path);
    if (QFileInfo(path).isDir() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile) {
        streams.say(ProgrammeToolWords::fileUnreadable(path));
        return std::nullopt;
    }
    return NamedFile{path, file.read(largestFile)};
}

std::optional<QStringList> pathsToCheck(const QStringList& arguments, const QString& help, const ToolStreams& streams, int& code)
{
    QCommandLineParser parser;
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
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
    return parser.positionalArguments();
}

int tellFaults(const std::vector<ResourceFault>& faults, std::size_t files, const ToolStreams& streams)
{
    for (const ResourceFault& fault : faults) {
        streams.print(FaultWords::line(fault) + u'\n');
    }
    streams.say(faults.empty() ? ProgrammeToolWords::allGood(static_cast<int>(files))
                               : ProgrammeToolWords::faulty(static_cast<int>(faults.size())));
    return faults.empty() ? ExitDone : ExitRefused;
}

} // namespace relais
