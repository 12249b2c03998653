#pragma once

#include "app/tour/tour_story.h"

namespace relais {

/// Writes steps the way the story is told: "press this, and then that is on the screen". Borrows the stage.
class StoryWriter {
public:
    explicit StoryWriter(TourStage stage) : m_stage(stage) {}

    /// Does something; then all these words must be on the screen.
    StoryWriter& then(
        const QString& picture, std::function<void()> act, const QStringList& wanted, const QStringList& unwanted = {});
    /// Presses keys ("F5", "Ctrl+Return"), with the same check.
    StoryWriter& press(const QString& picture, const QString& keys, const QStringList& wanted, const QStringList& unwanted = {});
    /// Presses the control with this name.
    StoryWriter& click(const QString& picture, const QString& name, const QStringList& wanted, const QStringList& unwanted = {});
    /// Does nothing and waits for these words.
    StoryWriter& wait(const QString& picture, const QStringList& wanted, const QStringList& unwanted = {});

    std::vector<TourStep> take() { return std::move(m_steps); }

private:
    TourStage m_stage;
    std::vector<TourStep> m_steps;
};

} // namespace relais
