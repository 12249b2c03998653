#include "core/correspondence/document.h"

#include <QRegularExpression>

#include <algorithm>

namespace relais {

namespace {

void addTo(QStringList& lines, const DocumentParagraph& block)
{
    lines << block.heading << block.text;
}

void addTo(QStringList& lines, const DocumentList& block)
{
    lines << block.heading << block.items;
}

void addTo(QStringList& lines, const DocumentTable& block)
{
    lines << block.heading << block.columns.join(QStringLiteral(", "));
    for (const QStringList& row : block.rows) {
        lines << row.join(QStringLiteral(", "));
    }
}

void addTo(QStringList& lines, const DocumentSmallPrint& block)
{
    lines << block.text;
}

} // namespace

QStringList linesOf(const Document& document)
{
    QStringList lines{document.title, document.subtitle, document.dated};
    lines << document.from << document.to;
    for (const DocumentBlock& block : document.blocks) {
        std::visit([&](const auto& one) { addTo(lines, one); }, block);
    }
    lines.removeAll(QString());
    return lines;
}

int wordCount(const Document& document)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s\\x{a0}\\x{202f}]+"));
    const QStringList parts = linesOf(document).join(u' ').split(gaps, Qt::SkipEmptyParts);
    return static_cast<int>(std::count_if(parts.begin(), parts.end(), [](const QString& part) {
        return std::any_of(part.begin(), part.end(), [](QChar sign) { return sign.isLetterOrNumber(); });
    }));
}

QString fileNameOf(const Document& document, const QString& token)
{
    QString signs;
    for (const QChar sign : token) {
        const bool plain = (u'0' <= sign && sign <= u'9') || (u'a' <= sign && sign <= u'f');
        signs += plain ? QString(sign) : QString();
    }
    // The end of an id is chance; its beginning is when it was made.
    return document.kind + u'-' + signs.right(8) + QStringLiteral(".pdf");
}

} // namespace relais
