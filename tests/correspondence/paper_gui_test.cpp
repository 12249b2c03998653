#include "tests/support/fake_paper_place.h"
#include "tests/support/member_story.h"
#include "tests/support/sheet_inputs.h"
#include "ui/correspondence/document_paper.h"
#include "ui/correspondence/paper_page.h"
#include "ui/correspondence/paper_view.h"
#include "ui/words/correspondence_words.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace relais;
using relais::test::MemberStory;
using relais::test::ordinarySheet;
using relais::test::worstSheet;

namespace {

Document sheetOf(const PhysicianSheetInput& input)
{
    const auto sheet = physicianSheet(input);
    REQUIRE(sheet);
    return CorrespondenceWords::physicianSheet(*sheet);
}

/// A record with as many doses as anybody may have had.
Document recordOf(int doses)
{
    MemberStory story("vaccination-adult");
    story.anchor(AnchorKind::Birth, "1957-03-10");
    story.anchor(AnchorKind::Enrolment, "2026-01-10");
    std::vector<VaccineDose> given;
    for (const FormField& field : story.protocol->form) {
        for (int i = 0; i < doses; ++i) {
            given.push_back({field.code, QDate(2026 - i, 2, 3), DoseSource::Data});
            story.said(field.code.toLatin1().constData(), QDate(2026 - i, 2, 3));
        }
    }
    const QDate today(2026, 11, 20);
    const auto rows = vaccinationRecord(
        *story.protocol, story.steps("2026-11-20"), given, MemberStory::calendar(), QStringLiteral("metropole"), today);
    return CorrespondenceWords::vaccinationRecord(
        ordinarySheet().person, rows, story.protocol->version, ordinarySheet().centre, today);
}

QByteArray utf16(const QString& text)
{
    QByteArray bytes;
    for (const QChar sign : text) {
        bytes.append(static_cast<char>(sign.unicode() >> 8)).append(static_cast<char>(sign.unicode() & 0xff));
    }
    return bytes;
}

} // namespace

TEST_CASE("every paper is one page, whatever stands on it", "[correspondence]")
{
    CHECK(DocumentPaper(sheetOf(ordinarySheet())).pageCount() == 1);
    for (const QString& word : {QStringLiteral("a"), QStringLiteral("anticoagulants"), QString(300, u'W')}) {
        CHECK(DocumentPaper(sheetOf(worstSheet(word))).pageCount() == 1);
    }
    CHECK(DocumentPaper(recordOf(0)).pageCount() == 1);
    CHECK(DocumentPaper(recordOf(40)).pageCount() == 1);
}

TEST_CASE("a paper that would need a second page is refused and not cut", "[correspondence]")
{
    Document document = sheetOf(ordinarySheet());
    document.blocks.push_back(DocumentParagraph{{}, QStringLiteral("trop ").repeated(3000)});
    const auto bytes = pdfOf(document);
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error() == Error{ErrorCode::InvalidInput, QStringLiteral("pages")});
}

TEST_CASE("the PDF has one page, and its properties and its file name nobody", "[correspondence]")
{
    QTemporaryDir folder;
    const Document document = sheetOf(ordinarySheet());
    const QString path = folder.filePath(fileNameOf(document, QStringLiteral("1f0c9a52")));
    REQUIRE(writePdf(document, path));
    CHECK_FALSE(QFileInfo(path).permission(QFileDevice::ReadGroup));
    CHECK_FALSE(QFileInfo(path).permission(QFileDevice::ReadOther));
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    CHECK(bytes.startsWith("%PDF-"));
    CHECK(bytes.contains("/Count 1"));
    CHECK(bytes.contains(utf16(document.title))); // so the search below can find
    for (const char* name : {"Rousseau", "ROUSSEAU", "Marguerite", "Carpentier"}) {
        CAPTURE(name);
        CHECK_FALSE(bytes.contains(utf16(QString::fromLatin1(name))));
        CHECK_FALSE(bytes.contains(name));
    }
    CHECK_FALSE(bytes.contains("/Author"));
}

TEST_CASE("a folder that cannot be written to is a failure and leaves no file", "[correspondence]")
{
    const auto written = writePdf(sheetOf(ordinarySheet()), QStringLiteral("/nowhere/at/all/x.pdf"));
    REQUIRE_FALSE(written);
    CHECK(written.error() == Error{ErrorCode::FileUnwritable, QStringLiteral("pdf")});
}

TEST_CASE("the page shows the sheet, a screen reader reads it, and Ctrl+S saves it", "[correspondence]")
{
    QTemporaryDir folder;
    test::FakePaperPlace place;
    place.folder = folder.path();
    PaperViewModel model(place, &writePdf);
    PaperPage page(model);
    page.resize(760, 700);
    page.show();
    page.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&page));
    CHECK(page.findChild<PaperView*>() == nullptr);
    model.show(sheetOf(ordinarySheet()), QStringLiteral("1f0c9a52"));
    auto* paper = page.findChild<PaperView*>();
    REQUIRE(paper);
    CHECK(paper->accessibleDescription().contains(QStringLiteral("Marguerite ROUSSEAU")));
    QTest::keyClick(paper, Qt::Key_S, Qt::ControlModifier);
    CHECK(model.state() == PaperViewModel::State::Saved);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{QStringLiteral("fiche-medecin-1f0c9a52.pdf")});
    CHECK(page.findChild<PaperView*>() == paper); // the reader stays where she was
    QTest::keyClick(paper, Qt::Key_P, Qt::ControlModifier);
    CHECK(model.state() == PaperViewModel::State::Printed);
    CHECK(place.printed == std::vector{sheetOf(ordinarySheet())});
    model.clear();
    CHECK(page.findChild<PaperView*>() == nullptr);
}
