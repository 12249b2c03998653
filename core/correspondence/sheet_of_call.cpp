#include "core/correspondence/sheet_of_call.h"

#include <algorithm>
#include <limits>

namespace relais {

namespace {

const auto physicianRequest = QStringLiteral("physician_request");

bool setsSheetOff(const Protocol& protocol)
{
    return std::any_of(protocol.outcomes.begin(), protocol.outcomes.end(), [](const OutcomeRule& rule) {
        return rule.outcome == OutcomeCode::Fruitful && rule.triggers.contains(QStringLiteral("physician_sheet"));
    });
}

/// The step whose calls are counted: the first call that comes again, else the first call.
std::optional<std::size_t> callStep(const Protocol& protocol)
{
    const auto& steps = protocol.steps;
    const auto isCall = [](const ProtocolStep& one) { return one.channel == StepChannel::Call; };
    auto found = std::find_if(steps.begin(), steps.end(), [&](const ProtocolStep& one) { return isCall(one) && one.repeat; });
    if (found == steps.end()) {
        found = std::find_if(steps.begin(), steps.end(), isCall);
    }
    return found == steps.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - steps.begin()));
}

bool isOver(const PlannedStep& planned)
{
    return planned.state == StepState::Done || planned.state == StepState::Dropped;
}

/// What the call in hand is for once it is a fact: of the calls that are open the one whose time comes first. Null: none is, or she calls before
/// its window has begun, which does no step.
const PlannedStep* stepInHand(
    const ContactOnScreen& contact, const ToldCall& call, const Protocol& protocol, const std::vector<PlannedStep>& schedule)
{
    const PlannedStep* first = nullptr;
    for (const PlannedStep& one : schedule) {
        const bool open = protocol.steps[one.step].channel == StepChannel::Call && !isOver(one) && one.window != Window{};
        if (open && (!first || one.window.from < first->window.from)) {
            first = &one;
        }
    }
    const bool early = first && contact.origin == ContactOrigin::Inbound && call.at < first->window.from;
    return early ? nullptr : first;
}

/// Her facts as they are once the call in hand is saved: what is counted from it has its day then.
MemberFacts withCall(const MemberFacts& facts, const ToldCall& call, const ProtocolStep& step, int occurrence)
{
    AttemptRecord attempt;
    attempt.startedAt = call.at;
    attempt.closedAt = call.at;
    attempt.outcome = OutcomeCode::Fruitful;
    attempt.identity = IdentityCheck::Confirmed;
    MemberFacts after = facts;
    after.facts.push_back({call.at, {}, std::numeric_limits<std::int64_t>::max(), StepCalled{step.code, occurrence, attempt}});
    return after;
}

/// The how-manieth of its step this call is.
int numberOf(const ToldCall& call, const Membership& member, std::size_t step, const std::vector<PlannedStep>& schedule)
{
    const ProtocolStep& counted = member.protocol->steps[step];
    if (call.attempt) {
        for (const MemberFact& fact : member.facts.facts) {
            const auto* called = std::get_if<StepCalled>(&fact.body);
            if (called && called->attempt.id == *call.attempt && called->step == counted.code) {
                return called->occurrence;
            }
        }
        const auto before = std::count_if(schedule.begin(), schedule.end(), [&](const PlannedStep& one) {
            return one.step == step && one.state == StepState::Done && one.doneAt && *one.doneAt < call.at;
        });
        return static_cast<int>(before) + 1;
    }
    const auto open =
        std::find_if(schedule.begin(), schedule.end(), [&](const PlannedStep& one) { return one.step == step && !isOver(one); });
    return open == schedule.end() ? counted.times() : open->occurrence;
}

QStringList titlesOf(const QStringList& codes, const std::vector<ScriptStep::Chip>& chips)
{
    QStringList titles;
    for (const QString& code : codes) {
        const auto chip = std::find_if(chips.begin(), chips.end(), [&](const ScriptStep::Chip& one) { return one.code == code; });
        if (chip != chips.end()) {
            titles << chip->label;
        }
    }
    return titles;
}

/// What the physician asked for, as the pathway's form words it; empty: nothing.
QString themeAsked(const Membership& member)
{
    QString code;
    for (const MemberFact& fact : member.facts.facts) {
        const auto* said = std::get_if<AttributeSaid>(&fact.body);
        if (said && said->name == QLatin1String("theme")) {
            const auto* text = std::get_if<QString>(&said->value);
            code = text ? *text : code;
        }
    }
    for (const FormField& field : member.protocol->form) {
        if (field.code == QLatin1String("theme")) {
            return field.choiceTitles.value(field.choices.indexOf(code));
        }
    }
    return {};
}

