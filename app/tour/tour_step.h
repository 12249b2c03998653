#pragma once

#include <QString>

#include <chrono>
#include <functional>

namespace relais {

/// One thing that the tour does and what must be on the screen after it. Interface thread.
struct TourStep {
    QString picture{};           ///< "07-identite": without number and ending; empty: no picture
    std::function<void()> act{}; ///< as a person would, by the keyboard
    /// Asked again and again until it answers nothing: what is still missing, as a sentence for a developer.
    std::function<QString()> missing{};
    std::chrono::milliseconds patience{15'000};
};

} // namespace relais
