// What somebody wrote into a programme file: any bytes are read or refused, and what is read plans a person without a fault of its own.
#include "core/programmes/next_steps.h"
#include "core/programmes/programme_book.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count)
{
    using namespace relais;
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
    MemberFacts member;
    member.territory = QStringLiteral("metropole");
    const Instant now(std::chrono::sys_days(std::chrono::year(2026) / 11 / 22));
    for (int kind = 0; kind < 5; ++kind) {
        MemberFact fact;
        fact.deskSeq = kind;
        fact.body = AnchorSaid{static_cast<AnchorKind>(kind), now, true};
        member.facts.push_back(fact);
    }
    for (const Protocol& protocol : book->protocols()) {
        const auto steps = nextSteps(protocol, *outcomes, *calendar, member, now);
        if (steps != nextSteps(protocol, *outcomes, *calendar, member, now)) {
            std::abort();
        }
    }
    return 0;
}
