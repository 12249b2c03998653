#include "app/server/metrics_text.h"
#include "app/server/request_ids.h"
#include "app/server/server_gauges.h"
#include "app/server/server_metrics.h"
#include "tests/support/demo_desk.h"
#include "tests/support/raw_client.h"

#include <catch2/catch.hpp>

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace relais;
using namespace relais::test;

namespace {

/// The rules of the text format that a scraper relies on; each sample by its name with labels.
std::map<QString, double> samplesOf(const std::string& body)
{
    static const QRegularExpression help(QStringLiteral("^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) \\S.*$"));
    static const QRegularExpression type(QStringLiteral("^# TYPE (\\S+) (counter|gauge|histogram)$"));
    static const QRegularExpression sample(
        QStringLiteral("^([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\]"
                       "|\\\\[\\\\n\"])*\",?)+\\})? (-?[0-9.e+-]+|\\+Inf|NaN)$"));
    std::map<QString, double> samples;
    QSet<QString> families;
    QString family;
    QString kind;
    bool helped = false;
    REQUIRE(body.back() == '\n');
    const QString text = QString::fromStdString(body.substr(0, body.size() - 1));
    for (const QString& line : text.split(u'\n')) {
        INFO(line.toStdString());
        if (const auto found = help.match(line); found.hasMatch()) {
            CHECK_FALSE(families.contains(found.captured(1))); // each family stands in one piece
            family = found.captured(1);
            families.insert(family);
            helped = true;
            continue;
        }
        if (const auto found = type.match(line); found.hasMatch()) {
            CHECK(found.captured(1) == family);
            CHECK(helped);
            helped = false;
            kind = found.captured(2);
            CHECK((kind == u"counter") == family.endsWith(u"_total"));
            continue;
        }
        const auto found = sample.match(line);
        REQUIRE(found.hasMatch());
        const QString suffix = found.captured(1).mid(family.size());
        CHECK(found.captured(1).startsWith(family));
        if (kind == u"histogram") {
            CHECK(QStringList{QStringLiteral("_bucket"), QStringLiteral("_sum"), QStringLiteral("_count")}.contains(suffix));
        } else {
            CHECK(suffix.isEmpty());
        }
        CHECK(samples.emplace(found.captured(1) + found.captured(2), found.captured(3).toDouble()).second);
    }
    return samples;
}

std::map<QString, double> samplesOf(const ServerMetrics& metrics)
{
    MetricsText text;
    metrics.write(text);
    return samplesOf(text.take());
}

/// Buckets only grow, the last one is the count.
void holdHistogram(const std::map<QString, double>& samples, const QString& operation)
{
    const auto at = [&](const QString& suffix, const QString& le) {
        const QString labels = QStringLiteral("{operation=\"%1\"%2}").arg(operation, le);
        const auto found = samples.find(QStringLiteral("relais_request_duration_seconds") + suffix + labels);
        INFO(labels.toStdString());
        REQUIRE(found != samples.end());
        return found->second;
    };
    double before = 0;
    for (const double bound : ServerMetrics::bounds) {
        const double count =
            at(QStringLiteral("_bucket"), QStringLiteral(",le=\"%1\"").arg(QString::fromStdString(plainNumber(bound))));
        CHECK(count >= before);
        before = count;
    }
    const double all = at(QStringLiteral("_bucket"), QStringLiteral(",le=\"+Inf\""));
    CHECK(all >= before);
    CHECK(all == at(QStringLiteral("_count"), {}));
    CHECK(at(QStringLiteral("_sum"), {}) >= 0);
}

} // namespace

TEST_CASE("labels and helps are escaped, whatever stands in them", "[server][metrics]")
{
    MetricsText text;
    text.family("relais_x_total", "One\\two\nlines \"quoted\".", "counter");
    text.sample({{"centre", "a\"b\\c\nd"}, {"other", ""}}, std::uint64_t{7});
    text.sample({}, 0.25);
    const std::string body = text.take();
    CHECK(body
        == "# HELP relais_x_total One\\\\two\\nlines \"quoted\".\n# TYPE relais_x_total counter\n"
           "relais_x_total{centre=\"a\\\"b\\\\c\\nd\",other=\"\"} 7\nrelais_x_total 0.25\n");
    CHECK(samplesOf(body).size() == 2);
    for (const auto& [value, said] :
        {std::pair(0.0025, "0.0025"), std::pair(10.0, "10"), std::pair(0.1, "0.1"), std::pair(1e20, "1e+20")}) {
        CHECK(plainNumber(value) == said);
    }
}

