#include "ui/correspondence/paper_view.h"

#include <QPainter>

#include <algorithm>

namespace relais {

PaperView::PaperView(const Document& document, QWidget* parent) : QWidget(parent), m_paper(document)
{
    setFocusPolicy(Qt::TabFocus); // so that a screen reader comes to it
    setAccessibleName(document.title);
    setAccessibleDescription(linesOf(document).join(u'\n'));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setMaximumWidth(DocumentPaper::width);
}

int PaperView::heightForWidth(int given) const
{
    return std::min(given, DocumentPaper::width) * DocumentPaper::height / DocumentPaper::width;
}

void PaperView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const double scale = std::min(width() / double(DocumentPaper::width), height() / double(DocumentPaper::height));
    painter.save();
    painter.scale(scale, scale);
    m_paper.paint(painter);
    painter.restore();
    const QRectF sheet(0.5, 0.5, DocumentPaper::width * scale - 1, DocumentPaper::height * scale - 1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), hasFocus() ? 2 : 1));
    painter.drawRect(sheet);
}

} // namespace relais
