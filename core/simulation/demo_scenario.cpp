#include "core/simulation/demo_scenario.h"

#include "core/simulation/demo_history.h"
#include "core/simulation/demo_people.h"

#include <QFile>

namespace relais {

namespace {

/// Ids need a time too: the demo's own beginning, so that a seed gives the same ones.
class FixedClock final : public Clock {
public:
    explicit FixedClock(Instant at) : m_at(at) {}
    Instant now() const override { return m_at; }
    std::chrono::nanoseconds monotonic() const override { return m_at.time_since_epoch(); }

private:
    Instant m_at;
};

int longestGap(const DemoPerson& person, int year)
{
    int longest = 0;
    for (const auto kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
        int gap = 8; // never, as far as the data know
        for (const auto& exam : person.health.exams) {
            if (exam.kind == kind && exam.date) {
                gap = year - exam.date->year();
            }
        }
        longest = std::max(longest, gap);
    }
    return longest;
}

/// Fills one scenario step by step; lives for one call of makeDemoScenario.
class Writer {
public:
    Writer(const ScenarioFile& file, std::uint64_t seed, Instant now)
        : m_file(file), m_now(now), m_clock(now), m_random(seed), m_ids(m_clock, m_random), m_dice(m_random),
          m_people(file, m_dice, m_ids, now), m_history(file, m_scenario, m_dice, m_ids, now)
    {}

    DemoScenario write(const DemoSize& size)
    {
        centre();
        for (const auto& cast : m_file.cast) {
            castMember(cast);
        }
        for (int i = 0; i < size.members; ++i) {
            const auto person = m_people.member();
            m_history.coaching(person);
            enter(person, m_file.membersCampaign);
        }
        for (int i = 0; i < size.targets; ++i) {
            target();
        }
        for (int i = 0; i < size.discharged; ++i) {
            discharged(i);
        }
        // Last of all: who is drawn before does not depend on it.
        for (std::size_t i = 0; i < m_file.cast.size(); ++i) {
            if (m_file.cast[i].vaccinated) {
                m_history.vaccinated(m_scenario.people[i]);
            }
        }
        for (const auto& person : m_scenario.people) {
            if (person.memberSince && person.health.careGap) {
                m_history.gapLetter(person);
            }
        }
        m_scenario.facts = m_history.take();
        return std::move(m_scenario);
    }

private:
    void centre()
    {
        m_scenario.centre = m_file.centre;
        m_scenario.centreName = m_file.centreName;
        m_scenario.calendar = m_file.calendar;
        m_scenario.deskEnrolmentCode = m_file.deskEnrolmentCode;
        m_scenario.historyDesk = m_ids.make<DeskId>();
        m_scenario.historyDeskName = m_file.historyDesk;
        m_scenario.campaigns = {m_file.targetsCampaign, m_file.membersCampaign, m_file.dischargedCampaign};
        m_scenario.agents = m_file.agents;
        for (auto& agent : m_scenario.agents) {
            agent.id = m_ids.make<AgentId>();
        }
    }

    DemoEntry enter(const DemoPerson& person, const CampaignCode& campaign)
    {
        DemoEntry entry;
        entry.id = m_ids.make<EntryId>();
        entry.campaign = campaign;
        entry.person = person.id;
        entry.enteredAt = m_now - std::chrono::days(12);
        entry.longestGapYears = longestGap(person, m_people.thisYear());
        m_scenario.people.push_back(person);
        m_scenario.entries.push_back(entry);
        return entry;
    }

    void castMember(const ScenarioFile::CastMember& cast)
    {
        const auto person = m_people.fromCast(cast);
        const CampaignCode campaign{cast.campaign};
        if (person.memberSince) {
            m_history.coaching(person);
        }
        const auto entry = enter(person, campaign);
        if (cast.promise) {
            m_history.promise(person, entry, *cast.promise);
        }
    }

    void target()
    {
        const auto person = m_people.target();
        enter(person, m_file.targetsCampaign);
        if (m_dice.oneIn(6)) {
            m_history.unanswered(person, m_file.targetsCampaign, caller());
        }
    }

    void discharged(int number)
    {
        const auto person = m_people.target();
        enter(person, m_file.dischargedCampaign);
        DemoHistory::Discharge discharge;
        discharge.daysAgo = number % 3 == 2 ? 2 : 6;
        discharge.confirmed = number % 3 != 2;
        if (number % 3 == 0) {
            discharge.firstAppointmentDaysAgo = 1;
        }
        m_history.discharged(person, discharge);
    }

    const DemoAgent& caller()
    {
        std::vector<const DemoAgent*> callers;
        for (const auto& agent : m_scenario.agents) {
            if (agent.role == Role::EnrolmentCaller) {
                callers.push_back(&agent);
            }
        }
        return callers.empty() ? m_scenario.agents.front() : *m_dice.pick(callers);
    }

    const ScenarioFile& m_file;
    Instant m_now;
    FixedClock m_clock;
    SeededRandom m_random;
    IdMaker m_ids;
    Dice m_dice;
    DemoScenario m_scenario;
    DemoPeople m_people;
    DemoHistory m_history;
};

} // namespace

Result<DemoScenario> makeDemoScenario(const QByteArray& scenarioJson, std::uint64_t seed, Instant now, const DemoSize& size)
{
    const auto file = ScenarioFile::fromJson(scenarioJson);
    if (!file) {
        return failure(file.error());
    }
    return Writer(*file, seed, now).write(size);
}

Result<DemoScenario> makeDemoScenario(std::uint64_t seed, Instant now, const DemoSize& size)
{
    QFile resource(QStringLiteral(":/relais/resources/demo/scenario.json"));
    if (!resource.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::ResourceInvalid, QStringLiteral("scenario.json: not embedded"));
    }
    return makeDemoScenario(resource.readAll(), seed, now, size);
}

} // namespace relais
