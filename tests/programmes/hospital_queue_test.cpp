// What hospital advisers are handed, from the store on: the calls of their pathways, and the tasks at the head of their queue.
#include "core/programmes/queue_steps.h"
#include "core/queue/hand_out_order.h"
#include "tests/support/test_centre.h"
#include "ui/words/queue_words.h"

#include <catch2/catch.hpp>

#include <QTimeZone>

#include <algorithm>

using namespace relais;
using namespace relais::test;
using namespace std::chrono_literals;

namespace {

const QString surgery = QStringLiteral("prado-surgery");
const CampaignCode queue{QStringLiteral("prado-chirurgie")};

/// A person who was enrolled at the bedside, and the desks of an adviser and a nurse who both have every competence. It is Tuesday the 3rd.
struct Ward {
    TestCentre centre;
    TestDesk adviser;
    TestDesk nurse;
    PersonId person;

    Ward()
    {
        centre.rules.campaigns.push_back(CampaignSpec::shipped(queue).value());
        adviser = centre.addDesk(Role::HospitalAdviser);
        nurse = centre.addDesk(Role::NurseAdviser);
        person = centre.addTarget(queue);
        say(PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false});
    }
    FactAnswer say(PathwayBody body) { return tell(PathwaySaid{surgery, std::move(body)}); }
    FactAnswer tell(FactBody body)
    {
        centre.clock.advance(1s);
        const auto answer = centre.upload(adviser, {centre.fact(adviser, person, std::move(body))}).front();
        CHECK(answer.verdict != FactVerdict::Refused);
        return answer;
    }
    void discharge(Microseconds fromNow, bool confirmed)
    {
        say(AnchorSaid{AnchorKind::Discharge, centre.clock.now() + fromNow, confirmed});
    }
    void bookFirst(Microseconds fromNow) { say(AnchorSaid{AnchorKind::FirstAppointment, centre.clock.now() + fromNow, true}); }
    void after(Microseconds time)
    {
        centre.clock.advance(time);
        centre.keep();
    }
    std::vector<LeasedContact> handedTo(const TestDesk& desk) { return centre.lease(desk, 1).contacts; }
    FactAnswer close(const LeasedContact& contact, const CallReport& report)
    {
        Fact started = centre.started(adviser, contact);
        Fact closed = centre.closed(adviser, contact, started.id, OutcomeCode::Fruitful);
        std::get<AttemptClosed>(closed.body).report = report;
        std::get<AttemptClosed>(closed.body).identity = IdentityCheck::Confirmed;
        return centre.upload(adviser,
            {started, closed,
                centre.fact(adviser, person, PathwaySaid{surgery, StepDialled{started.id, QStringLiteral("r1_call"), 1}},
                    contact.fence)})[1];
    }
};

CallReport reportOf(const char* theme)
{
    CallReport report;
    report.themes = {QString::fromLatin1(theme)};
    return report;
}

QString whyOf(const LeasedContact& contact, Instant now)
{
    return whyWords(contact.reasons, TimeWords(QTimeZone("Europe/Paris")), now, HealthWords::Hidden);
}

} // namespace

