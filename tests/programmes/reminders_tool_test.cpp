// relaisctl reminders …: the file for the printer or the gateway, on a real store, killed in the middle too.
#include "tests/programmes/reminder_people.h"

#include "app/relaisctl/tool_store.h"
#include "app/relaisctl/verbs.h"
#include "db/accounts/account_repository.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <random>
#include <sstream>

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

struct Told {
    int code = 0;
    QString out;
    QString err;
};

Told tool(const QStringList& arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    const int code = runTool(QStringList{u"reminders"_s} + arguments, ToolStreams{out, err, false});
    return {code, QString::fromStdString(out.str()), QString::fromStdString(err.str())};
}

/// Members who joined on the real clock, some days ago: their welcome letter is due for the tool too.
class DueLetters : public ReminderPeople {
public:
    explicit DueLetters(int members)
    {
        AccountRepository(*connection).putCentre({centre, u"Essai"_s, u"france"_s});
        clock.setWall(SystemClock().now() - std::chrono::days(4));
        std::vector<ListLine> list;
        list.reserve(static_cast<std::size_t>(members));
        for (int i = 0; i < members; ++i) {
            list.push_back(ListLine()
                               .person(i)
                               .set("NOM_NAISSANCE", i == 0 ? "\"=Canari;\"\"\"" : "Canari")
                               .set("COURRIEL", "zoe@example.org"));
        }
        import(listOf(list));
        for (int i = 0; i < members; ++i) {
            join(person(i), "sophia-diabetes", "2026-11", clock.now());
        }
    }
    QStringList exportArguments() const
    {
        return {u"export"_s, u"--database"_s, path, u"--channel"_s, u"letter"_s, u"--out"_s, out};
    }
    /// The references of the lines, header aside; fails when one is there twice.
    QSet<QString> references() const
    {
        QFile file(out);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> rows = file.readAll().trimmed().split('\n');
        QSet<QString> found;
        for (qsizetype i = 1; i < rows.size(); ++i) {
            const QString reference = QString::fromUtf8(rows[i].left(38));
            CHECK_FALSE(found.contains(reference));
            found.insert(reference);
        }
        return found;
    }
    std::int64_t sent()
    {
        return count("count(*) FROM fact_pathway_said WHERE body LIKE '%welcome_letter%' AND body LIKE '%\"sent\"%'");
    }

    QString out = folder.filePath(u"envoi.csv"_s);
};

} // namespace

TEST_CASE("due letters are counted, written for their owner alone, and recorded", "[programmes][reminders]")
{
    DueLetters store(3);
    const Told before = tool({u"due"_s, u"--database"_s, store.path, u"--channel"_s, u"letter"_s});
    CHECK(before.code == ExitDone);
    CHECK(before.out.contains(u"3 à envoyer."_s));
    CHECK_FALSE(before.out.contains(u"SMS"_s));
    CHECK_FALSE(before.out.contains(u"Canari"_s));
    const Told week = tool({u"due"_s, u"--database"_s, store.place.isFile() ? u"sqlite:"_s + store.path : store.path,
        u"--until"_s, QDate::currentDate().addDays(7).toString(Qt::ISODate)});
    CHECK(week.out.contains(u"9 à envoyer"_s)); // the two questionnaires too
    CHECK(week.out.contains(u"SMS"_s));
    CHECK(store.sent() == 0);

    const Told done = tool(store.exportArguments());
    INFO(done.err.toStdString());
    CHECK(done.code == ExitDone);
    CHECK(store.references().size() == 3);
    CHECK(store.sent() == 3);
    CHECK(QFileInfo(store.out).permissions().testFlag(QFileDevice::ReadOwner));
    CHECK_FALSE(QFileInfo(store.out).permissions().testAnyFlags(QFileDevice::ReadGroup | QFileDevice::ReadOther));
    CHECK_FALSE(QFile::exists(store.out + u".part"_s));
    QFile file(store.out);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    CHECK(text.startsWith("\"reference\";\"pathway\";\"version\";\"step\";"));
    CHECK(text.contains("\"'=Canari;\"\"\"")); // no formula, and one field
    CHECK(text.contains("\"1 rue de l'Essai\";\"44000\";\"Nantes\"\n"));

    // Nobody may have taken it yet: never over it. And there is nothing more to send.
    CHECK(tool(store.exportArguments()).code == ExitRefused);
    store.out += u".2"_s;
    CHECK(tool(store.exportArguments()).code == ExitDone);
    CHECK(store.references().isEmpty());
    CHECK(store.sent() == 3);
}

TEST_CASE("counting due letters waits for nobody who writes", "[programmes][reminders]")
{
    DueLetters store(3);
    const auto opened = ToolStore::open(store.place.address(), {}, {});
    REQUIRE(opened);
    const Transaction writer(*store.connection);
    const auto counted = (*opened)->readUnit([&](CentralUnit& unit, Connection& connection) {
        ReminderRepository reminders(connection, store.centre);
        return Reminders(unit, reminders, (*opened)->rules())
            .count(StepChannel::Letter, SystemClock().now(), std::nullopt, 100)
            .sendable;
    });
    REQUIRE(counted);
    CHECK(*counted == 3);
}

