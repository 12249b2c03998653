#include "ui/base/row_list.h"

#include "ui/base/pill.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>

namespace relais {

namespace {
constexpr int leastLabel = 62;
}

RowList::RowList(Shape shape, QWidget* parent) : QWidget(parent), m_shape(shape), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::space3);
    m_grid->setVerticalSpacing(shape == Shape::LabelText ? Theme::space1 : Theme::space2);
}

void RowList::setRows(const std::vector<Row>& rows)
{
    if (m_built && rows == m_rows) {
        return;
    }
    m_rows = rows;
    rebuild();
}

void RowList::setEmptyText(const QString& text)
{
    if (text != m_empty) {
        m_empty = text;
        rebuild();
    }
}

void RowList::rebuild()
{
    m_built = true;
    m_labels.clear();
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item->layout();
        delete item;
    }
    if (m_rows.empty()) {
        auto* empty = new TextLabel(TextRole::Dim, m_empty, this);
        m_grid->addWidget(empty->wrapped(), 0, 0, 1, 3); // whatever widths earlier rows have left
        return;
    }
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        addRow(i, m_rows[static_cast<std::size_t>(i)]);
    }
    fitLabels();
}

QWidget* RowList::textAt(int row) const
{
    const QLayoutItem* item = row >= 0 && row < static_cast<int>(m_rows.size()) ? m_grid->itemAtPosition(row, 1) : nullptr;
    return item != nullptr ? item->widget() : nullptr;
}

void RowList::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitLabels();
}

/// As wide as the longest label, so that short ones stand on one line, and never so wide that no room is left for the texts.
void RowList::fitLabels()
{
    if (m_labels.empty()) {
        return;
    }
    const int third = std::max(leastLabel, width() / 3);
    int wanted = leastLabel;
    for (const TextLabel* label : m_labels) {
        wanted = std::max(wanted, QFontMetrics(label->font()).horizontalAdvance(label->text()) + 2);
    }
    const int room = std::min(wanted, third);
    if (m_grid->columnMinimumWidth(0) != room) {
        m_grid->setColumnMinimumWidth(0, room);
    }
    for (TextLabel* label : m_labels) {
        if (label->maximumWidth() != room) {
            label->setMaximumWidth(room);
        }
    }
}

void RowList::addRow(int at, const Row& row)
{
    switch (m_shape) {
    case Shape::LabelText: {
        m_grid->setColumnStretch(1, 1);
        auto* label = new TextLabel(TextRole::Dim, row.left, this);
        m_labels.push_back(label->wrapped());
        label->setMinimumHeight(1); // else it asks for lines as if it were narrower than it is
        m_grid->addWidget(label, at, 0, Qt::AlignTop);
        auto* text = new TextLabel(TextRole::Body, row.main, this);
        text->setTone(row.tone);
        m_grid->addWidget(text->wrapped(), at, 1);
        return;
    }
    case Shape::NameValue: {
        m_grid->setColumnStretch(0, 1);
        m_grid->addWidget(new TextLabel(TextRole::Body, row.left, this), at, 0);
        auto* value = new TextLabel(TextRole::Body, row.main, this);
        value->setTone(row.tone);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto* both = new QWidget(this);
        auto* line = new QHBoxLayout(both);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(Theme::space1);
        line->addStretch();
        line->addWidget(value);
        if (!row.right.isEmpty()) {
            line->addWidget(new TextLabel(TextRole::Dim, QStringLiteral("· ") + row.right, both));
        }
        m_grid->addWidget(both, at, 1);
        return;
    }
    case Shape::StrongPill: {
        m_grid->setColumnStretch(0, 1);
        auto* text = new QLabel(
            QStringLiteral("<b>%1</b>%2%3")
                .arg(row.left.toHtmlEscaped(), row.main.isEmpty() ? QString() : QStringLiteral(" — "), row.main.toHtmlEscaped()),
            this);
        text->setWordWrap(true);
        m_grid->addWidget(text, at, 0);
        if (!row.right.isEmpty()) {
            m_grid->addWidget(new Pill(row.tone, row.right, this), at, 1, Qt::AlignRight | Qt::AlignVCenter);
        }
        return;
    }
    }
}

} // namespace relais
