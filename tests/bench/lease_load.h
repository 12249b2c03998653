#pragma once

#include "tests/bench/bench_child.h"
#include "tests/bench/bench_report.h"
#include "tests/bench/central_fill.h"
#include "tests/bench/load_client.h"

#include <QJsonArray>

#include <numeric>

namespace relais::bench {

/// One time in which desks asked for a contact each.
struct LeaseRun {
    double perSecond = 0;
    double p50 = 0; ///< milliseconds, as the client saw them
    double p99 = 0;
    std::vector<double> eachSecond{}; ///< answered in the first second, the second…
    int answered = 0;

    /// Of its last whole seconds.
    double perSecondAtTheEnd(std::size_t last) const
    {
        constexpr std::size_t stragglers = 2; // what was still under way when the time was over
        if (eachSecond.size() < last + stragglers) {
            return perSecond;
        }
        const auto end = eachSecond.end() - stragglers;
        return std::accumulate(end - static_cast<std::ptrdiff_t>(last), end, 0.0) / static_cast<double>(last);
    }
};

/// Desks of a BenchCentre ask for one contact each, the first and only time: a desk that holds one would be told of that one. The client is
/// a process of its own with one thread.
class LeaseLoad {
public:
    /// `desks`: how many there are, from 0; each is used once.
    explicit LeaseLoad(int desks) : m_desks(desks) {}

    /// So many connections, each asks again as soon as it is answered, until the time is over or `most` were asked.
    LeaseRun run(std::uint16_t port, int connections, int seconds, int most = 1'000'000'000)
    {
        const int desks = std::min(most, m_desks - m_next);
        if (desks < connections) {
            giveUp(QStringLiteral("there are too few desks: make more"));
        }
        BenchChild child({QStringLiteral("--lease-client"), QString::number(port), QString::number(connections),
            QString::number(m_next), QString::number(desks), QString::number(seconds)});
        const QJsonObject said = child.line(std::chrono::seconds(seconds + 60));
        child.waitForEnd();
        LeaseRun run;
        run.answered = said[u"answered"].toInt();
        m_next += run.answered;
        run.perSecond = run.answered / said[u"seconds"].toDouble();
        run.p50 = said[u"p50"].toDouble();
        run.p99 = said[u"p99"].toDouble();
        for (const auto& count : said[u"each_second"].toArray()) {
            run.eachSecond.push_back(count.toDouble());
        }
        return run;
    }

    /// What main() does first: nothing when this process is no client.
    static std::optional<int> client(int argc, char** argv)
    {
        if (argc != 7 || std::string_view(argv[1]) != "--lease-client") {
            return std::nullopt;
        }
        const auto number = [&](int i) { return std::atoi(argv[i]); };
        ask(static_cast<std::uint16_t>(number(2)), number(3), number(4), number(5), std::chrono::seconds(number(6)));
        return 0;
    }

private:
    static void ask(std::uint16_t port, int connections, int firstDesk, int desks, std::chrono::seconds howLong)
    {
        const auto requestOf = [](int desk) {
            return requestText("POST", "/leases", CentralFill::token(desk).toStdString(), R"({"max":1})");
        };
        std::string request = requestOf(firstDesk);
        const std::size_t secret = request.find("Bearer ") + 7;
        int asked = 0;
        bool over = false;
        std::vector<double> milliseconds;
        std::vector<int> eachSecond(static_cast<std::size_t>(howLong.count()) + 2);
        milliseconds.reserve(1'000'000);
        std::optional<LoadClient> client;
        const auto started = std::chrono::steady_clock::now();
        const auto next = [&](int connection) {
            if (!over && asked < desks) {
                const QByteArray token = CentralFill::token(firstDesk + asked++);
                request.replace(secret, static_cast<std::size_t>(token.size()), token.constData());
                client->ask(connection, request);
            }
        };
        client.emplace(port, connections, [&](const LoadClient::Answer& answer) {
            if (answer.status != 200 || answer.body.find("\"lease_id\"") == std::string_view::npos) {
                giveUp(QStringLiteral("a desk was given no contact: status %1, %2")
                           .arg(answer.status)
                           .arg(QString::fromUtf8(
                               answer.body.data(), static_cast<qsizetype>(std::min<std::size_t>(answer.body.size(), 200)))));
            }
            milliseconds.push_back(answer.milliseconds);
            const auto second = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - started);
            ++eachSecond[std::min(static_cast<std::size_t>(second.count()), eachSecond.size() - 1)];
            next(answer.connection);
        });
        for (int i = 0; i < connections; ++i) {
            next(i);
        }
        while (client->waiting() > 0) {
            client->wait(std::chrono::milliseconds(100));
            over = over || std::chrono::steady_clock::now() - started >= howLong;
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
        QJsonArray counts;
        for (const int count : eachSecond) {
            counts.append(count);
        }
        answerParent({{QStringLiteral("answered"), static_cast<qint64>(milliseconds.size())},
            {QStringLiteral("seconds"), took.count()}, {QStringLiteral("p50"), percentile(milliseconds, 0.5)},
            {QStringLiteral("p99"), percentile(milliseconds, 0.99)}, {QStringLiteral("each_second"), counts}});
    }

    int m_desks;
    int m_next = 0;
};

/// The median of what each pair of rounds says: a machine that grows slower in between slows both of one.
inline double medianRatio(const std::vector<double>& ours, const std::vector<double>& theirs)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < ours.size(); ++i) {
        ratios.push_back(ours[i] / theirs[i]);
    }
    return percentile(ratios, 0.5);
}

} // namespace relais::bench
