#include "ui/programmes/load_bars.h"

#include "ui/base/relais_style.h"
#include "ui/words/load_words.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace relais {
namespace {

constexpr int legend = 22;   ///< under the bars, for the weeks
constexpr int head = 18;     ///< over them, for their numbers
constexpr int lineName = 74; ///< beside them, for what the line is
constexpr int widestBar = 44;
constexpr int labelWidth = 46; ///< that a number or a date needs

} // namespace

LoadBars::LoadBars(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setLoad({});
}

void LoadBars::setLoad(const std::optional<CallLoad>& load)
{
    m_load = load;
    setVisible(load.has_value());
    setAccessibleName(LoadWords::barsName());
    setAccessibleDescription(load ? LoadWords::bars(*load) : QString());
    update();
}

double LoadBars::highest() const
{
    double ratio = 1.2;
    for (const CallLoadWeek& week : m_load->weeks) {
        ratio = std::max(ratio, week.ratio.value_or(0) * 1.02);
    }
    return ratio;
}

double LoadBars::yOf(double ratio) const
{
    const double bottom = height() - legend;
    return bottom - (bottom - head) * std::min(1.0, ratio / highest());
}

void LoadBars::paintWeek(QPainter& painter, const QRectF& slot, const CallLoadWeek& week, bool labelled) const
{
    const Theme& theme = themeOf(this);
    const double room = std::min<double>(widestBar, std::max(2.0, slot.width() - Theme::space1));
    const auto bar = [&](double from, double to) {
        return QRectF(QPointF(slot.center().x() - room / 2, yOf(to)), QPointF(slot.center().x() + room / 2, yOf(from)));
    };
    const double ratio = week.ratio.value_or(week.load > 0 ? highest() : 0); // calls, and nobody to make them
    const double due = week.load > 0 ? ratio * week.due / week.load : 0;
    painter.setPen(theme.accent);
    painter.setBrush(theme.accentGround);
    painter.drawRect(bar(0, std::min(1.0, ratio)));
    painter.setBrush(theme.accent);
    painter.drawRect(bar(0, std::min(1.0, due)));
    if (week.above) {
        painter.setPen(theme.late);
        painter.setBrush(theme.lateGround);
        painter.drawRect(bar(1, std::max(1.0, ratio)));
        painter.setBrush(QBrush(theme.late, Qt::BDiagPattern));
        painter.drawRect(bar(1, std::max(1.0, ratio)));
    }
    if (!labelled) {
        return;
    }
    const QPointF middle = slot.center();
    painter.setFont(theme.font(week.above ? TextRole::CaptionStrong : TextRole::Caption));
    painter.setPen(week.above ? theme.late : theme.text);
    double top = yOf(std::max(ratio, week.above ? 1.0 : 0.0));
    if (const double line = yOf(1); !week.above && top - head < line) {
        top = line - 1; // the line would go through the number
    }
    painter.drawText(QRectF(middle.x() - labelWidth / 2.0, top - head, labelWidth, head), Qt::AlignCenter,
        week.ratio ? LoadWords::ratio(week.ratio) : QStringLiteral("—"));
    painter.setFont(theme.font(TextRole::Caption));
    painter.setPen(theme.dim);
    painter.drawText(QRectF(middle.x() - labelWidth / 2.0, height() - legend, labelWidth, legend), Qt::AlignCenter,
        week.monday.toString(QStringLiteral("dd/MM")));
}

void LoadBars::paintEvent(QPaintEvent*)
{
    if (!m_load || m_load->weeks.empty()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = themeOf(this);
    const double step = (width() - lineName) / static_cast<double>(m_load->weeks.size());
    const int every = std::max(1, static_cast<int>(std::ceil(labelWidth / step))); // where all numbers do not fit, some stand
    for (std::size_t at = 0; at < m_load->weeks.size(); ++at) {
        paintWeek(painter, QRectF(static_cast<double>(at) * step, 0, step, height()), m_load->weeks[at],
            static_cast<int>(at) % every == 0);
    }
    const double line = yOf(1);
    painter.setPen(QPen(theme.text, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(0, line), QPointF(width() - lineName + Theme::space1, line));
    painter.setFont(theme.font(TextRole::Caption));
    painter.setPen(theme.text);
    painter.drawText(QRectF(width() - lineName + Theme::space2, line - head / 2.0, lineName - Theme::space2, head),
        Qt::AlignLeft | Qt::AlignVCenter, LoadWords::line());
    painter.setPen(QPen(theme.border, 1));
    painter.drawLine(QPointF(0, yOf(0)), QPointF(width() - lineName, yOf(0)));
}

} // namespace relais
