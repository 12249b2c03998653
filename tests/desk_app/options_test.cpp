#include "app/relais/settings.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QTemporaryDir>

using namespace relais;
using namespace Qt::StringLiterals;

TEST_CASE("the workstation's command line is read whole", "[desk_app]")
{
    const auto options = Options::fromArguments({u"--server"_s, u"https://relais.exemple.fr/x"_s, u"--line=tel"_s, u"--theme"_s,
        u"dark"_s, u"--offline-start"_s, u"--seed"_s, u"12"_s, u"--calendar"_s, u"demo"_s});
    REQUIRE(options);
    CHECK(options->server == QUrl(u"https://relais.exemple.fr/x"_s));
    CHECK(options->line == u"tel"_s);
    CHECK(options->theme == u"dark"_s);
    CHECK(options->offlineStart);
    CHECK(options->seed == 12);
    CHECK(options->calendar == u"demo"_s);
}

TEST_CASE("what the command line cannot mean is refused in one sentence", "[desk_app]")
{
    const QStringList lines[] = {{u"--lien"_s}, {u"URL"_s}, {u"--server"_s}, {u"--server"_s, u"ftp://x"_s},
        {u"--server"_s, u"https://moi:secret@x"_s}, {u"--line"_s, u"morse"_s}, {u"--theme"_s, u"rose"_s}, {u"--seed"_s, u"x"_s},
        {u"--demo=1"_s}, {u"--tour"_s}, {u"--demo"_s, u"--calendar"_s, u"france"_s}, {u"--demo"_s, u"--server"_s, u"https://x"_s},
        {u"--server"_s, u"http://relais.exemple.fr"_s}};
    for (const auto& line : lines) {
        CAPTURE(line.join(u' ').toStdString());
        const auto options = Options::fromArguments(line);
        REQUIRE_FALSE(options);
        CHECK(options.error().code == ErrorCode::InvalidInput);
        CHECK(options.error().detail.endsWith(u'.'));
        CHECK_FALSE(options.error().detail.contains(u"secret"_s));
    }
}

TEST_CASE("a tour is the same day on every machine: the demo, the simulated line, no settings of the machine", "[desk_app]")
{
    const auto options = Options::fromArguments({u"--line"_s, u"tel"_s, u"--tour"_s, u"/tmp/t"_s});
    REQUIRE(options);
    CHECK(options->demo);
    CHECK(options->line == u"simulated"_s);
    CHECK(options->theme == u"light"_s);
    CHECK(options->settingsFile.startsWith(u"/tmp/t/"_s));
    CHECK_FALSE(Options::fromArguments({u"--server"_s, u"https://x"_s, u"--tour"_s, u"/tmp/t"_s}));
}

TEST_CASE("every option stands in the help", "[desk_app]")
{
    for (const auto* name : {"--demo", "--server", "--line", "--theme", "--offline-start", "--seed", "--settings", "--data",
             "--samu", "--tour", "--help"}) {
        CHECK(Options::helpText().contains(QLatin1String(name)));
    }
}

