#include "ui/calls/step_widget.h"

#include "ui/base/chip.h"
#include "ui/base/flow_layout.h"
#include "ui/base/relais_style.h"
#include "ui/base/text_label.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {

StepHead::StepHead(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepHead::showStep(const ScriptStepView& step)
{
    m_step = step;
    setText(step.title);
    setAccessibleName(step.number + u' ' + step.title);
    setAccessibleDescription(step.done ? tr("fait") : step.current ? tr("en cours") : QString());
    QWidget::update();
}

QSize StepHead::sizeHint() const
{
    const QFontMetrics metrics(themeOf(this).font(TextRole::Strong));
    return {metrics.horizontalAdvance(text()) + 34, std::max(24, metrics.height() + 6)};
}

void StepHead::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle(2, (height() - 20) / 2.0, 20, 20);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_step.current ? theme.accent : theme.key);
    painter.drawEllipse(circle);
    QFont small = theme.font(TextRole::CaptionStrong);
    painter.setFont(small);
    painter.setPen(m_step.current ? theme.onAccent : theme.text);
    painter.drawText(circle, Qt::AlignCenter, m_step.done ? QStringLiteral("✓") : m_step.number);
    painter.setFont(theme.font(m_step.current ? TextRole::Strong : TextRole::Body));
    painter.setPen(theme.text);
    const QRect inner = rect().adjusted(32, 0, 0, 0);
    painter.drawText(
        inner, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(m_step.title, Qt::ElideRight, inner.width()));
    if (hasFocus()) {
        RelaisStyle::drawBox(&painter, QRectF(rect()), QColor(), theme.accent, Theme::radius, 2);
    }
}

StepWidget::StepWidget(const ScriptStepView& step, bool unfolded, QWidget* parent)
    : QWidget(parent), m_head(new StepHead(this)), m_text(new TextLabel(TextRole::Body, step.text, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 5, 0, 6);
    column->setSpacing(Theme::space1);
    column->addWidget(m_head);
    m_text->wrapped();
    m_text->setContentsMargins(32, 0, 0, 0);
    column->addWidget(m_text);
    const bool hasText = !step.text.isEmpty();
    m_text->setVisible(unfolded && hasText);
    m_head->setChecked(unfolded && hasText);
    m_head->setToolTip(hasText ? tr("Montrer ou replier ce qui peut être dit") : QString());
    connect(m_head, &QAbstractButton::toggled, this, [this, hasText](bool on) { m_text->setVisible(on && hasText); });
    if (!step.chips.empty()) {
        auto* holder = new QWidget(this);
        auto* flow = new FlowLayout(Theme::space1, Theme::space1);
        flow->setContentsMargins(32, 0, 0, 0);
        holder->setLayout(flow);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        holder->setSizePolicy(policy);
        for (int i = 0; i < static_cast<int>(step.chips.size()); ++i) {
            auto* chip = new Chip(step.chips[static_cast<std::size_t>(i)].label, holder);
            flow->addWidget(chip);
            connect(chip, &QAbstractButton::toggled, this, [this, i](bool on) { Q_EMIT ticked(i, on); });
            m_chips.push_back(chip);
        }
        column->addWidget(holder);
    }
    update(step);
}

void StepWidget::addBelow(QWidget* content)
{
    auto* row = new QVBoxLayout;
    row->setContentsMargins(32, 0, 0, 0);
    row->addWidget(content);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void StepWidget::update(const ScriptStepView& step)
{
    m_head->showStep(step);
    for (std::size_t i = 0; i < m_chips.size() && i < step.chips.size(); ++i) {
        const QSignalBlocker block(m_chips[i]);
        m_chips[i]->setChecked(step.chips[i].on);
        m_chips[i]->update();
    }
}

void StepWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), themeOf(this).line);
}

} // namespace relais
