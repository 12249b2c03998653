#include "core/outbox/judge_fact.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::chrono::minutes clockTolerance{10};
/// A desk that was switched off for weeks still sends what it holds; nothing is planned further back than that.
constexpr std::chrono::days oldestWork{90};

class Judgement {
public:
    Judgement(const Fact& fact, const FactGround& ground) : m_fact(fact), m_ground(ground) {}

    ConflictCode operator()(const AttemptStarted& started) const
    {
        if (const auto fenced = againstFence(); fenced != ConflictCode::None) {
            return fenced;
        }
        if (started.direction == CallDirection::Inbound) {
            return ConflictCode::None;
        }
        const PersonFile& file = *m_ground.file;
        if (m_fact.fence && file.leasedUntil && m_fact.occurredAt >= *file.leasedUntil) {
            return ConflictCode::Late;
        }
        if (!m_fact.fence && m_ground.open && m_ground.open->desk != m_fact.desk) {
            return ConflictCode::LentElsewhere;
        }
        return stoppedBefore() ? ConflictCode::AfterStop : ConflictCode::None;
    }
    ConflictCode operator()(const AttemptClosed& closed) const
    {
        if (!knows(closed.attempt)) {
            return ConflictCode::UnknownAttempt;
        }
        if (m_fact.corrects && knows(*m_fact.corrects)) {
            return ConflictCode::None;
        }
        // What it corrects may have been refused, and is not here then: it is the first outcome that came.
        if (standsClosed(closed.attempt)) {
            return ConflictCode::AlreadyClosed;
        }
        return againstFence();
    }
    ConflictCode operator()(const PromiseCancelled& cancelled) const
    {
        return knows(cancelled.promise) ? ConflictCode::None : ConflictCode::UnknownTarget;
    }
    ConflictCode operator()(const Retracted&) const
    {
        return m_fact.corrects && !knows(*m_fact.corrects) ? ConflictCode::UnknownTarget : ConflictCode::None;
    }
    /// Any other stands by itself: what it corrects may have been refused, and is not here then.
    template <typename Other>
    ConflictCode operator()(const Other&) const
    {
        return ConflictCode::None;
    }

private:
    ConflictCode againstFence() const
    {
        // A store that was put back gives out the numbers of leases that it has forgotten once more: whose desk it is counts, too.
        const bool others = m_ground.lent && m_ground.lent->desk != m_fact.desk;
        return m_fact.fence && (others || *m_fact.fence != m_ground.file->fence) ? ConflictCode::FencedOff : ConflictCode::None;
    }
    bool knows(const FactId& id) const
    {
        return std::any_of(m_ground.known->begin(), m_ground.known->end(), [&](const Fact& one) { return one.id == id; });
    }
    bool retracted(const FactId& id) const
    {
        return std::any_of(m_ground.known->begin(), m_ground.known->end(),
            [&](const Fact& one) { return one.corrects == id && std::holds_alternative<Retracted>(one.body); });
    }
    bool standsClosed(const AttemptId& attempt) const
    {
        return std::any_of(m_ground.known->begin(), m_ground.known->end(), [&](const Fact& one) {
            const auto* closed = std::get_if<AttemptClosed>(&one.body);
            return closed != nullptr && closed->attempt == attempt && !retracted(one.id);
        });
    }
    bool stoppedBefore() const
    {
        const PersonFile& file = *m_ground.file;
        if (file.deceased && file.deathListedAt && *file.deathListedAt < m_fact.occurredAt) {
            return true;
        }
        return std::any_of(m_ground.known->begin(), m_ground.known->end(), [&](const Fact& one) {
            const auto* mark = std::get_if<MarkSet>(&one.body);
            return mark != nullptr && mark->set && mark->kind != MarkKind::Emergency && one.occurredAt < m_fact.occurredAt
                && standsSet(mark->kind) && !retracted(one.id);
        });
    }
    bool standsSet(MarkKind kind) const
    {
        switch (kind) {
        case MarkKind::Withdrawal: return m_ground.file->withdrawn;
        case MarkKind::Objection: return m_ground.file->objected;
        case MarkKind::Deceased: return m_ground.file->deceased;
        case MarkKind::Emergency: break;
        }
        return false;
    }

    const Fact& m_fact;
    const FactGround& m_ground;
};

} // namespace

ConflictCode judgeFact(const Fact& fact, const FactGround& ground, Instant now)
{
    if (fact.occurredAt > now + clockTolerance) {
        return ConflictCode::ClockAhead;
    }
    if (fact.occurredAt < now - oldestWork || (ground.lent && fact.occurredAt < ground.lent->leasedAt - clockTolerance)) {
        return ConflictCode::ClockBehind;
    }
    if (ground.file == nullptr) {
        return ConflictCode::None;
    }
    return std::visit(Judgement(fact, ground), fact.body);
}

Instant standsAt(const Fact& fact, const QString& conflict, Instant receivedAt)
{
    if (conflict.isEmpty()) {
        return fact.occurredAt;
    }
    const bool wrong = conflict == codeOf(ConflictCode::ClockAhead) || conflict == codeOf(ConflictCode::ClockBehind);
    return wrong ? receivedAt : fact.occurredAt;
}

} // namespace relais
