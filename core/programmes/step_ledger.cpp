#include "core/programmes/step_ledger.h"

#include "core/base/same_text.h"

#include <algorithm>
#include <tuple>

namespace relais {

namespace {

/// Three things end every pathway, whether its file says so or not.
const ExitRule* ruleOf(const Protocol& protocol, ExitCause cause)
{
    const auto at =
        std::find_if(protocol.exits.begin(), protocol.exits.end(), [&](const ExitRule& rule) { return rule.cause == cause; });
    if (at != protocol.exits.end()) {
        return &*at;
    }
    static const std::array<ExitRule, 8> implied = [] {
        std::array<ExitRule, 8> rules;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            rules[i].cause = static_cast<ExitCause>(i);
        }
        return rules;
    }();
    const bool always = cause == ExitCause::Withdrawal || cause == ExitCause::Objection || cause == ExitCause::Deceased
        || cause == ExitCause::Refusal;
    return always ? &implied[static_cast<std::size_t>(cause)] : nullptr;
}

} // namespace

StepLedger::StepLedger(const Protocol& protocol, const MemberFacts& member) : m_protocol(protocol)
{
    QVarLengthArray<const MemberFact*, 32> facts;
    facts.reserve(static_cast<qsizetype>(member.facts.size()));
    for (const MemberFact& fact : member.facts) {
        facts.push_back(&fact);
    }
    const auto before = [](const MemberFact* a, const MemberFact* b) {
        return std::tie(a->occurredAt, a->desk, a->deskSeq) < std::tie(b->occurredAt, b->desk, b->deskSeq);
    };
    if (!std::is_sorted(facts.begin(), facts.end(), before)) {
        std::stable_sort(facts.begin(), facts.end(), before);
    }
    for (const MemberFact* fact : facts) {
        if (const auto* anchor = std::get_if<AnchorSaid>(&fact->body)) {
            m_anchors[static_cast<std::size_t>(anchor->kind)] = anchor;
            if (anchor->kind == AnchorKind::FirstAppointment) {
                m_firstBooked = true;
                m_booked.clear();
            }
        } else if (const auto* called = std::get_if<StepCalled>(&fact->body)) {
            add(*called);
        } else if (const auto* noted = std::get_if<StepNoted>(&fact->body)) {
            add(*noted);
        } else if (const auto* asked = std::get_if<StepAsked>(&fact->body)) {
            if (StepRecord* record = recordFor(asked->step, asked->occurrence)) {
                record->asked = asked->window;
                record->askedAt = fact->occurredAt;
                record->calledSince = false;
            }
        } else if (const auto* stopped = std::get_if<PathwayStopped>(&fact->body)) {
            m_stopped[static_cast<std::size_t>(stopped->cause)] = !stopped->over;
        } else if (const auto* said = std::get_if<AttributeSaid>(&fact->body)) {
            m_attributes.set(said->name, said->value);
            noteCohort(*said, fact->occurredAt);
            if (const auto* day = std::get_if<QDate>(&said->value)) {
                m_days.emplace_back(said->name, *day);
            }
        }
    }
    // One who was in it before this way began is called from its beginning.
    if (const AnchorSaid* began = anchor(AnchorKind::Enrolment); began && m_calledSince) {
        m_calledSince->when = std::max(m_calledSince->when, began->when);
    }
    findFirstAppointment();
    // What ends outweighs what suspends.
    for (std::size_t i = 0; i < m_stopped.size(); ++i) {
        const ExitRule* rule = m_stopped[i] ? ruleOf(protocol, static_cast<ExitCause>(i)) : nullptr;
        if (rule && (!m_stop || (m_stop->suspends && !rule->suspends))) {
            m_stop = rule;
        }
        if (rule && rule->suspends) {
            m_suspension = rule;
        }
    }
}

/// Facts come about in the order of the steps: the next one is of the same step or of one close behind it.
std::optional<std::size_t> StepLedger::indexOf(const QString& step)
{
    const std::size_t count = m_protocol.steps.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t index = m_lastIndex + i < count ? m_lastIndex + i : m_lastIndex + i - count;
        if (sameText(m_protocol.steps[index].code, step)) {
            m_lastIndex = index;
            return index;
        }
    }
    return std::nullopt;
}

StepRecord* StepLedger::recordFor(const QString& step, int occurrence)
{
    const auto index = indexOf(step);
    if (!index || occurrence < 1 || occurrence > m_protocol.steps[*index].times()) {
        return nullptr; // of another version: the pathway she is on has no such step
    }
    const auto known = std::find_if(m_records.begin(), m_records.end(),
        [&](const StepRecord& one) { return one.step == *index && one.occurrence == occurrence; });
    if (known != m_records.end()) {
        return &*known;
    }
    StepRecord record;
    record.step = *index;
    record.occurrence = occurrence;
    m_records.push_back(std::move(record));
    return &m_records.back();
}

