// What somebody wrote into a programme file: any bytes are read or refused, and what is read plans a person without a fault of its
// own, whatever is known of her: the facts are drawn from the same bytes.
#include "core/programmes/next_steps.h"
#include "core/programmes/programme_book.h"

#include <algorithm>
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
    for (const Protocol& protocol : book->protocols()) {
        MemberFacts member = anybodyOn(protocol, dice, now);
        const auto steps = nextSteps(protocol, *outcomes, *calendar, member, now);
        std::reverse(member.facts.begin(), member.facts.end());
        if (steps != nextSteps(protocol, *outcomes, *calendar, member, now)) {
            std::abort();
        }
    }
    return 0;
}
