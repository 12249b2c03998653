#include "core/correspondence/sheet_of_call.h"
#include "core/people/history_for_role.h"
#include "core/people/open_file.h"
#include "core/people/person_access.h"
#include "core/people/search_people.h"
#include "core/queue/lease_json.h"
#include "core/queue/plan_context.h"
#include "core/queue/replan.h"
#include "tests/support/test_centre.h"

#include <QJsonDocument>

using namespace relais;
using relais::test::TestCentre;

namespace {

/// A person with a coaching call behind her, whose report says a lot.
PersonId coached(TestCentre& centre, relais::test::TestDesk& nurse)
{
    const PersonId person = centre.addTarget();
    AttemptStarted start;
    start.campaign = {QStringLiteral("sophia-diabete")};
    start.direction = CallDirection::Inbound;
    start.line = QStringLiteral("tel");
    const Fact started = centre.fact(nurse, person, start);
    AttemptClosed close;
    close.attempt = started.id;
    close.campaign = start.campaign;
    close.outcome = OutcomeCode::Fruitful;
    close.note = QStringLiteral("glycemie-instable");
    close.report = CallReport{};
    close.report->themes = {QStringLiteral("therapeutique")};
    close.report->tobacco = TobaccoStatus::Smoker;
    close.report->goals = {{GoalFamily::EatBetter, QStringLiteral("moins-de-sucre"), GoalProgress::Set}};
    close.report->exams = {{ExamKind::EyeFundus, QDate(2026, 10, 2), ExamSource::DeclaredByPerson, QDate(2026, 11, 3)}};
    centre.upload(nurse, {started, centre.fact(nurse, person, close)});
    return person;
}

} // namespace

TEST_CASE("what she shares of one programme frees nothing of another", "[people][correspondence]")
{
    TestCentre centre;
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const PersonId person = centre.addTarget();
    const auto seen = [&] {
        return centre.inUnit(
            [&](CentralUnit& unit) { return personSlice(unit, centre.rules, Role::NurseAdviser, person).value(); });
    };
    const auto say = [&](const char* programme, bool given) {
        const ConsentSaid said{QStringLiteral("physician_sharing"), QString::fromLatin1(programme), given,
            QStringLiteral("phone"), QStringLiteral("2026-11")};
        CHECK(centre.upload(nurse, {centre.fact(nurse, person, said)}).front().verdict == FactVerdict::Accepted);
        centre.clock.advance(std::chrono::minutes(1));
    };
    const auto shares = [&](const char* programme) { return sharesWithPhysician(seen(), QString::fromLatin1(programme)); };
    REQUIRE_FALSE(shares("sophia"));
    say("sophia", true);
    CHECK(shares("sophia"));
    CHECK_FALSE(shares("vivoptim"));
    say("", true); // of all of them
    CHECK(shares("vivoptim"));
    say("vivoptim", false);
    CHECK(shares("sophia"));
    CHECK_FALSE(shares("vivoptim"));
}

TEST_CASE("a file that is opened has a campaign, whatever the role and wherever the person waits", "[people]")
{
    TestCentre centre;
    for (const CampaignSpec& campaign : centre.rules.campaigns) {
        const PersonId person = centre.addTarget(campaign.code);
        for (const Role role : {Role::NurseAdviser, Role::EnrolmentCaller, Role::OtherCoach, Role::HospitalAdviser,
                 Role::CampaignLead, Role::MedicalOfficer}) {
            INFO(codeOf(role).toStdString() << " " << campaign.code.code.toStdString());
            const auto opened = centre.inUnit([&](CentralUnit& unit) {
                return openFile(unit, centre.rules, centre.addDesk(role).agent, person, {QStringLiteral("inbound_call"), {}})
                    .value();
            });
            CHECK_FALSE(opened.campaign.code.isEmpty());
        }
    }
}