TEST_CASE("what is asked wrongly is said in one sentence, and nothing is written", "[programmes][reminders]")
{
    DueLetters store(1);
    const QString nowhere = store.folder.filePath(u"none.db"_s);
    const QStringList rows[] = {{u"due"_s}, {u"due"_s, u"--database"_s, nowhere},
        {u"due"_s, u"--database"_s, store.path, u"--channel"_s, u"call"_s},
        {u"due"_s, u"--database"_s, store.path, u"--until"_s, u"demain"_s},
        {u"export"_s, u"--database"_s, store.path, u"--out"_s, store.out},
        {u"export"_s, u"--database"_s, store.path, u"--channel"_s, u"letter"_s},
        {u"export"_s, u"--database"_s, store.path, u"--channel"_s, u"letter"_s, u"--out"_s,
            store.place.isFile() ? store.path : QString()},
        {u"due"_s, u"--database"_s, store.path, u"more"_s}};
    for (const QStringList& row : rows) {
        const Told told = tool(row);
        INFO(row.join(u' ').toStdString());
        CHECK(told.code == ExitUsage);
        CHECK(told.err.count(u'\n') == 1);
        CHECK(told.out.isEmpty());
    }
    const Told centre = tool({u"due"_s, u"--database"_s, store.path, u"--centre"_s, u"ailleurs"_s});
    CHECK(centre.code == ExitFailed);
    CHECK(centre.err.contains(u"essai"_s));
    CHECK_FALSE(QFile::exists(nowhere));
    CHECK(store.sent() == 0);
}

TEST_CASE("an export that is killed in the middle and started again sends none twice and loses none",
    "[programmes][reminders][process]")
{
    constexpr int members = 500;
    DueLetters store(members);
    Program first(u"relaisctl"_s);
    REQUIRE(first.start(QStringList{u"reminders"_s} + store.exportArguments()));
    std::int64_t recorded = 0;
    while (first.running() && recorded == 0) {
        first.readLine(std::chrono::milliseconds(2));
        recorded = store.count("count(*) FROM reminder_sent");
    }
    first.killNow();
    recorded = store.count("count(*) FROM reminder_sent");
    CHECK(recorded > 0);
    CHECK(recorded < members);
    CHECK_FALSE(QFile::exists(store.out)); // nobody can take half a file

    // Elsewhere nobody would know which of the two was taken.
    const QString asked = store.out;
    store.out += u".other"_s;
    const Told refused = tool(store.exportArguments());
    CHECK(refused.code == ExitRefused);
    CHECK(refused.err.contains(asked));
    store.out = asked;

    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 100; ++round) {
        Program again(u"relaisctl"_s);
        REQUIRE(again.start(QStringList{u"reminders"_s} + store.exportArguments()));
        if (round < 4) {
            again.readLine(std::chrono::milliseconds(std::uniform_int_distribution<int>(20, 600)(random)));
            again.killNow();
        } else {
            CHECK(again.waitForEnd() == 0);
        }
        if (QFile::exists(store.out)) {
            break;
        }
    }
    CHECK(store.references().size() == members);
    CHECK(store.sent() == members);
    CHECK(store.count("count(DISTINCT f.person_id) FROM reminder_sent r JOIN fact f ON f.id = r.fact_id") == members);
}

TEST_CASE("an export that was broken off at its very end gives the file its name once", "[programmes][reminders]")
{
    DueLetters store(3);
    REQUIRE(tool(store.exportArguments()).code == ExitDone);
    const auto references = store.references();
    const auto asIfBrokenOff = [&] { store.connection->execute("UPDATE reminder_export SET state = 1"); };
    // Whole beside its name.
    REQUIRE(QFile::rename(store.out, store.out + u".part"_s));
    asIfBrokenOff();
    CHECK(tool(store.exportArguments()).code == ExitDone);
    CHECK(store.references() == references);
    // Under its name, and taken already.
    REQUIRE(QFile::remove(store.out));
    asIfBrokenOff();
    CHECK(tool(store.exportArguments()).code == ExitDone);
    CHECK_FALSE(QFile::exists(store.out));
    CHECK(store.sent() == 3);
    CHECK(store.count("count(*) FROM reminder_export WHERE state = 2") == 1);
}

TEST_CASE("an export of e-mails outside their hours writes none and says how many wait, and from when", "[programmes][reminders]")
{
    // The tool reads the real clock: the hours of messages are laid where it is not.
    const Calendar calendar = Calendar::shipped(u"france"_s).value();
    const bool morning = calendar.localTime(SystemClock().now(), u"metropole"_s).time.hour() < 12;
    DueLetters store(1);
    store.join(store.person(0), "vivoptim-declic", "2026-11", store.clock.now());
    store.agree(store.person(0), "vivoptim", true, store.clock.now());
    const QString programmes = store.folder.filePath(u"programmes"_s);
    REQUIRE(QDir().mkpath(programmes));
    for (const NamedFile& file : ProgrammeBook::shippedFiles()) {
        QByteArray text = file.bytes;
        text.replace("[\"08:00\", \"20:00\"]", morning ? "[\"20:00\", \"21:00\"]" : "[\"08:00\", \"09:00\"]");
        QFile out(QDir(programmes).filePath(file.name));
        REQUIRE(out.open(QIODevice::WriteOnly));
        REQUIRE(out.write(text) == text.size());
    }
    const QStringList rest{u"--database"_s, store.path, u"--channel"_s, u"email"_s, u"--programmes"_s, programmes};
    const Told due = tool(QStringList{u"due"_s} + rest);
    INFO(due.err.toStdString());
    CHECK(due.out.contains(u"1 à envoyer"_s));
    const Told done = tool(QStringList{u"export"_s, u"--out"_s, store.out} + rest);
    INFO(done.err.toStdString());
    CHECK(done.code == ExitDone);
    CHECK(store.references().isEmpty());
    CHECK(store.count("count(*) FROM fact_pathway_said WHERE body LIKE '%welcome_email%'") == 0);
    CHECK(done.out.contains(u"1 attendent les heures des messages"_s));
    CHECK(done.out.contains(u"premier départ possible"_s));
}
