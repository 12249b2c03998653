#pragma once

#include "core/base/clock.h"
#include "tests/bench/bench_centre.h"
#include "tests/bench/day_facts.h"
#include "tests/bench/load_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <deque>
#include <queue>

namespace relais::bench {

/// Desks that work through a DayPlan against a real server, many times as fast as a clock. Each desk does what a workstation does: signs
/// in, asks for programmes, head of the feed, agenda and contacts; tells each attempt when it is dialled and when it is closed; asks for
/// contacts again after each; pulls, renews, signs out. What it tells and what it asks go over a connection each, in order.
/// A lease is timed from the wish, so that waiting behind a slow answer counts. One thread.
class DayReplay {
public:
    DayReplay(std::uint16_t port, DayPlan& plan, const DaySettings& settings, IdMaker& ids)
        : m_plan(plan), m_settings(settings), m_ids(ids), m_desks(static_cast<std::size_t>(settings.desks)),
          m_client(port, 2 * settings.desks, [this](const LoadClient::Answer& answer) { hear(answer); })
    {}

    DaySeen run()
    {
        for (int i = 0; i < m_settings.desks; ++i) {
            desk(i).shift = m_plan.shift(i);
            at(desk(i).shift.signIn, i, &DayReplay::signIn);
        }
        m_began = std::chrono::steady_clock::now();
        while (!m_events.empty() || m_client.waiting() > 0) {
            while (!m_events.empty() && m_events.top().when <= now()) {
                const Event event = m_events.top();
                m_events.pop();
                m_seen.late.push_back((now() - event.when) / m_settings.speed * 1000);
                (this->*event.what)(event.desk);
            }
            m_client.wait(std::chrono::milliseconds(1));
        }
        return m_seen;
    }

private:
    using Act = void (DayReplay::*)(int);
    using Then = void (DayReplay::*)(int, const QJsonObject&);
    struct Event {
        DaySeconds when;
        int desk;
        Act what;
        bool operator<(const Event& other) const { return when > other.when; }
    };
    struct Wish {
        QString name{};
        std::string request{};
        Then then = nullptr;
        std::chrono::steady_clock::time_point since{};
    };
    struct Desk {
        DayShift shift{};
        QByteArray token{};
        QString agent{};
        QString cursor{};
        QString state = QStringLiteral("signed_out");
        std::deque<DayContact> held{};
        std::optional<DayContact> open{};
        DayCall call{};
        QString attempt{};
        QStringList called{}; ///< leases that are closed here, whatever an answer on its way says
        qint64 seq = 0;
        std::array<std::deque<Wish>, 2> wishes{}; ///< of each connection, the first one is asked
    };
    enum Way { Tell, Ask };

    Desk& desk(int i) { return m_desks[static_cast<std::size_t>(i)]; }
    DaySeconds now() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count() * m_settings.speed;
    }
    void at(DaySeconds when, int i, Act what) { m_events.push({when, i, what}); }
    void after(DaySeconds wait, int i, Act what) { at(now() + wait, i, what); }
    bool isThere(int i) { return !desk(i).token.isEmpty(); }