TEST_CASE("of more goals than an answer may hold the newest are shown", "[people]")
{
    TestCentre centre;
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const PersonId person = coached(centre, nurse);
    for (int call = 0; call < 4; ++call) {
        centre.clock.advance(std::chrono::hours(1));
        AttemptStarted start;
        start.campaign = {QStringLiteral("sophia-diabete")};
        start.direction = CallDirection::Inbound;
        start.line = QStringLiteral("tel");
        const Fact started = centre.fact(nurse, person, start);
        AttemptClosed close;
        close.attempt = started.id;
        close.campaign = start.campaign;
        close.outcome = OutcomeCode::Fruitful;
        close.report = CallReport{};
        close.report->themes = {QStringLiteral("therapeutique")};
        for (int goal = 0; goal < 20; ++goal) {
            close.report->goals.push_back(
                {GoalFamily::EatBetter, QStringLiteral("but-%1-%2").arg(call).arg(goal), GoalProgress::Set});
        }
        centre.upload(nurse, {started, centre.fact(nurse, person, close)});
    }
    const auto seen =
        centre.inUnit([&](CentralUnit& unit) { return personSlice(unit, centre.rules, Role::NurseAdviser, person).value(); });
    REQUIRE(seen.health);
    REQUIRE(seen.health->goals.size() == 50);
    CHECK(seen.health->goals.front().wording == QStringLiteral("but-3-0"));
    CHECK(seen.health->goals.back().wording == QStringLiteral("but-1-9"));
}

TEST_CASE("a nurse sees health, an enrolment caller no word of it", "[people]")
{
    TestCentre centre;
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const PersonId person = coached(centre, nurse);

    const auto seen =
        centre.inUnit([&](CentralUnit& unit) { return personSlice(unit, centre.rules, Role::NurseAdviser, person).value(); });
    REQUIRE(seen.health);
    CHECK(seen.health->careGap);
    CHECK(seen.health->tobacco == TobaccoStatus::Smoker);
    REQUIRE(seen.health->goals.size() == 1);
    CHECK(seen.health->exams.at(0).date == QDate(2026, 10, 2));
    CHECK(seen.health->exams.at(0).source == ExamSource::DeclaredByPerson);
    REQUIRE(seen.history.size() == 1);
    CHECK(seen.history[0].note == QStringLiteral("glycemie-instable"));
    CHECK(seen.history[0].agentName == QStringLiteral("Marie L."));

    auto caller = centre.addDesk(Role::EnrolmentCaller);
    const auto answer = centre.lease(caller, 12);
    REQUIRE(answer.contacts.size() == 1);
    const QByteArray json = QJsonDocument(toJson(answer)).toJson();
    CHECK(json.contains("MARTIN-0"));
    for (const char* word : {"health", "glycemie", "sucre", "tobacco", "smoker", "eye_fundus", "renal", "care_gap", "2026-10-02",
             "long_term", "report", "goal"}) {
        INFO(word);
        CHECK_FALSE(json.contains(word));
    }
}

TEST_CASE("a caller learns neither how long nobody looked after her nor that she was in hospital", "[people]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    REQUIRE(centre.store.database().runAndWait(Access::Write, [](Connection& connection) {
        connection.execute("UPDATE queue_entry SET gap_years = 6");
        return Done{};
    }));
    centre.inUnit([&](CentralUnit& unit) {
        requeuePerson(unit, centre.rules, person, centre.clock.now());
        return Done{};
    });
    auto caller = centre.addDesk();
    auto nurse = centre.addDesk(Role::NurseAdviser);
    REQUIRE(centre.entryOf(person)->rank == 64);
    const auto contact = centre.lease(caller, 1).contacts.at(0);
    CHECK(contact.rank == 70);
    const Fact started = centre.started(caller, contact);
    Fact closed = centre.closed(caller, contact, started.id, OutcomeCode::InCare);
    std::get<AttemptClosed>(closed.body).until = QDate(2026, 11, 20);
    REQUIRE(centre.upload(caller, {started, closed}).at(1).verdict == FactVerdict::Accepted);
    centre.clock.setWall(centre.entryOf(person)->due.from);
    centre.keep();

    const auto again = centre.lease(caller, 12);
    REQUIRE(again.contacts.size() == 1);
    const QByteArray json = QJsonDocument(toJson(again)).toJson();
    for (const char* word : {"in_care", "back_home", "care_gap"}) {
        INFO(word);
        CHECK_FALSE(json.contains(word));
    }
    REQUIRE(again.contacts[0].history.attempts.size() == 1);
    CHECK_FALSE(again.contacts[0].history.attempts[0].until);
    CHECK(again.contacts[0].person.history.size() == 1);
    CHECK_FALSE(again.contacts[0].reasons.empty());
    centre.inUnit([&](CentralUnit& unit) { return giveBackAll(unit, centre.rules, caller.id, false, centre.clock.now()); });
    const auto seen = centre.lease(nurse, 12);
    REQUIRE(seen.contacts.size() == 1);
    const QByteArray whole = QJsonDocument(toJson(seen)).toJson();
    CHECK(whole.contains("in_care"));
    CHECK(whole.contains("back_home"));
}

