#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/base/instant.h"
#include "db/accounts/account_repository.h"
#include "db/postgres/store_address.h"
#include "tests/bench/give_up.h"

#include <QCryptographicHash>

namespace relais::bench {

/// Fills the store of a BenchCentre with millions of people by statements that make their rows themselves, in the shape of FilledQueue: one
/// listing and one ready entry each, all due at once, in classes by the gap in their care. Nobody may serve from it meanwhile.
///
/// Ids are numbers: a letter of the kind and fifteen digits are the sixteen bytes, so that client and store agree without asking. People and
/// entries count from 1, agents and desks from 0; desk n is signed in as agent n modulo agents.
class CentralFill {
public:
    enum class Kind : char { Nobody = '0', Person = '1', Entry = '2', Desk = '3', Agent = '4', Lease = '5' };

    explicit CentralFill(const QString& database)
    {
        const auto address = StoreAddress::fromText(database);
        auto connection = address ? address->open(false) : Result<std::unique_ptr<Connection>>(failure(address.error()));
        if (!connection) {
            giveUp(QStringLiteral("the store cannot be opened: ") + connection.error().detail);
        }
        m_connection = std::move(*connection);
        m_postgres = m_connection->engine() == Connection::Engine::Postgres;
        if (!m_postgres) {
            run(QStringLiteral("PRAGMA cache_size = -1000000; PRAGMA wal_autocheckpoint = 100000;"));
        }
    }

    static QByteArray idBytes(Kind kind, qint64 number)
    {
        return static_cast<char>(kind) + QByteArray::number(number).rightJustified(15, '0');
    }
    static QString idText(Kind kind, qint64 number) { return Uuid::fromBytes(idBytes(kind, number)).value_or(Uuid()).text(); }
    /// The token of a desk's session, and its credential.
    static QByteArray token(int desk) { return 'T' + QByteArray::number(desk).rightJustified(secretDigits, '0'); }
    static QByteArray credential(int desk) { return 'C' + QByteArray::number(desk).rightJustified(secretDigits, '0'); }

    /// Once.
    void people(int count)
    {
        indexesAside();
        run(QStringLiteral(
            "INSERT INTO campaign (centre_id, code, started_at) VALUES ('albi', 'diabete-ecart', %1);"
            "INSERT INTO lane (centre_id, id, campaign, territory) VALUES ('albi', 1, 'diabete-ecart', 'metropole');"
            "INSERT INTO lane_counter (centre_id, lane_id, state, value) VALUES ('albi', 1, 0, 0), ('albi', 1, 1, %2),"
            " ('albi', 1, 2, 0);")
                .arg(m_now)
                .arg(count));
        constexpr int atOnce = 500'000;
        for (int from = 1; from <= count; from += atOnce) {
            const int until = std::min(count, from + atOnce - 1);
            insert(from, until, QStringLiteral("person (centre_id, id, nir, territory, listing_seq, is_member, created_at)"),
                QStringLiteral("'albi', %1, 1000000000000 + i, 'metropole', 1, 0, %2")
                    .arg(id(Kind::Person), QString::number(m_now)));
            insert(from, until,
                QStringLiteral(
                    "listing (centre_id, person_id, seq, import_id, line, campaign, reference_date, content_hash, birth_name,"
                    " first_name, birth_date, sex, mobile, address_line, postal_code, town, scheme, ald, physician_rpps,"
                    " deliveries, letters_sent, care_gap, gap_years)"),
                QStringLiteral("'albi', %1, 1, %2, i, 'diabete-ecart', '2026-11-02', 0, 'Martin', 'Martin', '1960-05-04', 2,"
                               " '+33639980001', 'Martin', '81000', 'Martin', '01', '8', 'Martin', 4, 3, 1, 2")
                    .arg(id(Kind::Person), id(Kind::Nobody, QStringLiteral("0"))));
            insert(from, until,
                QStringLiteral(
                    "queue_entry (centre_id, id, person_id, campaign, lane_id, home_lane_id, state, rank, due_at, due_until,"
                    " promote_at, entered_at, gap_years)"),
                QStringLiteral("'albi', %1, %2, 'diabete-ecart', 1, 1, 1, 70 - i % 6, %3, %4, %3, %5, 2")
                    .arg(id(Kind::Entry), id(Kind::Person))
                    .arg(m_now - hour)
                    .arg(m_now + 24 * hour)
                    .arg(m_now - 24 * hour));
        }
        indexesBack();
    }

