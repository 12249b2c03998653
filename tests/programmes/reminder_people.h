#pragma once

#include "core/programmes/reminders.h"
#include "db/programmes/reminder_repository.h"
#include "tests/campaigns/import_store.h"

namespace relais::test {

/// People of an imported list who are on pathways, in a store of their own, with the shipped programmes.
class ReminderPeople : public ImportStore {
public:
    ReminderPeople() { rules.programmes = std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value()); }

    /// A fact of a nurse; it must be taken.
    FactId told(const PersonId& person, FactBody body, Instant at)
    {
        Transaction transaction(*connection);
        OneNurse nurses;
        CentralStores stores(*connection, centre, nurses, ids);
        Fact fact;
        fact.id = ids.make<FactId>();
        fact.centre = centre;
        fact.person = person;
        fact.agent = agent;
        fact.desk = desk;
        fact.deskSeq = ++deskSeq;
        fact.occurredAt = at;
        fact.body = std::move(body);
        const auto answers = acceptFacts(stores.unit(), rules, {centre, desk}, {fact}, clock.now());
        REQUIRE(answers.front().verdict != FactVerdict::Refused);
        stores.finish();
        transaction.commit();
        return fact.id;
    }
    void join(const PersonId& person, const char* pathway, const char* version, Instant at)
    {
        const QString name = QString::fromLatin1(pathway);
        const QString of = QString::fromLatin1(version);
        told(person, PathwaySaid{name, PathwayJoined{of, rules.programmes->version(name, of)->entryChannels.front(), true}}, at);
    }
    void agree(const PersonId& person, const char* programme, bool given, Instant at)
    {
        told(person,
            ConsentSaid{QStringLiteral("electronic_messages"), QString::fromLatin1(programme), given, QStringLiteral("phone"),
                QStringLiteral("2026-11")},
            at);
    }
    /// Runs `work(CentralUnit&, ReminderStore&)` in one write transaction.
    template <typename Work>
    auto within(Work work)
    {
        Transaction transaction(*connection);
        NoDirectory nobody;
        CentralStores stores(*connection, centre, nobody, ids);
        ReminderRepository reminders(*connection, centre);
        auto value = work(stores.unit(), reminders);
        stores.finish();
        transaction.commit();
        return value;
    }
    ReminderExport begin(StepChannel channel)
    {
        return within([&](CentralUnit& unit, ReminderStore& reminders) {
            const ReminderExport made{
                unit.ids.make<ReminderExportId>(), channel, QStringLiteral("/x"), clock.now(), ReminderExport::State::Gathering};
            reminders.begin(made);
            return made;
        });
    }
    ReminderBatch send(const ReminderExport& to, const std::optional<OpenMessage>& after = {}, int limit = 100)
    {
        return within([&](CentralUnit& unit, ReminderStore& reminders) {
            return Reminders(unit, reminders, rules).send(to, after, limit, clock.now());
        });
    }
    ReminderLines lines(const ReminderExport& of)
    {
        return within([&](CentralUnit& unit, ReminderStore& reminders) {
            return Reminders(unit, reminders, rules).lines(of, std::nullopt, 100, clock.now());
        });
    }
    ReminderBatch due(StepChannel channel)
    {
        return within([&](CentralUnit& unit, ReminderStore& reminders) {
            return Reminders(unit, reminders, rules).count(channel, clock.now(), std::nullopt, 100);
        });
    }
    /// As stored: "done", "open", "dropped no_message_consent"…; empty: no such step.
    QString stored(const PersonId& who, const char* step)
    {
        return within([&](CentralUnit& unit, ReminderStore&) {
            const char* const states[] = {"waiting", "open", "suspended", "done", "dropped"};
            for (const StoredMembership& member : unit.pathways.of(who)) {
                for (const StoredStep& one : member.steps) {
                    if (one.step == QLatin1String(step)) {
                        const QString state = QString::fromLatin1(states[static_cast<std::size_t>(one.state)]);
                        return one.why.isEmpty() ? state : state + u' ' + one.why;
                    }
                }
            }
            return QString();
        });
    }

    struct OneNurse final : AgentDirectory {
        std::optional<AgentProfile> find(const AgentId& id) override
        {
            return AgentProfile{id, {QStringLiteral("essai")}, {}, Role::NurseAdviser, {}};
        }
        std::optional<Role> roleAt(const AgentId&, const DeskId&) override { return Role::NurseAdviser; }
    };
};

} // namespace relais::test
