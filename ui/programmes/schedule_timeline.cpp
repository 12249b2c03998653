#include "ui/programmes/schedule_timeline.h"

#include "ui/base/relais_style.h"
#include "ui/programmes/schedule_timeline_face.h"
#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace relais {
namespace {

constexpr int shownLines = 12;  ///< more scroll under the step in hand
constexpr int shadedDays = 400; ///< beyond that a day is thinner than a pixel

} // namespace

ScheduleTimeline::ScheduleTimeline(const ScheduleViewModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    installTimelineFace();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    refresh();
}

int ScheduleTimeline::lineHeight() const
{
    return 14;
}

QSize ScheduleTimeline::sizeHint() const
{
    return {600, (shownLines + 1) * lineHeight() + 2 * Theme::space2};
}

void ScheduleTimeline::refresh()
{
    m_first = m_last = m_model.today();
    for (const auto& row : m_model.rows()) {
        for (const QDate day : {row.windowFrom, row.windowUntil, row.dueDay}) {
            if (day.isValid()) {
                m_first = std::min(m_first, day);
                m_last = std::max(m_last, day);
            }
        }
    }
    m_first = m_first.addDays(-1);
    m_last = m_last.addDays(1);
    select(m_current);
}

void ScheduleTimeline::select(int row)
{
    m_current = std::clamp(row, 0, std::max(0, count() - 1));
    setAccessibleName(count() == 0 ? m_model.failure() : typographic(tr("Calendrier du volet, étapes : %1").arg(count())));
    if (m_told != count()) {
        m_told = count();
        QAccessibleEvent reordered(this, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&reordered);
    }
    tellFocus();
    update();
}

void ScheduleTimeline::moveTo(int row)
{
    select(row);
    Q_EMIT moved(m_current);
}

void ScheduleTimeline::tellFocus()
{
    if (hasFocus() && count() > 0) {
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(m_current);
        QAccessible::updateAccessibility(&event);
    }
}

int ScheduleTimeline::firstLine() const
{
    return std::max(0, std::min(m_current - shownLines / 2, count() - shownLines));
}

QRect ScheduleTimeline::lineOf(int row) const
{
    const int line = row - firstLine();
    return line < 0 || line >= shownLines || row >= count()
        ? QRect()
        : QRect(0, Theme::space2 + line * lineHeight(), width(), lineHeight());
}

int ScheduleTimeline::rowAt(QPoint point) const
{
    const int line = point.y() < Theme::space2 ? -1 : (point.y() - Theme::space2) / lineHeight();
    const int row = firstLine() + line;
    return rect().contains(point) && line >= 0 && line < shownLines && row < count() ? row : -1;
}

double ScheduleTimeline::xOf(QDate day) const
{
    const double room = width() - 2.0 * Theme::space2;
    return Theme::space2 + room * static_cast<double>(m_first.daysTo(day)) / static_cast<double>(m_first.daysTo(m_last) + 1);
}

void ScheduleTimeline::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = themeOf(this);
    const int line = lineHeight();
    const double top = Theme::space2;
    const double bottom = height() - Theme::space2 - line;
    if (m_first.daysTo(m_last) <= shadedDays) {
        for (QDate day = m_first; day <= m_last; day = day.addDays(1)) {
            if (m_model.isClosed(day)) {
                painter.fillRect(QRectF(xOf(day), top, xOf(day.addDays(1)) - xOf(day), bottom - top), theme.key);
            }
        }
    }
    const auto& rows = m_model.rows();
    const int from = firstLine();
    for (int at = from; at < std::min(count(), from + shownLines); ++at) {
        const auto& row = rows[static_cast<std::size_t>(at)];
        const double y = top + (at - from) * line;
        if (at == m_current) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.accent, hasFocus() ? 2 : 1));
            painter.drawRoundedRect(QRectF(1, y, width() - 2, line), 2, 2);
        }
        if (row.windowFrom.isValid()) {
            // A dropped step is hollow and a late one hatched: told apart without the colour.
            const bool hollow = row.code == StepState::Dropped;
            painter.setPen(hollow ? theme.dim : theme.accent);
            painter.setBrush(hollow               ? QBrush(Qt::NoBrush)
                    : row.code == StepState::Late ? QBrush(theme.late, Qt::BDiagPattern)
                                                  : QBrush(theme.accentGround));
            painter.drawRect(QRectF(
                xOf(row.windowFrom), y + 3, std::max(2.0, xOf(row.windowUntil.addDays(1)) - xOf(row.windowFrom)), line - 6));
        }
        if (row.dueDay.isValid()) {
            const QPointF middle((xOf(row.dueDay) + xOf(row.dueDay.addDays(1))) / 2, y + line / 2.0);
            painter.setPen(theme.text);
            painter.setBrush(row.code == StepState::Done ? QBrush(theme.text) : QBrush(theme.panel));
            painter.drawPolygon(
                QPolygonF({middle + QPointF(0, -5), middle + QPointF(5, 0), middle + QPointF(0, 5), middle + QPointF(-5, 0)}));
        }
    }
    const double now = (xOf(m_model.today()) + xOf(m_model.today().addDays(1))) / 2;
    painter.setPen(QPen(theme.late, 1, Qt::DashLine));
    painter.drawLine(QPointF(now, top), QPointF(now, bottom));
    painter.setFont(theme.font(TextRole::Caption));
    painter.setPen(theme.dim);
    const QRectF foot(Theme::space2, bottom, width() - 2.0 * Theme::space2, line + Theme::space1);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, TimeWords::full(m_first));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, TimeWords::full(m_last));
}

void ScheduleTimeline::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: moveTo(m_current - 1); return;
    case Qt::Key_Right:
    case Qt::Key_Down: moveTo(m_current + 1); return;
    case Qt::Key_Home: moveTo(0); return;
    case Qt::Key_End: moveTo(count() - 1); return;
    default: QWidget::keyPressEvent(event);
    }
}

void ScheduleTimeline::mousePressEvent(QMouseEvent* event)
{
    if (const int row = rowAt(event->position().toPoint()); row >= 0) {
        moveTo(row);
    }
}

void ScheduleTimeline::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    tellFocus();
    update();
}

void ScheduleTimeline::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace relais