namespace {

Result<Settings> settingsFrom(const QByteArray& text, const QStringList& arguments = {})
{
    static const QTemporaryDir folder;
    const auto path = folder.filePath(u"relais.ini"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    return Settings::read(Options::fromArguments(QStringList{u"--settings"_s, path} + arguments).value());
}

} // namespace

TEST_CASE("settings come from the file, and the command line stands above it", "[desk_app]")
{
    const auto settings =
        settingsFrom("[server]\nurl=https://relais.exemple.fr\nenrolment_code=abc\n[line]\nkind=command\n"
                     "program=/usr/bin/dialler\narguments=--to, {number}\n[appearance]\ntheme=dark\ndensity=compact\n",
            {u"--theme"_s, u"light"_s, u"--data"_s, u"/tmp/data"_s});
    REQUIRE(settings);
    CHECK(settings->server == QUrl(u"https://relais.exemple.fr"_s));
    CHECK(settings->enrolmentCode == u"abc"_s);
    CHECK(settings->line == LineKind::Command);
    CHECK(settings->hook == CommandHook{u"/usr/bin/dialler"_s, {u"--to"_s, u"{number}"_s}});
    CHECK(settings->theme == ThemeChoice::Light);
    CHECK(settings->density == Density::Compact);
    CHECK(settings->dataFolder == u"/tmp/data"_s);
}

TEST_CASE("a machine without settings gets the simulated line and the system's look", "[desk_app]")
{
    const auto settings = settingsFrom({});
    REQUIRE(settings);
    CHECK(settings->server.isEmpty());
    CHECK(settings->line == LineKind::Simulated);
    CHECK(settings->theme == ThemeChoice::System);
    CHECK_FALSE(settings->dataFolder.isEmpty());
}

TEST_CASE("a settings file that was named and is not there is no demo", "[desk_app]")
{
    const auto settings = Settings::read(Options::fromArguments({u"--settings"_s, u"/nowhere/relais.ini"_s}).value());
    REQUIRE_FALSE(settings);
    CHECK(settings.error().detail.contains(u"/nowhere/relais.ini"_s));
    CHECK(Settings::read(Options::fromArguments({u"--server"_s, u"http://127.0.0.1:8080"_s}).value())->server.port() == 8080);
}

TEST_CASE("a setting that means nothing is named", "[desk_app]")
{
    const std::pair<const char*, const char*> rows[] = {{"[line]\nkind=morse\n", "line/kind"},
        {"[line]\nkind=command\n", "line/program"}, {"[appearance]\ntheme=rose\n", "appearance/theme"},
        {"[appearance]\ndensity=dense\n", "appearance/density"}, {"[server]\nurl=ftp://x\n", "server/url"},
        {"[server]\nurl=not a url\n", "server/url"}, {"[server]\nurl=http://relais.exemple.fr\n", "server/url"}};
    for (const auto& [text, key] : rows) {
        const auto settings = settingsFrom(text);
        REQUIRE_FALSE(settings);
        CHECK(settings.error().code == ErrorCode::ResourceInvalid);
        CHECK(settings.error().detail.contains(QLatin1String(key)));
    }
}

TEST_CASE("the centre's list of the SAMU stands beside the settings, and a wrong one stops the start", "[desk_app][emergency]")
{
    const QTemporaryDir folder;
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file(folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
        return folder.filePath(name);
    };
    write(u"liste.json"_s, R"({"format":1,"validFrom":"2026-11-01","numbers":{"44":"02 61 91 00 44"}})");
    const auto wrong = write(u"fausse.json"_s, R"({"format":1,"validFrom":"2026-11-01","numbers":{"44":"15"}})");
    const auto ini = write(u"relais.ini"_s, "[emergency]\nsamu=liste.json\n");
    const auto settings = Settings::read(Options::fromArguments({u"--settings"_s, ini}).value());
    REQUIRE(settings);
    REQUIRE(settings->samu);
    CHECK(settings->samu->of(u"44000"_s) == u"0261910044"_s);
    const auto refused = Settings::read(Options::fromArguments({u"--settings"_s, ini, u"--samu"_s, wrong}).value());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail.contains(u"/numbers/44"_s));
    CHECK_FALSE(settingsFrom({})->samu);
}

TEST_CASE("what stands at the head of the papers comes from the file, commas and all", "[desk_app]")
{
    const auto settings = settingsFrom("[papers]\ncentre=Accompagnement, Albi\naddress=\"12, rue du Relais|81000 Albi\"\n"
                                       "secure_messaging=albi@exemple.mssante.fr\n");
    REQUIRE(settings);
    CHECK(settings->centre
        == CentreContact{u"Accompagnement, Albi"_s, {u"12, rue du Relais"_s, u"81000 Albi"_s}, u"albi@exemple.mssante.fr"_s});
    CHECK(settingsFrom({})->centre == CentreContact{});
}
