#pragma once

#include "core/base/error.h"

namespace relais {

/// Why the workstation could not start, in French: what happened, what is safe, what to do, and the detail for whoever helps.
QString startFailure(const Error& error);

/// Shows it in a window of its own where there is a screen, and returns when that was closed. Interface thread, before any other window.
void showStartFailure(const QString& sentence);

} // namespace relais
