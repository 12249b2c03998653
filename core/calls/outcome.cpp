#include "core/calls/outcome.h"

#include <algorithm>
#include <array>

namespace relais {

namespace {

/// In the order of the enum.
constexpr std::array outcomeTexts{"fruitful", "info_request", "callback_requested", "declines_this_call", "no_answer",
    "answering_machine", "busy", "third_party", "cut_off", "unable", "wrong_number", "number_not_in_service", "in_care",
    "not_established", "pledge", "enrolled", "refused", "undecided", "already_member", "disputes_eligibility"};
static_assert(outcomeTexts.size() == static_cast<std::size_t>(OutcomeCode::DisputesEligibility) + 1);

constexpr std::array identityTexts{"not_confirmed", "confirmed", "third_party"};
constexpr std::array directionTexts{"outbound", "inbound"};

template <typename T, std::size_t N>
std::optional<T> fromText(const std::array<const char*, N>& texts, QStringView code)
{
    const auto it = std::find_if(texts.begin(), texts.end(), [&](const char* text) { return code == QLatin1String(text); });
    return it == texts.end() ? std::nullopt : std::optional<T>(static_cast<T>(it - texts.begin()));
}

/// The table by its first entry: tables of several lengths that share one function's code are one type to the compiler.
template <typename T, std::size_t N>
QString toText(const std::array<const char*, N>& texts, T value)
{
    const char* const* first = texts.data();
    return QLatin1String(first[static_cast<std::size_t>(value)]);
}

} // namespace

QString codeOf(OutcomeCode code)
{
    return toText(outcomeTexts, code);
}
std::optional<OutcomeCode> outcomeFromCode(QStringView code)
{
    return fromText<OutcomeCode>(outcomeTexts, code);
}

QString codeOf(IdentityCheck check)
{
    return toText(identityTexts, check);
}
std::optional<IdentityCheck> identityCheckFromCode(QStringView code)
{
    return fromText<IdentityCheck>(identityTexts, code);
}

QString codeOf(CallDirection direction)
{
    return toText(directionTexts, direction);
}
std::optional<CallDirection> callDirectionFromCode(QStringView code)
{
    return fromText<CallDirection>(directionTexts, code);
}

} // namespace relais