TEST_CASE(
    "a hospital adviser is handed the call after the first appointment the day it is due, a nurse never", "[programmes][queue]")
{
    Ward ward;
    ward.discharge(-1h, true);
    ward.bookFirst(24h); // Wednesday the 4th
    CHECK(ward.handedTo(ward.adviser).empty());
    ward.after(24h + 1h);
    CHECK(ward.handedTo(ward.adviser).empty());
    ward.after(24h); // Thursday the 5th
    CHECK(ward.handedTo(ward.nurse).empty());
    CHECK(ward.centre.lease(ward.nurse, 1).none->code == QLatin1String("nobody_competent"));
    auto untrained = ward.adviser;
    untrained.agent.competences = {QStringLiteral("prado-maternite")};
    CHECK(ward.handedTo(untrained).empty());

    const auto contacts = ward.handedTo(ward.adviser);
    REQUIRE(contacts.size() == 1);
    const LeasedContact& contact = contacts.front();
    CHECK(contact.campaign == queue);
    CHECK(contact.rank == 40);
    CHECK(contact.reasons.front().code == QLatin1String("step_due"));
    CHECK_FALSE(contact.person.health); // a pathway and its appointments, nothing else of health
    CHECK_FALSE(contact.history.pathways.empty());

    SECTION("her report tells of appointments, and closes the step")
    {
        CHECK(ward.close(contact, reportOf("appointments")).verdict == FactVerdict::Accepted);
        const auto entry = ward.centre.entryOf(ward.person);
        REQUIRE(entry);
        CHECK(entry->doneCode.isEmpty());
        CHECK(
            ward.centre.rules.calendar.localTime(entry->due.from, {}).date == QDate(2026, 11, 18)); // the review, fifteen days on
    }
    SECTION("a report that tells of health is refused, as from any role that sees none")
    {
        CallReport report = reportOf("appointments");
        report.tobacco = TobaccoStatus::Smoker;
        CHECK(ward.close(contact, report).code == QLatin1String("not_permitted"));
    }
}

TEST_CASE("a task outweighs another call of hers while that one may still be made", "[programmes][queue]")
{
    Ward ward;
    ward.discharge(-1h, true);
    ward.bookFirst(24h); // Wednesday the 4th: the call after it is due on Thursday, until Saturday
    ward.after(25h);
    ward.say(StepNoted{QStringLiteral("nurse"), 1, StepNoted::What::Cancelled, ward.centre.clock.now()});
    ward.after(48h); // Friday the 6th: nobody booked it again
    const auto contacts = ward.handedTo(ward.adviser);
    REQUIRE(contacts.size() == 1);
    CHECK(contacts.front().rank == noAppointmentRank);
}

TEST_CASE("a promise does not outlive the pathway that she left, and waits while she is in hospital again", "[programmes][queue]")
{
    Ward ward;
    ward.discharge(-1h, true);
    ward.tell(PromiseMade{queue, {}, {ward.centre.clock.now() + 2h, ward.centre.clock.now() + 3h}, {}, {}, {}});
    ward.after(2h);
    SECTION("she is called as promised")
    {
        CHECK(ward.handedTo(ward.adviser).size() == 1);
    }
    SECTION("refused")
    {
        const auto contact = ward.handedTo(ward.adviser).at(0);
        ward.say(PathwayStopped{ExitCause::Refusal, false});
        CHECK(ward.handedTo(ward.adviser).empty());
        CHECK(ward.centre.entryOf(ward.person)->state == EntryState::Done);
        // The desk that holds her asks again before it dials.
        ContactHistory history = contact.history;
        history.pathways.push_back(
            {FactId(), ward.centre.clock.now(), ward.adviser.id, 99, {surgery, PathwayStopped{ExitCause::Refusal, false}}});
        EntryFacts entry{queue, QStringLiteral("metropole"), ward.centre.centre, ward.centre.clock.now()};
        entry = withPathways(entry, ward.centre.rules, history);
        CHECK_FALSE(mayCall(*ward.centre.rules.campaign(queue), ward.centre.rules.outcomes, ward.centre.rules.calendar, entry,
            history, ward.centre.clock.now())
                        .allowed);
    }
    SECTION("the consent to take part taken back")
    {
        ward.tell(ConsentSaid{
            QStringLiteral("programme"), QStringLiteral("prado"), false, QStringLiteral("phone"), QStringLiteral("2026-11")});
        CHECK(ward.handedTo(ward.adviser).empty());
    }
    SECTION("in hospital again, and home")
    {
        ward.say(PathwayStopped{ExitCause::Readmission, false});
        CHECK(ward.handedTo(ward.adviser).empty());
        ward.say(PathwayStopped{ExitCause::Readmission, true});
        ward.after(1min);
        CHECK(ward.handedTo(ward.adviser).size() == 1);
    }
}

