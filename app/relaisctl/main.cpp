// relaisctl: the tool of campaign leads and administrators. Every verb is a file beside this one.
#include "app/relaisctl/stop_signal.h"
#include "app/relaisctl/verbs.h"

#include <QCoreApplication>

#include <iostream>

#include <sys/stat.h>
#include <unistd.h>

int main(int argc, char** argv)
{
    umask(077); // stores and rejects hold health data: for their owner alone
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("relaisctl"));
    relais::StopSignal::install();
    const relais::ToolStreams streams{std::cout, std::cerr, isatty(STDERR_FILENO) != 0};
    const int code = relais::runTool(QCoreApplication::arguments().sliced(1), streams);
    std::cout.flush();
    return code;
}
