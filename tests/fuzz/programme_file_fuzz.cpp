// What somebody wrote into a programme file: any bytes are read or refused, and what is read judges a person, follows her history and plans
// her without a fault of its own, whatever is known of her: all of it is drawn from the same bytes.
#include "core/programmes/memberships.h"
#include "core/programmes/next_steps.h"
#include "core/programmes/programme_book.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace {

using namespace relais;

/// Numbers that hang together with the bytes of the input, so that every finding can be played again.
class Dice {
public:
    Dice(const std::uint8_t* bytes, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) {
            m_state = (m_state ^ bytes[i]) * 1099511628211U;
        }
    }
    int roll(int sides)
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return static_cast<int>((m_state >> 33U) % static_cast<std::uint64_t>(sides));
    }

private:
    std::uint64_t m_state = 14695981039346656037U;
};

/// What may have been said of a member of this pathway: calls, visits, wishes, stops, in a year around `now`.
MemberFacts anybodyOn(const Protocol& protocol, Dice& dice, Instant now)
{
    MemberFacts member;
    member.territory = dice.roll(2) == 0 ? QStringLiteral("metropole") : QStringLiteral("974");
    member.centre = {QStringLiteral("albi")};
    member.numbers = {{QStringLiteral("+33639980001")}};
    const auto at = [&] { return now + std::chrono::minutes(dice.roll(60 * 24 * 360) - 60 * 24 * 180); };
    const auto add = [&](auto body) {
        MemberFact fact;
        fact.occurredAt = at();
        fact.deskSeq = static_cast<std::int64_t>(member.facts.size());
        fact.body = std::move(body);
        member.facts.push_back(std::move(fact));
    };
    for (int kind = 0; kind < 5; ++kind) {
        add(AnchorSaid{static_cast<AnchorKind>(kind), at(), dice.roll(3) > 0});
    }
    for (const FormField& field : protocol.form) {
        switch (field.type) {
        case FormField::Type::Flag: add(AttributeSaid{field.code, dice.roll(2) == 0}); break;
        case FormField::Type::Number: add(AttributeSaid{field.code, dice.roll(200)}); break;
        case FormField::Type::Choice:
            if (!field.choices.isEmpty()) {
                add(AttributeSaid{field.code, field.choices.at(dice.roll(static_cast<int>(field.choices.size())))});
            }
            break;
        case FormField::Type::Day: add(AttributeSaid{field.code, QDate(2026, 11, 22).addDays(dice.roll(400) - 200)}); break;
        case FormField::Type::Text:
        case FormField::Type::Moment: break;
        }
    }
    for (int i = 0; i < 12 && !protocol.steps.empty(); ++i) {
        const auto& step = protocol.steps[static_cast<std::size_t>(dice.roll(static_cast<int>(protocol.steps.size())))];
        const int occurrence = 1 + dice.roll(std::clamp(step.times(), 1, 4));
        switch (dice.roll(5)) {
        case 0:
        case 1: {
            StepCalled called{step.code, occurrence, {}};
            called.attempt.startedAt = at();
            called.attempt.closedAt = called.attempt.startedAt + std::chrono::minutes(3);
            called.attempt.outcome = static_cast<OutcomeCode>(dice.roll(20));
            add(called);
            break;
        }
        case 2: add(StepNoted{step.code, occurrence, static_cast<StepNoted::What>(dice.roll(6)), at()}); break;
        case 3: {
            const Instant from = at();
            add(StepAsked{step.code, occurrence, {from, from + std::chrono::minutes(dice.roll(600))}});
            break;
        }
        default: add(PathwayStopped{static_cast<ExitCause>(dice.roll(8)), dice.roll(2) == 0});
        }
    }
    return member;
}

void gatherLeaves(const Condition& condition, std::vector<const Condition*>& leaves)
{
    if (!condition.attribute.isEmpty()) {
        leaves.push_back(&condition);
    }
    for (const Condition& part : condition.parts) {
        gatherLeaves(part, leaves);
    }
}

/// A value near what the condition asks for, now and then of another type, as an import or another version may have left it.
AttributeValue anyValue(const Condition& leaf, Dice& dice)
{
    switch (dice.roll(8)) {
    case 0: return QString();
    case 1: return QStringList(leaf.codes);
    case 2: return QDate(2026, 11, 22).addDays(dice.roll(1500) - 750);
    case 3: return leaf.codes.isEmpty() ? QStringLiteral("x") : leaf.codes.at(dice.roll(static_cast<int>(leaf.codes.size())));
    case 4: return dice.roll(2) == 0;
    default:
        return leaf.kind == Condition::Kind::Is ? AttributeValue(dice.roll(2) == 0)
                                                : AttributeValue(leaf.bound + dice.roll(3) - 1);
    }
}

/// What holds has no reason against it, what fails has one, and what is open has none that is sure.
void judgeAnybody(const Condition& condition, Dice& dice)
{
    std::vector<const Condition*> leaves;
    gatherLeaves(condition, leaves);
    Attributes attributes;
    for (const Condition* leaf : leaves) {
        if (dice.roll(4) > 0) {
            attributes.set(leaf->attribute, anyValue(*leaf, dice));
        }
    }
    for (const char* exam : {"exam_dental", "exam_renal", "exam_eye_fundus"}) {
        if (dice.roll(2) == 0) {
            attributes.set(QString::fromLatin1(exam), QDate(2026, 11, 22).addDays(-dice.roll(1500)));
        }
    }
    const QDate day(2026, 11, 22);
    const Truth truth = judge(condition, attributes, day);
    const ConditionGaps gaps = gapsOf(condition, attributes, day);
    if ((truth == Truth::No) == gaps.failed.isEmpty()
        || (truth == Truth::Yes) != (gaps.failed.isEmpty() && gaps.unknown.isEmpty())) {
        std::abort();
    }
}

