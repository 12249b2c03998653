// What desks may say of pathways: words of a form, and never who is in a phone cohort.
#include "core/outbox/fact_permission.h"
#include "core/programmes/memberships.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>

using namespace relais;
using relais::test::TestCentre;

namespace {

const QString diabetes = QStringLiteral("sophia-diabetes");

} // namespace

TEST_CASE("who is in a phone cohort is the centre's own word: no desk says it", "[programmes][outbox]")
{
    for (const Role role : {Role::NurseAdviser, Role::HospitalAdviser, Role::EnrolmentCaller, Role::MedicalOfficer,
             Role::TeamManager, Role::Administrator}) {
        CHECK_FALSE(mayWrite(role, PathwaySaid{diabetes, AttributeSaid{QStringLiteral("in_phone_cohort"), true}}));
    }
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const Fact fact = centre.fact(nurse, person, PathwaySaid{diabetes, AttributeSaid{QStringLiteral("in_phone_cohort"), true}});
    const auto answers = centre.inUnit([&](CentralUnit& unit) {
        return acceptFacts(unit, centre.rules, {centre.centre, nurse.id}, {fact}, centre.clock.now());
    });
    CHECK(answers.front().code == QLatin1String("not_permitted"));
}

TEST_CASE("words of the form are the newest of each field of this way, and empty ones take them back", "[programmes]")
{
    TestCentre centre(QStringLiteral("france"));
    const QString surgery = QStringLiteral("prado-surgery");
    const auto at = [](const char* when) { return instantFromText(QString::fromLatin1(when)).value(); };
    ContactHistory history;
    const auto say = [&](const char* when, PathwayBody body) {
        history.pathways.push_back(
            {FactId(), at(when), DeskId(), static_cast<std::int64_t>(history.pathways.size()), {surgery, std::move(body)}});
    };
    const auto texts = [&] {
        return membershipsOf(*centre.rules.programmes, centre.rules.calendar, history, QStringLiteral("metropole"), centre.centre)
            .front()
            .texts;
    };
    const PathwayJoined join{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false};
    const FormTextSaid nurse{QStringLiteral("chosen_nurse"), QStringLiteral("Cabinet des Lices")};
    say("2026-11-02T09:00:00Z", join);
    say("2026-11-02T09:01:00Z", FormTextSaid{QStringLiteral("ward"), QStringLiteral("Orthopédie")});
    say("2026-11-02T09:02:00Z", nurse);
    say("2026-11-02T09:03:00Z", FormTextSaid{QStringLiteral("ward"), QStringLiteral("Chirurgie")});
    CHECK(texts() == std::vector<FormTextSaid>{nurse, {QStringLiteral("ward"), QStringLiteral("Chirurgie")}});
    say("2026-11-02T09:04:00Z", FormTextSaid{nurse.field, {}});
    CHECK(texts().size() == 1);
    // Another stay is written down anew.
    say("2026-11-10T09:00:00Z", PathwayStopped{ExitCause::Refusal, false});
    say("2026-11-20T09:00:00Z", join);
    CHECK(texts().empty());
}
