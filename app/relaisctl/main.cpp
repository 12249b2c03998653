// relaisctl: the tool of campaign leads and administrators. Every verb is a file beside this one.
#include "app/relaisctl/stop_signal.h"
#include "app/relaisctl/verbs.h"
#include "ui/words/tool_words.h"

#include <QCoreApplication>

#include <csignal>
#include <iostream>

#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    umask(077); // stores and rejects hold health data: for their owner alone
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("relaisctl"));
    relais::StopSignal::install();
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error of its write, which is told, and not the end
    const relais::ToolStreams streams{std::cout, std::cerr, isatty(STDERR_FILENO) != 0};
    const int code = relais::runTool(QCoreApplication::arguments().sliced(1), streams);
    if (!streams.arrived() && code == relais::ExitDone) {
        streams.say(relais::ToolWords::outputLost());
        return relais::ExitFailed;
    }
    return code;
}
