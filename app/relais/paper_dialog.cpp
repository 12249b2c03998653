#include "app/relais/paper_dialog.h"

#include "ui/correspondence/document_paper.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>

#include <memory>

namespace relais {

void PaperDialog::ask(const QString& fileName, Answer answer)
{
    auto* dialog = new QFileDialog(QApplication::activeWindow());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(QStringLiteral("PDF (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setDirectory(m_folder);
    dialog->selectFile(fileName);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) mutable {
        const QStringList files = dialog->selectedFiles();
        const bool chosen = result == QDialog::Accepted && !files.isEmpty();
        answer(chosen ? std::optional(QDir::fromNativeSeparators(files.front())) : std::nullopt);
    });
    dialog->open();
}

void PaperDialog::print(const Document& document, Printed answer)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    preparePrinter(*printer, document);
    auto* dialog = new QPrintDialog(printer.get(), QApplication::activeWindow());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(QAbstractPrintDialog::PrintToFile); // one page: nothing to choose from
    // The dialog keeps the printer as long as it lives; what is printed is what was on the screen when it opened.
    QObject::connect(dialog, &QDialog::finished, dialog, [printer, document, answer = std::move(answer)](int result) mutable {
        answer(result == QDialog::Accepted ? printOn(*printer, document) : Result<bool>(false));
    });
    dialog->open();
}

void preparePrinter(QPrinter& printer, const Document& document)
{
    printer.setCreator(QStringLiteral("Relais"));
    printer.setDocName(document.title);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setFullPage(true);
    printer.setPageMargins(QMarginsF(0, 0, 0, 0));
}

Result<bool> printOn(QPrinter& printer, const Document& document)
{
    // Whatever was chosen in the dialog, it is one A4 page from edge to edge.
    preparePrinter(printer, document);
    const auto painted = DocumentPaper(document).paintOn(printer);
    if (painted) {
        return true;
    }
    return painted.error().code == ErrorCode::InvalidInput ? failure(painted.error())
                                                           : failure(ErrorCode::FileUnwritable, QStringLiteral("printer"));
}

} // namespace relais
