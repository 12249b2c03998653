// From the start of the process to the first screen on which somebody can do something (the sign-in page, painted), and the memory the
// workstation then holds; the server is another process. Each start is a fresh process of this program that does what main() does, timed
// from before the process is made; the first one, which reads everything from disk, does not count. The window is painted by the platform
// of QT_QPA_PLATFORM, "offscreen" under ./check --bench: a window manager's own time is not in the figure.
#include "app/relais/french.h"
#include "app/relais/startup.h"
#include "tests/bench/bench_report.h"
#include "tests/support/program.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <time.h>

using namespace relais;

namespace {

constexpr int starts = 15;

double nowMilliseconds()
{
    timespec at{};
    clock_gettime(CLOCK_MONOTONIC, &at);
    return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
}

/// Speaks once the window has been painted and the loop is free again.
class FirstPaint final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && !m_seen) {
            m_seen = true;
            QMetaObject::invokeMethod(
                this,
                [] {
                    std::printf("{\"at\":%.3f,\"rss\":%.2f}\n", nowMilliseconds(), bench::residentMegabytes());
                    std::fflush(stdout);
                    QCoreApplication::quit();
                },
                Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_seen = false;
};

int openOnce(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("relais"));
    speakFrench(application);
    Options options;
    options.server = QUrl(QStringLiteral("http://127.0.0.1:9"));
    options.dataFolder = QString::fromLocal8Bit(argv[2]);
    Startup startup(options, {});
    if (!startup.prepare()) {
        return 1;
    }
    auto& window = startup.workstation().window();
    FirstPaint painted;
    window.installEventFilter(&painted);
    window.show();
    startup.connectToServer([](const QUrl& server) { return server; });
    return application.exec();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--once") == 0) {
        return openOnce(argc, argv);
    }
    QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    std::vector<double> milliseconds;
    std::vector<double> megabytes;
    // The first start reads everything from disk; the others are what a morning looks like.
    for (int i = 0; i <= starts; ++i) {
        test::Program program(QStringLiteral("workstation_start_bench"));
        const double begun = nowMilliseconds();
        program.start({QStringLiteral("--once"), folder.path()});
        const auto said = program.readJson();
        if (program.waitForEnd() != 0 || said.isEmpty()) {
            std::fprintf(stderr, "workstation_start_bench: %s\n", program.standardError().constData());
            return 1;
        }
        if (i > 0) {
            milliseconds.push_back(said[u"at"].toDouble() - begun);
            megabytes.push_back(said[u"rss"].toDouble());
        }
    }
    const QString platform =
        QStringLiteral("platform %1").arg(qEnvironmentVariable("QT_QPA_PLATFORM", QStringLiteral("default")));
    const double start = bench::percentile(milliseconds, 0.5);
    bench::print({.what = QStringLiteral("workstation: start to first usable screen, median"),
        .size = starts,
        .figure = start,
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("slowest: %1 ms").arg(bench::percentile(milliseconds, 1), 0, 'f', 0),
        .goal = QStringLiteral("≤ 250 ms"),
        .held = start <= 250,
        .note = platform});
    const double memory = bench::percentile(megabytes, 1);
    bench::print({.what = QStringLiteral("workstation: resident memory at the first screen, most"),
        .size = starts,
        .figure = memory,
        .unit = QStringLiteral("MB"),
        .goal = QStringLiteral("≤ 90 MB"),
        .held = memory <= 90,
        .note = platform});
    return 0;
}
