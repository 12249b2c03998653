#pragma once

#include "core/correspondence/paper_place.h"

class QPrinter;

namespace relais {

/// Asks for the place of a paper, or for the printer, by the desktop's own dialogs, opened over the window in use and never executed.
/// Interface thread.
class PaperDialog final : public PaperPlace {
public:
    /// `folder` is where it begins.
    explicit PaperDialog(QString folder) : m_folder(std::move(folder)) {}
    void ask(const QString& fileName, Answer answer) override;
    void print(const Document& document, Printed answer) override;

private:
    QString m_folder;
};

/// A4 without margins, and a job that names nobody: to be done before the printer is asked for.
void preparePrinter(QPrinter& printer, const Document& document);
/// The one page. Fails with FileUnwritable, detail "printer", or InvalidInput as DocumentPaper::paintOn.
Result<bool> printOn(QPrinter& printer, const Document& document);

} // namespace relais
