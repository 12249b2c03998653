#pragma once

#include "core/base/batch_pace.h"
#include "core/queue/replan.h"
#include "db/queue/central_stores.h"
#include "tests/bench/central_fill.h"
#include "tests/bench/filled_queue.h"

#include <atomic>
#include <thread>

namespace relais::bench {

/// Gives every entry of a BenchCentre another priority, batch after batch, on a thread and a connection of its own, each batch in one
/// transaction under the lock of the centre, until it goes. Two ways: by one statement a batch, or person by person by the rules of the
/// product (requeuePerson), as large as the product's own batches (BatchPace). Between two batches it rests `rest` times as long as the batch
/// took, so that desks come in between.
class QueueRecompute {
public:
    enum class Way { Statement, Rules };
    /// `batch`: of the statement.
    QueueRecompute(const QString& database, Way way, int people, int batch, double rest)
        : m_fill(database), m_address(StoreAddress::fromText(database).value()), m_way(way), m_people(people), m_batch(batch),
          m_rest(rest), m_pace(rest), m_thread([this] { loop(); })
    {}
    ~QueueRecompute()
    {
        m_stop = true;
        m_thread.join();
    }
    QueueRecompute(const QueueRecompute&) = delete;
    QueueRecompute& operator=(const QueueRecompute&) = delete;
    int done() const { return m_done; }

private:
    void loop()
    {
        auto connection = must(m_address.open(true));
        for (int from = 1, next = 1; !m_stop; from = next > m_people ? 1 : next) {
            const auto began = std::chrono::steady_clock::now();
            const int until = std::min(m_people, from + (m_way == Way::Rules ? m_pace.size() : m_batch) - 1);
            next = until + 1;
            must(Connection::attempt([&] {
                Transaction transaction(*connection, true, QStringLiteral("albi"));
                m_way == Way::Statement ? byStatement(*connection, from, until) : byRules(*connection, from, until);
                transaction.commit();
                return true;
            }));
            m_done += until - from + 1;
            const auto took = std::chrono::steady_clock::now() - began;
            const auto paced = m_pace.took(std::chrono::duration_cast<std::chrono::microseconds>(took));
            std::this_thread::sleep_for(m_way == Way::Rules ? paced : std::chrono::nanoseconds(took) * m_rest);
        }
    }
    /// All within class 70, whose ranks are 61 to 70.
    void byStatement(Connection& connection, int from, int until)
    {
        connection.execute(QStringLiteral("UPDATE queue_entry SET rank = 61 + (rank - 60) % 10"
                                          " WHERE centre_id = 'albi' AND id BETWEEN %1 AND %2 AND state = 1")
                               .arg(m_fill.id(CentralFill::Kind::Entry, QString::number(from)),
                                   m_fill.id(CentralFill::Kind::Entry, QString::number(until)))
                               .toStdString());
    }
    void byRules(Connection& connection, int from, int until)
    {
        OneAgent agents({});
        CentralStores stores(connection, m_centre, agents, m_ids);
        for (int i = from; i <= until; ++i) {
            const auto person = PersonId::fromBytes(CentralFill::idBytes(CentralFill::Kind::Person, i));
            requeuePerson(stores.unit(), m_rules, *person, m_clock.now());
        }
        stores.finish();
    }

    CentralFill m_fill;
    StoreAddress m_address;
    Way m_way;
    int m_people;
    int m_batch;
    double m_rest;
    BatchPace m_pace;
    CentreId m_centre{QStringLiteral("albi")};
    SystemClock m_clock;
    SeededRandom m_random{20261123};
    IdMaker m_ids{m_clock, m_random};
    RuleBook m_rules{must(OutcomeCatalogue::shipped()), must(Calendar::shipped(QStringLiteral("demo"))),
        {must(CampaignSpec::shipped(CampaignCode{QStringLiteral("diabete-ecart")}))}};
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_done = 0;
    std::thread m_thread; ///< last: it uses all the others
};

} // namespace relais::bench
