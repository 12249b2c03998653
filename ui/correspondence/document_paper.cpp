#include "ui/correspondence/document_paper.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextOption>
#include <QTextTable>

#include <array>

namespace relais {

namespace {

const QColor ink(0x1d, 0x24, 0x2b);
const QColor quiet(0x57, 0x62, 0x6d);
const QColor blue(0x1b, 0x5a, 0x8e);
const QColor tint(0xee, 0xf3, 0xf7);
const QColor rule(0xc9, 0xd3, 0xdc);

/// Margin of the sheet and padding of a table's cells go with the size of the text: the smallest is for the rare sheet that is full.
struct Setting {
    int size;
    int side;
    int padding;
};
constexpr std::array<Setting, 4> settings{{{14, 68, 5}, {13, 68, 5}, {12, 60, 4}, {11, 48, 3}}};

/// Writes the blocks one after the other; sizes follow from that of the text, in units of a 96th of an inch.
class Typesetter {
public:
    Typesetter(QTextDocument& text, const Setting& setting) : m_cursor(&text), m_size(setting.size), m_padding(setting.padding) {}

    void set(const Document& document)
    {
        head(document);
        for (const DocumentBlock& block : document.blocks) {
            std::visit([this](const auto& one) { add(one); }, block);
        }
    }

private:
    QTextCharFormat face(int size, const QColor& colour, int weight = QFont::Normal) const
    {
        QTextCharFormat format;
        format.setFontFamilies({QStringLiteral("Noto Sans"), QStringLiteral("sans-serif")});
        format.setProperty(QTextFormat::FontPixelSize, size);
        format.setFontWeight(weight);
        format.setForeground(colour);
        format.setFontHintingPreference(QFont::PreferNoHinting);
        return format;
    }

    QTextBlockFormat spaced(int before, int after, Qt::Alignment alignment = Qt::AlignLeft) const
    {
        QTextBlockFormat format;
        format.setTopMargin(before);
        format.setBottomMargin(after);
        format.setAlignment(alignment);
        format.setLineHeight(108, QTextBlockFormat::ProportionalHeight);
        return format;
    }

    void line(const QString& text, const QTextCharFormat& look, const QTextBlockFormat& place)
    {
        if (m_begun) {
            m_cursor.insertBlock(place, look);
        } else {
            m_cursor.setBlockFormat(place);
            m_begun = true;
        }
        m_cursor.insertText(text, look);
    }

    void heading(const QString& text)
    {
        if (!text.isEmpty()) {
            line(text, face(m_size, blue, QFont::DemiBold), spaced(m_size - 2, 2));
        }
    }

    QTextTableFormat frameless(int columns) const
    {
        QTextTableFormat format;
        format.setBorder(0);
        format.setCellSpacing(0);
        format.setCellPadding(0);
        format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
        QList<QTextLength> widths;
        for (int i = 0; i < columns; ++i) {
            widths.append(QTextLength(QTextLength::PercentageLength, 100.0 / columns));
        }
        format.setColumnWidthConstraints(widths);
        return format;
    }

    void cell(QTextTable& table, int row, int column, const QStringList& lines, const std::vector<QTextCharFormat>& looks,
        Qt::Alignment alignment = Qt::AlignLeft)
    {
        QTextCursor at = table.cellAt(row, column).firstCursorPosition();
        at.setBlockFormat(spaced(0, 0, alignment));
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QTextCharFormat& look = looks[std::min(static_cast<std::size_t>(i), looks.size() - 1)];
            if (i > 0) {
                at.insertBlock(spaced(0, 0, alignment), look);
            }
            at.insertText(lines[i], look);
        }
    }

    void head(const Document& document)
    {
        QTextTable* addresses = m_cursor.insertTable(1, 2, frameless(2));
        m_begun = true;
        const auto plain = face(m_size - 1, quiet);
        cell(*addresses, 0, 0, document.from, {face(m_size, ink, QFont::DemiBold), plain});
        QStringList right = document.to;
        right << document.dated;
        cell(*addresses, 0, 1, right,
            document.to.isEmpty() ? std::vector<QTextCharFormat>{plain}
                                  : std::vector<QTextCharFormat>{face(m_size, ink, QFont::DemiBold), plain},
            Qt::AlignRight);
        m_cursor.movePosition(QTextCursor::End);
        line(document.title, face(m_size + 9, blue, QFont::DemiBold), spaced(m_size + 4, 0));
        QTextTable* whom = m_cursor.insertTable(1, 1, [&] {
            QTextTableFormat format = frameless(1);
            format.setCellPadding(m_padding + 2);
            format.setBackground(tint);
            format.setTopMargin(7);
            return format;
        }());
        cell(*whom, 0, 0, {document.subtitle}, {face(m_size + 1, ink, QFont::DemiBold)});
        m_cursor.movePosition(QTextCursor::End);
    }

