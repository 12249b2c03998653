#include "ui/base/reading_order.h"

#include <QLayout>

#include <algorithm>

namespace relais {
namespace {

/// Those that a layout places, in its order.
void addPlaced(const QLayout& layout, std::vector<QWidget*>& into)
{
    for (int i = 0; i < layout.count(); ++i) {
        QLayoutItem* item = layout.itemAt(i);
        if (item->widget() != nullptr) {
            into.push_back(item->widget());
        } else if (item->layout() != nullptr) {
            addPlaced(*item->layout(), into);
        }
    }
}

std::vector<QWidget*> childrenInOrder(const QWidget& parent)
{
    std::vector<QWidget*> ordered;
    if (parent.layout() != nullptr) {
        addPlaced(*parent.layout(), ordered);
    }
    // What no layout places: an inside of a control, something that floats.
    for (auto* child : parent.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (std::find(ordered.begin(), ordered.end(), child) == ordered.end()) {
            ordered.push_back(child);
        }
    }
    return ordered;
}

void addStops(const QWidget& parent, std::vector<QWidget*>& stops)
{
    for (QWidget* child : childrenInOrder(parent)) {
        if (!child->isVisible() || !child->isEnabled() || child->isWindow()) {
            continue;
        }
        if ((child->focusPolicy() & Qt::TabFocus) != 0 && child->focusProxy() == nullptr) {
            stops.push_back(child);
        }
        addStops(*child, stops);
    }
}

} // namespace

std::vector<QWidget*> readingOrder(const QWidget& window)
{
    std::vector<QWidget*> stops;
    addStops(window, stops);
    return stops;
}

bool focusNextInReadingOrder(const QWidget& window, bool next)
{
    const auto stops = readingOrder(window);
    if (stops.empty()) {
        return false;
    }
    const auto count = static_cast<std::ptrdiff_t>(stops.size());
    const auto at = std::find(stops.begin(), stops.end(), window.focusWidget()) - stops.begin();
    const std::ptrdiff_t to = at == count ? (next ? 0 : count - 1) : (at + (next ? 1 : count - 1)) % count;
    stops[static_cast<std::size_t>(to)]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace relais
