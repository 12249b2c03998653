#include "tests/support/member_story.h"

#include "core/people/person_state.h"
#include "core/programmes/memberships.h"
#include "core/programmes/message_consent.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::MemberStory;

TEST_CASE(
    "without the consent a reminder goes by letter where the step offers one, else it is dropped and says why", "[programmes]")
{
    MemberStory vaccination("vaccination-adult");
    vaccination.anchor(AnchorKind::Enrolment, "2026-01-05");
    vaccination.anchor(AnchorKind::Birth, "1981-06-15");
    vaccination.said("reminder_channel", QStringLiteral("sms"));
    const auto channel = [&] {
        for (const PlannedStep& step : vaccination.steps("2026-06-10")) {
            if (vaccination.protocol->steps[step.step].code == QLatin1String("dtp_45")) {
                const bool said = std::any_of(step.reasons.begin(), step.reasons.end(),
                    [](const StepReason& one) { return one.code == StepReason::Code::NoConsent; });
                CHECK(said == (step.channel == StepChannel::Letter));
                CHECK(step.state == StepState::Planned);
                return step.channel;
            }
        }
        return std::optional<StepChannel>();
    };
    CHECK(channel() == StepChannel::Sms);
    vaccination.said("electronic_messages", false);
    CHECK(channel() == StepChannel::Letter);

    MemberStory online("vivoptim-declic");
    online.anchor(AnchorKind::Enrolment, "2026-10-05");
    CHECK(online.told("welcome_email", "2026-10-05").startsWith(QStringLiteral("planned 2026-10-06")));
    online.said("electronic_messages", false);
    CHECK(online.told("welcome_email", "2026-10-05") == QStringLiteral("dropped no_message_consent"));
    online.noted("online_coaching", StepNoted::What::Sent, "2026-11-05");
    CHECK(online.told("online_coaching", "2026-11-10").startsWith(QStringLiteral("done"))); // what has gone out has gone out
    CHECK(online.told("online_coaching", "2026-11-10", 2) == QStringLiteral("dropped no_message_consent"));
}

TEST_CASE("the newest word on a programme's messages, or on all of them, stands", "[programmes][people]")
{
    struct Said {
        const char* programme;
        bool given;
        int minute;
    };
    struct Row {
        std::vector<Said> said;
        bool vivoptim;
        bool prado;
    };
    const Row rows[] = {{{}, false, false}, {{{"vivoptim", true, 1}}, true, false}, {{{"", true, 1}}, true, true},
        {{{"", true, 1}, {"prado", false, 2}}, true, false}, {{{"prado", false, 2}, {"", true, 1}}, true, false},
        {{{"prado", true, 1}, {"", false, 2}}, false, false}, {{{"prado", false, 1}, {"", true, 2}}, true, true},
        {{{"prado", true, 1}, {"prado", false, 2}}, false, false}, {{{"prado", true, 1}, {"", false, 1}}, false, false}};
    const Instant begin = instantFromText(u"2026-11-03T09:00:00Z").value();
    for (const Row& row : rows) {
        std::vector<Fact> facts;
        facts.reserve(row.said.size() + 2);
        const auto tell = [&](Instant at, FactBody body) {
            Fact fact;
            fact.id = FactId(Uuid({static_cast<std::uint8_t>(facts.size() + 1)}));
            fact.person = PersonId();
            fact.occurredAt = at;
            fact.deskSeq = static_cast<std::int64_t>(facts.size());
            fact.body = std::move(body);
            facts.push_back(std::move(fact));
        };
        tell(begin, PathwaySaid{QStringLiteral("vivoptim-declic"), PathwayJoined{QStringLiteral("2026-11"), {}, true}});
        tell(begin, PathwaySaid{QStringLiteral("prado-maternity"), PathwayJoined{QStringLiteral("2026-11"), {}, false}});
        for (const Said& one : row.said) {
            tell(begin + std::chrono::minutes(one.minute),
                ConsentSaid{QStringLiteral("electronic_messages"), QString::fromLatin1(one.programme), one.given,
                    QStringLiteral("phone"), QStringLiteral("1")});
        }
        const auto history = derivePerson(PersonFile{}, facts).history;
        const auto members = membershipsOf(
            MemberStory::book(), MemberStory::calendar(), history, QStringLiteral("metropole"), {QStringLiteral("albi")});
        REQUIRE(members.size() == 2);
        for (const Membership& member : members) {
            Attributes attributes;
            for (const MemberFact& fact : member.facts.facts) {
                if (const auto* said = std::get_if<AttributeSaid>(&fact.body)) {
                    attributes.set(said->name, said->value);
                }
            }
            CHECK(agreesToMessages(attributes)
                == (member.protocol->programme == QLatin1String("prado") ? row.prado : row.vivoptim));
        }
    }
}
