#pragma once

#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

namespace relais {

struct DocumentParagraph {
    QString heading; ///< empty: none
    QString text;
    bool operator==(const DocumentParagraph&) const = default;
};

struct DocumentList {
    QString heading;
    QStringList items;
    bool operator==(const DocumentList&) const = default;
};

struct DocumentTable {
    QString heading;
    QStringList columns;
    std::vector<QStringList> rows; ///< each as long as `columns`
    bool operator==(const DocumentTable&) const = default;
};

/// What stands at the foot: who made it, where it came from, rights.
struct DocumentSmallPrint {
    QString text;
    bool operator==(const DocumentSmallPrint&) const = default;
};

using DocumentBlock = std::variant<DocumentParagraph, DocumentList, DocumentTable, DocumentSmallPrint>;

/// A paper of one page, as it is read: words only, no look. Made by ui/words, laid out by ui/correspondence. A value.
/// Holds health data: never in a log. `kind` and `title` alone leave the paper (file name, properties of the file), so they name nobody.
struct Document {
    QString kind;     ///< "fiche-medecin": begins the file's name. [a-z-]{1,40}
    QString title;    ///< of the sort of paper, never of a person
    QString subtitle; ///< whom it is about
    QStringList from; ///< lines of an address
    QStringList to;   ///< empty: the person herself
    QString dated;
    std::vector<DocumentBlock> blocks;
    bool operator==(const Document&) const = default;
};

/// All that is read on the paper, a line each, in the order of reading: for a screen reader, and for counting.
QStringList linesOf(const Document& document);
int wordCount(const Document& document);

/// "fiche-medecin-1f0c9a52.pdf": the kind and eight signs of `token`, which is an id or chance, never a name. Other signs are left out.
QString fileNameOf(const Document& document, const QString& token);

} // namespace relais
