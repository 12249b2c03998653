#include "app/server/server_options.h"

#include "app/server/server_config.h"
#include "ui/words/server_words.h"

namespace relais {

namespace {

auto wrong(const QString& what)
{
    return failure(ErrorCode::InvalidInput, what);
}

} // namespace

Result<ServerOptions> ServerOptions::read(const QStringList& arguments)
{
    ServerOptions options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& name = arguments.at(i);
        if (name == QStringLiteral("--help") || name == QStringLiteral("-h")) {
            options.help = true;
        } else if (name == QStringLiteral("--version")) {
            options.version = true;
        } else if (name == QStringLiteral("--demo")) {
            options.demo = true;
        } else if (name == QStringLiteral("--print-json")) {
            options.printJson = true;
        } else if (name == QStringLiteral("--quiet")) {
            options.quiet = true;
        } else if (i + 1 == arguments.size()) {
            return wrong(ServerWords::valueMissing(name));
        } else if (name == QStringLiteral("--config")) {
            options.config = arguments.at(++i);
        } else if (name == QStringLiteral("--provision")) {
            options.provision = arguments.at(++i);
        } else if (name == QStringLiteral("--database")) {
            options.database = arguments.at(++i);
        } else if (name == QStringLiteral("--seed") || name == QStringLiteral("--port")) {
            bool whole = false;
            const qulonglong value = arguments.at(++i).toULongLong(&whole);
            if (!whole || (name == QStringLiteral("--port") && value > 65535)) {
                return wrong(ServerWords::wholeNumberWanted(name));
            }
            if (name == QStringLiteral("--seed")) {
                options.seed = value;
            } else {
                options.port = static_cast<std::uint16_t>(value);
            }
        } else {
            return wrong(ServerWords::unknownOption(name));
        }
    }
    if (!options.help && !options.version && options.demo == !options.config.isEmpty()) {
        return wrong(ServerWords::configOrDemo());
    }
    if (!options.provision.isEmpty() && options.demo) {
        return wrong(ServerWords::provisionNeedsConfig());
    }
    return options;
}

QString ServerOptions::describe()
{
    return ServerWords::help(describeServerConfig());
}

} // namespace relais
