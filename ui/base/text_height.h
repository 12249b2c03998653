#pragma once

class QWidget;

namespace relais {

/// A text of several lines asks for room as if it were narrow, and a column of many would end in as much empty room: after this, what each text
/// inside needs follows from the width that it has. For the contents of a column that scrolls; of texts made later, call it anew. Interface thread.
void takeHeightFromWidth(const QWidget* within);

} // namespace relais
