#include "tests/support/derived_state.h"

#include "app/server/rule_books.h"
#include "core/base/clock.h"
#include "core/queue/replan.h"
#include "db/accounts/agent_directory_repository.h"
#include "db/base/database.h"
#include "db/queue/central_stores.h"

namespace relais::test {

namespace {

void compare(QStringList& wrong, const QueueEntry& entry, const EntryPlan& plan)
{
    const bool done = plan.state == PlanState::Done;
    const bool same = done == (entry.state == EntryState::Done) && entry.doneCode == (done ? plan.doneCode : QString())
        && entry.letter == plan.letter && entry.promise == plan.promise
        && entry.suspended == (plan.state == PlanState::Suspended);
    if (!same) {
        wrong << QStringLiteral("entry %1 is not what its facts say").arg(entry.id.text());
    }
}

} // namespace

QStringList notAsDerived(const QString& path, const CentreId& centre, const std::vector<PersonId>& people)
{
    const SystemClock clock;
    SystemRandom random;
    IdMaker ids(clock, random);
    const auto books = RuleBooks::open(std::chrono::minutes(15));
    Database::Settings settings;
    settings.store = SqliteSettings::ofServer(path);
    const auto database = Database::open(
        settings, Migrator(QStringLiteral("central")), clock, [](const std::function<void()>& answer) { answer(); });
    if (!books || !database) {
        return {QStringLiteral("neither rules nor store")};
    }
    (*books)->assign(centre, QStringLiteral("demo"));
    const RuleBook& rules = (*books)->of(centre);
    const auto found = (*database)->runAndWait(Access::Read, [&](Connection& connection) {
        QStringList wrong;
        AgentDirectoryRepository agents(connection, centre, clock.now());
        CentralStores stores(connection, centre, agents, ids);
        CentralUnit& unit = stores.unit();
        for (const PersonId& person : people) {
            const auto file = unit.people.find(person);
            if (!file) {
                wrong << QStringLiteral("%1 is not there").arg(person.text());
                continue;
            }
            const auto facts = unit.facts.factsOf(person);
            const auto history = withOwnersKnown(unit.agents, derivePerson(*file, facts).history);
            for (const QueueEntry& entry : unit.queue.entriesOf(person)) {
                if (const CampaignSpec* campaign = rules.campaign(entry.campaign)) {
                    compare(wrong, entry,
                        planEntry(*campaign, rules.outcomes, rules.calendar,
                            factsOf(unit, rules, entry, file->territory, history, SystemClock().now()), history));
                }
            }
        }
        return wrong;
    });
    return found ? *found : QStringList{found.error().detail};
}

} // namespace relais::test