TEST_CASE("a caller learns of a coaching call neither its outcome nor its line, only that the phone rang", "[people]")
{
    TestCentre centre;
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const PersonId person = coached(centre, nurse);
    auto caller = centre.addDesk(Role::EnrolmentCaller);
    const auto opened =
        centre.inUnit([&](CentralUnit& unit) { return openFile(unit, centre.rules, caller.agent, person, {}).value(); });
    CHECK(opened.campaign.code == QStringLiteral("diabete-ecart"));
    CHECK(opened.person.history.empty());
    REQUIRE(opened.history.attempts.size() == 1);
    CHECK(opened.history.attempts[0].outcome == OutcomeCode::Undecided);
    const auto seenByNurse =
        centre.inUnit([&](CentralUnit& unit) { return openFile(unit, centre.rules, nurse.agent, person, {}).value(); });
    CHECK(seenByNurse.history.attempts.at(0).outcome == OutcomeCode::Fruitful);
}

TEST_CASE("what is hidden from a caller counts as an attempt exactly where it does for the server", "[people][cap]")
{
    TestCentre centre;
    const CampaignSpec& invitation = *centre.rules.campaign({QStringLiteral("diabete-ecart")});
    const EntryFacts entry{invitation.code, QStringLiteral("metropole"), centre.centre, {}};
    for (const OutcomeSpec& spec : centre.rules.outcomes.all()) {
        for (const CallDirection direction : {CallDirection::Outbound, CallDirection::Inbound}) {
            ContactHistory known;
            // Two tries of the invitation, then the coaching call that she may know nothing of.
            for (int day = 0; day < 3; ++day) {
                AttemptRecord attempt;
                attempt.id = centre.ids.make<AttemptId>();
                attempt.campaign = day < 2 ? invitation.code : CampaignCode{QStringLiteral("sophia-diabete")};
                attempt.startedAt = *instantFromText(u"2026-11-03T10:00:00Z") + std::chrono::days(day);
                attempt.closedAt = attempt.startedAt + std::chrono::minutes(2);
                attempt.direction = day < 2 ? CallDirection::Outbound : direction;
                attempt.outcome = day < 2 ? OutcomeCode::NoAnswer : spec.code;
                known.attempts.push_back(attempt);
            }
            const ContactHistory seen = historyFor(Role::EnrolmentCaller, centre.rules, known);
            const auto tally = [&](const ContactHistory& history) {
                const PlanContext context(invitation, centre.rules.outcomes, centre.rules.calendar, entry, history);
                return context.tally.overAllAt(context.local(history.attempts.back().startedAt + std::chrono::days(1)));
            };
            INFO(codeOf(spec.code).toStdString() << (direction == CallDirection::Inbound ? " inbound" : " outbound"));
            CHECK(tally(seen) == tally(known));
            const OutcomeCode told = seen.attempts.back().outcome.value();
            CHECK((told == OutcomeCode::Undecided || told == OutcomeCode::NoAnswer || told == OutcomeCode::NotEstablished
                || told == OutcomeCode::Busy));
        }
    }
}

