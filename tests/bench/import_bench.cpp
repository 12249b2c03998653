// Import of a list by relaisctl into a fresh store, against a bare sqlite3 .import of the same file in the same run.
//
// Fair: whole processes from their start to their end, each into a new file on the same disk, in turn (bare, ours, bare, ours…), every
// commit on disk on both sides; rows a second are those of the median run. What sqlite3 does not do (checks, people known before,
// eligibility, queue entries, the summary) is ours to pay. The list is written and read once before.
// usage: import_bench [rows]
#include "tests/bench/bench_report.h"
#include "tests/bench/list_maker.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
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
    double processor = 0; ///< seconds of processor time
    double megabytes = 0; ///< peak resident memory
};

constexpr int turns = 3;

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
    const auto inSeconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, took.count(), inSeconds(usage.ru_utime) + inSeconds(usage.ru_stime),
        static_cast<double>(usage.ru_maxrss) / 1024};
}

double median(const std::vector<Run>& runs, double Run::*what)
{
    std::vector<double> values;
    for (const Run& run : runs) {
        values.push_back(run.*what);
    }
    return percentile(values, 0.5);
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
    const auto store = [&](const char* name, int turn) {
        return folder.filePath(QStringLiteral("%1-%2.db").arg(QLatin1String(name)).arg(turn)).toStdString();
    };
    const auto relaisctl = [&](std::vector<std::string> where) {
        std::vector<std::string> command{RELAIS_BIN "/relaisctl", "targets", "import", "--campaign", "diabete-ecart",
            "--reference-date", "2026-11-02", "--json", path};
        command.insert(command.end() - 1, where.begin(), where.end());
        return timed(command);
    };
    std::vector<Run> bare;
    std::vector<Run> ours;
    std::vector<Run> dry;
    for (int turn = 0; turn < turns; ++turn) {
        bare.push_back(
            timed({"sqlite3", store("bare", turn), "-cmd", ".mode csv", "-cmd", ".separator ;", ".import '" + path + "' liste"}));
        ours.push_back(relaisctl({"--database", "sqlite:" + store("relais", turn)}));
        dry.push_back(relaisctl({"--dry-run"}));
        if (bare.back().code != 0 || ours.back().code != 0 || dry.back().code != 0) {
            std::fprintf(stderr, "import_bench: exit codes: sqlite3 %d, relaisctl %d, its dry run %d\n", bare.back().code,
                ours.back().code, dry.back().code);
            return 1;
        }
        for (const std::string& written : {store("bare", turn), store("relais", turn)}) {
            QFile::remove(QString::fromStdString(written));
        }
    }
    const auto rate = [&](const std::vector<Run>& runs) { return static_cast<double>(rows) / median(runs, &Run::seconds); };
    const double ratio = rate(ours) / rate(bare);
    const double inProcessor = median(bare, &Run::processor) / median(ours, &Run::processor);
    const QString against = QStringLiteral("sqlite3 .import: %1 rows/s").arg(rate(bare), 0, 'f', 0);
    print({.what = QStringLiteral("import of a list"),
        .size = rows,
        .figure = rate(ours),
        .unit = QStringLiteral("rows/s"),
        .against = against,
        .ratio = ratio,
        .goal = QStringLiteral("≥ 0.25 × sqlite3 .import"),
        .held = ratio >= 0.25,
        .note = QStringLiteral("in processor time %1 ×: %2 s against %3 s")
                    .arg(inProcessor, 0, 'f', 2)
                    .arg(median(ours, &Run::processor), 0, 'f', 2)
                    .arg(median(bare, &Run::processor), 0, 'f', 2)});
    const double most = std::max_element(ours.begin(), ours.end(), [](const Run& left, const Run& right) {
        return left.megabytes < right.megabytes;
    })->megabytes;
    print({.what = QStringLiteral("import of a list, peak memory"),
        .size = rows,
        .figure = most,
        .unit = QStringLiteral("MB"),
        .against = QStringLiteral("sqlite3 .import: %1 MB").arg(median(bare, &Run::megabytes), 0, 'f', 0),
        .goal = QStringLiteral("≤ 100 MB"),
        .held = most <= 100});
    print({.what = QStringLiteral("dry run of a list"),
        .size = rows,
        .figure = rate(dry),
        .unit = QStringLiteral("rows/s"),
        .against = against,
        .ratio = rate(dry) / rate(bare)});
    return 0;
}
