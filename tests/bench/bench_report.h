#pragma once

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

namespace relais::bench {

/// One measured figure, printed as one line of JSON:
/// {"what","size","figure","unit","against","ratio","goal","held","note"}. A goal that was missed is printed, never hidden.
struct Figure {
    QString what{};  ///< "lease hand-out"
    qint64 size = 0; ///< rows, people, changes: what it was measured on
    double figure = 0;
    QString unit{};    ///< "ms", "rows/s", "MB"
    QString against{}; ///< what it is compared with, with its own figure: "sqlite3 .import: 812345 rows/s"; may be empty
    std::optional<double> ratio{}; ///< figure ÷ that figure
    QString goal{};                ///< "p99 ≤ 30 ms"; empty when there is none
    std::optional<bool> held{};
    QString note{}; ///< what else was seen, and why a goal was missed; may be empty
};

inline void print(const Figure& figure)
{
    QJsonObject line{{QStringLiteral("what"), figure.what}, {QStringLiteral("size"), figure.size},
        {QStringLiteral("figure"), figure.figure}, {QStringLiteral("unit"), figure.unit},
        {QStringLiteral("against"), figure.against}, {QStringLiteral("goal"), figure.goal},
        {QStringLiteral("note"), figure.note}};
    line[QStringLiteral("ratio")] = figure.ratio ? QJsonValue(*figure.ratio) : QJsonValue();
    line[QStringLiteral("held")] = figure.held ? QJsonValue(*figure.held) : QJsonValue();
    const QByteArray json = QJsonDocument(line).toJson(QJsonDocument::Compact);
    std::printf("%s\n", json.constData());
    std::fflush(stdout);
}

/// What this process holds in memory now.
inline double residentMegabytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:")) {
            return line.mid(6).simplified().split(' ').at(0).toDouble() / 1024;
        }
    }
    return 0;
}

/// The value below which `share` of the values lie (0.5 the median, 0.99); nearest rank. `values` must not be empty.
inline double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    return values[std::min(rank, values.size() - 1)];
}

} // namespace relais::bench
