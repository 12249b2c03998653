#include "app/relaisctl/upkeep_options.h"

#include "ui/words/upkeep_words.h"

#include <QFileInfo>

#include <algorithm>

namespace relais {

using namespace Qt::StringLiterals;

bool UpkeepOptions::read(QCommandLineParser& parser, const QStringList& arguments, const ToolStreams& streams, int& code) const
{
    for (const QString& name : wanted) {
        parser.addOption({name, {}, u"value"_s});
    }
    for (const QString& name : flags) {
        parser.addOption(QCommandLineOption(name));
    }
    parser.addOption(QCommandLineOption(QStringList{u"h"_s, u"help"_s}));
    code = ExitUsage;
    if (!parser.parse(QStringList{u"relaisctl"_s} + arguments) || !parser.positionalArguments().isEmpty()) {
        streams.say(UpkeepWords::unknownOption());
        return false;
    }
    if (parser.isSet(u"help"_s)) {
        streams.print(help);
        code = ExitDone;
        return false;
    }
    for (const QString& name : wanted) {
        if (parser.values(name).size() != 1 || parser.value(name).isEmpty()) {
            streams.say(UpkeepWords::optionWanted(name));
            return false;
        }
    }
    return true;
}

std::optional<StoreAddress> storeOption(
    const QCommandLineParser& parser, const QString& option, bool mustBeThere, const ToolStreams& streams)
{
    const auto address = StoreAddress::fromText(parser.value(option));
    if (!address) {
        streams.say(UpkeepWords::addressNotUnderstood(option));
        return std::nullopt;
    }
    if (mustBeThere && address->isFile() && !QFileInfo(address->path()).isFile()) {
        streams.say(UpkeepWords::noSuchFile(option));
        return std::nullopt;
    }
    return *address;
}

} // namespace relais