TEST_CASE("durations fall into their buckets, refusals are counted by code", "[server][metrics]")
{
    using std::chrono::milliseconds;
    ServerMetrics metrics;
    metrics.answered("takeLeases", 200, "", milliseconds(1)); // on a bound: within it
    metrics.answered("takeLeases", 200, "", milliseconds(3));
    metrics.answered("takeLeases", 503, "server_busy", milliseconds(20'000));
    metrics.answered("live", 200, "", milliseconds(0));
    metrics.refused(400, "bad_host");
    metrics.refused(400, "bad_host");
    metrics.contactsAnswered(3);
    metrics.contactsAnswered(0);
    metrics.factAnswered("accepted");
    const auto samples = samplesOf(metrics);
    const auto is = [&](const char* name, double value) {
        INFO(name);
        const auto found = samples.find(QLatin1String(name));
        REQUIRE(found != samples.end());
        CHECK(found->second == Approx(value));
    };
    is("relais_requests_total{operation=\"takeLeases\",status=\"200\"}", 2);
    is("relais_requests_total{operation=\"takeLeases\",status=\"503\"}", 1);
    is("relais_requests_total{operation=\"none\",status=\"400\"}", 2);
    is("relais_request_duration_seconds_bucket{operation=\"takeLeases\",le=\"0.001\"}", 1);
    is("relais_request_duration_seconds_bucket{operation=\"takeLeases\",le=\"0.0025\"}", 1);
    is("relais_request_duration_seconds_bucket{operation=\"takeLeases\",le=\"0.005\"}", 2);
    is("relais_request_duration_seconds_bucket{operation=\"takeLeases\",le=\"10\"}", 2);
    is("relais_request_duration_seconds_bucket{operation=\"takeLeases\",le=\"+Inf\"}", 3);
    is("relais_request_duration_seconds_sum{operation=\"takeLeases\"}", 20.004);
    is("relais_refusals_total{code=\"server_busy\"}", 1);
    is("relais_refusals_total{code=\"bad_host\"}", 2);
    is("relais_lease_answers_total{contacts=\"some\"}", 1);
    is("relais_lease_answers_total{contacts=\"none\"}", 1);
    is("relais_lease_contacts_total", 3);
    is("relais_facts_total{verdict=\"accepted\"}", 1);
    holdHistogram(samples, QStringLiteral("takeLeases"));
    holdHistogram(samples, QStringLiteral("live"));
    // What was no request took no time that would say anything.
    CHECK_FALSE(samples.contains(QStringLiteral("relais_request_duration_seconds_count{operation=\"none\"}")));
}

TEST_CASE("work of the store waits, then runs, then is no more", "[server][metrics]")
{
    StoreLoad load;
    {
        StoreLoad::Job first(load, StoreLoad::Kind::Write);
        StoreLoad::Job second(load, StoreLoad::Kind::Write);
        CHECK(load.waiting(StoreLoad::Kind::Write) == 2);
        first.begin();
        first.begin(); // a transaction that is repeated
        CHECK(load.waiting(StoreLoad::Kind::Write) == 1);
        CHECK(load.running(StoreLoad::Kind::Write) == 1);
        CHECK(load.waiting(StoreLoad::Kind::Read) == 0);
        MetricsText text;
        writeGauges(text, {12, 3, 2, 1, 4096}, load, Instant(std::chrono::seconds(100)), Instant(std::chrono::seconds(160)));
        const auto samples = samplesOf(text.take());
        CHECK(samples.at(QStringLiteral("relais_store_jobs_waiting{access=\"write\"}")) == 1);
        CHECK(samples.at(QStringLiteral("relais_connections")) == 12);
        CHECK(samples.at(QStringLiteral("relais_requests_waiting{for=\"sign_in\"}")) == 2);
        CHECK(samples.at(QStringLiteral("relais_uptime_seconds")) == 60);
        CHECK(samples.at(QStringLiteral("process_start_time_seconds")) == 100);
        CHECK(std::any_of(samples.begin(), samples.end(),
            [](const auto& sample) { return sample.first.startsWith(u"relais_build_info{version=\"") && sample.second == 1; }));
    }
    CHECK(load.waiting(StoreLoad::Kind::Write) + load.running(StoreLoad::Kind::Write) == 0);
}

TEST_CASE("what a server says of itself keeps the format, and says nothing of a person", "[server][metrics]")
{
    RunningServer run({}, RunningServer::Centre::Demo);
    DemoDesk nurse(run, "sonia");
    const auto contact = nurse.lease(1).at(0).toObject();
    run.client().get("/nowhere");
    const std::string body = run.client().get("/metrics").raw.body;
    const auto samples = samplesOf(body);
    CHECK(samples.at(QStringLiteral("relais_connections")) >= 1);
    CHECK(samples.at(QStringLiteral("relais_requests_running")) >= 1); // this very request
    CHECK(samples.at(QStringLiteral("relais_lease_answers_total{contacts=\"some\"}")) == 1);
    CHECK(samples.at(QStringLiteral("relais_refusals_total{code=\"not_found\"}")) == 1);
    CHECK(body.find("relais_alerts_open{centre=") != std::string::npos);
    holdHistogram(samples, QStringLiteral("takeLeases"));
    CHECK(body.find(contact[u"person_id"].toString().toStdString()) == std::string::npos);
    CHECK(body.find("sonia") == std::string::npos);
}

TEST_CASE("each answer has an id of its own, which is never the client's", "[server]")
{
    RequestIds ids(5);
    QSet<QString> seen;
    for (int i = 0; i < 1000; ++i) {
        seen.insert(QString::fromStdString(ids.next()));
    }
    CHECK(seen.size() == 1000);
    static const QRegularExpression shape(QStringLiteral("^[0-9a-f]{16}$"));
    for (const QString& id : seen) {
        REQUIRE(shape.match(id).hasMatch());
    }

    RunningServer run;
    RawClient client(run.port());
    const std::string claims = "Host: desk\r\nX-Request-Id: canary\r\n";
    QSet<QString> answered;
    for (const std::string line : {"GET /health/live HTTP/1.1", "GET /nowhere HTTP/1.1", "GET /api/v1/agenda HTTP/1.1",
             "POST /api/v1/facts HTTP/1.1", "GET /broken HTTP/9.9"}) {
        INFO(line);
        const auto answer = client.ask(line + "\r\n" + claims + "\r\n");
        const QString id = QString::fromStdString(answer.header("X-Request-Id"));
        CHECK(shape.match(id).hasMatch());
        answered.insert(id);
        CHECK(answer.body.find("canary") == std::string::npos);
    }
    CHECK(answered.size() == 5);
}
