#include "core/programmes/next_steps.h"

#include "core/base/code_table.h"
#include "core/programmes/message_consent.h"
#include "core/programmes/pathway_end.h"
#include "core/programmes/step_choice.h"
#include "core/programmes/step_ledger.h"
#include "core/programmes/step_retry.h"
#include "core/programmes/step_timing.h"

#include <algorithm>

namespace relais {

namespace {

constexpr CodeTable<StepState, 7> states{
    {{StepState::Waiting, u"waiting"}, {StepState::Planned, u"planned"}, {StepState::Due, u"due"}, {StepState::Late, u"late"},
        {StepState::Suspended, u"suspended"}, {StepState::Done, u"done"}, {StepState::Dropped, u"dropped"}}};

constexpr CodeTable<StepReason::Code, 14> reasonCodes{{{StepReason::Code::Anchor, u"anchor"},
    {StepReason::Code::Provisional, u"provisional"}, {StepReason::Code::Offset, u"offset"},
    {StepReason::Code::Repeated, u"repeated"}, {StepReason::Code::ClosedThen, u"closed_then"},
    {StepReason::Code::MovedEarlier, u"moved_earlier"}, {StepReason::Code::NoOpening, u"no_opening"},
    {StepReason::Code::Booked, u"booked"}, {StepReason::Code::Asked, u"asked"}, {StepReason::Code::Retried, u"retried"},
    {StepReason::Code::ConditionOpen, u"condition_open"}, {StepReason::Code::AnchorOpen, u"anchor_open"},
    {StepReason::Code::NoConsent, u"no_consent"}, {StepReason::Code::SaidDone, u"said_done"}}};

/// One schedule; every member is what all its steps need.
class Scheduler {
public:
    Scheduler(const Protocol& protocol, const OutcomeCatalogue& outcomes, const Calendar& calendar, const MemberFacts& member,
        Instant now)
        : m_protocol(protocol), m_outcomes(outcomes), m_member(member), m_now(now), m_ledger(protocol, member),
          m_messages(agreesToMessages(m_ledger.attributes())), m_place(calendar, protocol, member.territory, member.centre),
          m_firstDone(static_cast<qsizetype>(protocol.steps.size()))
    {}

    std::vector<PlannedStep> run()
    {
        findEnd();
        m_schedule.reserve(m_protocol.steps.size() + 8);
        for (std::size_t i = 0; i < m_protocol.steps.size(); ++i) {
            addSeries(i);
        }
        dropWhatIsOver();
        return std::move(m_schedule);
    }

private:
    struct Anchored {
        Instant at;
        bool provisional = false;
    };

    std::optional<Anchored> anchorOf(const AnchorRef& ref) const
    {
        if (ref.kind == AnchorKind::StepDone) {
            const auto& done = m_firstDone[ref.step];
            return done ? std::optional(Anchored{*done, false}) : std::nullopt;
        }
        const AnchorSaid* said = m_ledger.anchor(ref.kind);
        return said ? std::optional(Anchored{said->when, !said->confirmed}) : std::nullopt;
    }

    /// Once its time is over, what was due before and never done is not made good any more: another pathway has begun, or none.
    void dropWhatIsOver()
    {
        if (!m_end || m_now < *m_end) {
            return;
        }
        for (PlannedStep& planned : m_schedule) {
            if (planned.state != StepState::Done && planned.state != StepState::Dropped) {
                planned.state = StepState::Dropped;
                planned.why = QStringLiteral("pathway_over");
            }
        }
    }

    /// After which instant nothing of this pathway is planned any more.
    void findEnd()
    {
        for (const ExitRule& rule : m_protocol.exits) {
            if (rule.cause != ExitCause::After || !rule.anchor) {
                continue;
            }
            const auto anchor = anchorOf(*rule.anchor);
            if (!anchor) {
                continue;
            }
            const Instant end = pathwayEnd(rule, anchor->at, m_place.calendar, m_place.territory);
            m_end = m_end ? std::min(*m_end, end) : end;
        }
    }

    /// A step that waits, without any date.
    PlannedStep& add(std::size_t index, int occurrence)
    {
        PlannedStep& added = m_schedule.emplace_back();
        added.step = index;
        added.occurrence = occurrence;
        added.channel = channelFor(m_protocol.steps[index]);
        return added;
    }

