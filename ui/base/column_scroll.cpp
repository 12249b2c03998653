#include "ui/base/column_scroll.h"

#include <QVBoxLayout>

namespace relais {

ColumnScroll::ColumnScroll(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    auto* inside = new QWidget(this);
    inside->setAutoFillBackground(false);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, 0, 0);
    setWidget(inside);
    inside->setAutoFillBackground(false);
}

QSize ColumnScroll::sizeHint() const
{
    // Asks for little: what stands beside it keeps its height, and the column takes the room that is left.
    return {widget()->sizeHint().width(), 60};
}

} // namespace relais
