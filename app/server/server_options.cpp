#include "app/server/server_options.h"

#include "app/server/server_config.h"

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
            return wrong(QStringLiteral("unknown option, or one that needs a value: %1").arg(name));
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
                return wrong(QStringLiteral("%1 takes a whole number").arg(name));
            }
            if (name == QStringLiteral("--seed")) {
                options.seed = value;
            } else {
                options.port = static_cast<std::uint16_t>(value);
            }
        } else {
            return wrong(QStringLiteral("unknown option: %1").arg(name));
        }
    }
    if (!options.help && !options.version && options.demo == !options.config.isEmpty()) {
        return wrong(QStringLiteral("give either --config FILE or --demo; --help says more"));
    }
    if (!options.provision.isEmpty() && options.demo) {
        return wrong(QStringLiteral("--provision goes with --config"));
    }
    return options;
}

QString ServerOptions::describe()
{
    return QStringLiteral(
               "relais-server: the central server of Relais.\n"
               "\n"
               "  relais-server --config FILE                   serve; see the keys below\n"
               "  relais-server --config FILE --provision FILE  add a centre with its agents and a desk enrolment code, and end\n"
               "  relais-server --demo [--port N] [--seed N] [--database FILE] [--print-json]\n"
               "                                                serve an invented centre on 127.0.0.1, open at any hour\n"
               "  --port N      goes before the configuration; 0 takes a free port\n"
               "  --print-json  one line on standard output once it serves: address, accounts and codes of the invented centre\n"
               "  --quiet       no log\n"
               "\n"
               "SIGTERM finishes what is in flight. The log is one JSON object a line on the error stream.\n"
               "\n"
               "The configuration holds \"key = value\" lines, '#' begins a comment:\n")
        + describeServerConfig()
        + QStringLiteral("\n"
                         "A provision is JSON: {\"centre\":{\"id\",\"name\",\"calendar\"},\"desk_enrolment_code\",\n"
                         "\"agents\":[{\"login\",\"password\",\"display_name\",\"role\",\"competences\":[]}]}\n");
}

} // namespace relais
