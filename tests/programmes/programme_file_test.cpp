#include "core/programmes/programme_book.h"
#include "core/programmes/programme_file.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace relais;

namespace {

const char* const good = R"({"format": 1, "code": "p", "title": {"fr": "P"}, "pathways": [
  {"code": "a", "title": {"fr": "A"}, "version": "1", "status": "active", "validFrom": "2026-01-01", "purpose": "care",
   "eligibility": {"attribute": "age", "atLeast": 18},
   "steps": [{"code": "s", "title": {"fr": "S"}, "anchor": "enrolment", "offset": "P1D", "window": ["P0D", "P2D"],
              "channel": "call", "actor": "nurse_adviser"}]}]})";

/// The good file with one text of it replaced.
QStringList faultsWith(const char* part, const char* by)
{
    QByteArray json(good);
    REQUIRE(json.contains(part));
    json.replace(part, by);
    return englishOf(ProgrammeBook::faultsOf({{QStringLiteral("p.json"), json}}, {QStringList{QStringLiteral("queue-a")}, {}}));
}

QStringList faultsOf(const std::vector<NamedFile>& files)
{
    return englishOf(ProgrammeBook::faultsOf(files));
}

} // namespace

TEST_CASE("the programmes that ship are good and hold every pathway", "[programmes]")
{
    CHECK(faultsOf(ProgrammeBook::shippedFiles()) == QStringList());
    const auto book = ProgrammeBook::shipped();
    REQUIRE(book);
    const QDate day(2026, 11, 22);
    for (const char* active : {"sophia-diabetes", "sophia-asthma", "sophia-heart-failure", "sophia-physician-coaching",
             "prado-maternity", "prado-maternity-early", "prado-surgery", "prado-heart-failure", "prado-copd", "prado-stroke",
             "prado-elderly", "vivoptim-declic", "vivoptim-impulsion", "vivoptim-envol", "vaccination-adult", "cesoa",
             "therapeutic-education", "online-coaching"}) {
        CAPTURE(active);
        CHECK(book->joinedOn(QString::fromLatin1(active), day));
    }
    for (const char* stopped : {"prado-chronic-wounds", "prado-heart-telemonitoring"}) {
        CAPTURE(stopped);
        CHECK_FALSE(book->joinedOn(QString::fromLatin1(stopped), day));
        CHECK(book->version(QString::fromLatin1(stopped), u"2026-11"));
    }
    REQUIRE(book->joinedOn(u"vivoptim-envol", QDate(2016, 5, 1)));
    CHECK(book->joinedOn(u"vivoptim-envol", QDate(2016, 5, 1))->version == QStringLiteral("2015-01"));
    CHECK(book->joinedOn(u"vivoptim-envol", day)->version == QStringLiteral("2018-01"));
}

