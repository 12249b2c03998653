#pragma once

#include "core/outbox/accept_facts.h"
#include "db/base/migrator.h"
#include "db/campaigns/target_import.h"
#include "tests/campaigns/list_fixture.h"
#include "tests/support/store_look.h"
#include "tests/support/store_place.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#include <algorithm>

namespace relais::test {

/// A central store with the shipped rules; imports lists into it and looks at what is there.
class ImportStore {
public:
    ImportStore()
        : rules{OutcomeCatalogue::shipped().value(), Calendar::shipped(QStringLiteral("demo")).value(),
            {CampaignSpec::shipped(code).value(), CampaignSpec::shipped({QStringLiteral("sophia-diabete")}).value()},
            std::chrono::minutes(150)}
    {
        connection = place.address().open(false).value();
        REQUIRE(Migrator(QStringLiteral("central")).migrate(*connection, clock));
    }

    StoredImport import(const std::string& list, CivilDate at = day(2026, 11, 2))
    {
        QByteArray content(list.data(), static_cast<qsizetype>(list.size()));
        QBuffer buffer(&content);
        buffer.open(QIODevice::ReadOnly);
        PatientWatch watch;
        const auto criteria = TargetCriteria::shipped(code).value();
        ImportRecord record;
        record.id = ids.make<ImportId>();
        record.campaign = code;
        record.referenceDate = at;
        Transaction transaction(*connection);
        TargetImport target(*connection, {centre, record, criteria, clock.now()}, rules, ids);
        const auto report = readTargetList(buffer, criteria, at, target, watch);
        REQUIRE(report);
        const StoredImport stored = target.finish(report->summary, QByteArray(32, 'h'));
        transaction.commit();
        return stored;
    }

    /// The tests' own look at the tables; the product has its statements in db/.
    std::int64_t count(const std::string& what) { return StoreLook(place.address()).number("SELECT " + what); }

    /// Lends the only entry to a desk, as the hand-out does.
    Lease lend()
    {
        Transaction transaction(*connection);
        NoDirectory nobody;
        CentralStores stores(*connection, centre, nobody, ids);
        stores.unit().queue.promote(clock.now() + std::chrono::hours(24 * 30), 10);
        stores.finish();
        const auto lanes = stores.unit().queue.lanes();
        REQUIRE_FALSE(lanes.empty());
        auto ready = stores.unit().queue.ready(lanes.front().lane.id, 1, std::nullopt);
        REQUIRE(ready.size() == 1);
        QueueEntry leased = ready.front();
        leased.state = EntryState::Leased;
        stores.unit().queue.update(ready.front(), leased);
        Lease lease;
        lease.id = ids.make<LeaseId>();
        lease.entry = leased.id;
        lease.person = leased.person;
        lease.desk = ids.make<DeskId>();
        lease.agent = ids.make<AgentId>();
        lease.leasedAt = clock.now();
        lease.expiresAt = clock.now() + std::chrono::minutes(150);
        lease.fence = stores.unit().people.find(leased.person).value().fence + 1;
        stores.unit().leases.add({lease});
        stores.finish();
        transaction.commit();
        return lease;
    }

    bool isLent(const PersonId& person)
    {
        NoDirectory nobody;
        CentralStores stores(*connection, centre, nobody, ids);
        const auto leases = stores.unit().leases.of(person);
        return std::any_of(leases.begin(), leases.end(), [](const Lease& one) { return !one.closedAt; });
    }
    std::vector<QueueEntry> entriesOf(const PersonId& person)
    {
        NoDirectory nobody;
        CentralStores stores(*connection, centre, nobody, ids);
        return stores.unit().queue.entriesOf(person);
    }
    std::vector<Change> feed()
    {
        NoDirectory nobody;
        CentralStores stores(*connection, centre, nobody, ids);
        return stores.unit().feed.after(0, 100);
    }

    /// A fact of an adviser about somebody, as a desk sends it.
    FactAnswer say(const PersonId& person, FactBody body, std::optional<FactId> corrects = {})
    {
        Transaction transaction(*connection);
        OneCaller callers;
        CentralStores stores(*connection, centre, callers, ids);
        Fact fact;
        fact.id = ids.make<FactId>();
        fact.centre = centre;
        fact.person = person;
        fact.agent = agent;
        fact.desk = desk;
        fact.deskSeq = ++deskSeq;
        fact.occurredAt = clock.now();
        fact.corrects = corrects;
        fact.body = std::move(body);
        const auto answers = acceptFacts(stores.unit(), rules, {centre, desk}, {fact}, clock.now());
        stores.finish();
        transaction.commit();
        return answers.front();
    }
    /// The one of ListLine::person().
    PersonId person(int number)
    {
        const auto nir = Nir::fromText(std::string_view("26409750" + std::to_string(10000 + number)));
        const auto found = StoreLook(place.address()).rows("SELECT id FROM person WHERE nir = " + std::to_string(nir->packed()));
        REQUIRE(found.size() == 1);
        return PersonId::fromText(found.front().front()).value();
    }
    QueueEntry onlyEntryOf(const PersonId& who)
    {
        const auto entries = entriesOf(who);
        REQUIRE(entries.size() == 1);
        return entries.front();
    }

    struct OneCaller final : AgentDirectory {
        std::optional<AgentProfile> find(const AgentId& id) override
        {
            return AgentProfile{id, {QStringLiteral("essai")}, {}, Role::EnrolmentCaller, {}};
        }
        std::optional<Role> roleAt(const AgentId&, const DeskId&) override { return Role::EnrolmentCaller; }
    };
    struct NoDirectory final : AgentDirectory {
        std::optional<AgentProfile> find(const AgentId&) override { return std::nullopt; }
        std::optional<Role> roleAt(const AgentId&, const DeskId&) override { return std::nullopt; }
    };
    QTemporaryDir folder; ///< for whatever a test writes beside the store
    StorePlace place{StorePlace::Kind::Central};
    QString path = place.address().text(); ///< as a tool is told it
    TestClock clock;
    SeededRandom random{11};
    IdMaker ids{clock, random};
    CentreId centre{QStringLiteral("essai")};
    CampaignCode code{QStringLiteral("diabete-ecart")};
    RuleBook rules;
    std::unique_ptr<Connection> connection;
    DeskId desk = ids.make<DeskId>();
    AgentId agent = ids.make<AgentId>();
    std::int64_t deskSeq = 0;
};

} // namespace relais::test
