#include "core/outbox/judge_fact.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::chrono::minutes clockTolerance{10};
/// A store is not put back by more leases of one person; whoever names a higher number made it up.
constexpr std::int64_t mostForgotten = 1000;
constexpr std::chrono::hours longestLease{24}; ///< that a server can be set to
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
        const bool isForgotten = isUnderForgottenLease(m_fact, file); // and until when it was, too
        if (m_fact.fence && !isForgotten && file.leasedUntil && m_fact.occurredAt >= *file.leasedUntil) {
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
        if (isUnderForgottenLease(m_fact, *m_ground.file)) {
            const bool heldElsewhere = m_ground.open && m_ground.open->desk != m_fact.desk;
            return heldElsewhere || calledMeanwhile() ? ConflictCode::FencedOff : ConflictCode::None;
        }
        // A store that was put back gives out the numbers of leases that it has forgotten once more: whose desk it is counts, too.
        const bool others = m_ground.lent && m_ground.lent->desk != m_fact.desk;
        return m_fact.fence && (others || *m_fact.fence != m_ground.file->fence) ? ConflictCode::FencedOff : ConflictCode::None;
    }
    bool calledMeanwhile() const
    {
        return std::any_of(m_ground.known->begin(), m_ground.known->end(),
            [&](const Fact& one) { return isOfWhoHeldHerToo(one, m_fact, *m_ground.file); });
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

bool isUnderForgottenLease(const Fact& fact, const PersonFile& file)
{
    return fact.fence && *fact.fence > file.fence && *fact.fence - file.fence <= mostForgotten;
}

bool isOfWhoHeldHerToo(const Fact& other, const Fact& fact, const PersonFile& file)
{
    if (!std::holds_alternative<AttemptStarted>(other.body) || other.desk == fact.desk || !other.fence || !fact.fence) {
        return false;
    }
    return *other.fence >= *fact.fence
        || (isUnderForgottenLease(fact, file) && other.occurredAt > fact.occurredAt - longestLease);
}

ConflictCode judgeFact(const Fact& fact, const FactGround& ground, Instant now)
{
    if (fact.occurredAt > now + clockTolerance) {
        return ConflictCode::ClockAhead;
    }
    // What another desk was lent under the same number says nothing of this one's clock.
    const bool beforeItsLease =
        ground.lent && ground.lent->desk == fact.desk && fact.occurredAt < ground.lent->leasedAt - clockTolerance;
    if (fact.occurredAt < now - oldestWork || beforeItsLease) {
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