/// One word about a pathway, in the total order of a history.
PathwayBody anythingSaid(const Protocol& protocol, const ContactHistory& history, Dice& dice, Instant when)
{
    const auto& steps = protocol.steps;
    const QString step =
        steps.empty() ? QString() : steps[static_cast<std::size_t>(dice.roll(static_cast<int>(steps.size())))].code;
    switch (dice.roll(8)) {
    case 0:
    case 1:
        return PathwayJoined{dice.roll(5) == 0 ? QStringLiteral("x") : protocol.version, protocol.entryChannels.value(0), true};
    case 2:
    case 3: return AnchorSaid{static_cast<AnchorKind>(dice.roll(5)), when, dice.roll(3) > 0};
    case 4:
        if (!history.attempts.empty()) {
            return StepDialled{
                history.attempts[static_cast<std::size_t>(dice.roll(static_cast<int>(history.attempts.size())))].id, step,
                1 + dice.roll(4)};
        }
        [[fallthrough]];
    case 5: return StepNoted{step, 1 + dice.roll(4), static_cast<StepNoted::What>(dice.roll(6)), when};
    case 6: return PathwayStopped{static_cast<ExitCause>(dice.roll(8)), dice.roll(2) == 0};
    default:
        return AttributeSaid{dice.roll(2) == 0 ? QStringLiteral("in_phone_cohort") : QStringLiteral("member"), dice.roll(2) == 0};
    }
}

/// Somebody of whom anything was said in some years, on any of these pathways.
ContactHistory anybodysHistory(const ProgrammeBook& book, Dice& dice, Instant now)
{
    ContactHistory history;
    history.isMember = dice.roll(2) == 0;
    history.withdrawn = dice.roll(10) == 0;
    Instant when = now - std::chrono::hours(24 * 900);
    for (int i = 0; i < 24; ++i) {
        when += std::chrono::minutes(1 + dice.roll(60 * 24 * 75));
        std::array<std::uint8_t, 16> id{};
        id[15] = static_cast<std::uint8_t>(i + 1);
        if (dice.roll(4) == 0) {
            AttemptRecord attempt;
            attempt.id = AttemptId(Uuid(id));
            attempt.startedAt = when;
            attempt.closedAt = when + std::chrono::minutes(3);
            attempt.outcome = static_cast<OutcomeCode>(dice.roll(20));
            history.attempts.push_back(attempt);
        }
        const auto& all = book.protocols();
        const Protocol& protocol = all[static_cast<std::size_t>(dice.roll(static_cast<int>(all.size())))];
        history.pathways.push_back(
            {FactId(Uuid(id)), when, DeskId(), i, {protocol.pathway, anythingSaid(protocol, history, dice, when)}});
    }
    return history;
}

/// Each pathway once, by its code, at a version of the book, and each can be planned.
void followAnybody(const ProgrammeBook& book, const OutcomeCatalogue& outcomes, const Calendar& calendar, Dice& dice, Instant now)
{
    const QString territory = QStringLiteral("metropole");
    const CentreId centre{QStringLiteral("albi")};
    const ContactHistory history = anybodysHistory(book, dice, now);
    const auto members = membershipsOf(book, calendar, history, territory, centre);
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Membership& one = members[i];
        if (one.protocol == nullptr || book.version(one.protocol->pathway, one.protocol->version) != one.protocol
            || (i > 0 && members[i - 1].protocol->pathway >= one.protocol->pathway)) {
            std::abort();
        }
        nextSteps(*one.protocol, outcomes, calendar, one.facts, now);
    }
    invitationAskedFor(book, history);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count)
{
    const auto book = ProgrammeBook::of(
        {{QStringLiteral("any.json"), QByteArray(reinterpret_cast<const char*>(bytes), static_cast<qsizetype>(count))}});
    if (!book) {
        if (book.error().detail.isEmpty()) {
            std::abort();
        }
        return 0;
    }
    static const auto outcomes = OutcomeCatalogue::shipped();
    static const auto calendar = Calendar::shipped(QStringLiteral("france"));
    if (!outcomes || !calendar) {
        std::abort();
    }
    const Instant now(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22));
    Dice dice(bytes, count);
    followAnybody(*book, *outcomes, *calendar, dice, now);
    for (const Protocol& protocol : book->protocols()) {
        judgeAnybody(protocol.eligibility, dice);
        if (protocol.exclusion) {
            judgeAnybody(*protocol.exclusion, dice);
        }
        MemberFacts member = anybodyOn(protocol, dice, now);
        const auto steps = nextSteps(protocol, *outcomes, *calendar, member, now);
        std::reverse(member.facts.begin(), member.facts.end());
        if (steps != nextSteps(protocol, *outcomes, *calendar, member, now)) {
            std::abort();
        }
    }
    return 0;
}
