// The file by which treating physicians' requests come in. Its people are invented; the social security numbers are test vectors.
#include "core/programmes/request_list.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::sampleId;

namespace {

const ProgrammeBook& book()
{
    static const ProgrammeBook shipped = ProgrammeBook::shipped().value();
    return shipped;
}

RequestList listOf(const QByteArray& bytes)
{
    std::uint32_t next = 500;
    return readRequestList(bytes, {book(), QDate(2026, 11, 20), [&next] { return sampleId<FactId>(next++); }});
}

/// "3 theme, 4 nir"
QString faults(const QByteArray& bytes)
{
    QStringList told;
    for (const PeopleListFault& one : listOf(bytes).faults) {
        told << QString::number(one.line) + u' ' + one.field;
    }
    return told.join(QStringLiteral(", "));
}

const QByteArray head = "id;nir;person_id;theme;asked_on;physician_rpps\n";

} // namespace

TEST_CASE("requests are read from CSV, with and without what is optional", "[programmes]")
{
    const auto list = listOf("\xef\xbb\xbf" + head
        + "01931c5e-7a00-7000-8000-000000000009;2 55 08 14 168 025 38;;tobacco;2026-11-20;99700218896\r\n"
          "\r\n"
          ";;01931c5e-7a00-7000-8000-000000000004;\"exams\";2026-10-01;\r\n");
    CHECK(list.faults.empty());
    REQUIRE(list.requests.size() == 2);
    const CoachingRequest& first = list.requests[0].request;
    CHECK(list.requests[0].line == 2);
    CHECK(first.id.text() == QLatin1String("01931c5e-7a00-7000-8000-000000000009"));
    CHECK(first.nir == Nir::fromText(u"2550814168025"));
    CHECK(first.theme == QLatin1String("tobacco"));
    CHECK(first.askedOn == QDate(2026, 11, 20));
    CHECK(first.physician == Rpps::fromText(u"99700218896"));
    const CoachingRequest& second = list.requests[1].request;
    CHECK(list.requests[1].line == 4);
    CHECK(second.id == sampleId<FactId>(500));
    CHECK(second.person->text() == QLatin1String("01931c5e-7a00-7000-8000-000000000004"));
    CHECK_FALSE(second.nir);
    CHECK_FALSE(second.physician);
}

TEST_CASE("requests are read from JSON, each with the line where it begins", "[programmes]")
{
    const auto list =
        listOf("[\n  {\"nir\": \"2550814168025\", \"theme\": \"tobacco\",\n   \"asked_on\": \"2026-11-20\"},\n"
               "  {\"nir\": \"2550814168025\", \"theme\": \"a{[\\\"\", \"asked_on\": \"2026-11-20\"}, {\"nir\": 1}\n]");
    REQUIRE(list.requests.size() == 1);
    CHECK(list.requests[0].line == 2);
    REQUIRE(list.faults.size() >= 2);
    CHECK(list.faults[0] == PeopleListFault{4, QStringLiteral("theme")});
    CHECK(list.faults[1].line == 4);
    CHECK(listOf("[]").faults.empty());
}

TEST_CASE("each fault of a list of requests has its line and its field", "[programmes]")
{
    struct Row {
        const char* line;
        const char* faults;
    };
    const Row rows[] = {
        {";2550814168025;;tobacco;2026-11-20;", ""},
        {"12;2550814168025;;tobacco;2026-11-20;", "2 id"},
        {";255081416802;;tobacco;2026-11-20;", "2 nir"},
        {";255081416802539;;tobacco;2026-11-20;", "2 nir"},
        {";;;tobacco;2026-11-20;", "2 person_id"},
        {";;abc;tobacco;2026-11-20;", "2 person_id"},
        {";2550814168025;01931c5e-7a00-7000-8000-000000000004;tobacco;2026-11-20;", "2 person_id"},
        {";2550814168025;;;2026-11-20;", "2 theme"},
        {";2550814168025;;wine;2026-11-20;", "2 theme"},
        {";2550814168025;;tobacco;20/11/2026;", "2 asked_on"},
        {";2550814168025;;tobacco;;", "2 asked_on"},
        {";2550814168025;;tobacco;2026-11-21;", "2 asked_on"},
        {";2550814168025;;tobacco;1999-01-01;", "2 asked_on"},
        {";2550814168025;;tobacco;2026-11-20;99700218897", "2 physician_rpps"},
        {";2550814168025;;tobacco;2026-11-20;;surplus", "2 row"},
        {";\"2550814168025;;tobacco;2026-11-20;", "2 row"},
        {";\"25\"50;;tobacco;2026-11-20;", "2 row"},
        {"1;2;3;4;5;6", "2 id, 2 nir, 2 asked_on, 2 theme, 2 physician_rpps"},
    };
    for (const Row& row : rows) {
        INFO(row.line);
        CHECK(faults(head + row.line) == QLatin1String(row.faults));
    }
}

TEST_CASE("an id stands in one line only", "[programmes]")
{
    const QByteArray line = "01931c5e-7a00-7000-8000-000000000009;2550814168025;;tobacco;2026-11-20;\n";
    CHECK(faults(head + line + line) == QLatin1String("3 id"));
}

TEST_CASE("what is no list of requests is one fault, and an unknown column is never named", "[programmes]")
{
    for (const QByteArray& bytes : {QByteArray(), QByteArray("x"), QByteArray("\xff\xfe\x00", 3), QByteArray("{\"nir\":1}"),
             QByteArray("[1]"), QByteArray("[{\"theme\":]"), QByteArray("nir;asked_on\n1;2\n"), QByteArray(10'000, '[')}) {
        CHECK(faults(bytes) == QLatin1String("1 file"));
    }
    CHECK(faults("theme;theme\na;b\n") == QLatin1String("1 row"));
    CHECK(faults("theme;nir;asked_on;Mme Rousseau\ntobacco;2550814168025;2026-11-20;x\n") == QLatin1String("2 other"));
    CHECK(faults("[{\"theme\":\"tobacco\",\"nir\":\"2550814168025\",\"asked_on\":\"2026-11-20\",\"Mme Rousseau\":true}]")
        == QLatin1String("1 other"));
}
