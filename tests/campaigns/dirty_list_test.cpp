#include "tests/campaigns/list_fixture.h"

#include <catch2/catch.hpp>

#include <QStringDecoder>

using namespace relais;
using namespace relais::test;

namespace {

std::string windows1252(const std::string& utf8)
{
    return QString::fromStdString(utf8).toLatin1().toStdString();
}

std::string utf16(const std::string& text, bool mark)
{
    std::string bytes = mark ? "\xFF\xFE" : "";
    for (const char c : text) {
        bytes += c;
        bytes += '\0';
    }
    return bytes;
}

std::string replaced(std::string text, char from, char to)
{
    std::replace(text.begin(), text.end(), from, to);
    return text;
}

std::vector<std::string> reasonsOf(const Reading& reading)
{
    std::vector<std::string> reasons;
    for (const auto& reject : reading.sink.rejects) {
        reasons.push_back(reject.reason.toStdString());
    }
    return reasons;
}

} // namespace

TEST_CASE("a list reads the same in every encoding and with every line end", "[campaigns][list]")
{
    const std::string utf8 = listOf({ListLine().person(1).set("NOM_NAISSANCE", "Lefèvre"), ListLine().person(2)});
    for (const std::string& bytes : {utf8, "\xEF\xBB\xBF" + utf8, windows1252(utf8), replaced(utf8, '\r', ' ')}) {
        const Reading reading = readList(bytes);
        REQUIRE(reading.report);
        CHECK(reading.report->summary.rows == 2);
        CHECK(reading.report->summary.callable == 2);
        CHECK(reading.sink.names.front() == QStringLiteral("Lefèvre"));
        CHECK(reading.sink.acceptedLines == std::vector<std::int64_t>{2, 3});
    }
    const std::string euro = listOf({ListLine().set("NOM_NAISSANCE", "C\x9Cur\x80")});
    CHECK(readList(euro).sink.names.front() == QStringLiteral("Cœur€"));
}

TEST_CASE("the last line may lack its end, if it is whole", "[campaigns][list]")
{
    std::string list = listOf({ListLine().person(1), ListLine().person(2)}, "\n");
    list.pop_back();
    CHECK(readList(list).report->summary.accepted == 2);
    list.resize(list.size() - 20);
    CHECK(readList(list).problem() == ListProblem{ListProblemCode::CutRow, 3});
    list += '\n'; // the same row with its line end is a dirty row and no cut file
    CHECK(reasonsOf(readList(list)) == std::vector<std::string>{"field_count"});
    const std::string quoted = listOf({ListLine().person(1), ListLine().person(2).set("ADRESSE", "\"1 rue")}, "\n");
    CHECK(readList(quoted).problem() == ListProblem{ListProblemCode::CutRow, 3});
}