TEST_CASE("each fault of a programme file is one line with file, path and what was expected", "[programmes]")
{
    CHECK(faultsWith("\"P\"", "\"P\"").isEmpty());
    struct Row {
        const char* part;
        const char* by;
        const char* fault;
    };
    const auto row = GENERATE(Row{"\"enrolment\"", "\"step:nobody\"",
                                  "p.json: /pathways/0/steps/0/anchor: expected the code of a step of this pathway"},
        Row{"\"enrolment\"", "\"step:s\"",
            "p.json: /pathways/0/steps/0/anchor: expected anchors that do not go round in a circle"},
        Row{"\"P1D\"", "\"P9D\"", "p.json: /pathways/0/steps/0/offset: expected a span inside the step's window"},
        Row{"\"P1D\"", "\"tomorrow\"",
            "p.json: /pathways/0/steps/0/offset: expected a span like P2M, P1W, P10D or PT24H, a hundred years at most"},
        Row{"{\"fr\": \"S\"}", "{\"en\": \"S\"}", "p.json: /pathways/0/steps/0/title/fr: expected a value, it is missing"},
        Row{"\"call\"", "\"pigeon\"", "p.json: /pathways/0/steps/0/channel: expected call, sms, email, letter or visit"},
        Row{"\"age\"", "\"shoe\"",
            "p.json: /pathways/0/eligibility/attribute: expected a known attribute, or a field of this pathway's form"},
        Row{"\"atLeast\": 18", "\"is\": true",
            "p.json: /pathways/0/eligibility: expected a comparison that suits the attribute: is, atLeast, below, oneOf or "
            "known"},
        Row{"\"care\"", "\"commercial\"",
            "p.json: /pathways/0/purpose: expected care or programme_invitation (commercial calls are refused)"},
        Row{"\"purpose\"", "\"territories\": [\"mars\"], \"purpose\"",
            "p.json: /pathways/0/territories/0: expected a territory of the calendar, which gives its time zone"},
        Row{"\"purpose\"", "\"exits\": [{\"on\": \"all_done\", \"then\": \"close\", \"opens\": \"b\"}], \"purpose\"",
            "p.json: /pathways/0/exits/0/opens: expected the code of a pathway"},
        Row{"\"2026-01-01\"", "\"2026-02-30\"", "p.json: /pathways/0/validFrom: expected a date like 2026-11-22"},
        Row{"\"call\"", "{\"by\": \"age\", \"oneOf\": [\"sms\"]}",
            "p.json: /pathways/0/steps/0/channel/by: expected an attribute that holds a code"},
        Row{"\"call\"", "{\"by\": \"scheme\", \"oneOf\": [\"call\"]}",
            "p.json: /pathways/0/steps/0/channel/oneOf/0: expected sms, email or letter"},
        Row{"\"call\"", "{\"by\": \"scheme\", \"oneOf\": []}",
            "p.json: /pathways/0/steps/0/channel/oneOf: expected at least one channel"},
        Row{"\"call\"", "\"call\", \"doneBy\": {\"attribute\": \"age\"}",
            "p.json: /pathways/0/steps/0/doneBy/attribute: expected an attribute that holds a day"},
        Row{"\"call\"", "\"call\", \"doneBy\": {\"attribute\": \"exam_renal\", \"before\": \"-P1M\"}",
            "p.json: /pathways/0/steps/0/doneBy/before: expected months or days, not before"},
        Row{"\"window\": [\"P0D\", \"P2D\"]", "\"season\": [{\"from\": \"02-29\", \"until\": \"03-31\"}]",
            "p.json: /pathways/0/steps/0/season/0/from: expected a day of every year like 10-15"},
        Row{"\"call\"", "\"call\", \"season\": [{\"from\": \"10-15\", \"until\": \"01-31\"}]",
            "p.json: /pathways/0/steps/0/season: expected one season or more, an offset in days, and no window"},
        Row{"\"window\": [\"P0D\", \"P2D\"]",
            "\"season\": [{\"from\": \"10-15\", \"until\": \"01-31\"}], \"repeat\": {\"every\": \"P6M\", \"times\": 2}",
            "p.json: /pathways/0/steps/0/repeat: expected P12M from the anchor: a season comes once a year"},
        Row{"\"purpose\"", "\"outcomes\": {\"refused\": {\"effect\": \"retry\"}}, \"purpose\"",
            "p.json: /pathways/0/outcomes/refused/effect: expected leave: who refuses is not called again"},
        Row{"\"purpose\"", "\"outcomes\": {\"fruitful\": {\"effect\": \"done\", \"triggers\": [\"fireworks\"]}}, \"purpose\"",
            "p.json: /pathways/0/outcomes/fruitful/triggers/0: expected physician_sheet"},
        Row{"\"purpose\"",
            "\"outcomes\": {\"no_answer\": {\"effect\": \"retry\", \"triggers\": [\"physician_sheet\"]}}, \"purpose\"",
            "p.json: /pathways/0/outcomes/no_answer/triggers/0: expected this of fruitful: there is no sheet without a report"},
        Row{"\"actor\"", "\"unless\": \"home\", \"actor\"",
            "p.json: /pathways/0/steps/0/unless: expected discharge_confirmed or booked:CODE"},
        Row{"\"purpose\"", "\"exits\": [{\"on\": \"deceased\", \"then\": \"suspend\"}], \"purpose\"",
            "p.json: /pathways/0/exits/0/then: expected close: nothing is planned after this"},
        Row{"\"purpose\"", "\"exits\": [{\"on\": \"objection\", \"then\": \"close\", \"advisersGoOn\": true}], \"purpose\"",
            "p.json: /pathways/0/exits/0/advisersGoOn: expected this of child_lost only"},
        Row{"\"version\"", "\"vers\"", "p.json: /pathways/0/vers: expected no such key here"});
    CAPTURE(row.part, row.by);
    const QStringList faults = faultsWith(row.part, row.by);
    CHECK(faults.contains(QString::fromLatin1(row.fault)));
}

