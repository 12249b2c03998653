#include "app/server/demo.h"
#include "app/server/provision.h"
#include "app/server/server_config.h"
#include "app/server/server_options.h"
#include "ui/words/server_words.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <sys/stat.h>

#include <cstdio>

using namespace relais;

namespace {

constexpr int wrongUse = 2;

int fail(const QString& what)
{
    std::fprintf(stderr, "relais-server: %s\n", qUtf8Printable(what));
    return 1;
}

Result<QByteArray> fileText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::FileUnreadable, path);
    }
    return file.readAll();
}

Result<ServerSettings> settingsOf(const ServerOptions& options)
{
    ServerSettings settings;
    if (!options.config.isEmpty()) {
        const auto text = fileText(options.config);
        if (!text) {
            return failure(text.error());
        }
        auto read = readServerConfig(QString::fromUtf8(*text));
        if (!read) {
            return failure(read.error().code, options.config + QStringLiteral(", ") + read.error().detail);
        }
        settings = std::move(*read);
    }
    if (options.demo) {
        // The passwords of invented people are printed on a page: they need no strong hash, and a start need not wait for one.
        settings.password = SodiumPasswordHasher::cheapest();
        settings.log = ServerLog::Level::Events;
        settings.port = 0;
        settings.everyCommitOnDisk = options.database.has_value();
        settings.cohortDaily.reset(); // its people stay where its story puts them, at any hour
    }
    settings.port = options.port.value_or(settings.port);
    if (options.quiet) {
        settings.log = ServerLog::Level::Quiet;
    }
    return settings;
}

Result<Done> provisionFrom(const QString& path, RelaisServer& server)
{
    const auto text = fileText(path);
    if (!text) {
        return failure(text.error());
    }
    const auto read = Provision::fromJson(*text);
    if (!read) {
        return failure(read.error());
    }
    const auto added = provision(server.database(), server.hasher(), server.ids(), *read, server.clock().now());
    if (!added) {
        return failure(added.error());
    }
    std::printf("%s\n", qUtf8Printable(ServerWords::provisioned(*added, static_cast<int>(read->agents.size()) - *added)));
    return Done{};
}

/// Each connection is a descriptor.
void allowManyDescriptors()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int serve(const ServerOptions& options, const ServerSettings& settings)
{
    SystemClock clock;
    SystemRandom random;
    SodiumPasswordHasher hasher(settings.password);
    const auto opened = RelaisServer::open(settings, clock, random, hasher);
    if (!opened) {
        return fail(ServerWords::failed(opened.error()));
    }
    RelaisServer& server = **opened;
    if (!options.provision.isEmpty()) {
        const auto done = provisionFrom(options.provision, server);
        return done ? 0 : fail(ServerWords::failed(done.error()));
    }
    QJsonObject about;
    if (options.demo) {
        auto written = writeDemoCentre(server, options.seed);
        if (!written) {
            return fail(ServerWords::failed(written.error()));
        }
        about = std::move(*written);
    }
    server.stopOnSignals();
    const auto port = server.listen();
    if (!port) {
        return fail(ServerWords::failed(port.error()));
    }
    if (options.printJson) {
        about.insert(QStringLiteral("base_url"), QStringLiteral("http://%1:%2").arg(settings.address).arg(*port));
        const QByteArray line = QJsonDocument(about).toJson(QJsonDocument::Compact);
        std::printf("%s\n", line.constData());
        std::fflush(stdout);
    }
    server.run();
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    umask(077); // the store holds health data: for its owner alone
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments.append(QString::fromLocal8Bit(argv[i]));
    }
    const auto options = ServerOptions::read(arguments);
    if (!options) {
        fail(options.error().detail);
        return wrongUse;
    }
    if (options->help) {
        std::printf("%s", qUtf8Printable(ServerOptions::describe()));
        return 0;
    }
    if (options->version) {
        std::printf("relais-server %s\n", RELAIS_VERSION);
        return 0;
    }
    auto settings = settingsOf(*options);
    if (!settings) {
        fail(ServerWords::failed(settings.error()));
        return wrongUse;
    }
    // A demo without a file of its own leaves nothing behind.
    std::unique_ptr<QTemporaryDir> folder;
    if (options->demo && !options->database) {
        folder = std::make_unique<QTemporaryDir>();
        settings->database = StoreAddress::ofFile(folder->filePath(QStringLiteral("demo.sqlite")));
    }
    if (options->database) {
        const auto address = StoreAddress::fromText(*options->database);
        if (!address) {
            fail(ServerWords::badValue(QStringLiteral("--database")));
            return wrongUse;
        }
        settings->database = *address;
    }
    allowManyDescriptors();
    return serve(*options, *settings);
}
