#include "app/tour/tour_runner.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPixmap>

#include <cstdio>

namespace relais {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

TourRunner::TourRunner(QWidget& window, const Clock& clock, Timers& timers, QString folder, int firstPicture)
    : m_window(window), m_clock(clock), m_folder(std::move(folder)), m_pictures(firstPicture - 1), m_next(timers)
{}

void TourRunner::play(std::vector<TourStep> steps)
{
    m_steps = std::move(steps);
    m_at = 0;
    if (!QDir().mkpath(m_folder)) {
        Q_EMIT ended(u"the folder for the pictures cannot be made"_s);
        return;
    }
    m_next.start(0ms, [this] { begin(); });
}

void TourRunner::begin()
{
    if (m_at == m_steps.size()) {
        Q_EMIT ended({});
        return;
    }
    m_since = m_clock.monotonic();
    if (m_steps[m_at].act) {
        m_steps[m_at].act();
    }
    m_next.start(20ms, [this] { look(); });
}

void TourRunner::look()
{
    const auto& step = m_steps[m_at];
    const auto missing = step.missing ? step.missing() : QString();
    if (missing.isEmpty()) {
        // What glides in needs its 120 ms.
        m_next.start(180ms, [this] { settled(); });
    } else if (m_clock.monotonic() - m_since > step.patience) {
        takePicture(u"echec"_s);
        const auto name = step.picture.isEmpty() ? u"(sans image)"_s : step.picture;
        Q_EMIT ended(u"step %1 (%2): %3"_s.arg(m_at + 1).arg(name, missing));
    } else {
        m_next.start(25ms, [this] { look(); });
    }
}

void TourRunner::settled()
{
    const auto& step = m_steps[m_at];
    if (!step.picture.isEmpty() && !takePicture(step.picture)) {
        Q_EMIT ended(u"the picture of step %1 cannot be written"_s.arg(m_at + 1));
        return;
    }
    ++m_at;
    begin();
}

bool TourRunner::takePicture(const QString& name)
{
    const auto file = u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name);
    std::fprintf(stdout, "%s\n", qPrintable(file));
    std::fflush(stdout);
    auto picture = m_window.grab();
    QPainter painter(&picture);
    for (auto* top : QApplication::topLevelWidgets()) {
        // A menu is a window of its own.
        if (top != &m_window && top->isVisible()) {
            painter.drawPixmap(m_window.mapFromGlobal(top->pos()), top->grab());
        }
    }
    painter.end();
    return picture.save(QDir(m_folder).filePath(file));
}

} // namespace relais
