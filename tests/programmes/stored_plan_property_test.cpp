// The schedule in the central store is the one that follows from the facts, whatever was said, in whatever order and batches it
// came. The seed of a failing run is printed by rapidcheck; RC_PARAMS plays it again.
#include "core/people/person_state.h"
#include "core/programmes/keep_pathways.h"
#include "core/programmes/recompute_pathway.h"
#include "tests/support/test_centre.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

using namespace relais;
using relais::test::TestCentre;
using relais::test::TestDesk;

namespace {

int upTo(int most)
{
    return *rc::gen::inRange(0, most);
}

/// Somebody on one of the shipped pathways, and what two desks say of her in the course of some months.
class AnyStory {
public:
    AnyStory(TestCentre& centre, std::vector<TestDesk>& desks) : m_centre(centre), m_desks(desks), person(centre.addTarget())
    {
        const auto& all = centre.rules.programmes->protocols();
        protocol = &all[static_cast<std::size_t>(upTo(static_cast<int>(all.size())))];
        pathway(PathwayJoined{
            protocol->version, protocol->entryChannels.isEmpty() ? QString() : protocol->entryChannels.front(), true});
        pathway(AttributeSaid{QStringLiteral("in_phone_cohort"), true});
        const int more = upTo(14);
        for (int i = 0; i < more; ++i) {
            anything();
        }
    }

private:
    TestCentre& m_centre;
    std::vector<TestDesk>& m_desks;

public:
    const PersonId person;
    const Protocol* protocol = nullptr;
    std::vector<Fact> facts;

private:
    template <typename Body>
    Fact& say(Body body)
    {
        m_centre.clock.advance(std::chrono::minutes(1 + upTo(60 * 24 * 12)));
        facts.push_back(m_centre.fact(m_desks[static_cast<std::size_t>(upTo(2))], person, std::move(body)));
        return facts.back();
    }
    template <typename Body>
    void pathway(Body body)
    {
        say(PathwaySaid{protocol->pathway, std::move(body)});
    }
    Instant soon() { return m_centre.clock.now() + std::chrono::hours(upTo(24 * 20)); }

    void call(const ProtocolStep& step, int occurrence)
    {
        AttemptStarted begun;
        begun.campaign = CampaignCode{QStringLiteral("sophia-diabete")};
        begun.line = QStringLiteral("simulated");
        const AttemptId attempt = say(begun).id;
        pathway(StepDialled{attempt, step.code, occurrence});
        AttemptClosed ended;
        ended.attempt = attempt;
        ended.campaign = begun.campaign;
        ended.outcome =
            *rc::gen::element(OutcomeCode::NoAnswer, OutcomeCode::Busy, OutcomeCode::AnsweringMachine, OutcomeCode::CutOff);
        const FactId closing = say(ended).id;
        if (upTo(4) == 0) {
            say(Retracted{}).corrects = closing;
        }
    }

    void anything()
    {
        const auto& step = protocol->steps[static_cast<std::size_t>(upTo(static_cast<int>(protocol->steps.size())))];
        const int occurrence = 1 + upTo(std::min(3, step.times()));
        switch (upTo(9)) {
        case 0:
        case 1: call(step, occurrence); break;
        case 2: pathway(StepNoted{step.code, occurrence, static_cast<StepNoted::What>(upTo(6)), soon()}); break;
        case 3: {
            const Instant from = soon();
            pathway(StepAsked{step.code, occurrence, {from, from + std::chrono::minutes(30)}});
            break;
        }
        case 4: pathway(PathwayStopped{static_cast<ExitCause>(upTo(6)), upTo(2) == 0}); break;
        case 5: say(MarkSet{static_cast<MarkKind>(upTo(3)), upTo(2) == 0, {}, {}}); break;
        case 6:
            say(ConsentSaid{QStringLiteral("programme"), {}, upTo(3) > 0, QStringLiteral("phone"), QStringLiteral("2026-11")});
            break;
        default: pathway(AnchorSaid{static_cast<AnchorKind>(upTo(5)), soon(), upTo(3) > 0});
        }
    }
};

} // namespace

TEST_CASE("the plan that is stored is the plan that follows from the facts, whatever comes when", "[programmes]")
{
    TestCentre centre(QStringLiteral("france"));
    std::vector<TestDesk> desks{centre.addDesk(Role::NurseAdviser), centre.addDesk(Role::HospitalAdviser)};
    int stored = 0;
    int taken = 0;
    CHECK(rc::check([&] {
        AnyStory story(centre, desks);
        std::mt19937 random(static_cast<unsigned>(upTo(1000000)));
        std::shuffle(story.facts.begin(), story.facts.end(), random);
        const auto follows = [&] {
            return centre.inUnit([&](CentralUnit& unit) {
                const auto file = unit.people.find(story.person);
                RC_ASSERT(file.has_value());
                const auto facts = unit.facts.factsOf(story.person);
                const PersonState state = derivePerson(*file, facts);
                const auto is = unit.pathways.of(story.person);
                RC_ASSERT(is == storedMemberships(centre.rules, state.history, file->territory, unit.centre));
                return is;
            });
        };
        for (std::size_t begin = 0; begin < story.facts.size();) {
            const std::size_t end = std::min(story.facts.size(), begin + 1 + static_cast<std::size_t>(upTo(6)));
            const std::vector<Fact> batch(
                story.facts.begin() + static_cast<std::ptrdiff_t>(begin), story.facts.begin() + static_cast<std::ptrdiff_t>(end));
            for (const FactAnswer& answer : centre.upload(desks[static_cast<std::size_t>(upTo(2))], batch)) {
                taken += answer.verdict == FactVerdict::Accepted || answer.verdict == FactVerdict::AcceptedConflict ? 1 : 0;
            }
            follows();
            begin = end;
        }
        centre.keep();
        stored += follows().empty() ? 0 : 1;
        RC_ASSERT(centre.inUnit([&](CentralUnit& unit) {
            return recomputePathway(unit, centre.rules, story.protocol->pathway, std::nullopt, 1000, centre.clock.now()).changed;
        }) == 0);
    }));
    // The property is about something: most people came onto their pathway, and most of what was said was taken.
    CHECK(stored > 50);
    CHECK(taken > 300);
}