TEST_CASE("a file is read by whom it was handed to, and a fact sent of one's own accord opens none", "[people]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto caller = centre.addDesk(Role::EnrolmentCaller);
    auto other = centre.addDesk(Role::EnrolmentCaller);
    auto lead = centre.addDesk(Role::CampaignLead);
    const auto access = [&](const relais::test::TestDesk& desk, bool opened = false) {
        return centre.inUnit(
            [&](CentralUnit& unit) { return accessToFile(unit, desk.agent, desk.id, person, opened, centre.clock.now()); });
    };
    CHECK_FALSE(access(caller));
    CHECK(access(caller, true) == FileAccess::Opened);
    CHECK(access(lead) == FileAccess::ByRole);

    Fact notice = centre.fact(caller, person, NoticeRead{QStringLiteral("2026-11"), {QStringLiteral("diabete-ecart")}});
    centre.upload(caller, {notice});
    CHECK_FALSE(access(caller));
    Fact ahead = centre.fact(caller, person, NoticeRead{QStringLiteral("2026-11"), {QStringLiteral("diabete-ecart")}});
    ahead.occurredAt += std::chrono::days(20'000);
    ahead.fence = 1;
    centre.upload(caller, {ahead});
    CHECK_FALSE(access(caller));

    const auto contact = centre.lease(caller, 1).contacts.at(0);
    CHECK(access(caller) == FileAccess::HandedOut);
    CHECK_FALSE(access(other));
    const Fact started = centre.started(caller, contact);
    centre.upload(caller, {started, centre.closed(caller, contact, started.id, OutcomeCode::NoAnswer)});
    centre.clock.advance(std::chrono::hours(23));
    CHECK(access(caller) == FileAccess::HandedOut);
    centre.clock.advance(std::chrono::hours(2));
    CHECK_FALSE(access(caller));
}

TEST_CASE("a file is opened for somebody who calls in, without a lease", "[people]")
{
    TestCentre centre;
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const PersonId person = coached(centre, nurse);
    const auto opened =
        centre.inUnit([&](CentralUnit& unit) { return openFile(unit, centre.rules, nurse.agent, person, {}).value(); });
    CHECK(opened.person.id == person);
    CHECK(opened.campaign.code == QStringLiteral("diabete-ecart"));
    CHECK(opened.entry == centre.entryOf(person)->id);
    CHECK(opened.history.attempts.size() == 1);
    CHECK(centre
              .inUnit([&](CentralUnit& unit) {
                  return openFile(unit, centre.rules, nurse.agent, centre.ids.make<PersonId>(), {}).error();
              })
              .code
        == ErrorCode::NotFound);
}

TEST_CASE("people are found by the beginning of a name, by number and by birth date", "[people]")
{
    TestCentre centre;
    std::vector<PersonId> people;
    for (int i = 0; i < 12; ++i) {
        people.push_back(centre.addTarget());
    }
    centre.keep();
    const auto found = [&](const char16_t* typed) {
        return centre.inUnit([&](CentralUnit& unit) { return searchPeople(unit.people, QString::fromUtf16(typed)); });
    };
    CHECK(found(u"martin").size() == 12);
    CHECK(found(u"  ELOISE mar").size() == 12);
    REQUIRE(found(u"Martin-11").size() == 1);
    CHECK(found(u"Martin-11")[0].id == people[11]);
    CHECK(found(u"martin 1 éloïse").size() == 1);
    REQUIRE(found(u"06 39 98 00 03").size() == 1);
    CHECK(found(u"06 39 98 00 03")[0].id == people[3]);
    CHECK(found(u"80003").size() == 1);
    REQUIRE(found(u"03/01/1960").size() == 1);
    CHECK(found(u"03/01/1960")[0].id == people[2]);
    CHECK(found(u"durand").empty());
    CHECK(found(u"m").empty());
    CHECK(found(u"%_").empty());
}
