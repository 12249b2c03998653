#pragma once

#include <QWidget>

#include <vector>

namespace relais {

/// The controls of a window that Tab stops at, as they are read: by their layouts, whenever they were built. Hidden and disabled ones
/// are left out. Interface thread; for one key press, not for a loop.
std::vector<QWidget*> readingOrder(const QWidget& window);

/// Gives the focus to the one before or after the one that has it, round and round. False when there is none.
bool focusNextInReadingOrder(const QWidget& window, bool next);

} // namespace relais