/// The newest word that fits, else what the file knows.
template <typename Fits>
bool sharesBy(const PersonSlice& person, Fits fits)
{
    const ConsentStanding* newest = nullptr;
    for (const ConsentStanding& one : person.consents) {
        if (one.said.consent == QLatin1String("physician_sharing") && fits(one.said) && (!newest || newest->at <= one.at)) {
            newest = &one;
        }
    }
    return newest ? newest->said.given : person.sharesWithPhysician;
}

} // namespace

const Membership* sheetPathway(const std::vector<Membership>& members, const CampaignCode& queue)
{
    // A call of one programme is never told as one of another, nor by what she agreed to there.
    const auto isOfQueue = [&](const Membership& member) { return member.protocol->queue == queue; };
    const bool known = std::any_of(members.begin(), members.end(), isOfQueue);
    const Membership* best = nullptr;
    for (const Membership& member : members) {
        const bool asked = member.entry == physicianRequest;
        if (setsSheetOff(*member.protocol) && (!known || isOfQueue(member))
            && (!best || (asked && best->entry != physicianRequest))) {
            best = &member;
        }
    }
    return best;
}

std::optional<ToldCall> lastToldCall(const PersonSlice& person, const Membership& member)
{
    std::vector<AttemptId> made;
    for (const MemberFact& fact : member.facts.facts) {
        if (const auto* called = std::get_if<StepCalled>(&fact.body)) {
            made.push_back(called->attempt.id);
        }
    }
    std::optional<ToldCall> last;
    for (const ContactRecord& record : person.history) {
        const bool ofPathway = made.empty() || std::find(made.begin(), made.end(), record.attempt) != made.end();
        if (ofPathway && record.outcome == OutcomeCode::Fruitful && record.report && member.joinedAt <= record.at
            && (!last || last->at < record.at)) {
            last = ToldCall{record.attempt, record.at, *record.report};
        }
    }
    return last;
}

bool sharesWithPhysician(const PersonSlice& person, const QString& programme)
{
    return sharesBy(person, [&](const ConsentSaid& said) { return said.programme.isEmpty() || said.programme == programme; });
}

bool sharesWithPhysician(const PersonSlice& person)
{
    return sharesBy(person, [](const ConsentSaid&) { return true; });
}

PhysicianSheetInput sheetOfCall(const ContactOnScreen& contact, const Membership& member, const ToldCall& call,
    const OutcomeCatalogue& outcomes, const Calendar& calendar, const CentreContact& centre, Instant now)
{
    const PersonSlice& person = contact.contact.person;
    const Protocol& protocol = *member.protocol;
    PhysicianSheetInput input;
    input.person = person.identity;
    input.sharesWithPhysician = sharesWithPhysician(person, protocol.programme);
    input.physician = person.treatingPhysicianName;
    input.programme = protocol.programmeTitle + QStringLiteral(" : ") + protocol.title;
    input.themeAsked = themeAsked(member);
    input.calledOn = calendar.localTime(call.at, person.territory).date;
    input.report = call.report;
    if (contact.campaign) {
        input.themes = titlesOf(call.report.themes, contact.campaign->themes);
        input.booklets = titlesOf(call.report.booklets, contact.campaign->booklets);
    }
    if (person.health) {
        input.exams = person.health->exams;
        if (call.report.exams.empty()) {
            input.careGap = person.health->careGap; // one that was declared just now may have closed it
        }
    }
    input.centre = centre;
    input.calls = 0;
    const auto step = callStep(protocol);
    if (!step) {
        return input;
    }
    const auto schedule = nextSteps(protocol, outcomes, calendar, member.facts, now);
    const int number = numberOf(call, member, *step, schedule);
    if (member.entry == physicianRequest) {
        input.calls = protocol.steps[*step].times();
        input.call = std::clamp(number, 1, input.calls);
    }
    auto ahead = schedule;
    int last = number; // of the step whose calls are counted
    if (!call.attempt) {
        const PlannedStep* done = stepInHand(contact, call, protocol, schedule);
        last = done && done->step == *step ? done->occurrence : number - 1;
        if (done) {
            ahead = nextSteps(
                protocol, outcomes, calendar, withCall(member.facts, call, protocol.steps[done->step], done->occurrence), now);
        }
    }
    const auto next = std::find_if(ahead.begin(), ahead.end(), [&](const PlannedStep& one) {
        return one.step == *step && last < one.occurrence && !isOver(one) && one.window != Window{};
    });
    if (next != ahead.end()) {
        const QDate from = calendar.localTime(next->window.from, person.territory).date;
        const QDate until = calendar.localTime(next->window.until - std::chrono::microseconds(1), person.territory).date;
        // Its window may have begun already: the next call still comes after this one.
        const QDate after = std::max(from, input.calledOn.addDays(1));
        if (after <= until) {
            input.nextFrom = after;
            input.nextUntil = until;
        }
    }
    return input;
}

} // namespace relais
