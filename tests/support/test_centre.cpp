#include "tests/support/test_centre.h"

#include "core/outbox/fact_permission.h"
#include "core/queue/keep_queue.h"
#include "core/queue/replan.h"
#include "db/simulation/demo_store.h"

#include <algorithm>

namespace relais::test {

TestCentre::TestCentre(const QString& calendar)
    : rules{OutcomeCatalogue::shipped().value(), Calendar::shipped(calendar).value(),
        {CampaignSpec::shipped({QStringLiteral("diabete-ecart")}).value(),
            CampaignSpec::shipped({QStringLiteral("sophia-diabete")}).value()},
        std::chrono::minutes(150), std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value())}
{}

PersonId TestCentre::addTarget(const CampaignCode& campaign)
{
    DemoPerson person;
    person.id = ids.make<PersonId>();
    person.identity = {QStringLiteral("MARTIN-%1").arg(m_people), {}, QStringLiteral("Éloïse"),
        QDate(1960, 1, 1).addDays(m_people), Sex::Female};
    person.contactPoints = {{PhoneNumber{QStringLiteral("+336399%1").arg(80000 + m_people)}, ContactPointKind::Mobile, true}};
    person.territory = QStringLiteral("metropole");
    person.town = QStringLiteral("Albi");
    person.postalCode = QStringLiteral("81000");
    person.schemeCode = QStringLiteral("01");
    person.deliveries = 4;
    person.letters = 3;
    person.health.careGap = true;
    person.health.longTermConditions = {QStringLiteral("8")};
    person.health.exams = {{ExamKind::EyeFundus, QDate(2021, 5, 4), ExamSource::Data, QDate(2026, 11, 2)}};
    person.health.dataAsOf = QDate(2026, 11, 2);
    ++m_people;
    const auto written = store.database().runAndWait(Access::Write, [&](Connection& connection) {
        writeDemoPerson(connection, centre, person, campaign, ImportId(), m_people, clock.now());
        return Done{};
    });
    if (!written) {
        throw std::runtime_error(written.error().detail.toStdString());
    }
    addEntry(person.id, campaign);
    return person.id;
}

EntryId TestCentre::addEntry(const PersonId& person, const CampaignCode& campaign)
{
    return inUnit([&](CentralUnit& unit) {
        QueueEntry entry;
        entry.id = ids.make<EntryId>();
        entry.person = person;
        entry.campaign = campaign;
        entry.home = unit.queue.commonLane(campaign, QStringLiteral("metropole"));
        entry.lane = entry.home;
        entry.enteredAt = clock.now();
        entry.promoteAt = clock.now();
        unit.queue.insert(entry);
        requeuePerson(unit, rules, person, clock.now());
        return entry.id;
    });
}

TestDesk TestCentre::addDesk(Role role)
{
    TestDesk desk;
    desk.id = ids.make<DeskId>();
    desk.agent = {ids.make<AgentId>(), centre, QStringLiteral("Marie L."), role, {}};
    for (const CampaignSpec& campaign : rules.campaigns) {
        desk.agent.competences += campaign.competences;
    }
    agents.add(desk.agent);
    agents.signIn(desk.agent.id, desk.id);
    return desk;
}

LeaseAnswer TestCentre::lease(const TestDesk& desk, int most, bool busy)
{
    return inUnit([&](CentralUnit& unit) {
        return leaseContacts(unit, rules, {desk.id, desk.agent}, {most, busy}, clock.now());
    });
}

std::vector<FactAnswer> TestCentre::upload(const TestDesk& desk, const std::vector<Fact>& facts)
{
    // Who is in a phone cohort is the centre's own word: a story that tells it writes history.
    const bool cohort = std::any_of(facts.begin(), facts.end(), [](const Fact& fact) { return isWordOfCentre(fact.body); });
    return inUnit([&](CentralUnit& unit) { return acceptFacts(unit, rules, {centre, desk.id, cohort}, facts, clock.now()); });
}

void TestCentre::keep()
{
    while (inUnit([&](CentralUnit& unit) { return keepQueue(unit, rules, clock.now()).more; })) {}
}

Fact TestCentre::fact(TestDesk& desk, const PersonId& person, FactBody body, std::optional<std::int64_t> fence)
{
    Fact made;
    made.id = ids.make<FactId>();
    made.centre = centre;
    made.person = person;
    made.agent = desk.agent.id;
    made.desk = desk.id;
    made.deskSeq = ++desk.seq;
    made.occurredAt = clock.now();
    made.fence = fence;
    made.body = std::move(body);
    return made;
}

Fact TestCentre::started(TestDesk& desk, const LeasedContact& contact)
{
    AttemptStarted body;
    body.campaign = contact.campaign;
    body.entry = contact.entry;
    body.line = QStringLiteral("simulated");
    body.promise = contact.promise;
    if (!contact.history.numbers.empty()) {
        body.number = contact.history.numbers.front();
    }
    return fact(desk, contact.person.id, body, contact.fence);
}

Fact TestCentre::closed(TestDesk& desk, const LeasedContact& contact, const AttemptId& attempt, OutcomeCode outcome)
{
    AttemptClosed body;
    body.attempt = attempt;
    body.campaign = contact.campaign;
    body.outcome = outcome;
    return fact(desk, contact.person.id, body, contact.fence);
}

std::optional<QueueEntry> TestCentre::entryOf(const PersonId& person)
{
    return inUnit([&](CentralUnit& unit) -> std::optional<QueueEntry> {
        const auto entries = unit.queue.entriesOf(person);
        return entries.empty() ? std::nullopt : std::optional(entries.front());
    });
}

} // namespace relais::test