    /// Like the one that the centre was made with: her role, her competences, her password. Once, before the desks.
    void agents(int count)
    {
        m_agents = count;
        const QString model = QStringLiteral("a.centre_id = 'albi' AND a.login = 'modele'");
        insert(0, count - 1,
            QStringLiteral("agent (centre_id, id, login, display_name, role, password_hash, active, created_at)"),
            QStringLiteral("a.centre_id, %1, 'agent' || i, 'Agente ' || i, a.role, a.password_hash, 1, a.created_at")
                .arg(id(Kind::Agent)),
            QStringLiteral("CROSS JOIN agent a WHERE ") + model);
        insert(0, count - 1, QStringLiteral("agent_competence (centre_id, agent_id, competence)"),
            QStringLiteral("c.centre_id, %1, c.competence").arg(id(Kind::Agent)),
            QStringLiteral("CROSS JOIN agent a JOIN agent_competence c ON c.centre_id = a.centre_id AND c.agent_id = a.id WHERE ")
                + model);
    }

    /// Enrolled, and signed in when `signedIn`. Once.
    void desks(int count, bool signedIn = true)
    {
        if (!m_postgres) {
            desksOfFile(count, signedIn);
            return;
        }
        const QString secret = QStringLiteral("sha256(convert_to('%1' || lpad(i::text, %2, '0'), 'UTF8'))");
        insert(0, count - 1, QStringLiteral("desk (centre_id, id, name, credential_hash, enrolled_at)"),
            QStringLiteral("'albi', %1, 'Poste ' || i, %2, %3")
                .arg(id(Kind::Desk), secret.arg(QStringLiteral("C")).arg(secretDigits), QString::number(m_now)));
        if (signedIn) {
            insert(0, count - 1,
                QStringLiteral("agent_session (centre_id, token_hash, agent_id, desk_id, opened_at, expires_at)"),
                QStringLiteral("'albi', %1, %2, %3, %4, %5")
                    .arg(secret.arg(QStringLiteral("T")).arg(secretDigits),
                        id(Kind::Agent, QStringLiteral("i % %1").arg(m_agents)), id(Kind::Desk),
                        QString::number(m_now - 2 * hour), QString::number(m_now + 24 * hour)));
        }
    }

    /// As if the desks from 0 on had been lent so many people each an hour ago, the first ones first: with fence 1. PostgreSQL only.
    void lend(int desks, int each)
    {
        const int count = desks * each;
        const qint64 at = m_now - hour;
        const qint64 until = m_now + 2 * hour;
        const QString desk = QStringLiteral("(i - 1) / %1").arg(each);
        const QString whose = QStringLiteral("%1, %2, %3, %4, %5, 1")
                                  .arg(id(Kind::Lease), id(Kind::Entry), id(Kind::Person), id(Kind::Desk, desk),
                                      id(Kind::Agent, QStringLiteral("((i - 1) / %1) % %2").arg(each).arg(m_agents)));
        run(QStringLiteral("UPDATE queue_entry SET state = 2 WHERE centre_id = 'albi' AND id BETWEEN %1 AND %2")
                .arg(id(Kind::Entry, QStringLiteral("1")), id(Kind::Entry, QString::number(count))));
        run(QStringLiteral("UPDATE person SET fence = 1, leased_until = %3 WHERE centre_id = 'albi' AND id BETWEEN %1 AND %2")
                .arg(id(Kind::Person, QStringLiteral("1")), id(Kind::Person, QString::number(count)), QString::number(until)));
        insert(1, count,
            QStringLiteral("lease (centre_id, id, entry_id, person_id, desk_id, agent_id, fence, leased_at, expires_at)"),
            QStringLiteral("'albi', %1, %2, %3").arg(whose).arg(at).arg(until));
        insert(1, count,
            QStringLiteral(
                "lease_history (centre_id, seq, lease_id, entry_id, person_id, desk_id, agent_id, fence, what, at, expires_at)"),
            QStringLiteral("'albi', i, %1, 0, %2, %3").arg(whose).arg(at).arg(until));
        run(QStringLiteral("UPDATE lane_counter SET value = value + CASE state WHEN 1 THEN -%1 ELSE %1 END"
                           " WHERE centre_id = 'albi' AND lane_id = 1 AND state IN (1, 2)")
                .arg(count));
    }

    /// So many lines of the change feed behind those that are there.
    void feed(int from, int count)
    {
        insert(from, from + count - 1, QStringLiteral("feed (centre_id, seq, kind, at, person_id, version)"),
            QStringLiteral("'albi', i, 0, %1 + i, %2, 2")
                .arg(m_now - hour)
                .arg(id(Kind::Person, QStringLiteral("1 + i % 100000"))));
    }

