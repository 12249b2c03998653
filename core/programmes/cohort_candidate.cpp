#include "core/programmes/cohort_candidate.h"

#include "core/programmes/cohort_pathway.h"
#include "core/programmes/memberships.h"
#include "core/programmes/pathway_end.h"
#include "core/programmes/step_ledger.h"

#include <algorithm>

namespace relais {

namespace {

/// A time that was asked for and that nobody kept obliges this long.
constexpr std::chrono::days missedLately{7};

bool flag(const Attributes& attributes, QStringView name)
{
    const AttributeValue* value = attributes.find(name);
    const bool* said = value ? std::get_if<bool>(value) : nullptr;
    return said != nullptr && *said;
}

bool isOver(const Membership& member, const StepLedger& ledger, const Calendar& calendar, Instant now)
{
    for (const ExitCause cause : {ExitCause::Withdrawal, ExitCause::Objection, ExitCause::Deceased, ExitCause::Refusal}) {
        if (ledger.stands(cause)) {
            return true;
        }
    }
    if (ledger.stop() && !ledger.stop()->suspends) {
        return true;
    }
    const auto& exits = member.protocol->exits;
    return std::any_of(exits.begin(), exits.end(), [&](const ExitRule& rule) {
        const AnchorSaid* anchor = rule.cause == ExitCause::After && rule.anchor && rule.anchor->kind != AnchorKind::StepDone
            ? ledger.anchor(rule.anchor->kind)
            : nullptr;
        return anchor && pathwayEnd(rule, anchor->when, calendar, member.facts.territory) <= now;
    });
}

/// What the conditions of a version say of gaps in care; nothing: none speaks of any.
void findGap(const Condition& condition, const Attributes& attributes, QDate on, std::optional<bool>& open)
{
    if (condition.kind == Condition::Kind::CareGap) {
        open = open.value_or(false) || judge(condition, attributes, on) == Truth::Yes;
    }
    for (const Condition& part : condition.parts) {
        findGap(part, attributes, on, open);
    }
}

bool hasOpenGap(const Protocol& protocol, const Attributes& attributes, const PersonFile& file, QDate today)
{
    std::optional<bool> open;
    findGap(protocol.eligibility, attributes, today, open);
    for (const ProtocolStep& step : protocol.steps) {
        if (step.when) {
            findGap(*step.when, attributes, today, open);
        }
    }
    return open.value_or(file.careGap || flag(attributes, u"care_gap_open"));
}

std::optional<RiskLevel> riskOf(const Attributes& attributes)
{
    if (flag(attributes, u"cardiovascular_event")) {
        return RiskLevel::High;
    }
    const AttributeValue* said = attributes.find(u"risk_level");
    const auto* level = said ? std::get_if<QString>(said) : nullptr;
    return level ? riskLevelFromCode(*level) : std::nullopt;
}

bool askedOnPathway(const Membership& member, const StepLedger& ledger, Instant now)
{
    return std::any_of(member.facts.facts.begin(), member.facts.facts.end(), [&](const MemberFact& fact) {
        const auto* asked = std::get_if<StepAsked>(&fact.body);
        const auto step = asked ? member.protocol->stepIndex(asked->step) : std::nullopt;
        const StepRecord* record = step ? ledger.record(*step, asked->occurrence) : nullptr;
        return record && record->asked && !record->calledSince && record->asked->until + missedLately > now;
    });
}

/// A promise for the queue of this pathway that no call has kept.
bool isPromised(const ContactHistory& history, const Protocol& protocol, Instant now)
{
    return std::any_of(history.promises.begin(), history.promises.end(), [&](const PromiseRecord& promise) {
        return !promise.cancelled && protocol.queue == promise.campaign && promise.due.until + missedLately > now
            && std::none_of(history.attempts.begin(), history.attempts.end(),
                [&](const AttemptRecord& attempt) { return attempt.promise == promise.id && attempt.closedAt; });
    });
}

/// Whoever joined after she had refused an invitation has changed her mind.
bool hasRefused(const ContactHistory& history, Instant joinedAt)
{
    return history.refused
        && (!history.isMember || std::any_of(history.attempts.begin(), history.attempts.end(), [&](const AttemptRecord& attempt) {
               return attempt.outcome == OutcomeCode::Refused && attempt.startedAt >= joinedAt;
           }));
}

std::optional<Instant> lastSpokenTo(const ContactHistory& history, const OutcomeCatalogue& outcomes)
{
    std::optional<Instant> last;
    for (const AttemptRecord& attempt : history.attempts) {
        if (attempt.outcome && outcomes.spec(*attempt.outcome).reached) {
            last = std::max(last, std::optional(attempt.startedAt));
        }
    }
    return last;
}

} // namespace

std::optional<CohortCandidate> cohortCandidate(const RuleBook& rules, const PersonFile& file, const PersonState& state,
    const QString& pathway, const CentreId& centre, Instant now)
{
    if (!rules.programmes) {
        return std::nullopt;
    }
    const ContactHistory& history = state.history;
    const auto members = membershipsOf(*rules.programmes, rules.calendar, history, file.territory, centre);
    const auto member =
        std::find_if(members.begin(), members.end(), [&](const Membership& one) { return one.protocol->pathway == pathway; });
    if (member == members.end()) {
        return std::nullopt;
    }
    const StepLedger ledger(*member->protocol, member->facts);
    CohortCandidate candidate;
    candidate.person = file.id;
    candidate.in = flag(ledger.attributes(), phoneCohortAttribute());
    candidate.careGap =
        hasOpenGap(*member->protocol, ledger.attributes(), file, rules.calendar.localTime(now, file.territory).date);
    candidate.risk = riskOf(ledger.attributes());
    candidate.lastContact = lastSpokenTo(history, rules.outcomes);
    const bool stopped = history.withdrawn || history.objected || history.deceased || hasRefused(history, member->joinedAt)
        || isOver(*member, ledger, rules.calendar, now);
    const bool unreachable = history.numbers.empty() && !candidate.in;
    const bool byPhysician = std::any_of(members.begin(), members.end(), [&](const Membership& one) {
        return one.entry == QLatin1String("physician_request")
            && !isOver(one, StepLedger(*one.protocol, one.facts), rules.calendar, now);
    });
    if (stopped || unreachable) {
        candidate.standing = CohortCandidate::Standing::Never;
    } else if (byPhysician || askedOnPathway(*member, ledger, now) || isPromised(history, *member->protocol, now)) {
        candidate.standing = CohortCandidate::Standing::Always;
    }
    return candidate;
}

} // namespace relais