    void addSeries(std::size_t index)
    {
        const ProtocolStep& step = m_protocol.steps[index];
        const auto anchor = anchorOf(step.anchor);
        // Years count from the anchor's day: another day to look at it does not change who is concerned.
        const Truth concerned = !step.when ? Truth::Yes
            : anchor                       ? judge(*step.when, m_ledger.attributes(), m_place.local.dateOf(anchor->at))
                                           : Truth::Unknown;
        int next = 1;
        if (concerned == Truth::No || !anchor || concerned == Truth::Unknown) {
            next += addPast(index);
        }
        if (step.times() < next) {
            return;
        }
        if (concerned == Truth::No) {
            PlannedStep& dropped = add(index, next);
            dropped.state = StepState::Dropped;
            dropped.why = QStringLiteral("not_concerned");
            return;
        }
        if (!anchor || concerned == Truth::Unknown) {
            PlannedStep& waiting = add(index, next);
            waiting.reasons.push_back({anchor ? StepReason::Code::ConditionOpen : StepReason::Code::AnchorOpen, std::nullopt, 0});
            stopIfOver(step, waiting);
            return;
        }
        const bool settled = step.task && m_ledger.isSettled(*step.task);
        if (step.task && step.task->missing == StepTask::Missing::Appointment && anchor->provisional && !settled) {
            // By when it had to be booked is not known before she is home.
            PlannedStep& waiting = add(index, next);
            waiting.reasons.push_back({StepReason::Code::Provisional, std::nullopt, 0});
            stopIfOver(step, waiting);
            return;
        }
        std::optional<Instant> last;
        std::optional<Instant> lastDone;
        for (int occurrence = 1; occurrence <= step.times(); ++occurrence) {
            PlannedStep planned = plannedAt(index, occurrence, *anchor, last);
            if (settled && planned.state != StepState::Done && planned.state != StepState::Dropped) {
                planned.state = StepState::Dropped;
                planned.why = QStringLiteral("settled");
                m_schedule.push_back(std::move(planned));
                break;
            }
            // The call of a month that was made in the next one stands for both: nobody is called twice for it.
            if (step.channel == StepChannel::Call && lastDone && planned.window.until <= *lastDone
                && planned.state != StepState::Done && planned.state != StepState::Dropped) {
                planned.state = StepState::Dropped;
                planned.why = QStringLiteral("overtaken");
            }
            lastDone = planned.doneAt ? std::max(lastDone.value_or(*planned.doneAt), *planned.doneAt) : lastDone;
            const bool ended = planned.state == StepState::Done || planned.state == StepState::Dropped;
            if (isBeforeHerTime(step, planned)) {
                continue;
            }
            if (occurrence == 1) {
                m_firstDone[index] = over(step, planned);
            }
            last = planned.doneAt ? planned.doneAt : std::optional(planned.due.from); // a dropped one does not hold the others up
            if (step.task && !planned.doneAt) {
                last = over(step, planned).value_or(*last); // but a task that nobody answered is not taken up again at once
            }
            const bool afterEnd = planned.state == StepState::Dropped && planned.why == QLatin1String("pathway_over");
            m_schedule.push_back(std::move(planned));
            if (afterEnd || (step.repeat && step.repeat->fromDone && !ended)) {
                break; // the next one is counted from when this one is done
            }
        }
    }

    /// What was done stays done, whoever is concerned now. How many times it was.
    int addPast(std::size_t index)
    {
        const ProtocolStep& step = m_protocol.steps[index];
        int past = 0;
        for (int occurrence = 1; occurrence <= step.times(); ++occurrence) {
            const StepRecord* record = m_ledger.record(index, occurrence);
            if (!record || !(record->doneAt || record->skippedAt)) {
                continue;
            }
            PlannedStep planned;
            planned.step = index;
            planned.occurrence = occurrence;
            planned.channel = channelFor(step);
            planned.attempts = static_cast<int>(record->attempts.size());
            planned.state = record->doneAt ? StepState::Done : StepState::Dropped;
            planned.doneAt = record->doneAt;
            planned.why = record->doneAt ? QString() : record->skippedWhy;
            if (occurrence == 1) {
                m_firstDone[index] = over(step, planned);
            }
            past = occurrence;
            m_schedule.push_back(std::move(planned));
        }
        return past;
    }

