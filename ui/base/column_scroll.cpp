#include "ui/base/column_scroll.h"

#include <QApplication>
#include <QChildEvent>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QVBoxLayout>

namespace relais {

namespace {

/// What the content would paint over.
class FocusRing final : public QWidget {
public:
    explicit FocusRing(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
};

} // namespace

ColumnScroll::ColumnScroll(QWidget* parent) : QScrollArea(parent), m_ring(new FocusRing(this))
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
    watch(inside);
}

void ColumnScroll::readByKeys(const QString& name)
{
    setAccessibleName(name);
    const auto follow = [this] { setFocusPolicy(verticalScrollBar()->maximum() > 0 ? Qt::StrongFocus : Qt::NoFocus); };
    connect(verticalScrollBar(), &QAbstractSlider::rangeChanged, this, follow);
    follow();
}

void ColumnScroll::watch(QObject* inside)
{
    inside->installEventFilter(this);
    for (QObject* child : inside->children()) {
        if (child->isWidgetType()) {
            watch(child);
        }
    }
}

bool ColumnScroll::eventFilter(QObject* watched, QEvent* event)
{
    passBy(watched, event);
    // QScrollArea follows the focus only from one control inside to the next; it comes from outside, too.
    if (event->type() == QEvent::FocusIn) {
        showFocus();
    } else if (event->type() == QEvent::ChildAdded) {
        if (QObject* child = static_cast<QChildEvent*>(event)->child(); child->isWidgetType()) {
            watch(child);
        }
    }
    return QScrollArea::eventFilter(watched, event);
}

void ColumnScroll::passBy(QObject* control, const QEvent* event)
{
    const auto byTab = [event] {
        const auto reason = static_cast<const QFocusEvent*>(event)->reason();
        return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
    };
    switch (event->type()) {
    case QEvent::FocusIn:
        if (!byTab()) {
            m_home.reset();
        } else if (!m_home) {
            m_home = verticalScrollBar()->value();
        }
        return;
    case QEvent::FocusOut:
        if (const QWidget* now = QApplication::focusWidget();
            m_home && byTab() && now != control && !widget()->isAncestorOf(now)) {
            verticalScrollBar()->setValue(*m_home);
            m_home.reset();
        }
        return;
    case QEvent::KeyPress: {
        const int key = static_cast<const QKeyEvent*>(event)->key();
        if (key != Qt::Key_Tab && key != Qt::Key_Backtab && key != Qt::Key_Shift) {
            m_home.reset();
        }
        return;
    }
    case QEvent::MouseButtonPress:
    case QEvent::Wheel: m_home.reset(); return;
    default: return;
    }
}

void ColumnScroll::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    m_ring->setGeometry(rect());
    showFocus();
}

void ColumnScroll::focusInEvent(QFocusEvent* event)
{
    QScrollArea::focusInEvent(event);
    m_ring->setGeometry(rect());
    m_ring->raise();
    m_ring->show();
}

void ColumnScroll::focusOutEvent(QFocusEvent* event)
{
    QScrollArea::focusOutEvent(event);
    m_ring->hide();
}

void ColumnScroll::showFocus()
{
    QWidget* focus = window()->focusWidget();
    if (focus != nullptr && widget()->isAncestorOf(focus)) {
        constexpr int ring = 8; // stands outside the control
        ensureWidgetVisible(focus, 0, ring);
    }
}

QSize ColumnScroll::sizeHint() const
{
    // Asks for little: what stands beside it keeps its height, and the column takes the room that is left.
    return {widget()->sizeHint().width(), 60};
}

} // namespace relais
