#pragma once

#include "core/simulation/dice.h"
#include "core/simulation/scenario_file.h"

namespace relais {

/// Writes what happened in the demo before it began, as the facts that colleagues' desks would have sent.
/// Borrows all it is given; same thread; cannot fail.
class DemoHistory {
public:
    DemoHistory(const ScenarioFile& file, const DemoScenario& scenario, Dice& dice, IdMaker& ids, Instant now)
        : m_file(file), m_scenario(scenario), m_dice(dice), m_ids(ids), m_now(now)
    {}

    /// One or two coaching calls of the last year, the last one at least four months ago, with their reports.
    void coaching(const DemoPerson& person);
    /// A stay in hospital that ends; by the hospital adviser who enrolled her at the bedside.
    struct Discharge {
        int daysAgo = 1;
        bool confirmed = true;
        std::optional<int> firstAppointmentDaysAgo = {}; ///< none: not booked
    };
    void discharged(const DemoPerson& person, const Discharge& discharge);
    /// A first call that nobody answered, some days ago.
    void unanswered(const DemoPerson& person, const CampaignCode& campaign, const DemoAgent& agent);
    /// The letter about exams that went out three months after she joined.
    void gapLetter(const DemoPerson& person);
    /// In her last coaching call she asked for reminders of vaccinations, by letter, and told some doses.
    void vaccinated(const DemoPerson& person);
    /// A call in which the person asked to be called back.
    void promise(const DemoPerson& person, const DemoEntry& entry, const ScenarioFile::CastPromise& promise);

    /// All of it, oldest first, numbered.
    std::vector<Fact> take();

private:
    Instant daysAgo(int days);
    const DemoAgent& agent(const QString& login) const;
    const DemoAgent& nurse();
    /// On Sophia diabetes since she is a member, called since some weeks before the first call, with what was sent and the calls as its steps;
    /// ascending.
    void pathway(const DemoPerson& person, const std::vector<std::pair<Instant, AttemptId>>& calls);
    AttemptId start(const DemoPerson& person, const CampaignCode& campaign, const DemoAgent& agent, Instant at);
    void add(const DemoPerson& person, const DemoAgent& agent, Instant at, FactId id, FactBody body);
    CallReport report(const DemoPerson& person);

    const ScenarioFile& m_file;
    const DemoScenario& m_scenario;
    Dice& m_dice;
    IdMaker& m_ids;
    Instant m_now;
    std::vector<Fact> m_facts;
};

} // namespace relais