TEST_CASE("the first appointment is the earliest that stands, and follows it when it is moved", "[programmes][queue]")
{
    Ward ward;
    ward.discharge(-1h, true);
    const auto booked = [&](const char* visit, Microseconds fromNow) {
        ward.say(StepNoted{QString::fromLatin1(visit), 1, StepNoted::What::Booked, ward.centre.clock.now() + fromNow});
    };
    booked("physiotherapist", 72h);
    booked("nurse", 24h); // Wednesday the 4th
    const auto dueDay = [&] { return ward.centre.rules.calendar.localTime(ward.centre.entryOf(ward.person)->due.from, {}).date; };
    CHECK(dueDay() == QDate(2026, 11, 5)); // did it happen?
    booked("nurse", 48h);
    CHECK(dueDay() == QDate(2026, 11, 6));
    ward.say(StepNoted{QStringLiteral("nurse"), 1, StepNoted::What::Cancelled, ward.centre.clock.now()});
    CHECK(dueDay() == QDate(2026, 11, 6)); // the physiotherapist comes on Friday: Saturday, or the task for the nurse before it
}

TEST_CASE("without an appointment she stands at the head of the queue until one is booked", "[programmes][queue]")
{
    Ward ward;
    ward.discharge(-1h, true);
    ward.after(48h);
    CHECK(ward.handedTo(ward.adviser).empty()); // the 5th is the last day on which it may be booked
    ward.after(24h);
    SECTION("nobody booked it")
    {
        const auto contacts = ward.handedTo(ward.adviser);
        REQUIRE(contacts.size() == 1);
        CHECK(contacts.front().rank == noAppointmentRank);
        CHECK(whyOf(contacts.front(), ward.centre.clock.now()).startsWith(QStringLiteral("sans rendez-vous")));
        ward.bookFirst(24h);
        CHECK(ward.centre.lease(ward.adviser, 1).contacts.front().rank == 40); // still hers, for the call after it
    }
    SECTION("booked in time, she is not called about it")
    {
        ward.bookFirst(24h);
        CHECK(ward.handedTo(ward.adviser).empty());
    }
}

TEST_CASE("an expected discharge that has passed is to be confirmed before anything else", "[programmes][queue]")
{
    Ward ward;
    ward.discharge(1h, false);
    ward.after(2h);
    CHECK(ward.handedTo(ward.adviser).empty());
    ward.after(22h);
    SECTION("nobody said that she is home")
    {
        const auto contacts = ward.handedTo(ward.adviser);
        REQUIRE(contacts.size() == 1);
        CHECK(contacts.front().rank == dischargeUnconfirmedRank);
        CHECK(whyOf(contacts.front(), ward.centre.clock.now()).startsWith(QStringLiteral("sortie à confirmer")));
    }
    SECTION("confirmed, it is gone")
    {
        ward.discharge(-1h, true);
        CHECK(ward.handedTo(ward.adviser).empty());
    }
}

TEST_CASE("a hospital adviser knows of no other pathway and of no other call's report", "[programmes][people]")
{
    Ward ward;
    ward.discharge(-73h, true);
    ward.centre.upload(ward.nurse,
        {ward.centre.fact(ward.nurse, ward.person,
            PathwaySaid{
                QStringLiteral("sophia-diabetes"), PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}})});
    ward.centre.keep();
    const auto contacts = ward.handedTo(ward.adviser);
    REQUIRE(contacts.size() == 1);
    const auto& pathways = contacts.front().history.pathways;
    CHECK(std::all_of(pathways.begin(), pathways.end(), [](const PathwayRecord& one) { return one.said.pathway == surgery; }));
    CHECK(std::none_of(contacts.front().history.attributes.begin(), contacts.front().history.attributes.end(),
        [](const AttributeSaid& one) { return one.name.startsWith(QLatin1String("exam_")); }));
}
