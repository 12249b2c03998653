#include "core/queue/history_of_facts.h"

#include <algorithm>
#include <map>
#include <set>

namespace relais {

namespace {

class Folding {
public:
    explicit Folding(ContactHistory& history) : m_history(history), m_knownNumbers(history.numbers) {}

    void apply(const Fact& fact)
    {
        std::visit([&](const auto& body) { take(fact, body); }, fact.body);
    }

    void finish()
    {
        std::sort(m_history.attempts.begin(), m_history.attempts.end(), [](const AttemptRecord& a, const AttemptRecord& b) {
            return std::tie(a.startedAt, a.id) < std::tie(b.startedAt, b.id);
        });
        std::sort(m_history.promises.begin(), m_history.promises.end(),
            [](const PromiseRecord& a, const PromiseRecord& b) { return std::tie(a.madeAt, a.id) < std::tie(b.madeAt, b.id); });
        std::sort(m_history.pathways.begin(), m_history.pathways.end(), [](const PathwayRecord& a, const PathwayRecord& b) {
            return std::tie(a.occurredAt, a.desk, a.deskSeq) < std::tie(b.occurredAt, b.desk, b.deskSeq);
        });
        for (const PathwayRecord& record : m_history.pathways) {
            const auto* joined = std::get_if<PathwayJoined>(&record.said.body);
            m_history.isMember = m_history.isMember || (joined && joined->membership);
        }
        // A refusal stands until the person asks herself: a pledge made when she calls in.
        for (const AttemptRecord& attempt : m_history.attempts) {
            if (attempt.outcome == OutcomeCode::Refused) {
                m_history.refused = true;
            } else if (attempt.direction == CallDirection::Inbound
                && (attempt.outcome == OutcomeCode::Pledge || attempt.outcome == OutcomeCode::Enrolled)) {
                m_history.refused = false;
            }
        }
    }

private:
    void take(const Fact& fact, const AttemptStarted& body)
    {
        AttemptRecord& attempt = attemptOf(fact.id);
        attempt.campaign = body.campaign;
        attempt.startedAt = fact.occurredAt;
        attempt.direction = body.direction;
        attempt.number = body.number;
        attempt.promise = body.promise;
    }

    void take(const Fact& fact, const AttemptClosed& body)
    {
        AttemptRecord& attempt = attemptOf(body.attempt);
        if (attempt.startedAt == Instant()) {
            // Its start has not arrived yet: the closing alone must already bind.
            attempt.startedAt = fact.occurredAt;
            attempt.campaign = body.campaign;
        }
        if (!attempt.closedAt || !fact.corrects) {
            attempt.closedAt = fact.occurredAt; // a correction says what came of it, not when it ended
        }
        attempt.outcome = body.outcome;
        attempt.identity = body.identity;
        attempt.until = body.until;
        m_badBy.erase(body.attempt);
        if (body.badNumber) {
            m_badBy[body.attempt] = *body.badNumber;
        }
        recountNumbers();
    }

    void take(const Fact&, const MarkSet& body)
    {
        switch (body.kind) {
        case MarkKind::Withdrawal: m_history.withdrawn = body.set; break;
        case MarkKind::Objection: m_history.objected = body.set; break;
        case MarkKind::Deceased: m_history.deceased = body.set || m_history.deathConfirmed; break;
        case MarkKind::Emergency: break;
        }
    }

    void take(const Fact&, const NumberMarked& body)
    {
        const PhoneNumber number{body.e164};
        if (body.usable) {
            std::erase_if(m_badBy, [&](const auto& entry) { return entry.second == number; });
            m_badBySaying.erase(number.e164);
            if (std::find(m_knownNumbers.begin(), m_knownNumbers.end(), number) == m_knownNumbers.end()) {
                m_knownNumbers.push_back(number);
            }
        } else {
            m_badBySaying.insert(number.e164);
        }
        recountNumbers();
    }

    void take(const Fact& fact, const PromiseMade& body)
    {
        const auto it =
            std::find_if(m_history.promises.begin(), m_history.promises.end(), [&](const auto& p) { return p.id == fact.id; });
        if (it == m_history.promises.end()) {
            m_history.promises.push_back({fact.id, body.campaign, body.due, body.owner, fact.occurredAt, false});
        }
    }

    void take(const Fact&, const PromiseCancelled& body)
    {
        for (PromiseRecord& promise : m_history.promises) {
            if (promise.id == body.promise) {
                promise.cancelled = true;
            }
        }
    }

    void take(const Fact&, const Retracted&) {}
    void take(const Fact&, const NoticeRead&) {}
    void take(const Fact&, const AgentStateChanged&) {}
    void take(const Fact&, const ConsentSaid&) {}
    void take(const Fact&, const AlertAnswered&) {}

    void take(const Fact& fact, const PathwaySaid& body)
    {
        std::erase_if(m_history.pathways,
            [&](const PathwayRecord& one) { return one.id == fact.id || (fact.corrects && one.id == *fact.corrects); });
        m_history.pathways.push_back({fact.id, fact.occurredAt, fact.desk, fact.deskSeq, body});
    }

    AttemptRecord& attemptOf(const AttemptId& id)
    {
        const auto it =
            std::find_if(m_history.attempts.begin(), m_history.attempts.end(), [&](const auto& a) { return a.id == id; });
        if (it != m_history.attempts.end()) {
            return *it;
        }
        AttemptRecord& made = m_history.attempts.emplace_back();
        made.id = id;
        return made;
    }

    void recountNumbers()
    {
        m_history.numbers = m_knownNumbers;
        std::erase_if(m_history.numbers, [&](const PhoneNumber& number) {
            return m_badBySaying.contains(number.e164)
                || std::any_of(m_badBy.begin(), m_badBy.end(), [&](const auto& entry) { return entry.second == number; });
        });
    }

    ContactHistory& m_history;
    std::vector<PhoneNumber> m_knownNumbers;
    std::map<AttemptId, PhoneNumber> m_badBy;
    std::set<QString> m_badBySaying;
};

} // namespace

ContactHistory historyWith(ContactHistory base, const std::vector<Fact>& facts)
{
    std::set<FactId> retracted;
    for (const Fact& fact : facts) {
        if (std::holds_alternative<Retracted>(fact.body) && fact.corrects) {
            retracted.insert(*fact.corrects);
        }
    }
    std::vector<const Fact*> ordered;
    for (const Fact& fact : facts) {
        if (!retracted.contains(fact.id)) {
            ordered.push_back(&fact);
        }
    }
    std::sort(ordered.begin(), ordered.end(), [](const Fact* a, const Fact* b) { return happenedBefore(*a, *b); });
    // A promise may be cancelled, an attempt closed, on a desk whose clock lags: what is named comes first whatever its time.
    std::stable_partition(ordered.begin(), ordered.end(), [](const Fact* fact) {
        return std::holds_alternative<AttemptStarted>(fact->body) || std::holds_alternative<PromiseMade>(fact->body);
    });

    // What the server had told already may have been taken back here since.
    std::erase_if(base.pathways, [&](const PathwayRecord& one) { return retracted.contains(one.id); });
    Folding folding(base);
    for (const Fact* fact : ordered) {
        folding.apply(*fact);
    }
    folding.finish();
    return base;
}

} // namespace relais
