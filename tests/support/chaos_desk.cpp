#include "tests/support/chaos_desk.h"

#include "core/accounts/session_json.h"
#include "core/outbox/change_json.h"
#include "core/outbox/fact_answer_json.h"
#include "core/outbox/fact_json.h"
#include "core/queue/lease_clock.h"
#include "core/queue/lease_json.h"

#include <algorithm>

namespace relais::test {

ChaosDesk::ChaosDesk(ChaosWorld& world, int number, Agent agent, std::uint64_t seed)
    : m_world(world), m_number(number), m_agent(std::move(agent)), m_dice(seed),
      m_server(static_cast<std::size_t>(number) % world.ways.size())
{}

bool ChaosDesk::step()
{
    m_answered = true;
    act();
    return m_answered;
}

void ChaosDesk::act()
{
    if (m_desk.credential.isEmpty()) {
        enrol();
        return;
    }
    const auto what = roll(100);
    if (what < 1) {
        sleepPastLeases();
    } else if (what < 2) {
        kill();
    } else if (what < 4) {
        setClock();
    } else if (what < 40 && (m_open || !m_held.empty())) {
        call(); // with or without network
    } else if (m_token.isEmpty()) {
        signIn();
    } else if (what < 58) {
        send(1 + roll(12));
    } else if (what < 84) {
        take();
    } else if (what < 88) {
        renew();
    } else if (what < 94) {
        giveBack();
    } else if (what < 99) {
        pull();
    } else {
        signOut();
    }
}

void ChaosDesk::enrol()
{
    const auto answer = ask("POST", "/desks", {},
        toJson(DeskEnrolmentRequest{m_world.enrolmentCode, QStringLiteral("Poste %1").arg(m_number)}), false);
    if (const auto read = answer ? deskEnrolmentFromJson(answer->json) : failure(ErrorCode::Unreachable)) {
        m_desk = *read;
    }
}

void ChaosDesk::signIn()
{
    const auto answer =
        ask("POST", "/sessions", m_desk.credential.toLatin1(), toJson(SignInRequest{m_agent.login, m_agent.password}));
    if (const auto read = answer ? signInAnswerFromJson(answer->json) : failure(ErrorCode::Unreachable)) {
        m_token = read->token.toLatin1();
        m_agentId = read->agent;
        heard(read->serverTime);
    }
}

void ChaosDesk::take()
{
    const Tick sent = now();
    const auto answer = ask("POST", "/leases", m_token, toJson(LeaseRequest{static_cast<int>(1 + roll(4)), false}));
    const auto read = answer ? leaseAnswerFromJson(answer->json) : failure(ErrorCode::Unreachable);
    if (!read) {
        return;
    }
    if (roll(50) == 0) {
        kill(); // before any of it was written
        return;
    }
    const Tick at = now();
    heard(read->serverTime);
    std::set<LeaseId> lent;
    for (const LeasedContact& contact : read->contacts) {
        lent.insert(contact.lease);
        const Tick deadline = sent + (contact.expiresAt - read->serverTime);
        if (m_givingBack.contains(contact.lease) || m_called.contains(contact.lease)
            || (m_open && m_open->contact.lease == contact.lease)) {
            continue;
        }
        if (const auto known = m_held.find(contact.lease); known != m_held.end()) {
            known->second.deadline = deadline;
            m_history.holdings[known->second.holding].until = deadline;
            continue;
        }
        m_held[contact.lease] = {contact, deadline, m_history.holdings.size()};
        m_history.holdings.push_back({contact.person.id, m_desk.desk, contact.lease, contact.fence, at, deadline});
    }
    for (auto held = m_held.begin(); held != m_held.end();) {
        const auto one = held++;
        if (!lent.contains(one->first)) {
            drop(one, at);
        }
    }
    std::erase_if(m_called, [&](const LeaseId& lease) { return !lent.contains(lease); });
}

void ChaosDesk::call()
{
    if (m_open) {
        close();
        return;
    }
    for (auto held = m_held.begin(); held != m_held.end(); ++held) {
        if (held->second.deadline - now() >= LeaseClock::lastCall) {
            dial(m_held.extract(held).mapped());
            return;
        }
    }
}

void ChaosDesk::dial(Held held)
{
    AttemptStarted body;
    body.campaign = held.contact.campaign;
    body.entry = held.contact.entry;
    body.line = QStringLiteral("simulated");
    body.promise = held.contact.promise;
    if (!held.contact.history.numbers.empty()) {
        body.number = held.contact.history.numbers.front();
    }
    const FactId attempt = nextId();
    const Tick from = now();
    say(held.contact, body, attempt);
    m_open = OpenCall{held.contact, attempt, held.holding, m_history.diallings.size(), true};
    // Until she hangs up, or the deadline of the lease at the latest.
    m_history.diallings.push_back({held.contact.person.id, m_desk.desk, attempt, from, held.deadline});
}

void ChaosDesk::close()
{
    static constexpr OutcomeCode outcomes[] = {OutcomeCode::NoAnswer, OutcomeCode::Busy, OutcomeCode::AnsweringMachine,
        OutcomeCode::NotEstablished, OutcomeCode::Undecided};
    const OpenCall open = *m_open;
    m_open.reset();
    if (open.ringing) {
        m_history.diallings[open.dialling].until = now();
    }
    endHolding(open.holding, now());
    m_called.insert(open.contact.lease);
    AttemptClosed body;
    body.attempt = open.attempt;
    body.campaign = open.contact.campaign;
    body.outcome = outcomes[roll(std::size(outcomes))];
    const FactId first = nextId();
    say(open.contact, body, first);
    if (roll(10) == 0) {
        say(open.contact, Retracted{}, nextId(), first);
        body.outcome = outcomes[roll(std::size(outcomes))];
        say(open.contact, body, nextId());
    }
}

/// In order, some at a time. Whether an answer came.
bool ChaosDesk::send(std::size_t most)
{
    std::vector<QJsonObject> facts;
    for (std::size_t i = 0; i < std::min(most, m_outbox.size()); ++i) {
        facts.push_back(toJson(m_history.facts[m_outbox[i]].fact));
    }
    if (facts.empty()) {
        return true;
    }
    const auto answer = ask("POST", "/facts", m_desk.credential.toLatin1(), uploadToJson(facts));
    const auto read = answer ? uploadAnswerFromJson(answer->json) : failure(ErrorCode::Unreachable);
    if (!read) {
        return false;
    }
    std::set<std::size_t> done;
    for (const FactAnswer& item : read->items) {
        const auto place = m_places.find(item.id);
        if (place == m_places.end()) {
            m_surprises << QStringLiteral("an answer about a fact that was not sent");
            continue;
        }
        m_history.facts[place->second].answers.push_back(item);
        if (item.verdict != FactVerdict::Retry) {
            done.insert(place->second);
        }
    }
    if (roll(30) == 0) {
        kill(); // the server has them and this desk does not know: they go out again
        return false;
    }
    heard(read->serverTime);
    std::erase_if(m_outbox, [&](std::size_t place) { return done.contains(place); });
    return true;
}

void ChaosDesk::renew()
{
    LeaseIds ids;
    for (const auto& [lease, held] : m_held) {
        ids.leases.push_back(lease);
    }
    if (ids.leases.empty()) {
        return;
    }
    const Tick sent = now();
    const auto answer = ask("POST", "/leases/renew", m_token, toJson(ids));
    const auto read = answer ? renewAnswerFromJson(answer->json) : failure(ErrorCode::Unreachable);
    if (!read) {
        return;
    }
    heard(read->serverTime);
    for (const RenewAnswer::Item& item : read->items) {
        const auto held = m_held.find(item.lease);
        if (held == m_held.end()) {
            continue;
        }
        if (!item.held || !item.expiresAt) {
            drop(held, now());
            continue;
        }
        held->second.deadline = sent + (*item.expiresAt - read->serverTime);
        m_history.holdings[held->second.holding].until = held->second.deadline;
    }
}

/// Lets go first and tells then. What the server has not confirmed is told again, and never used again: the request may still be on its way.
void ChaosDesk::giveBack()
{
    for (auto held = m_held.begin(); held != m_held.end();) {
        const auto one = held++;
        if (roll(2) == 0) {
            m_givingBack.insert(one->first);
            drop(one, now());
        }
    }
    if (m_givingBack.empty()) {
        return;
    }
    const LeaseIds ids{{m_givingBack.begin(), m_givingBack.end()}};
    if (const auto answer = ask("POST", "/leases/release", m_token, toJson(ids)); answer && answer->status == 200) {
        m_givingBack.clear();
    }
}

void ChaosDesk::pull()
{
    const QByteArray path =
        "/changes?limit=200" + (m_cursor.isEmpty() ? QByteArray() : "&cursor=" + m_cursor.toUtf8().toPercentEncoding());
    const auto answer = ask("GET", path.constData(), m_token, {});
    const auto page = answer ? changePageFromJson(answer->json) : failure(ErrorCode::Unreachable);
    if (!page) {
        return;
    }
    m_cursor = page->nextCursor;
    for (const Change& change : page->changes) {
        if (change.kind == ChangeKind::LeaseEnded && change.lease) {
            if (const auto held = m_held.find(*change.lease); held != m_held.end()) {
                drop(held, now());
            }
        }
    }
}

/// SIGKILL: what its file does not keep is gone, and the line with it.
void ChaosDesk::kill()
{
    ++m_kills;
    m_token.clear();
    m_cursor.clear();
    m_failures = 0;
    if (m_open && m_open->ringing) {
        m_open->ringing = false; // asked for at the next start
        m_history.diallings[m_open->dialling].until = now();
    }
}

/// The lid is closed until all it holds is over by its own clock, which goes on meanwhile.
void ChaosDesk::sleepPastLeases()
{
    const Tick at = now();
    if (m_open) {
        if (m_open->ringing) {
            m_open->ringing = false;
            m_history.diallings[m_open->dialling].until = at;
        }
        endHolding(m_open->holding, at);
    }
    while (!m_held.empty()) {
        drop(m_held.begin(), at);
    }
    m_world.store.expireLeases(m_desk.desk);
}

/// By up to an hour, forth or back, or right again.
void ChaosDesk::setClock()
{
    m_wrong = roll(3) == 0 ? Microseconds{0} : std::chrono::seconds(static_cast<std::int64_t>(roll(7201)) - 3600);
}

void ChaosDesk::say(const LeasedContact& contact, FactBody body, const FactId& id, const std::optional<FactId>& corrects)
{
    Fact fact;
    fact.id = id;
    fact.centre = m_desk.centre;
    fact.person = contact.person.id;
    fact.agent = m_agentId;
    fact.desk = m_desk.desk;
    fact.deskSeq = ++m_seq;
    fact.occurredAt = wall() + m_offset;
    fact.fence = contact.fence;
    fact.corrects = corrects;
    fact.body = std::move(body);
    m_places[id] = m_history.facts.size();
    m_outbox.push_back(m_history.facts.size());
    m_history.facts.push_back({std::move(fact), {}});
}

void ChaosDesk::endHolding(std::size_t holding, Tick at)
{
    Tick& until = m_history.holdings[holding].until;
    until = std::min(until, at);
}

void ChaosDesk::drop(std::map<LeaseId, Held>::iterator held, Tick at)
{
    endHolding(held->second.holding, at);
    m_held.erase(held);
}

bool ChaosDesk::settle()
{
    m_wrong = Microseconds{0};
    if (m_open) {
        close();
    }
    send(factsPerUpload);
    return m_outbox.empty();
}

bool ChaosDesk::tellAgain()
{
    for (std::size_t first = 0; first < m_history.facts.size();) {
        m_outbox.clear();
        for (std::size_t i = first; i < std::min<std::size_t>(first + factsPerUpload, m_history.facts.size()); ++i) {
            m_outbox.push_back(i);
        }
        const std::size_t count = m_outbox.size();
        for (int tries = 0; !m_outbox.empty() && tries < 10; ++tries) {
            send(count);
        }
        if (!m_outbox.empty()) {
            return false;
        }
        first += count;
    }
    return true;
}

/// Gives back at the server whatever the session holds. Said until it was heard, since it would end what is lent anew as well.
bool ChaosDesk::signOut()
{
    if (m_open) {
        close(); // nobody leaves in the middle of a call
    }
    while (!m_held.empty()) {
        drop(m_held.begin(), now());
    }
    for (int tries = 0; !m_token.isEmpty() && tries < 50; ++tries) {
        const auto answer = ask("DELETE", "/sessions/current", m_token, {}, false);
        if (answer && answer->status == 204) {
            m_token.clear();
        }
    }
    return m_token.isEmpty();
}

std::optional<HttpAnswer> ChaosDesk::ask(
    const char* method, const char* path, const QByteArray& bearer, const QJsonObject& body, bool mayBeCut)
{
    const HttpClient client(m_world.ways[m_server]->port());
    const auto cut = mayBeCut ? roll(30) : 30;
    HttpAnswer answer;
    if (cut < 2) {
        client.abandon(method, std::string("/api/v1") + path, bearer, body, cut == 0);
    } else {
        answer = client.ask(method, std::string("/api/v1") + path, bearer, body);
    }
    return judged(std::move(answer), path);
}

std::optional<HttpAnswer> ChaosDesk::judged(HttpAnswer answer, const char* path)
{
    const bool proxy = m_world.proxied && (answer.status == 502 || answer.status == 504);
    switch (proxy ? 503 : answer.status) {
    case 200:
    case 201:
    case 204: m_failures = 0; return answer;
    case 401: m_token.clear(); return answer; // the session is over
    case 503:
        if (answer.raw.header("Retry-After").empty()) {
            m_surprises << QStringLiteral("%1 without Retry-After at %2").arg(answer.status).arg(QLatin1String(path));
        }
        break;
    case 0: break;
    default:
        m_surprises
            << QStringLiteral("%1 %2 at %3").arg(answer.status).arg(answer.code(), QString::fromLatin1(path).section(u'?', 0, 0));
        return std::nullopt;
    }
    if (proxy) {
        m_world.waitAsTold();
    }
    m_answered = false;
    m_server = (m_server + 1) % m_world.ways.size();
    if (++m_failures > 1) {
        m_world.waitOutTrouble();
    }
    return std::nullopt;
}

} // namespace relais::test
