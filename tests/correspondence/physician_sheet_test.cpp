#include "core/correspondence/physician_sheet.h"
#include "tests/support/sheet_inputs.h"
#include "ui/correspondence/paper_view_model.h"
#include "ui/words/correspondence_words.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::ordinarySheet;
using relais::test::worstSheet;

namespace {

QString textOf(const PhysicianSheetInput& input)
{
    const auto sheet = physicianSheet(input);
    REQUIRE(sheet);
    return linesOf(CorrespondenceWords::physicianSheet(*sheet)).join(u'\n');
}

/// Answers when told to.
struct HeldPlace final : PaperPlace {
    void ask(const QString& fileName, Answer given) override
    {
        name = fileName;
        answer = std::move(given);
    }
    void print(const Document& document, Printed given) override
    {
        name = document.title;
        printed = std::move(given);
    }
    QString name;
    Answer answer;
    Printed printed;
};

} // namespace

TEST_CASE("without the consent to share there is no sheet", "[correspondence]")
{
    PhysicianSheetInput input = ordinarySheet();
    input.sharesWithPhysician = false;
    const auto sheet = physicianSheet(input);
    REQUIRE_FALSE(sheet);
    CHECK(sheet.error() == Error{ErrorCode::NotPermitted, QStringLiteral("consent_to_share")});
    CHECK(CorrespondenceWords::refusal(sheet.error()).contains(QStringLiteral("n’a pas accepté le partage")));
}

TEST_CASE("what a sheet cannot do without is named, never its value", "[correspondence]")
{
    struct Row {
        void (*spoil)(PhysicianSheetInput&);
        Error error;
    };
    const auto row = GENERATE(Row{[](PhysicianSheetInput& one) { one.report.themes.clear(); }, {ErrorCode::ReportMissing, {}}},
        Row{[](PhysicianSheetInput& one) { one.physician = QStringLiteral(" \n"); },
            {ErrorCode::InvalidInput, QStringLiteral("physician")}},
        Row{[](PhysicianSheetInput& one) { one.person.birthName.clear(); }, {ErrorCode::InvalidInput, QStringLiteral("person")}},
        Row{[](PhysicianSheetInput& one) { one.calledOn = QDate(); }, {ErrorCode::InvalidInput, QStringLiteral("called_on")}},
        Row{[](PhysicianSheetInput& one) { one.call = 7; }, {ErrorCode::InvalidInput, QStringLiteral("call")}});
    PhysicianSheetInput input = ordinarySheet();
    row.spoil(input);
    const auto sheet = physicianSheet(input);
    REQUIRE_FALSE(sheet);
    CHECK(sheet.error() == row.error);
}

TEST_CASE("the sheet tells what was said, the goals, the exams and what comes", "[correspondence]")
{
    const QString text = textOf(ordinarySheet());
    CAPTURE(text.toStdString());
    for (const char* part : {"Marguerite ROUSSEAU, née le 14 mars 1964", "Dr Hélène Carpentier", "Appel 2 sur 6",
             "activité physique", "Mieux bouger, Marcher trente minutes", "en cours", "Fond d’œil, 12 mars 2026, données",
             "Bilan rénal, 3 novembre 2026, dit par elle", "Bilan dentaire, aucune date connue",
             "Prochain appel entre le 14 décembre 2026 et le 28 décembre 2026", "messagerie sécurisée de santé",
             "24 novembre 2026"}) {
        CAPTURE(part);
        CHECK(text.contains(QString::fromUtf8(part)));
    }
    CHECK_FALSE(text.contains(QStringLiteral("Abrégée")));
}

TEST_CASE("no care gap is said as the programme's rule, which leaves an old exam its date", "[correspondence]")
{
    PhysicianSheetInput input = ordinarySheet();
    input.careGap = false;
    CHECK(textOf(input).contains(QStringLiteral("Pas d’écart aux soins au sens du programme.")));
    CHECK_FALSE(textOf(input).contains(QStringLiteral("à jour")));
}

TEST_CASE("the adviser's free text goes only when it was meant for the physician", "[correspondence]")
{
    PhysicianSheetInput input = ordinarySheet();
    input.report.freeText = QStringLiteral("se plaint de son voisin");
    CHECK_FALSE(textOf(input).contains(QStringLiteral("voisin")));
    input.sendFreeText = true;
    CHECK(textOf(input).contains(QStringLiteral("voisin")));
}

TEST_CASE("of two dates of an exam the later one stands, of one day the data", "[correspondence]")
{
    PhysicianSheetInput input = ordinarySheet();
    input.exams = {
        {ExamKind::Dental, QDate(2025, 5, 1), ExamSource::Data, {}}, {ExamKind::Renal, QDate(2026, 1, 1), ExamSource::Data, {}}};
    input.report.exams = {{ExamKind::Dental, QDate(2026, 5, 1), ExamSource::DeclaredByPerson, {}},
        {ExamKind::Renal, QDate(2026, 1, 1), ExamSource::DeclaredByPerson, {}}};
    const auto sheet = physicianSheet(input);
    REQUIRE(sheet);
    REQUIRE(sheet->exams.size() == 2);
    CHECK(sheet->exams[0].source == ExamSource::Data);
    CHECK(sheet->exams[1].date == QDate(2026, 5, 1));
}

