#include "core/followups/agenda_json.h"
#include "core/people/opened_file_json.h"
#include "core/people/person_json.h"
#include "core/people/search_json.h"
#include "core/queue/lease_json.h"
#include "tests/support/json_rubbish.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>

using namespace relais;
using namespace relais::test;

namespace {

const Instant now = instantFromText(u"2026-11-03T09:00:00Z").value();

template <typename Value, typename Read>
void comesBack(const Value& value, Read read)
{
    // Through bytes, since that is how it travels and how it is sealed.
    const QByteArray bytes = QJsonDocument(toJson(value)).toJson(QJsonDocument::Compact);
    const auto again = read(QJsonDocument::fromJson(bytes).object());
    REQUIRE(again);
    CHECK(*again == value);
}

} // namespace

TEST_CASE("a leased contact is read back whole, with and without health data", "[queue][json]")
{
    LeasedContact contact = sampleContact(3, now);
    contact.promise = sampleId<PromiseId>(5);
    contact.history.promises = {{sampleId<PromiseId>(5), contact.campaign, contact.due, sampleId<AgentId>(3), now, true}};
    contact.history.refused = true;
    comesBack(contact, leasedContactFromJson);
    contact.person.health.reset();
    contact.person.history.front().report.reset();
    contact.person.memberSince.reset();
    comesBack(contact, leasedContactFromJson);
    CHECK_FALSE(QJsonObject(toJson(contact.person)).contains(QStringLiteral("health")));
    comesBack(LeaseAnswer{now, {contact, sampleContact(4, now)}, std::nullopt}, leaseAnswerFromJson);
    comesBack(LeaseAnswer{now, {}, NoContact{QStringLiteral("outside_hours"), now}}, leaseAnswerFromJson);
    comesBack(samplePerson(), personSliceFromJson);
}

TEST_CASE("a leased contact that is spoiled in one place is refused", "[queue][json]")
{
    for (const QJsonObject& bad : spoiled(toJson(sampleContact(3, now)))) {
        const auto read = leasedContactFromJson(bad);
        REQUIRE_FALSE(read);
        CHECK_FALSE(read.error().detail.contains(QStringLiteral("ROUSSEAU")));
    }
    QJsonObject other = toJson(sampleContact(3, now));
    other[QStringLiteral("person_id")] = sampleId<PersonId>(77).text();
    CHECK_FALSE(leasedContactFromJson(other));
}

TEST_CASE("requests of leases are read back", "[queue][json]")
{
    comesBack(LeaseRequest{7, false}, leaseRequestFromJson);
    comesBack(LeaseRequest{7, true}, leaseRequestFromJson);
    comesBack(LeaseIds{{sampleId<LeaseId>(1), sampleId<LeaseId>(2)}}, leaseIdsFromJson);
    comesBack(
        RenewAnswer{now, {{sampleId<LeaseId>(1), true, now}, {sampleId<LeaseId>(2), false, std::nullopt}}}, renewAnswerFromJson);
    CHECK_FALSE(leaseRequestFromJson(QJsonObject{{QStringLiteral("max"), contactsPerDesk + 1}}));
    CHECK_FALSE(leaseRequestFromJson(QJsonObject{{QStringLiteral("max"), 0}}));
}

TEST_CASE("agenda, look-ups and opened files are read back", "[followups][people][json]")
{
    AgendaPromise own{sampleId<PromiseId>(5), {QStringLiteral("diabete-ecart")}, sampleId<EntryId>(6),
        {now, now + std::chrono::hours(1)}, sampleId<AgentId>(3), QStringLiteral("Marie L."), QStringLiteral("après le marché"),
        samplePerson().id, QStringLiteral("Marguerite MOREL"), samplePerson()};
    own.madeByName = QStringLiteral("Paul D.");
    own.history = sampleContact(1, now).history;
    AgendaPromise anyones = own;
    anyones.owner.reset();
    anyones.slice.reset();
    anyones.history.reset();
    comesBack(own, agendaPromiseFromJson);
    comesBack(AgendaPage{now, {own, anyones}}, agendaPageFromJson);
    for (const QJsonObject& bad : spoiled(toJson(anyones))) {
        CHECK_FALSE(agendaPromiseFromJson(bad));
    }
    const LeasedContact contact = sampleContact(1, now);
    comesBack(OpenedFile{contact.person, contact.history, contact.campaign, contact.entry},
        [](const QJsonObject& json) { return openedFileFromJson(json); });
    comesBack(OpenFileRequest{QStringLiteral("inbound_call"), contact.campaign}, openFileRequestFromJson);
    comesBack(PersonSearch{QStringLiteral("06 39 98 00 01")}, personSearchFromJson);
    CHECK_FALSE(personSearchFromJson(QJsonObject{{QStringLiteral("text"), QStringLiteral(" x ")}}));
    const auto found = peopleFoundFromJson(toJson(std::vector<PersonFound>{{samplePerson().id, QStringLiteral("Marguerite MOREL"),
        QDate(1964, 9, 17), QStringLiteral("Nantes"), QStringLiteral("own_promise"), Sex::Female}}));
    REQUIRE(found);
    CHECK(found->front().birthDate == QDate(1964, 9, 17));
    CHECK(found->front().sex == Sex::Female);
    const auto capacities =
        slotCapacitiesFromJson(toJson(std::vector<SlotCapacity>{{QStringLiteral("14-17"), QTime(14, 0), QTime(17, 0), 6, 2}}));
    REQUIRE(capacities);
    CHECK(capacities->front().until == QTime(17, 0));
    CHECK(revealedNirFromJson(revealedNirToJson(QStringLiteral("264097512345678"))) == QStringLiteral("264097512345678"));
}
