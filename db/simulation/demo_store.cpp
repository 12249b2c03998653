#include "db/simulation/demo_store.h"

#include "core/outbox/accept_facts.h"
#include "core/queue/keep_queue.h"
#include "core/queue/replan.h"

#include <algorithm>
#include <unordered_map>

namespace relais {

namespace {

std::optional<QString> numberOf(const DemoPerson& person, ContactPointKind kind)
{
    for (const ContactPoint& point : person.contactPoints) {
        if (point.kind == kind) {
            return point.number.e164;
        }
    }
    return std::nullopt;
}

std::optional<QDate> examOf(const DemoPerson& person, ExamKind kind)
{
    for (const Exam& exam : person.health.exams) {
        if (exam.kind == kind && exam.source == ExamSource::Data) {
            return exam.date;
        }
    }
    return std::nullopt;
}

} // namespace

void writeDemoPerson(Connection& connection, const CentreId& centre, const DemoPerson& person, const CampaignCode& campaign,
    const ImportId& import, int line, Instant now)
{
    const auto nir = person.nir.packed() == 0 ? std::nullopt : std::optional(person.nir.packed());
    connection.statement("simulation/demo.insert_person")
        .bindAll(centre, person.id, nir, person.territory, person.memberSince.has_value(), now)
        .run();
    connection.statement("people/person.wants_keys").bindAll(centre, person.id).run();
    QStringList pinned;
    for (const PinnedNotice& notice : person.pinned) {
        pinned << notice.text;
    }
    const QDate today = QDate::fromJulianDay(2440588 + std::chrono::floor<std::chrono::days>(now).time_since_epoch().count());
    connection.statement("simulation/demo.insert_listing")
        .bindAll(centre, person.id, import, line, campaign, person.health.dataAsOf.value_or(today), person.identity.birthName,
            person.identity.usedName, person.identity.firstName, person.identity.birthDate, person.identity.sex,
            numberOf(person, ContactPointKind::Landline), numberOf(person, ContactPointKind::Mobile), person.addressLine,
            person.postalCode, person.town, person.schemeCode, person.health.longTermConditions.join(u','),
            person.treatingPhysicianDeclared ? std::optional(person.treatingPhysicianRpps) : std::nullopt, person.deliveries,
            person.letters, examOf(person, ExamKind::Dental), examOf(person, ExamKind::Renal),
            examOf(person, ExamKind::EyeFundus), person.health.careGap, 0)
        .run();
    connection.statement("simulation/demo.insert_card")
        .bindAll(centre, person.id, person.memberSince, person.treatingPhysicianName, person.sharesWithPhysician,
            person.preferredTime, pinned.join(u'\n'))
        .run();
}

Result<Done> writeDemo(
    Connection& connection, CentralStores& stores, const RuleBook& rules, const DemoScenario& scenario, Instant now)
{
    CentralUnit& unit = stores.unit();
    for (const CampaignCode& campaign : scenario.campaigns) {
        stores.queue().startCampaign(campaign, now);
    }
    std::unordered_map<PersonId, const DemoPerson*> people;
    for (const DemoPerson& person : scenario.people) {
        people.emplace(person.id, &person);
    }
    const auto import = unit.ids.make<ImportId>();
    int line = 1;
    for (const DemoPerson& person : scenario.people) {
        const auto entry = std::find_if(
            scenario.entries.begin(), scenario.entries.end(), [&](const DemoEntry& one) { return one.person == person.id; });
        const CampaignCode campaign = entry != scenario.entries.end() ? entry->campaign : scenario.campaigns.front();
        writeDemoPerson(connection, scenario.centre, person, campaign, import, ++line, now);
    }
    for (const DemoEntry& planned : scenario.entries) {
        QueueEntry entry;
        entry.id = planned.id;
        entry.person = planned.person;
        entry.campaign = planned.campaign;
        entry.home = unit.queue.commonLane(planned.campaign, people.at(planned.person)->territory);
        entry.lane = entry.home;
        entry.enteredAt = planned.enteredAt;
        entry.promoteAt = planned.enteredAt;
        entry.gapYears = planned.longestGapYears;
        entry.managerFirst = planned.managerFirst;
        unit.queue.insert(entry);
    }
    const Uploader past{scenario.centre, scenario.historyDesk, true};
    for (auto first = scenario.facts.begin(); first != scenario.facts.end();) {
        // Each call was told when it happened.
        const auto last = std::find_if(first, scenario.facts.end(), [&](const Fact& fact) {
            return fact.person != first->person || std::chrono::abs(fact.occurredAt - first->occurredAt) > std::chrono::hours(1);
        });
        const Instant told = std::min(now, std::prev(last)->occurredAt);
        for (const FactAnswer& answer : acceptFacts(unit, rules, past, std::vector<Fact>(first, last), told)) {
            if (answer.verdict == FactVerdict::Refused || answer.verdict == FactVerdict::Retry) {
                return failure(ErrorCode::Conflict, QStringLiteral("a fact of the demo is refused: ") + answer.code);
            }
        }
        first = last;
    }
    for (const DemoPerson& person : scenario.people) {
        requeuePerson(unit, rules, person.id, now);
    }
    while (keepQueue(unit, rules, now).more) {}
    stores.finish();
    return Done{};
}

} // namespace relais
