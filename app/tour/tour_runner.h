#pragma once

#include "app/tour/tour_step.h"
#include "core/base/clock.h"
#include "core/base/one_shot.h"

#include <QObject>
#include <QWidget>

#include <vector>

namespace relais {

/// Plays steps one after another on a window, takes a picture after each, and stops at the first that does not do what it
/// must. Owned by the composition root; interface thread; borrows all it is given.
class TourRunner final : public QObject {
    Q_OBJECT
public:
    TourRunner(QWidget& window, const Clock& clock, Timers& timers, QString folder, int firstPicture = 1);

    void play(std::vector<TourStep> steps);
    /// Number of the last picture.
    int pictures() const { return m_pictures; }

Q_SIGNALS:
    /// Empty: the tour is complete. Else one sentence: which step, what was missing.
    void ended(const QString& problem);

private:
    void begin();
    void look();
    void settled();
    bool takePicture(const QString& name);

    QWidget& m_window;
    const Clock& m_clock;
    QString m_folder;
    std::vector<TourStep> m_steps;
    std::size_t m_at = 0;
    int m_pictures;
    std::chrono::nanoseconds m_since{0};
    OneShot m_next;
};

} // namespace relais
