#pragma once

namespace relais {

/// What screen readers are told of the buttons, texts and windows of Relais. Beside what Qt 6.4 says itself: a control that is
/// scrolled out of sight is said to be off screen (Qt says that it shows), a text is only as large as what is seen of it, the window
/// is a window, and pressing by a screen reader does what a click does, also on a button that stays down.
/// Call once, before the first window. Interface thread.
void installAccessibleFaces();

} // namespace relais