    /// When what is counted from this step begins; nothing: not yet. A dose is what the next dose is counted from; that she was reminded of it
    /// is not. A cycle whose call was never answered, or was declined, is over all the same: the next one comes (domain reference §4).
    std::optional<Instant> over(const ProtocolStep& step, const PlannedStep& planned) const
    {
        if (planned.doneAt) {
            return !step.doneBy || isSaidDone(planned) ? planned.doneAt : std::nullopt;
        }
        const StepRecord* record = m_ledger.record(planned.step, planned.occurrence);
        // What ends the pathway ends this too, and a window that ran out depends on the day one looks.
        const bool ends = m_ledger.stop() && !m_ledger.stop()->suspends;
        if (step.channel != StepChannel::Call || planned.state != StepState::Dropped || !record || ends
            || planned.why == QLatin1String("window_over")) {
            return std::nullopt;
        }
        if (record->skippedAt) {
            return record->skippedAt;
        }
        if (record->attempts.empty()) {
            return std::nullopt;
        }
        const AttemptRecord& last = *record->attempts.back();
        return last.closedAt.value_or(last.startedAt);
    }

    /// What was over when she joined never concerned her: nobody wants the list of the winters before.
    bool isBeforeHerTime(const ProtocolStep& step, const PlannedStep& planned) const
    {
        const AnchorSaid* joined = m_ledger.anchor(AnchorKind::Enrolment);
        return step.expires && joined && planned.state == StepState::Dropped && planned.why == QLatin1String("window_over")
            && planned.window.until <= joined->when;
    }

    PlannedStep plannedAt(std::size_t index, int occurrence, const Anchored& anchor, std::optional<Instant> last) const
    {
        const ProtocolStep& step = m_protocol.steps[index];
        const StepRecord* record = m_ledger.record(index, occurrence);
        StepTiming timing = timingOf(step, occurrence, anchor.at, last, m_place, record && record->doneAt);
        PlannedStep planned;
        planned.step = index;
        planned.occurrence = occurrence;
        planned.window = timing.window;
        planned.due = timing.due;
        planned.channel = channelFor(step);
        if (anchor.provisional) {
            timing.reasons.push_back({StepReason::Code::Provisional, std::nullopt, 0});
        }
        bool suspended = false;
        if (const auto said = saidDone(step, timing.window, m_ledger.days(), m_place)) {
            planned.state = StepState::Done;
            planned.doneAt = said;
            timing.reasons.push_back({StepReason::Code::SaidDone, said, 0});
        } else if (record) {
            suspended = follow(step, *record, timing, planned);
        }
        planned.reasons = std::move(timing.reasons);
        if (planned.state == StepState::Done || planned.state == StepState::Dropped) {
            return planned;
        }
        if (!m_messages && planned.channel != channelInForce(step, m_ledger.attributes())) {
            planned.reasons.push_back({StepReason::Code::NoConsent, std::nullopt, 0});
        }
        planned.state = suspended && m_now < planned.due.from           ? StepState::Suspended
            : m_now < planned.due.from && m_now < planned.window.until  ? StepState::Planned
            : m_now < std::max(planned.window.until, planned.due.until) ? StepState::Due
                                                                        : StepState::Late;
        if (!planned.channel) {
            planned.state = StepState::Waiting;
            planned.reasons.push_back({StepReason::Code::ConditionOpen, std::nullopt, 0});
        }
        if (step.expires && std::max(planned.window.until, planned.due.until) <= m_now) {
            planned.state = StepState::Dropped;
            planned.why = QStringLiteral("window_over");
            return planned;
        }
        if (m_end && *m_end <= planned.due.from) {
            planned.state = StepState::Dropped;
            planned.why = QStringLiteral("pathway_over");
        }
        stopIfOver(step, planned);
        dropWithoutConsent(planned);
        return planned;
    }