    void wish(int i, Way way, const char* name, std::string request, Then then = nullptr)
    {
        auto& wishes = desk(i).wishes[way];
        wishes.push_back({QString::fromLatin1(name), std::move(request), then, std::chrono::steady_clock::now()});
        if (wishes.size() == 1) {
            m_client.ask(2 * i + way, wishes.front().request);
        }
    }
    void hear(const LoadClient::Answer& answer)
    {
        const int i = answer.connection / 2;
        auto& wishes = desk(i).wishes[static_cast<std::size_t>(answer.connection % 2)];
        const Wish done = std::move(wishes.front());
        wishes.pop_front();
        if (!wishes.empty()) {
            m_client.ask(answer.connection, wishes.front().request);
        }
        ++m_seen.answered[done.name];
        if (done.name == QLatin1String("leases")) {
            m_seen.leases.push_back(
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - done.since).count());
        }
        const bool well = answer.status >= 200 && answer.status < 300;
        if (!well) {
            ++(answer.status == 0 || answer.status >= 500 ? m_seen.failures : m_seen.refusals);
            if (m_seen.firstFailure.isEmpty()) {
                m_seen.firstFailure = done.name + QStringLiteral(" %1").arg(answer.status);
            }
        }
        if (done.then != nullptr) {
            (this->*done.then)(i, well ? objectOf(answer.body) : QJsonObject());
        }
    }
    /// Of a page of changes what stands behind them: they are for desks that hold people.
    static QJsonObject objectOf(std::string_view body)
    {
        QByteArray text(body.data(), static_cast<qsizetype>(body.size()));
        if (const auto behind = text.startsWith(R"({"epoch")") ? text.lastIndexOf(R"("next_cursor")") : -1; behind > 0) {
            text = '{' + text.mid(behind);
        }
        return QJsonDocument::fromJson(text).object();
    }
    std::string asked(int i, const char* method, const std::string& path, const std::string& body = {})
    {
        return requestText(method, path, desk(i).token.toStdString(), body);
    }

    void signIn(int i)
    {
        const std::string body =
            R"({"login":"agent)" + std::to_string(i) + R"(","password":")" + BenchCentre::password().toStdString() + "\"}";
        wish(i, Tell, "sign-ins", requestText("POST", "/sessions", CentralFill::credential(i).toStdString(), body),
            &DayReplay::signedIn);
    }
    void signedIn(int i, const QJsonObject& answer)
    {
        Desk& one = desk(i);
        one.token = answer[u"token"].toString().toLatin1();
        one.agent = answer[u"agent_id"].toString();
        if (!isThere(i)) {
            return;
        }
        wish(i, Ask, "programmes", asked(i, "GET", "/programmes"));
        wish(i, Ask, "heads", asked(i, "GET", "/changes/head"), &DayReplay::headCame);
        wish(i, Ask, "agendas", asked(i, "GET", "/agenda"));
        lease(i);
        tell(i, {stateFact(i, "ready")});
        after(m_plan.draw(20, 60), i, &DayReplay::dial);
        after(m_plan.draw(0, 1) * m_settings.pullEvery, i, &DayReplay::pull);
        after(m_settings.renewEvery, i, &DayReplay::renew);
        at(one.shift.signOut, i, &DayReplay::signOut);
    }
    void headCame(int i, const QJsonObject& answer) { desk(i).cursor = answer[u"cursor"].toString(); }

    void lease(int i) { wish(i, Ask, "leases", asked(i, "POST", "/leases", R"({"max":4})"), &DayReplay::lent); }
    void lent(int i, const QJsonObject& answer)
    {
        Desk& one = desk(i);
        one.held.clear();
        for (const auto& item : answer[u"items"].toArray()) {
            const DayContact contact{item[u"lease_id"].toString(), item[u"entry_id"].toString(), item[u"person_id"].toString(),
                item[u"fence"].toInteger()};
            if (!one.called.contains(contact.lease) && !(one.open && one.open->lease == contact.lease)) {
                one.held.push_back(contact);
            }
        }
    }

    void dial(int i)
    {
        Desk& one = desk(i);
        if (!isThere(i) || now() >= one.shift.signOut) {
            return;
        }
        if (now() >= one.shift.lunchFrom && now() < one.shift.lunchUntil) {
            at(one.shift.lunchUntil, i, &DayReplay::dial);
            return;
        }
        if (one.held.empty()) {
            ++m_seen.withoutContact;
            lease(i);
            after(30, i, &DayReplay::dial);
            return;
        }
        one.open = one.held.front();
        one.held.pop_front();
        one.call = m_plan.call();
        one.attempt = m_ids.next().text();
        ++m_seen.attempts;
        tell(i,
            {fact(i, one.attempt, "attempt_started", &*one.open,
                 "{\"campaign\":\"diabete-ecart\",\"entry_id\":\"" + one.open->entry.toStdString()
                     + "\",\"direction\":\"outbound\",\"number\":\"+33639980001\",\"line\":\"tel\"}"),
                stateFact(i, "in_call")});
        after(one.call.inCall, i, &DayReplay::hangUp);
    }
    void hangUp(int i)
    {
        Desk& one = desk(i);
        tell(i,
            {fact(i, m_ids.next().text(), "attempt_closed", &*one.open,
                 "{\"attempt_id\":\"" + one.attempt.toStdString() + R"(","campaign":"diabete-ecart","outcome":")"
                     + one.call.outcome + R"(","identity":")" + one.call.identity + R"(","talk_ms":1000,"wrap_up_ms":1000})"),
                stateFact(i, "wrap_up"), stateFact(i, "ready")},
            &DayReplay::closed);
        one.called.append(one.open->lease);
        one.open.reset();
        after(one.call.rest, i, &DayReplay::dial);
    }
    void closed(int i, const QJsonObject& answer)
    {
        toldAnswers(i, answer);
        if (isThere(i)) {
            lease(i);
        }
    }

    void pull(int i)
    {
        if (isThere(i)) {
            if (!desk(i).cursor.isEmpty()) {
                wish(i, Ask, "pulls", asked(i, "GET", "/changes?limit=1000&cursor=" + desk(i).cursor.toStdString()),
                    &DayReplay::pulled);
            }
            after(m_settings.pullEvery, i, &DayReplay::pull);
        }
    }
    void pulled(int i, const QJsonObject& answer)
    {
        const QString cursor = answer[u"next_cursor"].toString();
        desk(i).cursor = cursor.isEmpty() ? desk(i).cursor : cursor;
    }
    void renew(int i)
    {
        if (isThere(i)) {
            std::string leases;
            for (const DayContact& contact : desk(i).held) {
                leases += (leases.empty() ? "\"" : ",\"") + contact.lease.toStdString() + '"';
            }
            if (!leases.empty()) {
                wish(i, Ask, "renewals", asked(i, "POST", "/leases/renew", "{\"lease_ids\":[" + leases + "]}"));
            }
            after(m_settings.renewEvery, i, &DayReplay::renew);
        }
    }
    void signOut(int i)
    {
        if (desk(i).open) {
            after(30, i, &DayReplay::signOut); // she hangs up first
            return;
        }
        tell(i, {stateFact(i, "signed_out")});
        wish(i, Ask, "sign-outs", asked(i, "DELETE", "/sessions/current"));
        desk(i).token.clear(); // what is still on its way is answered first: it was asked before
        desk(i).held.clear();
    }

    std::string stateFact(int i, const char* to)
    {
        Desk& one = desk(i);
        const std::string body = "{\"from\":\"" + one.state.toStdString() + "\",\"to\":\"" + to + "\"}";
        one.state = QString::fromLatin1(to);
        return fact(i, m_ids.next().text(), "agent_state_changed", nullptr, body);
    }
    std::string fact(int i, const QString& id, const char* type, const DayContact* whom, const std::string& body)
    {
        return factText({i, ++desk(i).seq, desk(i).agent, m_clock.now()}, id, type, whom, body);
    }
    void tell(int i, const std::vector<std::string>& facts, Then then = &DayReplay::toldAnswers)
    {
        std::string list;
        for (const std::string& one : facts) {
            list += (list.empty() ? "" : ",") + one;
        }
        wish(i, Tell, "uploads",
            requestText("POST", "/facts", CentralFill::credential(i).toStdString(), "{\"facts\":[" + list + "]}"), then);
    }
    void toldAnswers(int, const QJsonObject& answer)
    {
        for (const auto& item : answer[u"items"].toArray()) {
            if (item[u"status"].toString() != QLatin1String("accepted")) {
                ++m_seen.notPlainlyTaken;
                m_seen.firstFailure = m_seen.firstFailure.isEmpty() ? item[u"code"].toString() : m_seen.firstFailure;
            }
        }
    }

    DayPlan& m_plan;
    DaySettings m_settings;
    IdMaker& m_ids;
    SystemClock m_clock;
    std::vector<Desk> m_desks;
    std::priority_queue<Event> m_events;
    std::chrono::steady_clock::time_point m_began;
    DaySeen m_seen;
    LoadClient m_client;
};

} // namespace relais::bench
