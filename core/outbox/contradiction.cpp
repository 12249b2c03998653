#include "core/outbox/contradiction.h"

#include <algorithm>

namespace relais {

namespace {

constexpr std::chrono::minutes saidAtOnce{2};

bool differ(const PathwayJoined&, const PathwayJoined&)
{
    return true; // two entries are two, though both say the same
}
bool differ(const AnchorSaid& one, const AnchorSaid& other)
{
    return one.kind == other.kind && one != other;
}
bool differ(const StepNoted& one, const StepNoted& other)
{
    return one.step == other.step && one.occurrence == other.occurrence && one != other;
}
bool differ(const StepAsked& one, const StepAsked& other)
{
    return one.step == other.step && one.occurrence == other.occurrence && one != other;
}
bool differ(const PathwayStopped& one, const PathwayStopped& other)
{
    return one.cause == other.cause && one.over != other.over;
}
bool differ(const AttributeSaid& one, const AttributeSaid& other)
{
    return one.name == other.name && one.value != other.value;
}
bool differ(const QuestionnaireSaid& one, const QuestionnaireSaid& other)
{
    return one.questionnaire == other.questionnaire && one != other;
}
bool differ(const FormTextSaid& one, const FormTextSaid& other)
{
    return one.field == other.field && one.text != other.text;
}
bool differ(const PathwaySaid& one, const PathwaySaid& other)
{
    return one.pathway == other.pathway
        && std::visit(
            [](const auto& left, const auto& right) {
                if constexpr (std::is_same_v<decltype(left), decltype(right)> && requires { differ(left, right); }) {
                    return differ(left, right);
                } else {
                    return false;
                }
            },
            one.body, other.body);
}
bool differ(const MarkSet& one, const MarkSet& other)
{
    return one.kind == other.kind && one.set != other.set;
}
bool differ(const NumberMarked& one, const NumberMarked& other)
{
    return one.e164 == other.e164 && one.usable != other.usable;
}
bool differ(const ConsentSaid& one, const ConsentSaid& other)
{
    return one.consent == other.consent && one.programme == other.programme && one.given != other.given;
}
bool differ(const PromiseMade& one, const PromiseMade& other)
{
    return one.campaign == other.campaign; // she waits for one call and is owed two
}
bool differ(const AlertAnswered& one, const AlertAnswered& other)
{
    return one.alert == other.alert;
}

/// Two desks correct one fact, each in its own way.
bool correctBoth(const Fact& fact, const Fact& other)
{
    return fact.corrects && fact.corrects == other.corrects && fact.body != other.body;
}

bool contradict(const Fact& fact, const Fact& other)
{
    return correctBoth(fact, other)
        || std::visit(
            [](const auto& left, const auto& right) {
                if constexpr (std::is_same_v<decltype(left), decltype(right)> && requires { differ(left, right); }) {
                    return differ(left, right);
                } else {
                    return false;
                }
            },
            fact.body, other.body);
}

bool isTakenBack(const FactId& fact, const std::vector<Fact>& known)
{
    return std::any_of(known.begin(), known.end(), [&](const Fact& one) {
        const auto* cancelled = std::get_if<PromiseCancelled>(&one.body);
        return (one.corrects == fact && std::holds_alternative<Retracted>(one.body))
            || (cancelled != nullptr && cancelled->promise == fact);
    });
}

} // namespace

std::vector<FactId> contradictedBy(const Fact& fact, const std::vector<Fact>& known)
{
    std::vector<FactId> found;
    for (const Fact& other : known) {
        if (other.desk != fact.desk && other.id != fact.id && fact.corrects != other.id && contradict(fact, other)
            && !isTakenBack(other.id, known)) {
            found.push_back(other.id);
        }
    }
    return found;
}

Instant knewUntil(const Fact& fact, const std::optional<Lease>& lent, Instant receivedAt)
{
    return lent && receivedAt - fact.occurredAt > saidAtOnce ? std::min(lent->leasedAt, fact.occurredAt) : fact.occurredAt;
}

} // namespace relais
