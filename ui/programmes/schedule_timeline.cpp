#include "ui/programmes/schedule_timeline.h"

#include "ui/base/relais_style.h"
#include "ui/words/time_words.h"

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
    const auto& rows = m_model.rows();
    m_current = std::clamp(row, 0, std::max(0, static_cast<int>(rows.size()) - 1));
    if (rows.empty()) {
        setAccessibleName(m_model.failure());
    } else {
        const auto& one = rows[static_cast<std::size_t>(m_current)];
        QStringList parts{one.step, one.who, one.channel, one.due, one.window, one.state, one.why};
        parts.removeAll(QString());
        setAccessibleName(parts.join(QStringLiteral(", ")));
    }
    QAccessibleEvent event(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
    update();
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
    const int from = std::max(0, std::min(m_current - shownLines / 2, static_cast<int>(rows.size()) - shownLines));
    for (int at = from; at < std::min(static_cast<int>(rows.size()), from + shownLines); ++at) {
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
    case Qt::Key_Up: select(m_current - 1); return;
    case Qt::Key_Right:
    case Qt::Key_Down: select(m_current + 1); return;
    case Qt::Key_Home: select(0); return;
    case Qt::Key_End: select(static_cast<int>(m_model.rows().size()) - 1); return;
    default: QWidget::keyPressEvent(event);
    }
}

void ScheduleTimeline::mousePressEvent(QMouseEvent* event)
{
    const int from = std::max(0, std::min(m_current - shownLines / 2, static_cast<int>(m_model.rows().size()) - shownLines));
    select(from + static_cast<int>((event->position().y() - Theme::space2) / lineHeight()));
}

void ScheduleTimeline::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ScheduleTimeline::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace relais