TEST_CASE("any sheet is read in two minutes, and a shortened one says so", "[correspondence]")
{
    for (const QString& word : {QStringLiteral("a"), QStringLiteral("anticoagulants"), QString(300, u'W')}) {
        const auto sheet = physicianSheet(worstSheet(word));
        REQUIRE(sheet);
        CHECK(sheet->shortened);
        const Document document = CorrespondenceWords::physicianSheet(*sheet);
        CAPTURE(linesOf(document).join(u'\n').toStdString());
        CHECK(wordCount(document) <= 250);
        CHECK(linesOf(document).last().contains(QStringLiteral("voir le dossier")));
    }
}

TEST_CASE("an address of the secure messaging is printed whole or not at all", "[correspondence]")
{
    PhysicianSheetInput input = ordinarySheet();
    input.centre.secureMessaging = QString(81, u'a');
    CHECK_FALSE(textOf(input).contains(QStringLiteral("messagerie")));
    CHECK(textOf(input).contains(QStringLiteral("Par courrier")));
}

TEST_CASE("a file name holds the sort of paper and a token, nobody's name", "[correspondence]")
{
    const auto sheet = physicianSheet(ordinarySheet());
    REQUIRE(sheet);
    const Document document = CorrespondenceWords::physicianSheet(*sheet);
    CHECK(fileNameOf(document, QStringLiteral("0193-5f2a-1f0c9a52")) == QStringLiteral("fiche-medecin-1f0c9a52.pdf"));
    CHECK(fileNameOf(document, QStringLiteral("../ROUSSEAU/x")) == QStringLiteral("fiche-medecin-.pdf"));
}

TEST_CASE("the view-model refuses, shows, asks where and says what came of it", "[correspondence]")
{
    using State = PaperViewModel::State;
    HeldPlace place;
    Result<Done> fate = Done{};
    QString written;
    PaperViewModel model(place, [&](const Document&, const QString& path) {
        written = path;
        return fate;
    });
    CHECK(model.state() == State::Empty);
    CHECK_FALSE(model.message().isEmpty());
    model.save();
    CHECK_FALSE(place.answer);
    model.show(failure(ErrorCode::NotPermitted, QStringLiteral("consent_to_share")), QStringLiteral("1f0c9a52"));
    CHECK(model.state() == State::Refused);
    CHECK_FALSE(model.document());
    int kept = 0;
    QObject::connect(&model, &PaperViewModel::kept, [&] { ++kept; });
    const Document document = CorrespondenceWords::physicianSheet(physicianSheet(ordinarySheet()).value());
    model.show(document, QStringLiteral("1f0c9a52"));
    CHECK(model.state() == State::Ready);
    REQUIRE(model.document());

    model.save();
    CHECK(place.name == QStringLiteral("fiche-medecin-1f0c9a52.pdf"));
    CHECK_FALSE(model.canLeave());
    place.answer(std::nullopt);
    CHECK(model.state() == State::Ready);
    CHECK(written.isEmpty());

    fate = failure(ErrorCode::FileUnwritable);
    model.save();
    place.answer(QStringLiteral("/papers/fiche-medecin-1f0c9a52.pdf"));
    CHECK(model.state() == State::Failed);
    CHECK(model.document()); // nothing is lost: another folder may do

    fate = Done{};
    model.save();
    place.answer(QStringLiteral("/papers/fiche-medecin-1f0c9a52.pdf"));
    CHECK(model.state() == State::Saved);
    CHECK(written == QStringLiteral("/papers/fiche-medecin-1f0c9a52.pdf"));

    CHECK(kept == 1);

    model.print();
    CHECK(model.state() == State::Asking);
    place.printed(false); // she changed her mind
    CHECK(model.state() == State::Ready);
    model.print();
    place.printed(failure(ErrorCode::FileUnwritable, QStringLiteral("printer")));
    CHECK(model.state() == State::Failed);
    CHECK(model.message().contains(QStringLiteral("L’imprimante n’a pas pris la page.")));
    CHECK(model.document() == document);
    model.print();
    place.printed(true);
    CHECK(model.state() == State::Printed);
    CHECK(model.message().contains(QStringLiteral("jamais par courriel")));
    CHECK(kept == 2);

    written.clear();
    model.save();
    model.clear(); // another person comes before she has answered
    place.answer(QStringLiteral("/papers/late.pdf"));
    CHECK(written.isEmpty());
    CHECK(model.state() == State::Empty);
}
