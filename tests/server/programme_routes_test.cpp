#include "tests/support/running_server.h"

#include "core/campaigns/campaign_files.h"
#include "core/programmes/programme_files.h"

#include <catch2/catch.hpp>

#include <QDeadlineTimer>
#include <QFile>
#include <QUuid>

#include <csignal>
#include <future>

using namespace relais;
using namespace relais::test;

namespace {

/// The shipped files, where a test can change them.
class ProgrammeFolder {
public:
    ProgrammeFolder()
    {
        for (const NamedFile& file : ProgrammeBook::shippedFiles()) {
            write(file.name, file.bytes);
        }
    }
    QString path() const { return m_folder.path(); }
    QByteArray read(const QString& name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        REQUIRE(file.write(bytes) == bytes.size());
    }

private:
    QTemporaryDir m_folder;
};

const QString vaccination = QStringLiteral("vaccination.json");

/// One more version of a pathway: a new file's worth of text, without touching what somebody joined.
QByteArray withTitle(QByteArray json, const char* title)
{
    return json.replace("\"Vaccinations de l’adulte\"", QByteArray("\"") + title + "\"");
}

ServerSettings settingsWith(const QString& folder)
{
    ServerSettings settings;
    settings.programmes = folder;
    return settings;
}

} // namespace

TEST_CASE("the server does not start on a bad programme file and says file and path", "[server][programmes]")
{
    ProgrammeFolder folder;
    folder.write(QStringLiteral("sophia.json"),
        folder.read(QStringLiteral("sophia.json")).replace("\"anchor\": \"enrolment\"", "\"anchor\": \"enrolmnt\""));
    const auto opened = RuleBooks::open(std::chrono::minutes(150), {folder.path(), {}});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::ResourceInvalid);
    CHECK(opened.error().detail.contains(QStringLiteral("sophia.json: /pathways/0/steps/0/anchor")));
    CHECK(RuleBooks::open(std::chrono::minutes(150), {folder.path() + QStringLiteral("/none"), {}}).error().code
        == ErrorCode::FileUnreadable);
}

TEST_CASE("a reload keeps the last good programmes", "[server][programmes]")
{
    ProgrammeFolder folder;
    auto books = RuleBooks::open(std::chrono::minutes(150), {folder.path(), {}}).value();
    const RuleBook& before = books->of({QStringLiteral("albi")});
    const QString digest = books->programmeFiles().digest;

    SECTION("a file that cannot be read changes nothing")
    {
        folder.write(vaccination, "{ not json");
        REQUIRE_FALSE(books->reload());
        CHECK(books->programmeFiles().digest == digest);
        CHECK(&books->of({QStringLiteral("albi")}) == &before);
    }
    SECTION("a version that says something else is refused: whoever joined it keeps it")
    {
        folder.write(vaccination, withTitle(folder.read(vaccination), "Autre chose"));
        const auto done = books->reload();
        REQUIRE_FALSE(done);
        CHECK(done.error().detail.contains(QStringLiteral("vaccination.json: /pathways/vaccination-adult")));
    }
    SECTION("a version that is not there any more is refused, too")
    {
        REQUIRE(QFile::remove(folder.path() + u'/' + vaccination));
        const auto done = books->reload();
        REQUIRE_FALSE(done);
        CHECK(done.error().detail.contains(QStringLiteral("to be there still")));
        CHECK(books->programmeFiles().digest == digest);
    }
    SECTION("a new pathway is a file")
    {
        QByteArray fresh = withTitle(folder.read(vaccination), "Vaccins du voyageur");
        fresh.replace("\"vaccination-adult\"", "\"vaccination-travel\"")
            .replace("\"code\": \"vaccination\"", "\"code\": \"travel\"");
        folder.write(QStringLiteral("travel.json"), fresh);
        REQUIRE(books->reload());
        const RuleBook& after = books->of({QStringLiteral("albi")});
        CHECK(after.programmes->joinedOn(u"vaccination-travel", QDate(2026, 11, 3)));
        CHECK_FALSE(before.programmes->joinedOn(u"vaccination-travel", QDate(2026, 11, 3))); // who works by it goes on
        CHECK(books->programmeFiles().digest != digest);
    }
}