    /// How the step reaches her: what she chose, a letter where she has not agreed to electronic messages and the step offers one.
    std::optional<StepChannel> channelFor(const ProtocolStep& step) const
    {
        const auto channel = channelInForce(step, m_ledger.attributes());
        if (!channel || m_messages || !isElectronic(*channel)) {
            return channel;
        }
        const auto instead = channelWithoutConsent(step);
        return instead ? instead : channel;
    }

    /// What has no other way than the one she has not agreed to. A word of hers brings it back.
    void dropWithoutConsent(PlannedStep& planned) const
    {
        if (planned.channel && isElectronic(*planned.channel) && !m_messages && planned.state != StepState::Dropped) {
            planned.state = StepState::Dropped;
            planned.why = QStringLiteral("no_message_consent");
        }
    }

    /// What has happened to this occurrence; true when it waits for the person to be home again.
    bool follow(const ProtocolStep& step, const StepRecord& record, StepTiming& timing, PlannedStep& planned) const
    {
        planned.attempts = static_cast<int>(record.attempts.size());
        if (record.doneAt) {
            planned.state = StepState::Done;
            planned.doneAt = record.doneAt;
            return false;
        }
        if (record.skippedAt) {
            planned.state = StepState::Dropped;
            planned.why = record.skippedWhy;
            return false;
        }
        if (!step.isOwn()) {
            if (record.booked) {
                planned.due = {*record.booked, *record.booked + std::chrono::hours(1)};
                timing.reasons.push_back({StepReason::Code::Booked, record.booked, 0});
            }
            return false;
        }
        if (record.asked && !record.calledSince) {
            planned.due = askedTime(*record.asked, m_place);
            timing.reasons.push_back({StepReason::Code::Asked, record.asked->from, 0});
            return false;
        }
        if (record.attempts.empty()) {
            return false;
        }
        const StepRetry retry = retryOf(m_protocol, step, record, timing, m_outcomes, m_member, m_place);
        planned.attempts = retry.counted;
        if (retry.spent) {
            planned.state = StepState::Dropped;
            planned.why = retry.why;
            return false;
        }
        planned.due = retry.due;
        if (retry.asked) {
            timing.reasons.push_back({StepReason::Code::Asked, record.asked->from, 0});
        }
        timing.reasons.push_back({StepReason::Code::Retried, std::nullopt, retry.counted});
        return retry.suspended;
    }

    /// Withdrawal, objection, death, refusal and the like: nothing of ours follows, whatever was planned or promised.
    void stopIfOver(const ProtocolStep& step, PlannedStep& planned) const
    {
        const ExitRule* stop = m_ledger.stop();
        if (!stop || planned.state == StepState::Dropped) {
            return;
        }
        if (stop->suspends) {
            planned.state = StepState::Suspended;
            planned.why = codeOf(stop->cause);
            dropWithoutConsent(planned); // what she has not agreed to waits for nothing
            return;
        }
        if (stop->advisersGoOn && step.channel == StepChannel::Call && step.actor == StepActor::HospitalAdviser) {
            if (const ExitRule* suspension = m_ledger.suspension()) {
                planned.state = StepState::Suspended;
                planned.why = codeOf(suspension->cause);
            }
            return;
        }
        planned.state = StepState::Dropped;
        planned.why = codeOf(stop->cause);
    }

    const Protocol& m_protocol;
    const OutcomeCatalogue& m_outcomes;
    const MemberFacts& m_member;
    Instant m_now;
    StepLedger m_ledger;
    bool m_messages = false; ///< she agreed to SMS and e-mails
    StepPlace m_place;
    QVarLengthArray<std::optional<Instant>, 16> m_firstDone; ///< by step
    std::optional<Instant> m_end;
    std::vector<PlannedStep> m_schedule;
};

} // namespace

QString codeOf(StepState state)
{
    return codeIn(states, state);
}

QString codeOf(StepReason::Code code)
{
    return codeIn(reasonCodes, code);
}

std::vector<PlannedStep> nextSteps(
    const Protocol& protocol, const OutcomeCatalogue& outcomes, const Calendar& calendar, const MemberFacts& member, Instant now)
{
    return Scheduler(protocol, outcomes, calendar, member, now).run();
}

} // namespace relais