TEST_CASE("what is no list is refused whole, with its reason", "[campaigns][list]")
{
    const std::string good = listOf({ListLine()});
    const std::string header = ListLine().header();
    struct Case {
        std::string bytes;
        ListProblemCode code;
    };
    for (const auto& [bytes, code] : {Case{"", ListProblemCode::Empty}, {"\xEF\xBB\xBF", ListProblemCode::Empty},
             {"\r\n\r\n;;;\n", ListProblemCode::Empty}, {utf16(good, true), ListProblemCode::Utf16},
             {utf16(good, false), ListProblemCode::NulByte}, {good + std::string("a\0b", 3), ListProblemCode::NulByte},
             {replaced(listOf({ListLine()}, "\r"), '\n', '\r'), ListProblemCode::OldMacLineEnds},
             {"\xEF\xBB\xBF" + windows1252(good), ListProblemCode::BrokenUtf8},
             {replaced(good, ';', ','), ListProblemCode::OtherSeparator},
             {replaced(good, ';', '\t'), ListProblemCode::OtherSeparator},
             {replaced(good, ';', '|'), ListProblemCode::OtherSeparator},
             {"Bonjour,\nje vous envoie la liste.\n", ListProblemCode::NotAList}, {header, ListProblemCode::NoRows},
             {header + "\r\n", ListProblemCode::NoRows}, {header + "\r\n\r\n ; ;\r\n", ListProblemCode::NoRows},
             {header + "\n" + std::string(1'000'001, 'x') + "\n", ListProblemCode::LineTooLong},
             {header + "\n\"" + std::string(1'000'001, '\n') + "\"\n", ListProblemCode::LineTooLong},
             {good + std::string(2'000'000, 'x'), ListProblemCode::LineTooLong}}) {
        INFO(codeOf(code).toStdString());
        const Reading reading = readList(bytes);
        REQUIRE_FALSE(reading.report);
        CHECK(reading.problem().code == code);
    }
    CHECK(readList(header + "\n" + std::string(999'000, 'x') + "\n").report->summary.rejected == 1);
}

TEST_CASE("a needed column must be there once, the others may lack", "[campaigns][list]")
{
    for (const std::string column : {"NIR", "CLE", "NOM_NAISSANCE", "PRENOM", "DATE_NAISSANCE", "REGIME", "ALD", "MT_RPPS",
             "NB_DELIVRANCES_12M", "DERNIER_BILAN_DENTAIRE", "DERNIER_BILAN_RENAL", "DERNIER_FOND_OEIL", "NB_COURRIERS",
             "DEJA_ADHERENT", "REFUS_ANTERIEUR", "DATE_DECES"}) {
        INFO(column);
        const ListProblem problem = readList(listOf({ListLine().drop(column)})).problem();
        CHECK(problem.code == ListProblemCode::MissingColumn);
        CHECK(problem.columns.has(*targetColumnFromHeader(column)));
        const ListLine line;
        const ListProblem twice = readList(line.header() + ";" + column + "\n" + line.row() + ";x\n").problem();
        CHECK(twice.code == ListProblemCode::RepeatedColumn);
        CHECK(twice.columns.has(*targetColumnFromHeader(column)));
    }
    ListLine bare;
    for (const std::string column :
        {"NOM_USAGE", "TEL_FIXE", "TEL_MOBILE", "SEXE", "COURRIEL", "ADRESSE", "CODE_POSTAL", "COMMUNE"}) {
        bare.drop(column);
    }
    const Reading reading = readList(listOf({bare}));
    REQUIRE(reading.report);
    CHECK(reading.report->summary.eligible == 1);
    CHECK(reading.report->summary.callable == 0);
}

TEST_CASE(
    "columns are found by header in any order, whatever case and spaces, and an unknown one gets a notice", "[campaigns][list]")
{
    const Reading reading =
        readList("  nom_naissance ;INCONNUE;\xC2\xA0nir;Cle;PRENOM;date_naissance;regime;ald;mt_rpps;nb_delivrances_12m;"
                 "dernier_bilan_dentaire;dernier_bilan_renal;dernier_fond_oeil;nb_courriers;deja_adherent;"
                 "refus_anterieur;date_deces;tel_mobile\n"
                 "Canari;7;2640975010103;9;Zoé;04/09/1964;1;8;x;3;;;;3;n;n;;0639987777\n");
    REQUIRE(reading.report);
    CHECK(reading.report->summary.callable == 1);
    REQUIRE(reading.report->notices.size() == 1);
    CHECK(reading.report->notices.front().kind == ListNotice::Kind::UnknownColumn);
    CHECK(reading.report->notices.front().position == 2);
}

TEST_CASE("quoted fields may hold separators, quotes and line ends, and lines are counted as an editor does", "[campaigns][list]")
{
    const Reading reading = readList(listOf({ListLine().person(1).set("NOM_NAISSANCE", "\"Can;a\"\"ri\""),
        ListLine().person(2).set("ADRESSE", "\"1 rue\r\nde l'Essai\"").set("NOM_NAISSANCE", " \" Canari \" "),
        ListLine().person(3).set("NOM_NAISSANCE", "Can\"ari"), ListLine().person(4).set("CLE", "xx")}));
    REQUIRE(reading.report);
    CHECK(reading.sink.names
        == std::vector<QString>{QStringLiteral("Can;a\"ri"), QStringLiteral("Canari"), QStringLiteral("Can\"ari")});
    CHECK(reading.sink.acceptedLines == std::vector<std::int64_t>{2, 3, 5});
    REQUIRE(reading.sink.rejects.size() == 1);
    CHECK(reading.sink.rejects.front().line == 6);
}

TEST_CASE("blank lines and lines of separators are no rows, yet they count as lines", "[campaigns][list]")
{
    const Reading reading = readList(ListLine().header() + "\r\n\r\n" + ListLine().person(1).row() + "\r\n;;; ;;\r\n  \r\n"
        + ListLine().person(2).row() + "\r\n\r\n");
    REQUIRE(reading.report);
    CHECK(reading.report->summary.rows == 2);
    CHECK(reading.sink.acceptedLines == std::vector<std::int64_t>{3, 6});
}

TEST_CASE("a row is rejected for the first reason that applies", "[campaigns][list]")
{
    struct Case {
        ListLine line;
        std::string reason;
    };
    const auto line = [] { return ListLine(); };
    for (const auto& [row, reason] : {Case{line().set("EXTRA", "x"), "field_count"}, {line().set("NIR", ""), "nir_form"},
             {line().set("NIR", "264097501010"), "nir_form"}, {line().set("NIR", "3640975010103").set("CLE", ""), "nir_form"},
             {line().set("NIR", "26409\xD9\xA1 5010103"), "nir_form"}, {line().set("CLE", ""), "nir_key"},
             {line().set("CLE", "009"), "nir_key"}, {line().set("CLE", "10").set("DATE_NAISSANCE", "x"), "nir_key"},
             {line().set("CLE", "0 9"), "nir_key"}, {line().set("DATE_NAISSANCE", ""), "birth_date"},
             {line().set("DATE_NAISSANCE", "31/02/1964"), "birth_date"}, {line().set("DATE_NAISSANCE", "4/9/1964"), "birth_date"},
             {line().set("DATE_NAISSANCE", "1964-09-04"), "birth_date"},
             {line().set("DATE_NAISSANCE", "29/02/1900"), "birth_date"},
             {line().set("DATE_NAISSANCE", "00/01/1964"), "birth_date"},
             {line().set("DATE_NAISSANCE", "03/11/2026").set("NOM_NAISSANCE", ""), "birth_date_future"},
             {line().set("NOM_NAISSANCE", " \xC2\xA0 "), "missing_name"}}) {
        INFO(reason);
        const Reading reading = readList(ListLine().header() + "\n" + row.row() + "\n");
        REQUIRE(reading.report);
        CHECK(reasonsOf(reading) == std::vector<std::string>{reason});
    }
    for (const ListLine& row : {line().set("NIR", " 2 64 09 75 010 103\xC2\xA0"), line().set("CLE", "9"),
             line().set("DATE_NAISSANCE", "02/11/2026"), line().set("NOM_NAISSANCE", "").set("NOM_USAGE", "Canari"),
             line().set("NIR", "1 86 02 2a 215 325").set("CLE", "23")}) {
        CHECK(readList(listOf({row})).report->summary.accepted == 1);
    }
}

TEST_CASE("the same NIR again is a duplicate, with another name or birth date a conflict", "[campaigns][list]")
{
    const Reading reading = readList(listOf({ListLine(), ListLine().set("NIR", "2 64 09 75 010 103").set("TEL_MOBILE", ""),
        ListLine().set("NOM_NAISSANCE", "CÂN-ARI"), ListLine().set("NOM_NAISSANCE", "").set("NOM_USAGE", "Autre"),
        ListLine().set("NOM_NAISSANCE", "Serin"), ListLine().set("DATE_NAISSANCE", "05/09/1964"), ListLine().set("CLE", "10")}));
    REQUIRE(reading.report);
    CHECK(reading.report->summary.accepted == 1);
    CHECK(reading.sink.duplicates == std::vector<std::pair<std::int64_t, std::int64_t>>{{3, 2}, {4, 2}, {5, 2}});
    CHECK(reading.sink.rejects
        == std::vector<RecordingSink::Reject>{
            {6, QStringLiteral("nir_conflict"), 2}, {7, QStringLiteral("nir_conflict"), 2}, {8, QStringLiteral("nir_key"), 0}});
}

TEST_CASE("a rejected row is never the earlier line, an empty birth name contradicts none", "[campaigns][list]")
{
    const Reading reading =
        readList(listOf({ListLine().set("NOM_NAISSANCE", ""), ListLine(), ListLine().set("NOM_NAISSANCE", "Serin")}));
    CHECK(reading.sink.acceptedLines == std::vector<std::int64_t>{3});
    CHECK(reasonsOf(reading) == std::vector<std::string>{"missing_name", "nir_conflict"});
    const Reading used = readList(
        listOf({ListLine().set("NOM_NAISSANCE", "").set("NOM_USAGE", "Canari"), ListLine().set("NOM_NAISSANCE", "Serin")}));
    CHECK(used.sink.duplicates.size() == 1);
}

TEST_CASE("a flag that is neither O nor N counts as N, with a notice", "[campaigns][list]")
{
    const Reading reading = readList(listOf({ListLine().person(1).set("DEJA_ADHERENT", "o"),
        ListLine().person(2).set("DEJA_ADHERENT", "oui"), ListLine().person(3).set("DEJA_ADHERENT", "")}));
    REQUIRE(reading.report);
    CHECK(reading.report->summary.ineligibleByReason[static_cast<std::size_t>(IneligibleReason::AlreadyEnrolled)] == 1);
    REQUIRE(reading.report->notices.size() == 1);
    CHECK(reading.report->notices.front().count == 2);
    CHECK(reading.report->notices.front().firstLine == 3);
    CHECK(reading.report->notices.front().column == TargetColumn::Enrolled);
}

TEST_CASE("the apostrophe that guards a formula is taken off again", "[campaigns][list]")
{
    const Reading reading =
        readList(listOf({ListLine().set("TEL_MOBILE", "'+33 6 39 98 77 77").set("NOM_NAISSANCE", "'=Canari")}));
    REQUIRE(reading.report);
    CHECK(reading.report->summary.callable == 1);
    CHECK(reading.sink.names.front() == QStringLiteral("=Canari"));
}

TEST_CASE("a reading that is stopped answers so at once", "[campaigns][list]")
{
    QByteArray content = QByteArray::fromStdString(listOf({ListLine()}));
    QBuffer buffer(&content);
    buffer.open(QIODevice::ReadOnly);
    for (const int steps : {0, 1}) {
        PatientWatch watch;
        watch.stopAfter = steps;
        RecordingSink sink;
        const auto report = readTargetList(
            buffer, TargetCriteria::shipped({QStringLiteral("diabete-ecart")}).value(), day(2026, 11, 2), sink, watch);
        REQUIRE_FALSE(report);
        CHECK(std::get<ListProblem>(report.error()).code == ListProblemCode::Cancelled);
        CHECK(sink.acceptedLines.empty());
    }
}

TEST_CASE("a list of many blocks reads like a list of one", "[campaigns][list]")
{
    std::vector<ListLine> lines;
    for (int i = 0; i < 9000; ++i) {
        lines.push_back(ListLine().person(i).set(
            "ADRESSE", i % 7 == 0 ? "\"rue;" + std::string(static_cast<std::size_t>(i % 90), 'x') + "\"" : "é"));
    }
    const Reading reading = readList(listOf(lines));
    REQUIRE(reading.report);
    CHECK(reading.report->summary.accepted == 9000);
    CHECK(reading.sink.acceptedLines.back() == 9001);
}
