#include "app/relaisctl/server_verb.h"

#include "ui/words/access_words.h"
#include "ui/words/tool_words.h"

#include <QJsonDocument>

#include <algorithm>

namespace relais {

namespace {

/// Nothing: one sentence was said.
std::optional<ServerVerbInput> inputOf(const QCommandLineParser& parser, const ServerVerbShape& shape, const ToolStreams& streams)
{
    ServerVerbInput input;
    input.json = parser.isSet(QStringLiteral("json"));
    for (const QString& name : shape.options) {
        input.values[name] = parser.value(name);
        if (input.values[name].isEmpty()) {
            streams.say(ToolWords::missingOption(QStringLiteral("--") + name));
            return std::nullopt;
        }
    }
    std::copy_if(shape.flags.begin(), shape.flags.end(), std::back_inserter(input.flags),
        [&](const QString& name) { return parser.isSet(name); });
    const QStringList objects = parser.positionalArguments();
    if (objects.size() != (shape.oneObject.isEmpty() ? 0 : 1)) {
        streams.say(shape.oneObject.isEmpty() ? ToolWords::unknownOption() : shape.oneObject);
        return std::nullopt;
    }
    input.object = objects.value(0);
    return input;
}

} // namespace

int runServerVerb(const QStringList& arguments, const ToolStreams& streams, const ServerVerbShape& shape,
    const std::function<Result<Done>(ServerClient&, const ServerVerbInput&)>& work)
{
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h"))) {
        streams.print(shape.help);
        return ExitDone;
    }
    QCommandLineParser parser;
    ServerAccess::addOptions(parser);
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    for (const QString& name : shape.options) {
        parser.addOption({name, {}, QStringLiteral("value")});
    }
    for (const QString& name : shape.flags) {
        parser.addOption(QCommandLineOption(name));
    }
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        return ExitUsage;
    }
    const auto access = ServerAccess::of(parser, streams);
    const auto input = access ? inputOf(parser, shape, streams) : std::nullopt;
    if (!input) {
        return ExitUsage;
    }
    if (access->url.isEmpty()) {
        streams.say(AccessWords::serverWanted());
        return ExitUsage;
    }
    ServerSession session(*access, streams);
    auto done = session.open();
    if (done) {
        done = work(session.client(), *input);
    }
    if (!done) {
        streams.say(AccessWords::failed(done.error()));
        return done.error().code == ErrorCode::Cancelled ? ExitInterrupted : ExitFailed;
    }
    return ExitDone;
}

QString jsonLine(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) + u'\n';
}

} // namespace relais
