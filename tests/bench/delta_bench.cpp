// What a desk that comes back pulls: 100 lines at the end of a change feed of 3 000 000 against the same of one of 300 000, over REST on
// PostgreSQL, each store with a server of its own, one request after the other, in turn, round by round; the median of the rounds' ratios
// counts. Beside it the time that the statement takes inside PostgreSQL (EXPLAIN ANALYZE, a hundred times).
// usage: delta_bench [LINES [LINES-OF-THE-SMALL]]
#include "db/base/sql_files.h"
#include "tests/bench/bench_centre.h"
#include "tests/bench/bench_cluster.h"
#include "tests/bench/lease_load.h"

using namespace relais;
using namespace relais::bench;

namespace {

constexpr int rounds = 11;
constexpr int pullsARound = 200;
constexpr int delta = 100;

class Side {
public:
    Side(BenchCluster& cluster, const QString& name, int lines)
        : m_cluster(cluster), m_name(name), m_url(cluster.database(name)), m_lines(lines), m_centre(m_url)
    {
        CentralFill fill(m_url);
        fill.people(1000);
        fill.agents(1);
        fill.desks(1);
        fill.feed(1, lines);
        fill.settle();
        m_centre.start();
        m_client.emplace(m_centre.port(), 1, [this](const LoadClient::Answer& answer) { hear(answer); });
        ask("/changes/head");
        const QString cursor = QJsonDocument::fromJson(QByteArray::fromStdString(m_body)).object()[u"cursor"].toString();
        m_pull = "/changes?limit=1000&cursor=" + cursor.toStdString();
        fill.feed(lines + 1, delta);
        fill.run(QStringLiteral("ANALYZE feed"));
    }
    /// The median time of a pull, in milliseconds.
    double pulls()
    {
        std::vector<double> times;
        for (int i = 0; i < pullsARound; ++i) {
            ask(m_pull);
            times.push_back(m_milliseconds);
        }
        std::size_t lines = 0;
        for (auto at = m_body.find("\"seq\""); at != std::string::npos; at = m_body.find("\"seq\"", at + 1)) {
            ++lines;
        }
        if (lines != delta) {
            giveUp(QStringLiteral("a delta of %1 lines came").arg(lines));
        }
        return percentile(times, 0.5);
    }
    /// Milliseconds inside PostgreSQL, the median.
    double statement() const
    {
        QString text = QString::fromStdString(SqlFiles(".postgres").text("outbox/feed.after"));
        text.replace(QLatin1String(":centre"), QLatin1String("'albi'"))
            .replace(QLatin1String(":seq"), QString::number(m_lines))
            .replace(QLatin1String(":limit"), QLatin1String("1001"));
        std::vector<double> times;
        for (int i = 0; i < 100; ++i) {
            const QString said = m_cluster.query(m_name, QStringLiteral("EXPLAIN ANALYZE ") + text).join(u'\n');
            times.push_back(said.section(QStringLiteral("Execution Time: "), 1).section(u' ', 0, 0).toDouble());
        }
        return percentile(times, 0.5);
    }
    void stop() { m_centre.stop(); }

private:
    void ask(const std::string& path)
    {
        m_client->wait(std::chrono::milliseconds(0)); // hears of a connection that was idle for too long
        m_client->ask(0, requestText("GET", path, CentralFill::token(0).toStdString()));
        while (m_client->waiting() > 0) {
            m_client->wait(std::chrono::milliseconds(1000));
        }
    }
    void hear(const LoadClient::Answer& answer)
    {
        if (answer.status != 200) {
            giveUp(QStringLiteral("the feed answers %1").arg(answer.status));
        }
        m_body = answer.body;
        m_milliseconds = answer.milliseconds;
    }

    BenchCluster& m_cluster;
    QString m_name;
    QString m_url;
    int m_lines;
    BenchCentre m_centre;
    std::optional<LoadClient> m_client;
    std::string m_pull;
    std::string m_body;
    double m_milliseconds = 0;
};

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int lines = argc > 1 ? std::atoi(argv[1]) : 3'000'000;
    const int few = argc > 2 ? std::atoi(argv[2]) : 300'000;
    BenchCluster cluster;
    Side large(cluster, QStringLiteral("large"), lines);
    Side small(cluster, QStringLiteral("small"), few);
    std::vector<double> largeTimes;
    std::vector<double> smallTimes;
    for (int round = 0; round <= rounds; ++round) {
        if (round % 2 == 0) {
            largeTimes.push_back(large.pulls());
        }
        smallTimes.push_back(small.pulls());
        if (round % 2 != 0) {
            largeTimes.push_back(large.pulls());
        }
        if (round == 0) {
            largeTimes.clear();
            smallTimes.clear();
        }
    }
    const double inLarge = large.statement();
    const double inSmall = small.statement();
    large.stop();
    small.stop();
    const double ratio = medianRatio(largeTimes, smallTimes);
    print({.what = QStringLiteral("delta of %1 lines over REST on PostgreSQL").arg(delta),
        .size = lines,
        .figure = percentile(largeTimes, 0.5),
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("out of %1: %2 ms").arg(few).arg(percentile(smallTimes, 0.5), 0, 'f', 2),
        .ratio = ratio,
        .goal = QStringLiteral("≤ 1.3 ×"),
        .held = ratio <= 1.3});
    print({.what = QStringLiteral("delta of %1 lines inside PostgreSQL").arg(delta),
        .size = lines,
        .figure = inLarge,
        .unit = QStringLiteral("ms"),
        .against = QStringLiteral("out of %1: %2 ms").arg(few).arg(inSmall, 0, 'f', 3),
        .ratio = inLarge / inSmall,
        .goal = QStringLiteral("≤ 2 ms"),
        .held = inLarge <= 2});
    return 0;
}