    void add(const DocumentParagraph& block)
    {
        heading(block.heading);
        line(block.text, face(m_size, ink), spaced(block.heading.isEmpty() ? m_size : 0, 0));
    }

    void add(const DocumentList& block)
    {
        heading(block.heading);
        for (const QString& item : block.items) {
            QTextBlockFormat place = spaced(0, 2);
            place.setLeftMargin(14);
            place.setTextIndent(-14);
            place.setTabPositions({QTextOption::Tab(14, QTextOption::LeftTab)});
            line(QStringLiteral("•\t"), face(m_size, blue), place);
            m_cursor.insertText(item, face(m_size, ink));
        }
    }

    void add(const DocumentTable& block)
    {
        heading(block.heading);
        const int columns = static_cast<int>(block.columns.size());
        const int rows = static_cast<int>(block.rows.size());
        QTextTableFormat format = frameless(columns);
        format.setCellPadding(m_padding);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(rule);
        format.setBorderCollapse(true);
        format.setTopMargin(block.heading.isEmpty() ? m_size : 2);
        if (columns == 3) {
            format.setColumnWidthConstraints({QTextLength(QTextLength::PercentageLength, 27),
                QTextLength(QTextLength::PercentageLength, 43), QTextLength(QTextLength::PercentageLength, 30)});
        }
        QTextTable* table = m_cursor.insertTable(rows + 1, columns, format);
        for (int column = 0; column < columns; ++column) {
            QTextTableCellFormat ground;
            ground.setBackground(tint);
            table->cellAt(0, column).setFormat(ground);
            cell(*table, 0, column, {block.columns[column]}, {face(m_size - 2, quiet, QFont::DemiBold)});
            for (int row = 0; row < rows; ++row) {
                const auto look = face(m_size - 1, ink, column == 0 ? QFont::DemiBold : QFont::Normal);
                cell(*table, row + 1, column, block.rows[static_cast<std::size_t>(row)].value(column).split(u'\n'), {look});
            }
        }
        m_cursor.movePosition(QTextCursor::End);
        m_begun = true;
    }

    void add(const DocumentSmallPrint& block) { line(block.text, face(m_size - 3, quiet), spaced(m_size + 4, 0)); }

    QTextCursor m_cursor;
    int m_size;
    int m_padding;
    bool m_begun = false;
};

std::unique_ptr<QTextDocument> laidOut(const Document& document, const Setting& setting)
{
    auto text = std::make_unique<QTextDocument>();
    text->setUndoRedoEnabled(false);
    text->setUseDesignMetrics(true);
    text->setDocumentMargin(setting.side);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // a word without end widens no column
    text->setDefaultTextOption(option);
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(setting.size);
    text->setDefaultFont(font);
    Typesetter(*text, setting).set(document);
    text->setPageSize(QSizeF(DocumentPaper::width, DocumentPaper::height));
    return text;
}

} // namespace

DocumentPaper::DocumentPaper(const Document& document)
{
    for (const Setting& setting : settings) {
        m_text = laidOut(document, setting);
        if (m_text->pageCount() == 1) {
            break;
        }
    }
}

DocumentPaper::~DocumentPaper() = default;

int DocumentPaper::pageCount() const
{
    return m_text->pageCount();
}

void DocumentPaper::paint(QPainter& painter) const
{
    painter.save();
    painter.fillRect(QRectF(0, 0, width, height), Qt::white);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(0, 0, width, height);
    context.palette.setColor(QPalette::Text, ink);
    painter.setClipRect(context.clip);
    m_text->documentLayout()->draw(&painter, context);
    painter.restore();
}

Result<Done> DocumentPaper::paintOn(QPagedPaintDevice& device) const
{
    if (pageCount() != 1) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("pages"));
    }
    QPainter painter;
    if (!painter.begin(&device)) {
        return failure(ErrorCode::FileUnwritable, QStringLiteral("paper"));
    }
    painter.scale(painter.viewport().width() / double(width), painter.viewport().height() / double(height));
    paint(painter);
    return painter.end() ? Result<Done>(Done{}) : failure(ErrorCode::FileUnwritable, QStringLiteral("paper"));
}

Result<QByteArray> pdfOf(const Document& document)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(600);
    writer.setTitle(document.title);
    writer.setCreator(QStringLiteral("Relais"));
    const auto painted = DocumentPaper(document).paintOn(writer);
    if (!painted) {
        return failure(painted.error());
    }
    return bytes;
}

Result<Done> writePdf(const Document& document, const QString& path)
{
    const auto bytes = pdfOf(document);
    if (!bytes) {
        return failure(bytes.error());
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(*bytes) != bytes->size() || !file.commit()) {
        return failure(ErrorCode::FileUnwritable, QStringLiteral("pdf")); // no path: a folder may bear a name
    }
    return Done{};
}

} // namespace relais
