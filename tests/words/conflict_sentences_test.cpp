#include "core/outbox/conflict_code.h"
#include "core/outbox/fact_json.h"
#include "ui/words/error_words.h"
#include "ui/words/fact_words.h"

#include <catch2/catch.hpp>

#include <set>

using namespace relais;

TEST_CASE("every conflict has words of its own, for whoever said it and for whoever leads the team", "[words][sync]")
{
    const QString anyReason = FactWords::reason(QStringLiteral("never heard of"));
    const QString anyRefusal = refusalWords(QStringLiteral("never heard of"), true).sentence();
    std::set<QString> reasons;
    for (int code = static_cast<int>(ConflictCode::FencedOff); code <= static_cast<int>(lastConflictCode); ++code) {
        const QString text = codeOf(static_cast<ConflictCode>(code));
        INFO(text.toStdString());
        REQUIRE_FALSE(text.isEmpty());
        CHECK(FactWords::reason(text) != anyReason);
        CHECK_FALSE(FactWords::outcome(text).isEmpty());
        CHECK(refusalWords(text, true).sentence() != anyRefusal);
        CHECK(reasons.insert(FactWords::reason(text)).second);
    }
    CHECK(codeOf(static_cast<ConflictCode>(static_cast<int>(lastConflictCode) + 1)).isEmpty());
    CHECK(refusalWords(QStringLiteral("too_large"), false).sentence()
        != refusalWords(QStringLiteral("never heard of"), false).sentence());
}

TEST_CASE("every kind of fact has a name that people know", "[words][sync]")
{
    const QString unknown = FactWords::type(QStringLiteral("never heard of"));
    const std::vector<FactBody> bodies = {AttemptStarted{}, AttemptClosed{}, Retracted{}, MarkSet{}, NoticeRead{}, NumberMarked{},
        PromiseMade{}, PromiseCancelled{}, AgentStateChanged{}, PathwaySaid{}, ConsentSaid{}, AlertAnswered{}};
    CHECK(bodies.size() == std::variant_size_v<FactBody>);
    for (const FactBody& body : bodies) {
        INFO(typeCodeOf(body).toStdString());
        CHECK(FactWords::type(typeCodeOf(body)) != unknown);
    }
}
