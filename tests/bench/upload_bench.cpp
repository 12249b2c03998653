// Attempts uploaded over REST on PostgreSQL in batches of 100 facts: fifty calls that nobody answered, each begun and closed, under the
// leases of the desk that sends them, as after a morning without network.
//
// Against: the same 100 rows and their typed rows in one statement over unnest'ed arrays, one transaction each, on the same database, by as
// many connections, without any rule: who may say it, what it means for the queue, what other desks are told. Both with every commit on
// the disk, in turn, round by round; the median of the rounds' ratios counts, the first round is thrown away. The note says where the
// time went: processor time of the server and of its part of PostgreSQL for each batch.
//
// A second figure has all rows that such an upload leaves on the other side: the lease closed, the entry planned, the person told of. Its note
// says what these alone, without a server, reach of the first figure's bare rows.
// usage: upload_bench [ENTRIES [BATCHES-A-ROUND [CONNECTIONS]]]
#include "tests/bench/bare_upload.h"
#include "tests/bench/bench_centre.h"
#include "tests/bench/bench_cluster.h"
#include "tests/bench/bench_report.h"
#include "tests/bench/lease_load.h"

#include "core/outbox/fact_answer_json.h"
#include "core/outbox/fact_json.h"

using namespace relais;
using namespace relais::bench;

namespace {

constexpr int rounds = 5;
constexpr int callsABatch = 50;

/// The upload of one desk, as it goes over the wire.
std::string uploadOf(int desk, IdMaker& ids, Instant lentAt)
{
    const auto idOf = [](CentralFill::Kind kind, qint64 number) { return CentralFill::idBytes(kind, number); };
    std::vector<QJsonObject> facts;
    for (int i = 0; i < callsABatch; ++i) {
        const qint64 person = static_cast<qint64>(desk) * callsABatch + i + 1;
        Fact started;
        started.id = ids.make<FactId>();
        started.centre = CentreId{QStringLiteral("albi")};
        started.person = *PersonId::fromBytes(idOf(CentralFill::Kind::Person, person));
        started.agent = *AgentId::fromBytes(idOf(CentralFill::Kind::Agent, desk % 100));
        started.desk = *DeskId::fromBytes(idOf(CentralFill::Kind::Desk, desk));
        started.deskSeq = 2 * i + 1;
        started.occurredAt = lentAt + std::chrono::seconds(60 + 30 * i);
        started.fence = 1;
        started.body = AttemptStarted{CampaignCode{QStringLiteral("diabete-ecart")},
            *EntryId::fromBytes(idOf(CentralFill::Kind::Entry, person)), CallDirection::Outbound,
            PhoneNumber{QStringLiteral("+33639980001")}, QStringLiteral("tel"), {}};
        Fact closed = started;
        closed.id = ids.make<FactId>();
        ++closed.deskSeq;
        closed.occurredAt += std::chrono::seconds(25);
        AttemptClosed body;
        body.attempt = started.id;
        body.campaign = CampaignCode{QStringLiteral("diabete-ecart")};
        body.outcome = OutcomeCode::NoAnswer;
        closed.body = body;
        facts.push_back(toJson(started));
        facts.push_back(toJson(closed));
    }
    return requestText("POST", "/facts", CentralFill::credential(desk).toStdString(),
        QJsonDocument(uploadToJson(facts)).toJson(QJsonDocument::Compact).toStdString());
}

std::size_t countOf(std::string_view text, std::string_view what)
{
    std::size_t count = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) {
        ++count;
    }
    return count;
}

