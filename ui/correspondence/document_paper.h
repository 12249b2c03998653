#pragma once

#include "core/base/result.h"
#include "core/correspondence/document.h"

#include <memory>

class QPagedPaintDevice;
class QPainter;
class QTextDocument;

namespace relais {

/// A document laid out on one sheet of A4, the same for the screen, for a PDF and for a printer: what is seen is what leaves.
/// Paper is white and its ink dark in every appearance of the program; these are the paper's colours, not the theme's.
/// Interface thread; fonts of the system, no network, nothing fetched.
class DocumentPaper {
public:
    /// Size of the sheet in the units of `paint`.
    static constexpr int width = 794;
    static constexpr int height = 1123;

    /// Takes the largest of four text sizes that keeps to one page.
    explicit DocumentPaper(const Document& document);
    ~DocumentPaper();

    int pageCount() const;
    /// The sheet from (0, 0) to (width, height).
    void paint(QPainter& painter) const;
    /// Paints the one page on a PDF or a printer whose page is A4 without margins. Fails with InvalidInput, detail "pages", when the text
    /// does not fit one page, with FileUnwritable when the device cannot be painted on.
    Result<Done> paintOn(QPagedPaintDevice& device) const;

private:
    std::unique_ptr<QTextDocument> m_text;
};

/// The bytes of the PDF. Its properties hold the sort of paper and the program's name, and nobody's.
Result<QByteArray> pdfOf(const Document& document);
/// Writes it whole or not at all, readable by its owner alone. Fails with FileUnwritable.
Result<Done> writePdf(const Document& document, const QString& path);

} // namespace relais
