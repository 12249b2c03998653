#include "app/relais/paper_dialog.h"
#include "tests/support/sheet_inputs.h"
#include "ui/words/correspondence_words.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QPrinter>
#include <QTemporaryDir>

using namespace relais;

TEST_CASE("what is printed is one A4 page from edge to edge, and its job names nobody", "[correspondence]")
{
    const QTemporaryDir folder;
    const Document document = CorrespondenceWords::physicianSheet(physicianSheet(test::ordinarySheet()).value());
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(folder.filePath(QStringLiteral("x.pdf")));
    printer.setPageSize(QPageSize(QPageSize::A5)); // whatever was chosen before
    CHECK(printOn(printer, document) == true);
    CHECK(printer.pageLayout().pageSize().id() == QPageSize::A4);
    CHECK(printer.docName() == document.title);
    QFile file(printer.outputFileName());
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    CHECK(bytes.contains("/Count 1"));
    CHECK_FALSE(bytes.contains("ROUSSEAU"));
}

TEST_CASE("a printer that cannot be painted on is a failure in words", "[correspondence]")
{
    const Document document = CorrespondenceWords::physicianSheet(physicianSheet(test::ordinarySheet()).value());
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(QStringLiteral("/nowhere/at/all/x.pdf"));
    const auto printed = printOn(printer, document);
    REQUIRE_FALSE(printed);
    CHECK(printed.error() == Error{ErrorCode::FileUnwritable, QStringLiteral("printer")});
    CHECK(CorrespondenceWords::refusal(printed.error()).contains(QStringLiteral("L’imprimante n’a pas pris la page.")));
}
