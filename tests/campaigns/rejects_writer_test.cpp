#include "core/campaigns/rejects_writer.h"

#include "tests/campaigns/list_fixture.h"

#include <catch2/catch.hpp>

#include <QFile>

using namespace relais;
using namespace relais::test;

namespace {

/// Reads a list and gives the rejects file that follows from it.
std::string rejectsOf(const std::string& bytes)
{
    struct Sink final : TargetListSink {
        explicit Sink(QIODevice& out) : writer(out) {}
        Result<Done> header(const ListShape& shape, const ListRow& row, const std::vector<std::size_t>& positions) override
        {
            return writer.header(shape, row, positions);
        }
        Result<Done> rejected(const ListRow& row, const RowRejected& rejected) override { return writer.rejected(row, rejected); }
        RejectsWriter writer;
    };
    QByteArray content(bytes.data(), static_cast<qsizetype>(bytes.size()));
    QBuffer in(&content);
    in.open(QIODevice::ReadOnly);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    Sink sink(out);
    PatientWatch watch;
    const auto criteria = TargetCriteria::shipped({QStringLiteral("diabete-ecart")}).value();
    REQUIRE(readTargetList(in, criteria, day(2026, 11, 2), sink, watch));
    REQUIRE(sink.writer.flush());
    return out.data().toStdString();
}

std::string replaceAll(std::string text, const std::string& from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

} // namespace

TEST_CASE("a rejected row goes unchanged into the rejects file, with line, column and reason", "[campaigns][rejects]")
{
    const std::string row = ListLine().set("CLE", "10").set("ADRESSE", " \"1; rue \"\"x\"\"\" ").row();
    const std::string list = ListLine().header() + "\r\n" + ListLine().person(1).row() + "\r\n" + row + "\r\n" + "a;b\r\n";
    CHECK(rejectsOf(list)
        == ListLine().header() + ";LIGNE;COLONNE;MOTIF_REJET\r\n" + row + ";3;CLE;nir_key\r\n" + "a;b;4;;field_count\r\n");
}

TEST_CASE("the rejects file has the list's encoding, mark and line ends", "[campaigns][rejects]")
{
    const std::string utf8 = listOf({ListLine().set("CLE", "10").set("NOM_NAISSANCE", "Zoé")}, "\n");
    CHECK(rejectsOf(utf8).find("Zo\xC3\xA9") != std::string::npos);
    CHECK(rejectsOf(utf8).find('\r') == std::string::npos);
    CHECK(rejectsOf("\xEF\xBB\xBF" + utf8).starts_with("\xEF\xBB\xBFNIR;"));
    CHECK(rejectsOf(replaceAll(utf8, "\xC3\xA9", "\xE9")).find("Zo\xE9") != std::string::npos);
}

TEST_CASE("no spreadsheet takes a rejected field for a formula, and the import takes the guard off", "[campaigns][rejects]")
{
    const std::string list = listOf({ListLine()
                                         .set("CLE", "10")
                                         .set("NOM_NAISSANCE", "=1+1")
                                         .set("TEL_FIXE", "+33261911234")
                                         .set("PRENOM", "\"@Zoé\"")
                                         .set("NOM_USAGE", " -Canari")
                                         .set("COMMUNE", "Nantes=1")});
    const std::string rejects = rejectsOf(list);
    CHECK(rejects.find(";'=1+1; '-Canari;\"'@Zoé\";") != std::string::npos);
    CHECK(rejects.find(";'+33261911234;") != std::string::npos);
    CHECK(rejects.find(";Nantes=1;") != std::string::npos);
    const Reading corrected = readList(replaceAll(rejects, ";10;", ";09;"));
    REQUIRE(corrected.report);
    CHECK(corrected.sink.names == std::vector<QString>{QStringLiteral("=1+1")});
    CHECK(corrected.report->summary.callable == 1);
}

TEST_CASE("a rejects file that comes back uncorrected gives the same rows again", "[campaigns][rejects]")
{
    const std::string list = ListLine().header() + "\n" + ListLine().set("CLE", "10").set("NOM_NAISSANCE", "+x").row() + "\n"
        + "a;b\n" + ListLine().row() + ";one;more\n";
    const std::string first = rejectsOf(list);
    const Reading again = readList(first);
    REQUIRE(again.report);
    CHECK(again.report->notices.empty());
    CHECK(again.report->summary.rejected == 3);
    const std::string second = rejectsOf(first);
    CHECK(second == first);
}

TEST_CASE("the rejects of a real list can all be imported once corrected", "[campaigns][rejects]")
{
    QFile file(QStringLiteral(RELAIS_TEST_DATA "/cible-diabete.csv"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const std::string rejects = rejectsOf(file.readAll().toStdString());
    const Reading again = readList(rejects);
    REQUIRE(again.report);
    CHECK(again.report->summary.rows == 81);
    CHECK(again.report->summary.rejected == 81);
    // Whoever corrects gives everybody a NIR with its key, a birth date and a name.
    std::string corrected;
    int number = 0;
    std::size_t at = 0;
    while (at < rejects.size()) {
        const std::size_t end = rejects.find('\n', at);
        const std::string line = rejects.substr(at, end - at);
        at = end + 1;
        if (corrected.empty()) {
            corrected = line + "\n";
            continue;
        }
        std::vector<std::string_view> fields;
        for (std::size_t i = 0, from = 0; i < 6; ++i) {
            const std::size_t to = line.find(';', from);
            fields.push_back(std::string_view(line).substr(from, to - from));
            from = to + 1;
        }
        const std::size_t rest = static_cast<std::size_t>(fields[5].data() - line.data()) + fields[5].size();
        const std::string nir = "26409750" + std::to_string(10000 + number++);
        const int key = Nir::fromText(std::string_view(nir))->key();
        corrected += nir + ";" + std::to_string(key) + ";Canari;;Z;04/09/1964" + line.substr(rest) + "\n";
    }
    const Reading whole = readList(corrected);
    REQUIRE(whole.report);
    CHECK(whole.report->summary.accepted == 81);
}