    /// What a store that has lived has, too: statistics, and nothing left to be written out of a log.
    void settle()
    {
        if (m_postgres) {
            run(QStringLiteral("VACUUM ANALYZE"));
            run(QStringLiteral("CHECKPOINT"));
        } else {
            run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        }
    }
    void run(const QString& script)
    {
        if (const auto done = Connection::attempt([&] {
                m_connection->execute(script.toStdString());
                return true;
            });
            !done) {
            giveUp(QStringLiteral("the store cannot be filled: ") + done.error().detail);
        }
    }
    /// The number `i` of a row as an id of the store.
    QString id(Kind kind, const QString& number = QStringLiteral("i")) const
    {
        const QChar letter = QLatin1Char(static_cast<char>(kind));
        return m_postgres
            ? QStringLiteral("encode(convert_to('%1' || lpad((%2)::text, 15, '0'), 'UTF8'), 'hex')::uuid").arg(letter).arg(number)
            : QStringLiteral("CAST('%1' || substr('000000000000000' || (%2), -15) AS BLOB)").arg(letter).arg(number);
    }

private:
    static constexpr int secretDigits = 42; ///< with the letter the 43 characters of a secret
    static constexpr qint64 hour = 3'600'000'000;

    /// One row for each number i from `from` to `until`.
    void insert(int from, int until, const QString& into, const QString& values, const QString& beside = {})
    {
        const QString numbers = m_postgres
            ? QStringLiteral("WITH n(i) AS (SELECT generate_series(%1::bigint, %2::bigint))")
            : QStringLiteral("WITH RECURSIVE n(i) AS (SELECT %1 UNION ALL SELECT i + 1 FROM n WHERE i < %2)");
        run(numbers.arg(from).arg(until) + QStringLiteral(" INSERT INTO ") + into + QStringLiteral(" SELECT ") + values
            + QStringLiteral(" FROM n ") + beside);
    }
    /// Made once over millions of rows, an index costs a tenth of what it costs row by row.
    void indexesAside()
    {
        if (m_postgres) {
            run(QStringLiteral(
                "CREATE TABLE bench_index AS SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
                " AND tablename IN ('person', 'listing', 'queue_entry') AND indexname NOT LIKE '%_pkey';"
                "DO $$ DECLARE one record; BEGIN FOR one IN SELECT indexname FROM bench_index LOOP"
                " EXECUTE 'DROP INDEX ' || quote_ident(one.indexname); END LOOP; END $$;"));
        }
    }
    void indexesBack()
    {
        if (m_postgres) {
            run(QStringLiteral("DO $$ DECLARE one record; BEGIN FOR one IN SELECT indexdef FROM bench_index LOOP"
                               " EXECUTE one.indexdef; END LOOP; END $$; DROP TABLE bench_index;"));
        }
    }
    /// SQLite has no SHA-256.
    void desksOfFile(int count, bool signedIn)
    {
        const auto hash = [](const QByteArray& secret) { return QCryptographicHash::hash(secret, QCryptographicHash::Sha256); };
        const CentreId centre{QStringLiteral("albi")};
        const auto done = Connection::attempt([&] {
            Transaction transaction(*m_connection);
            auto desk = m_connection->statement("accounts/accounts.put_desk");
            auto session = m_connection->statement("accounts/accounts.open_session");
            for (int i = 0; i < count; ++i) {
                const auto deskId = DeskId::fromBytes(idBytes(Kind::Desk, i)).value_or(DeskId());
                desk.bindAll(
                        centre, deskId, QStringLiteral("Poste %1").arg(i), hash(credential(i)), instantFromMicroseconds(m_now))
                    .run();
                if (signedIn) {
                    session
                        .bindAll(centre, hash(token(i)),
                            AgentId::fromBytes(idBytes(Kind::Agent, i % m_agents)).value_or(AgentId()), deskId,
                            instantFromMicroseconds(m_now - 2 * hour), instantFromMicroseconds(m_now + 24 * hour))
                        .run();
                }
            }
            transaction.commit();
            return true;
        });
        if (!done) {
            giveUp(QStringLiteral("the desks cannot be written: ") + done.error().detail);
        }
    }

    const qint64 m_now = microsecondsOf(SystemClock().now());
    std::unique_ptr<Connection> m_connection;
    bool m_postgres = false;
    int m_agents = 1;
};

} // namespace relais::bench
