#include "app/relais/paper_dialog.h"

#include <QDir>
#include <QFileDialog>

namespace relais {

void PaperDialog::ask(const QString& fileName, Answer answer)
{
    auto* dialog = new QFileDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(QStringLiteral("PDF (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setDirectory(m_folder);
    dialog->selectFile(fileName);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog, answer = std::move(answer)](int result) {
        const QStringList files = dialog->selectedFiles();
        const bool chosen = result == QDialog::Accepted && !files.isEmpty();
        answer(chosen ? std::optional(QDir::fromNativeSeparators(files.front())) : std::nullopt);
    });
    dialog->open();
}

} // namespace relais