void StepLedger::add(const StepCalled& called)
{
    StepRecord* record = recordFor(called.step, called.occurrence);
    if (!record) {
        return;
    }
    const AttemptRecord& attempt = called.attempt;
    record->attempts.push_back(&attempt);
    record->calledSince = true;
    if (!attempt.outcome) {
        return;
    }
    const Instant at = attempt.closedAt.value_or(attempt.startedAt);
    switch (m_protocol.effectOf(*attempt.outcome)) {
    case OutcomeEffect::Done:
        record->doneAt = record->doneAt.value_or(at);
        record->asked.reset();
        break;
    case OutcomeEffect::Skip:
        record->skippedAt = at;
        record->skippedWhy = QStringLiteral("declined");
        record->asked.reset();
        break;
    case OutcomeEffect::Leave: m_stopped[static_cast<std::size_t>(ExitCause::Refusal)] = true; break;
    case OutcomeEffect::Retry:
        if (attempt.identity == IdentityCheck::Confirmed) {
            record->asked.reset(); // she was spoken to
        }
        break;
    case OutcomeEffect::Promise:
    case OutcomeEffect::Suspend:
    case OutcomeEffect::Nothing: break;
    }
}

void StepLedger::add(const StepNoted& noted)
{
    StepRecord* record = recordFor(noted.step, noted.occurrence);
    if (!record) {
        return;
    }
    noteAppointment(noted);
    switch (noted.what) {
    case StepNoted::What::Booked: record->booked = noted.when; break;
    case StepNoted::What::Honoured:
    case StepNoted::What::Sent: record->doneAt = record->doneAt.value_or(noted.when); break;
    case StepNoted::What::Missed: record->booked.reset(); break;
    case StepNoted::What::Cancelled: record->booked.reset(); break;
    case StepNoted::What::Dropped:
        record->skippedAt = noted.when;
        record->skippedWhy = QStringLiteral("cancelled");
        break;
    }
}

void StepLedger::noteAppointment(const StepNoted& noted)
{
    if (noted.occurrence != 1) {
        return;
    }
    const bool stands = noted.what != StepNoted::What::Missed && noted.what != StepNoted::What::Cancelled;
    const auto known =
        std::find_if(m_booked.begin(), m_booked.end(), [&](const auto& one) { return sameText(one.first, noted.step); });
    if (known != m_booked.end()) {
        known->second = stands;
    } else {
        m_booked.emplace_back(noted.step, stands);
    }
}

/// The first appointment is the earliest that stands with any professional, honoured ones included: it follows them when they are moved.
void StepLedger::findFirstAppointment()
{
    for (const StepRecord& record : m_records) {
        if (m_protocol.steps[record.step].isOwn()) {
            continue;
        }
        const auto at = record.doneAt ? record.doneAt : record.booked;
        if (at && (!m_firstAppointment || *at < m_firstAppointment->when)) {
            m_firstAppointment = AnchorSaid{AnchorKind::FirstAppointment, *at, true};
        }
    }
}

bool StepLedger::wasLeft() const
{
    return stands(ExitCause::Withdrawal) || stands(ExitCause::Objection) || stands(ExitCause::Deceased)
        || stands(ExitCause::Refusal);
}

void StepLedger::noteCohort(const AttributeSaid& said, Instant at)
{
    if (!sameText(said.name, u"in_phone_cohort")) {
        return;
    }
    const bool* in = std::get_if<bool>(&said.value);
    if (!in || !*in) {
        m_calledSince.reset();
    } else if (!m_calledSince) {
        m_calledSince = AnchorSaid{AnchorKind::PhoneCohort, at, true};
    }
}

bool StepLedger::isSettled(const StepTask& task) const
{
    if (task.missing == StepTask::Missing::DischargeConfirmed) {
        const AnchorSaid* discharge = anchor(AnchorKind::Discharge);
        return discharge && discharge->confirmed;
    }
    const auto known = std::find_if(m_booked.begin(), m_booked.end(), [&](const auto& one) { return one.first == task.visit; });
    return known != m_booked.end() ? known->second : m_firstBooked;
}

const AnchorSaid* StepLedger::anchor(AnchorKind kind) const
{
    if (kind == AnchorKind::FirstAppointment && m_firstAppointment) {
        return &*m_firstAppointment;
    }
    const AnchorSaid* said = m_anchors[static_cast<std::size_t>(kind)];
    return said == nullptr && kind == AnchorKind::PhoneCohort && m_calledSince ? &*m_calledSince : said;
}

const StepRecord* StepLedger::record(std::size_t step, int occurrence) const
{
    const auto at = std::find_if(m_records.begin(), m_records.end(),
        [&](const StepRecord& one) { return one.step == step && one.occurrence == occurrence; });
    return at != m_records.end() ? &*at : nullptr;
}

} // namespace relais