/// Seconds; each desk sends its batch once.
double upload(std::uint16_t port, int connections, const std::vector<std::string>& requests)
{
    std::size_t next = 0;
    std::optional<LoadClient> client;
    const auto ask = [&](int connection) {
        if (next < requests.size()) {
            client->ask(connection, requests[next++]);
        }
    };
    client.emplace(port, connections, [&](const LoadClient::Answer& answer) {
        if (answer.status != 200 || countOf(answer.body, "\"accepted\"") != 2 * callsABatch) {
            giveUp(QStringLiteral("a batch was not accepted: status %1, %2")
                       .arg(answer.status)
                       .arg(QString::fromUtf8(
                           answer.body.data(), static_cast<qsizetype>(std::min<std::size_t>(answer.body.size(), 300)))));
        }
        ask(answer.connection);
    });
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < connections; ++i) {
        ask(i);
    }
    while (client->waiting() > 0) {
        client->wait(std::chrono::milliseconds(100));
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// Of the processes that work for a server's connections.
double backendSeconds(const BenchCluster& cluster)
{
    double seconds = 0;
    for (const QString& pid : cluster.query(QStringLiteral("upload"),
             QStringLiteral("SELECT pid FROM pg_stat_activity WHERE application_name = 'relais' AND pid <> pg_backend_pid()"))) {
        seconds += processorSeconds(pid.toLongLong());
    }
    return seconds;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const int batches = argc > 2 ? std::atoi(argv[2]) : 200;
    const int connections = argc > 3 ? std::atoi(argv[3]) : 8;
    const int desks = batches * (rounds + 1);
    const int lent = 2 * desks; // the second half is for the bare rows
    const int entries = std::max(argc > 1 ? std::atoi(argv[1]) : 1'000'000, 2 * lent * callsABatch);
    BenchCluster cluster;
    const QString url = cluster.database(QStringLiteral("upload"));
    BenchCentre centre(url);
    const Instant lentAt = SystemClock().now() - std::chrono::minutes(59);
    {
        CentralFill fill(url);
        fill.people(entries);
        fill.agents(100);
        fill.desks(lent);
        fill.lend(lent, callsABatch);
        fill.settle();
    }
    centre.start();
    SystemClock clock;
    SeededRandom random(20261130);
    IdMaker ids(clock, random);
    BareUpload bareFacts(url, connections, BareUpload::Rows::Facts, 0);
    BareUpload bareAll(url, connections, BareUpload::Rows::All, desks * callsABatch + 1);
    std::vector<double> ours;
    std::vector<double> facts;
    std::vector<double> all;
    double serverTime = 0;
    double storeTime = 0;
    for (int round = 0; round <= rounds; ++round) {
        std::vector<std::string> requests;
        for (int i = 0; i < batches; ++i) {
            requests.push_back(uploadOf(round * batches + i, ids, lentAt));
        }
        const auto rest = [&] {
            const double serverBefore = processorSeconds(centre.pid());
            const double storeBefore = backendSeconds(cluster);
            ours.push_back(batches / upload(centre.port(), connections, requests));
            serverTime += processorSeconds(centre.pid()) - serverBefore;
            storeTime += backendSeconds(cluster) - storeBefore;
        };
        if (round % 2 == 0) {
            rest();
        }
        facts.push_back(batches / bareFacts.run(batches, callsABatch, entries, ids));
        all.push_back(batches / bareAll.run(batches, callsABatch, entries, ids));
        if (round % 2 != 0) {
            rest();
        }
        if (round == 0) {
            ours.clear();
            facts.clear();
            all.clear();
            serverTime = storeTime = 0;
        }
    }
    centre.stop();
    const auto perSecond = [](const std::vector<double>& rounds) { return 2 * callsABatch * percentile(rounds, 0.5); };
    const double ratio = medianRatio(ours, facts);
    const double sent = static_cast<double>(rounds) * batches;
    print({.what = QStringLiteral("upload of attempts over REST on PostgreSQL, batches of 100 facts, %1 connections")
                       .arg(connections),
        .size = entries,
        .figure = perSecond(ours),
        .unit = QStringLiteral("facts/s"),
        .against = QStringLiteral("the bare rows by one statement a batch: %1").arg(perSecond(facts), 0, 'f', 0),
        .ratio = ratio,
        .goal = QStringLiteral("≥ 0.6 ×"),
        .held = ratio >= 0.6,
        .note = QStringLiteral(
            "a batch takes %1 ms at this rate, of which the server works %2 ms and its side of PostgreSQL %3 ms; beyond "
            "the bare rows it reads each person and her facts, closes her lease, plans her entry again, and tells the feed")
                    .arg(1000 / percentile(ours, 0.5), 0, 'f', 1)
                    .arg(1000 * serverTime / sent, 0, 'f', 1)
                    .arg(1000 * storeTime / sent, 0, 'f', 1)});
    print({.what = QStringLiteral("the same beside all rows that it leaves"),
        .size = entries,
        .figure = perSecond(ours),
        .unit = QStringLiteral("facts/s"),
        .against = QStringLiteral("these bare rows by one statement a batch: %1").arg(perSecond(all), 0, 'f', 0),
        .ratio = medianRatio(ours, all),
        .note = QStringLiteral("without server, rules and reading, these rows alone reach %1 × of the bare facts")
                    .arg(medianRatio(all, facts), 0, 'f', 2)});
    return 0;
}
