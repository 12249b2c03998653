// How many entries a second of one core's time planEntry() and mayCall() work through, each with ten attempts behind it.
// Processor time, not the wall's: the work has one thread and waits for nothing.
#include "core/queue/plan.h"
#include "tests/bench/bench_report.h"

#include <chrono>
#include <cstdio>
#include <ctime>

using namespace relais;

namespace {

constexpr int differentPeople = 1000;
constexpr int rounds = 100;

struct Person {
    EntryFacts entry;
    ContactHistory history;
    Instant now;
};

FactId idOf(std::uint32_t n)
{
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 4; ++i) {
        bytes[15 - i] = static_cast<std::uint8_t>(n >> (8 * i));
    }
    return FactId(Uuid(bytes));
}

/// Ten attempts of half a year, with what mostly happens, at instants that differ from person to person.
Person personOf(std::uint32_t n, const CampaignSpec& campaign)
{
    static const OutcomeCode usual[] = {OutcomeCode::NoAnswer, OutcomeCode::AnsweringMachine, OutcomeCode::Fruitful,
        OutcomeCode::Busy, OutcomeCode::NoAnswer, OutcomeCode::ThirdParty, OutcomeCode::CallbackRequested, OutcomeCode::NoAnswer,
        OutcomeCode::Fruitful, OutcomeCode::AnsweringMachine, OutcomeCode::NotEstablished};
    static const char16_t* const territories[] = {u"metropole", u"alsace-moselle", u"974"};
    Person person;
    person.entry.campaign = campaign.code;
    person.entry.territory = QString::fromUtf16(territories[n % 3]);
    person.entry.centre = {QStringLiteral("albi")};
    person.entry.enteredAt = instantFromText(u"2026-01-05T08:00:00Z").value();
    person.history.isMember = true;
    person.history.numbers = {{QStringLiteral("+33639980001")}, {QStringLiteral("+33199000002")}};
    Instant at = person.entry.enteredAt + std::chrono::minutes(n * 7);
    for (std::uint32_t i = 0; i < 10; ++i) {
        at += std::chrono::hours(24 * (8 + (n + i) % 11) + (n * i) % 9);
        AttemptRecord attempt;
        attempt.id = idOf(n * 100 + i);
        attempt.campaign = campaign.code;
        attempt.startedAt = at;
        attempt.closedAt = at + std::chrono::minutes(3);
        attempt.outcome = usual[(n + i) % std::size(usual)];
        attempt.number = person.history.numbers[i % 2];
        person.history.attempts.push_back(std::move(attempt));
    }
    person.now = at + std::chrono::hours(24 * 3);
    return person;
}

template <typename Work>
void measure(const QString& what, const std::vector<Person>& people, Work work)
{
    const std::clock_t start = std::clock();
    for (int round = 0; round < rounds; ++round) {
        for (const Person& person : people) {
            work(person);
        }
    }
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    const double perSecond = rounds * static_cast<double>(people.size()) / seconds;
    bench::print({what, rounds * static_cast<qint64>(people.size()), perSecond, QStringLiteral("entries/s of processor time"), {},
        std::nullopt, QStringLiteral("≥ 200000 on one core"), perSecond >= 200'000});
}

} // namespace

int main()
{
    const auto campaign = CampaignSpec::shipped({QStringLiteral("sophia-diabete")});
    const auto outcomes = OutcomeCatalogue::shipped();
    const auto calendar = Calendar::shipped(QStringLiteral("france"));
    if (!campaign || !outcomes || !calendar) {
        std::fputs("the shipped resources cannot be read\n", stderr);
        return 1;
    }
    std::vector<Person> people;
    for (std::uint32_t n = 0; n < differentPeople; ++n) {
        people.push_back(personOf(n, *campaign));
    }
    qint64 open = 0; // what is computed is used, so that nothing is left out
    measure(QStringLiteral("plan of an entry, 10 attempts"), people, [&](const Person& person) {
        open += planEntry(*campaign, *outcomes, *calendar, person.entry, person.history).state == PlanState::Open ? 1 : 0;
    });
    measure(QStringLiteral("permission of a call, 10 attempts"), people, [&](const Person& person) {
        open += mayCall(*campaign, *outcomes, *calendar, person.entry, person.history, person.now).allowed ? 1 : 0;
    });
    return open > 0 ? 0 : 1;
}
