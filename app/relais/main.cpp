#include "app/relais/french.h"
#include "app/relais/quiet_messages.h"
#include "app/relais/start_failure.h"
#include "app/relais/startup.h"
#include "app/tour/tour.h"

#include <QApplication>

#include <sys/stat.h>

#include <cstdio>

using namespace relais;

namespace {

void print(std::FILE* where, const QString& text)
{
    std::fprintf(where, "%s\n", text.toUtf8().constData());
}

int open(Startup& startup)
{
    auto& window = startup.workstation().window();
    QObject::connect(&startup, &Startup::serverFailed, &window, [&window](const QString& sentence) {
        print(stderr, sentence);
        window.showFailure(sentence);
    });
    // The desk has the screen: nothing of it may stand outside on a small one.
    window.showMaximized();
    startup.connectToServer([](const QUrl& server) { return server; });
    return QApplication::exec();
}

int play(QApplication& application, Startup& startup, const Options& options)
{
    Tour tour(startup, options);
    QObject::connect(&tour, &Tour::ended, &application, [](const QString& problem) {
        if (!problem.isEmpty()) {
            print(stderr, problem);
        }
        QApplication::exit(problem.isEmpty() ? 0 : 1);
    });
    tour.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    umask(077); // what a desk keeps is for its user alone
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments << QString::fromLocal8Bit(argv[i]);
    }
    const auto options = Options::fromArguments(arguments);
    if (!options) {
        print(stderr, options.error().detail);
        return 2;
    }
    if (options->help || options->version) {
        print(stdout, options->help ? Options::helpText() : QStringLiteral("relais " RELAIS_VERSION));
        return 0;
    }
    installQuietMessages();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("relais"));
    QApplication::setApplicationDisplayName(QStringLiteral("Relais"));
    speakFrench(application);
    Startup startup(*options, Tour::simulation(*options));
    if (const auto prepared = startup.prepare(); !prepared) {
        const QString sentence = startFailure(prepared.error());
        print(stderr, sentence);
        if (options->tourFolder.isEmpty()) {
            showStartFailure(sentence);
        }
        return 1;
    }
    return options->tourFolder.isEmpty() ? open(startup) : play(application, startup, *options);
}
