// Import of a list by relaisctl into a fresh store, against a bare sqlite3 .import of the same file in the same run.
// usage: import_bench [rows]
#include "tests/bench/bench_report.h"
#include "tests/bench/list_maker.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <chrono>
#include <cstdlib>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace relais::bench;

namespace {

struct Run {
    int code = -1;
    double seconds = 0;
    double megabytes = 0; ///< peak resident memory
};

/// Runs a program to its end with its output thrown away.
Run timed(const std::vector<std::string>& command)
{
    std::vector<char*> arguments;
    for (const std::string& word : command) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        if (std::freopen("/dev/null", "w", stdout) == nullptr || std::freopen("/dev/null", "w", stderr) == nullptr) {
            _exit(126);
        }
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage = {};
    wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, took.count(), static_cast<double>(usage.ru_maxrss) / 1024};
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const std::int64_t rows = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    QTemporaryDir folder;
    const QString list = folder.filePath(QStringLiteral("liste.csv"));
    if (!writeList(list, rows, 20'261'102)) {
        std::fprintf(stderr, "import_bench: cannot write the list\n");
        return 1;
    }
    const std::string path = list.toStdString();
    const Run bare = timed({"sqlite3", folder.filePath(QStringLiteral("bare.db")).toStdString(), "-cmd", ".mode csv", "-cmd",
        ".separator ;", ".import '" + path + "' liste"});
    const Run ours = timed({RELAIS_BIN "/relaisctl", "targets", "import", "--campaign", "diabete-ecart", "--reference-date",
        "2026-11-02", "--database", "sqlite:" + folder.filePath(QStringLiteral("relais.db")).toStdString(), "--json", path});
    const Run dry = timed({RELAIS_BIN "/relaisctl", "targets", "import", "--campaign", "diabete-ecart", "--reference-date",
        "2026-11-02", "--dry-run", "--json", path});
    if (bare.code != 0 || ours.code != 0 || dry.code != 0) {
        std::fprintf(stderr, "import_bench: sqlite3 %d, relaisctl %d, dry run %d\n", bare.code, ours.code, dry.code);
        return 1;
    }
    const double bareRate = static_cast<double>(rows) / bare.seconds;
    const double ourRate = static_cast<double>(rows) / ours.seconds;
    const QString against = QStringLiteral("sqlite3 .import: %1 rows/s").arg(bareRate, 0, 'f', 0);
    print({QStringLiteral("import of a list"), rows, ourRate, QStringLiteral("rows/s"), against, ourRate / bareRate,
        QStringLiteral("≥ 0.25 × sqlite3 .import"), ourRate >= 0.25 * bareRate});
    print({QStringLiteral("import of a list, peak memory"), rows, ours.megabytes, QStringLiteral("MB"), {}, std::nullopt,
        QStringLiteral("≤ 100 MB"), ours.megabytes <= 100});
    print({QStringLiteral("dry run of a list"), rows, static_cast<double>(rows) / dry.seconds, QStringLiteral("rows/s"), against,
        static_cast<double>(rows) / dry.seconds / bareRate, {}, std::nullopt});
    return 0;
}