TEST_CASE("a new pathway with a queue of its own is two files", "[server][programmes][campaigns]")
{
    ProgrammeFolder programmes;
    QTemporaryDir campaigns;
    const auto write = [&](const QString& name, const QByteArray& bytes) {
        QFile file(campaigns.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        REQUIRE(file.write(bytes) == bytes.size());
    };
    QByteArray queue;
    for (const NamedFile& file : shippedCampaignFiles()) {
        write(file.name, file.bytes);
        queue = file.name == QLatin1String("prado-bpco.json") ? file.bytes : queue;
    }
    auto books = RuleBooks::open(std::chrono::minutes(150), {programmes.path(), campaigns.path()}).value();
    const CentreId albi{QStringLiteral("albi")};
    const QString digest = books->programmeFiles().digest;
    QByteArray pathway = programmes.read(QStringLiteral("prado.json"));
    pathway.replace("\"code\": \"prado", "\"code\": \"retour").replace("\"queue\": \"prado-bpco\"", "\"queue\": \"retour-bpco\"");
    programmes.write(QStringLiteral("retour.json"), pathway);

    SECTION("the pathway alone is refused: nobody would be handed its people")
    {
        const auto done = books->reload();
        REQUIRE_FALSE(done);
        CHECK(done.error().detail.contains(QStringLiteral("retour.json: /pathways/4/queue: expected the code of a campaign")));
        CHECK(books->programmeFiles().digest == digest);
        CHECK_FALSE(RuleBooks::open(std::chrono::minutes(150), {programmes.path(), campaigns.path()}));
    }
    SECTION("both are in force, for desks too")
    {
        write(QStringLiteral("retour-bpco.json"), queue.replace("\"code\": \"prado-bpco\"", "\"code\": \"retour-bpco\""));
        REQUIRE(books->reload());
        CHECK(books->of(albi).campaign({QStringLiteral("retour-bpco")}) != nullptr);
        CHECK(books->of(albi).programmes->joinedOn(u"retour-copd", QDate(2026, 11, 3)));
        CHECK(books->programmeFiles().campaigns.size() == shippedCampaignFiles().size() + 1);
        CHECK(books->programmeFiles().digest != digest);
        REQUIRE(QFile::remove(campaigns.filePath(QStringLiteral("vivoptim.json"))));
        CHECK_FALSE(books->reload());
        CHECK(books->of(albi).campaign({QStringLiteral("vivoptim")}) != nullptr);
    }
    SECTION("a campaign that no pathway names may not go either: people may wait in it")
    {
        REQUIRE(QFile::remove(programmes.path() + QStringLiteral("/retour.json")));
        write(QStringLiteral("autre.json"), queue.replace("\"code\": \"prado-bpco\"", "\"code\": \"autre\""));
        REQUIRE(books->reload());
        REQUIRE(QFile::remove(campaigns.filePath(QStringLiteral("autre.json"))));
        const auto done = books->reload();
        REQUIRE_FALSE(done);
        CHECK(done.error().detail.contains(QStringLiteral("autre.json: expected this campaign to be there still")));
        CHECK(books->of(albi).campaign({QStringLiteral("autre")}) != nullptr);
    }
}

TEST_CASE("a reload that waits for the store holds nobody up", "[server][programmes]")
{
    ProgrammeFolder folder;
    RunningServer run(settingsWith(folder.path()));
    const auto token = run.signIn(run.enrol(), QStringLiteral("nadia"));
    const auto inForce = [&] {
        const auto answer = run.client().get("/api/v1/programmes", token);
        CHECK(answer.status == 200);
        return answer.json.value(QStringLiteral("digest")).toString();
    };
    const QString before = inForce();
    REQUIRE_FALSE(before.isEmpty());
    std::promise<void> gate;
    std::promise<void> held;
    run.server().database().run(
        Access::Write, QStringLiteral("*programmes"),
        [&held, opened = gate.get_future().share()](Connection&) {
            held.set_value();
            opened.wait();
            return Done{};
        },
        [](const Result<Done>&) {});
    held.get_future().wait();
    QByteArray fresh = withTitle(folder.read(vaccination), "Vaccins du voyageur");
    fresh.replace("\"vaccination-adult\"", "\"vaccination-travel\"").replace("\"code\": \"vaccination\"", "\"code\": \"travel\"");
    folder.write(QStringLiteral("travel.json"), fresh);
    std::raise(SIGHUP);
    for (int i = 0; i < 50; ++i) {
        CHECK(run.client().get("/health/live").status == 200);
        CHECK(inForce() == before);
    }
    gate.set_value();
    const QDeadlineTimer patience(std::chrono::seconds(10));
    while (inForce() == before && !patience.hasExpired()) {}
    CHECK(inForce() != before);
    // And once more: nothing has changed, so nothing is waited for.
    const QString after = inForce();
    std::raise(SIGHUP);
    CHECK(inForce() == after);
}

TEST_CASE("whoever signs in gets the programmes in force", "[server][programmes]")
{
    ProgrammeFolder folder;
    RunningServer run(settingsWith(folder.path()));
    const auto token = run.signIn(run.enrol(), QStringLiteral("nadia"));
    const auto answer = run.client().get("/api/v1/programmes", token);
    CHECK(answer.status == 200);
    const auto files = programmeFilesFromJson(answer.json);
    REQUIRE(files);
    const auto campaigns = campaignsOf(files->campaigns);
    REQUIRE(campaigns);
    CHECK(ProgrammeBook::of(files->files, besideCampaigns(*campaigns)));
    CHECK(run.client().get("/api/v1/programmes").status == 401);
}

TEST_CASE("what a physician asks for is brought in by a campaign lead alone, and once", "[server][programmes]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    const auto agents = run.about().value(QStringLiteral("agents")).toArray();
    CHECK_FALSE(agents.isEmpty());
    RunningServer small;
    const auto desk = small.enrol();
    const auto lead = small.signIn(desk, QStringLiteral("luc"));
    const auto nurse = small.signIn(desk, QStringLiteral("nadia"));
    const QJsonObject request{{QStringLiteral("id"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {QStringLiteral("person_id"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {QStringLiteral("theme"), QStringLiteral("tobacco")}, {QStringLiteral("asked_on"), QStringLiteral("2026-01-02")}};
    CHECK(small.client().post("/api/v1/coaching-requests", nurse, request).status == 403);
    CHECK(small.client().post("/api/v1/coaching-requests", lead, request).status == 404);
}