TEST_CASE("versions of one pathway that are open together are a fault, one after the other they are none", "[programmes]")
{
    const auto second = [](const char* from) {
        QByteArray json(good);
        json.replace("\"1\"", "\"2\"").replace("2026-01-01", from).replace("\"p\"", "\"q\"");
        return json;
    };
    QByteArray first(good);
    first.replace("\"2026-01-01\"", "\"2026-01-01\", \"validUntil\": \"2026-06-30\"");
    CHECK(faultsOf({{QStringLiteral("p.json"), first}, {QStringLiteral("q.json"), second("2026-07-01")}}).isEmpty());
    CHECK(faultsOf({{QStringLiteral("p.json"), first}, {QStringLiteral("q.json"), second("2026-06-30")}})
        == QStringList{QStringLiteral("q.json: /pathways/0/validFrom: expected dates that do not overlap those of version 1")});
    CHECK(faultsOf({{QStringLiteral("p.json"), QByteArray(good)}, {QStringLiteral("p2.json"), QByteArray(good)}})
        == QStringList{QStringLiteral("p2.json: /pathways/0/version: expected each version of a pathway once")});
}

TEST_CASE("what is no programme file at all is a fault and no more", "[programmes]")
{
    for (const QByteArray& bytes : {QByteArray(), QByteArray("[]"), QByteArray("{"), QByteArray("\xff\xfe", 2),
             QByteArray("{\"pathways\": 3}"), QByteArray("{\"format\": 1, \"pathways\": [3, null, []]}")}) {
        CAPTURE(bytes.toStdString());
        CHECK_FALSE(ProgrammeBook::faultsOf({{QStringLiteral("x.json"), bytes}}).empty());
        CHECK_FALSE(ProgrammeBook::of({{QStringLiteral("x.json"), bytes}}));
    }
}

TEST_CASE("anchors that go round in a circle are a fault at each step of it", "[programmes]")
{
    QByteArray json(good);
    json.replace("\"anchor\": \"enrolment\"", "\"anchor\": \"step:t\"");
    json.replace("\"actor\": \"nurse_adviser\"}]",
        "\"actor\": \"nurse_adviser\"}, {\"code\": \"t\", \"title\": {\"fr\": \"T\"}, \"anchor\": \"step:s\", \"offset\": "
        "\"P1D\", "
        "\"window\": [\"P0D\", \"P2D\"], \"channel\": \"call\", \"actor\": \"nurse_adviser\"}]");
    CHECK(faultsOf({{QStringLiteral("p.json"), json}})
        == QStringList{QStringLiteral("p.json: /pathways/0/steps/0/anchor: expected anchors that do not go round in a circle"),
            QStringLiteral("p.json: /pathways/0/steps/1/anchor: expected anchors that do not go round in a circle")});
}

TEST_CASE(
    "what Qt forgives is a fault with its place: a key twice, a control character, more bytes than a desk takes", "[programmes]")
{
    CHECK(faultsWith("\"anchor\": \"enrolment\"", "\"anchor\": \"enrolment\", \"anchor\": \"discharge\"")
        == QStringList{QStringLiteral("p.json: /pathways/0/steps/0/anchor: expected each key of an object once")});
    CHECK(faultsWith("{\"fr\": \"S\"}", "{\"fr\": \"S\x01\"}")
              .contains(QStringLiteral("p.json: /: expected texts without control characters, the first is at line 4")));
    CHECK(faultsOf({{QStringLiteral("p.json"), QByteArray("\xef\xbb\xbf") + good}}).isEmpty()); // editors write a mark
    const QByteArray tooLong = QByteArray(good) + QByteArray(1'000'000, ' ');
    CHECK(faultsOf({{QStringLiteral("p.json"), tooLong}})
        == QStringList{QStringLiteral("p.json: /: expected at most 1000000 bytes")});
}
