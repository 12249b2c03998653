#include "tests/support/test_centre.h"

using namespace relais;
using relais::test::TestCentre;

namespace {

QString statusOf(const std::vector<FactAnswer>& answers)
{
    static const QStringList names{QStringLiteral("accepted"), QStringLiteral("already_have"), QStringLiteral("conflict"),
        QStringLiteral("refused"), QStringLiteral("retry")};
    QStringList texts;
    for (const FactAnswer& answer : answers) {
        texts << (answer.code.isEmpty() ? names[static_cast<int>(answer.verdict)]
                                        : names[static_cast<int>(answer.verdict)] + u':' + answer.code);
    }
    return texts.join(u' ');
}

MarkSet mark(MarkKind kind)
{
    MarkSet body;
    body.kind = kind;
    return body;
}

std::vector<Fact> factsOf(TestCentre& centre, const PersonId& person)
{
    return centre.inUnit([&](CentralUnit& unit) { return unit.facts.factsOf(person); });
}

/// A literal of an id, as the engine writes it.
std::string anId(const Connection& connection)
{
    return connection.engine() == Connection::Engine::Postgres ? "'01234567-89ab-cdef-0123-456789abcdef'"
                                                               : "x'0123456789abcdef0123456789abcdef'";
}

} // namespace

TEST_CASE("every kind of fact is stored whole and read back as it was", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk(Role::NurseAdviser);
    const CampaignCode campaign{QStringLiteral("sophia-diabete")};
    const Instant at = centre.clock.now();

    AttemptStarted start{campaign, centre.entryOf(person)->id, CallDirection::Inbound,
        PhoneNumber{QStringLiteral("+33639980001")}, QStringLiteral("tel"), {}};
    const Fact started = centre.fact(desk, person, start);
    AttemptClosed close;
    close.attempt = started.id;
    close.campaign = campaign;
    close.outcome = OutcomeCode::Fruitful;
    close.identity = IdentityCheck::Confirmed;
    close.lineCause = LineCause::Completed;
    close.talk = std::chrono::milliseconds(754321);
    close.wrapUp = std::chrono::milliseconds(42);
    close.help = QStringLiteral("sa fille");
    close.note = QStringLiteral("Préfère l'après-midi; « rappeler »");
    close.until = QDate(2026, 12, 1);
    close.badNumber = PhoneNumber{QStringLiteral("+33639980002")};
    close.report = CallReport{{QStringLiteral("physical_activity")},
        {{ExamKind::Renal, QDate(2026, 3, 1), ExamSource::DeclaredByPerson, QDate(2026, 11, 3)}}, TobaccoStatus::Stopped, true,
        {{GoalFamily::EatBetter, QStringLiteral("moins de sel"), GoalProgress::Set}}, {QStringLiteral("livret-pied")},
        QStringLiteral("envoyer le livret"), true, QStringLiteral("texte libre"), QStringLiteral("aide à domicile")};
    const Fact closed = centre.fact(desk, person, close);
    PromiseMade promise{campaign, {}, {at + std::chrono::hours(48), at + std::chrono::hours(49)}, desk.agent.id,
        QStringLiteral("après le rendez-vous"), started.id};
    const Fact promised = centre.fact(desk, person, promise);
    Fact state =
        centre.fact(desk, person, AgentStateChanged{AgentState::Ready, AgentState::Pause, StateReason{QStringLiteral("lunch")}});
    state.person.reset();
    const std::vector<Fact> sent{started, closed, promised, centre.fact(desk, person, mark(MarkKind::Emergency)),
        centre.fact(desk, person, NoticeRead{QStringLiteral("2026-11"), campaign}),
        centre.fact(desk, person, NumberMarked{QStringLiteral("+33639980001"), false}),
        centre.fact(desk, person, PromiseCancelled{promised.id, QStringLiteral("ne souhaite plus")}), state};
    CHECK(statusOf(centre.upload(desk, sent))
        == QStringLiteral("accepted accepted accepted accepted accepted accepted accepted accepted"));
    for (const Fact& fact : sent) {
        const auto read = centre.inUnit([&](CentralUnit& unit) { return unit.facts.find(fact.id); });
        REQUIRE(read);
        CHECK(*read == fact);
    }
}

TEST_CASE("the same fact again is already there, with other content it is refused", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    Fact fact = centre.fact(desk, person, NoticeRead{QStringLiteral("1"), {QStringLiteral("diabete-ecart")}});
    CHECK(statusOf(centre.upload(desk, {fact, fact})) == QStringLiteral("accepted already_have"));
    CHECK(statusOf(centre.upload(desk, {fact})) == QStringLiteral("already_have"));
    fact.body = NoticeRead{QStringLiteral("2"), {QStringLiteral("diabete-ecart")}};
    CHECK(statusOf(centre.upload(desk, {fact})) == QStringLiteral("refused:other_content"));
    CHECK(factsOf(centre, person).size() == 1);
}

TEST_CASE("the same fact sent by many requests at once is stored once", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const Fact fact = centre.fact(desk, person, NoticeRead{QStringLiteral("1"), {QStringLiteral("diabete-ecart")}});
    std::mutex mutex;
    std::vector<FactVerdict> verdicts;
    std::vector<std::thread> senders;
    for (int i = 0; i < 8; ++i) {
        senders.emplace_back([&] {
            const auto answers = centre.upload(desk, {fact});
            const std::scoped_lock lock(mutex);
            verdicts.push_back(answers.at(0).verdict);
        });
    }
    for (std::thread& sender : senders) {
        sender.join();
    }
    CHECK(std::count(verdicts.begin(), verdicts.end(), FactVerdict::Accepted) == 1);
    CHECK(std::count(verdicts.begin(), verdicts.end(), FactVerdict::AlreadyHave) == 7);
}

TEST_CASE("what nobody may say, or about nobody, is refused by its reason and changes nothing", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    auto stranger = desk;
    stranger.agent.id = centre.ids.make<AgentId>();
    const NoticeRead notice{QStringLiteral("1"), {QStringLiteral("diabete-ecart")}};
    Fact otherDesk = centre.fact(desk, person, notice);
    otherDesk.desk = centre.ids.make<DeskId>();
    Fact otherCentre = centre.fact(desk, person, notice);
    otherCentre.centre = {QStringLiteral("nice")};
    Fact newer = centre.fact(desk, person, notice);
    newer.version = 99;
    AttemptClosed fruitful;
    fruitful.campaign = {QStringLiteral("diabete-ecart")};
    fruitful.outcome = OutcomeCode::Fruitful;
    CHECK(statusOf(centre.upload(desk,
              {centre.fact(stranger, person, notice), otherDesk, otherCentre,
                  centre.fact(desk, centre.ids.make<PersonId>(), notice),
                  centre.fact(desk, person, NoticeRead{QStringLiteral("1"), {QStringLiteral("no-such")}}), newer,
                  centre.fact(desk, person, fruitful)}))
        == QStringLiteral(
            "refused:not_permitted refused:not_permitted refused:not_permitted refused:unknown_person refused:unknown_campaign "
            "refused:unknown_version refused:report_missing"));
    CHECK(factsOf(centre, person).empty());
}

TEST_CASE("a desk speaks for those who have worked at it, and for nobody else", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    auto elsewhere = centre.addDesk(Role::NurseAdviser);
    auto before = centre.addDesk();
    before.id = desk.id;
    const NoticeRead notice{QStringLiteral("1"), {QStringLiteral("diabete-ecart")}};
    Fact borrowed = centre.fact(desk, person, notice);
    borrowed.agent = elsewhere.agent.id;
    CHECK(statusOf(centre.upload(desk, {borrowed})) == QStringLiteral("refused:not_permitted"));
    // What a colleague left in her outbox goes under the desk's credential, whoever sits there now.
    centre.agents.signIn(before.agent.id, desk.id);
    CHECK(statusOf(centre.upload(desk, {centre.fact(before, person, notice)})) == QStringLiteral("accepted"));
    CHECK(factsOf(centre, person).size() == 1);
}

TEST_CASE("only whoever said something takes it back or corrects it", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto nurse = centre.addDesk(Role::NurseAdviser);
    auto caller = centre.addDesk();
    const Fact objection = centre.fact(nurse, person, mark(MarkKind::Objection));
    centre.upload(nurse, {objection});
    REQUIRE(centre.entryOf(person)->state == EntryState::Done);
    Fact undo = centre.fact(caller, person, Retracted{});
    undo.corrects = objection.id;
    Fact correction = centre.fact(caller, person, mark(MarkKind::Emergency));
    correction.corrects = objection.id;
    CHECK(statusOf(centre.upload(caller, {undo, correction})) == QStringLiteral("refused:not_permitted refused:not_permitted"));
    CHECK(centre.entryOf(person)->state == EntryState::Done);
    CHECK(centre.inUnit([&](CentralUnit& unit) { return unit.people.find(person)->objected; }));
    Fact hers = centre.fact(nurse, person, Retracted{});
    hers.corrects = objection.id;
    CHECK(statusOf(centre.upload(nurse, {hers})) == QStringLiteral("accepted"));
    CHECK(centre.entryOf(person)->state == EntryState::Ready);
}

TEST_CASE("an attempt under a lease closes it and plans what follows", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const auto given = centre.lease(desk, 1);
    REQUIRE(given.contacts.size() == 1);
    const Fact started = centre.started(desk, given.contacts[0]);
    const Fact closed = centre.closed(desk, given.contacts[0], started.id, OutcomeCode::NoAnswer);
    CHECK(statusOf(centre.upload(desk, {started, closed})) == QStringLiteral("accepted accepted"));
    const auto entry = centre.entryOf(person);
    CHECK(entry->state == EntryState::Scheduled);
    CHECK(entry->due.from > centre.clock.now());
    CHECK(centre.lease(desk, 1).none->code == QStringLiteral("queue_empty"));
    const auto funnel = centre.inUnit([&](CentralUnit& unit) { return unit.funnel.of({QStringLiteral("diabete-ecart")}); });
    CHECK(funnel.at(QStringLiteral("dialled")) == 1);
    CHECK(funnel.at(QStringLiteral("outcome.no_answer")) == 1);
    CHECK(funnel.at(QStringLiteral("entries.scheduled")) == 1);
    CHECK(funnel.at(QStringLiteral("entries.leased")) == 0);
}

TEST_CASE("an outcome taken back brings the contact back under the same lease", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const auto contact = centre.lease(desk, 1).contacts.at(0);
    const Fact started = centre.started(desk, contact);
    const Fact closed = centre.closed(desk, contact, started.id, OutcomeCode::Refused);
    centre.upload(desk, {started, closed});
    REQUIRE(centre.entryOf(person)->state == EntryState::Done);
    Fact undo = centre.fact(desk, person, Retracted{}, contact.fence);
    undo.corrects = closed.id;
    CHECK(statusOf(centre.upload(desk, {undo})) == QStringLiteral("accepted"));
    CHECK(centre.entryOf(person)->state == EntryState::Leased);
    const auto again = centre.lease(desk, 1);
    REQUIRE(again.contacts.size() == 1);
    CHECK(again.contacts[0].fence == contact.fence);
    CHECK(again.contacts[0].lease == contact.lease);
    CHECK(statusOf(centre.upload(desk, {centre.closed(desk, contact, started.id, OutcomeCode::Pledge)}))
        == QStringLiteral("accepted"));
    const auto funnel = centre.inUnit([&](CentralUnit& unit) { return unit.funnel.of({QStringLiteral("diabete-ecart")}); });
    CHECK(funnel.at(QStringLiteral("outcome.refused")) == 0);
    CHECK(funnel.at(QStringLiteral("outcome.pledge")) == 1);
}

TEST_CASE("an attempt after the contact was lent again is kept as a conflict", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto first = centre.addDesk();
    auto second = centre.addDesk();
    const auto contact = centre.lease(first, 1).contacts.at(0);
    centre.clock.advance(std::chrono::hours(3));
    centre.keep();
    const auto again = centre.lease(second, 1);
    REQUIRE(again.contacts.size() == 1);
    CHECK(again.contacts[0].fence == contact.fence + 1);
    const Fact late = centre.started(first, contact);
    CHECK(statusOf(centre.upload(first, {late, centre.closed(first, contact, late.id, OutcomeCode::NoAnswer)}))
        == QStringLiteral("conflict:fenced_off conflict:fenced_off"));
    CHECK(factsOf(centre, person).size() == 2);
    const auto listed = centre.inUnit([](CentralUnit& unit) { return unit.facts.inConflict(10); });
    CHECK(listed.size() == 2);
    // Whoever holds her now goes on undisturbed.
    CHECK(centre.lease(second, 1).contacts.at(0).fence == again.contacts[0].fence);
}

TEST_CASE("each thing that stands against a fact keeps it under its own code", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    auto other = centre.addDesk();
    const auto contact = centre.lease(desk, 1).contacts.at(0);

    SECTION("begun after the lease ran out")
    {
        centre.clock.advance(std::chrono::hours(3));
        CHECK(statusOf(centre.upload(desk, {centre.started(desk, contact)})) == QStringLiteral("conflict:late"));
    }
    SECTION("begun in time, told late: no conflict")
    {
        const Fact inTime = centre.started(desk, contact);
        centre.clock.advance(std::chrono::hours(3));
        centre.keep();
        CHECK(statusOf(centre.upload(desk, {inTime})) == QStringLiteral("accepted"));
    }
    SECTION("dialled without a lease while another desk holds her")
    {
        Fact fact = centre.started(other, contact);
        fact.fence.reset();
        CHECK(statusOf(centre.upload(other, {fact})) == QStringLiteral("conflict:lent_elsewhere"));
    }
    SECTION("dialled after she objected")
    {
        centre.upload(other, {centre.fact(other, person, mark(MarkKind::Objection))});
        centre.clock.advance(std::chrono::minutes(5));
        CHECK(statusOf(centre.upload(desk, {centre.started(desk, contact)})) == QStringLiteral("conflict:after_stop"));
    }
    SECTION("dialled after a list told her death")
    {
        const auto listed = centre.store.database().runAndWait(Access::Write, [&](Connection& connection) {
            connection.execute("INSERT INTO import (centre_id, id, campaign, reference_date, state, created_at, committed_at)"
                               " VALUES ('albi', "
                + anId(connection) + ", 'diabete-ecart', '2026-11-02', 1, " + std::to_string(microsecondsOf(centre.clock.now()))
                + ", " + std::to_string(microsecondsOf(centre.clock.now()))
                + ");"
                  "INSERT INTO listing (centre_id, person_id, seq, import_id, line, campaign, reference_date, content_hash, "
                  "birth_date,"
                  " deceased) SELECT centre_id, person_id, 2, "
                + anId(connection)
                + ", 2, campaign, reference_date, 7,"
                  " birth_date, 1 FROM listing;"
                  "UPDATE person SET deceased = 1");
            return Done{};
        });
        REQUIRE(listed.has_value());
        Fact before = centre.started(desk, contact);
        before.occurredAt -= std::chrono::minutes(1);
        centre.clock.advance(std::chrono::minutes(5));
        CHECK(statusOf(centre.upload(desk, {before, centre.started(desk, contact)}))
            == QStringLiteral("accepted conflict:after_stop"));
    }
    SECTION("two outcomes of one attempt")
    {
        const Fact started = centre.started(desk, contact);
        centre.upload(desk, {started, centre.closed(desk, contact, started.id, OutcomeCode::NoAnswer)});
        CHECK(statusOf(centre.upload(desk, {centre.closed(desk, contact, started.id, OutcomeCode::Busy)}))
            == QStringLiteral("conflict:already_closed"));
    }
    SECTION("an outcome before its attempt")
    {
        const Fact started = centre.started(desk, contact);
        CHECK(statusOf(centre.upload(desk, {centre.closed(desk, contact, started.id, OutcomeCode::NoAnswer)}))
            == QStringLiteral("conflict:unknown_attempt"));
        CHECK(statusOf(centre.upload(desk, {started})) == QStringLiteral("accepted"));
    }
    SECTION("an outcome that was refused, corrected")
    {
        const Fact started = centre.started(desk, contact);
        Fact refused = centre.closed(desk, contact, started.id, OutcomeCode::Fruitful);
        std::get<AttemptClosed>(refused.body).report.reset();
        CHECK(statusOf(centre.upload(desk, {started, refused})) == QStringLiteral("accepted refused:report_missing"));
        Fact corrected = centre.closed(desk, contact, started.id, OutcomeCode::NoAnswer);
        corrected.corrects = refused.id;
        CHECK(statusOf(centre.upload(desk, {corrected})) == QStringLiteral("accepted"));
    }
    SECTION("any other fact that was refused, corrected")
    {
        const Instant at = centre.clock.now();
        Fact corrected = centre.fact(desk, person,
            PromiseMade{contact.campaign, {}, {at + std::chrono::hours(1), at + std::chrono::hours(2)}, {}, {}, {}});
        corrected.corrects = centre.ids.make<FactId>();
        CHECK(statusOf(centre.upload(desk, {corrected})) == QStringLiteral("accepted"));
    }
    SECTION("a retraction of what has not come")
    {
        Fact fact = centre.fact(desk, person, Retracted{});
        fact.corrects = centre.ids.make<FactId>();
        CHECK(statusOf(centre.upload(desk, {fact})) == QStringLiteral("conflict:unknown_target"));
    }
    SECTION("a clock far ahead")
    {
        Fact fact = centre.started(desk, contact);
        fact.occurredAt += std::chrono::hours(1);
        CHECK(statusOf(centre.upload(desk, {fact})) == QStringLiteral("conflict:clock_ahead"));
    }
    SECTION("a clock behind the lease")
    {
        Fact fact = centre.started(desk, contact);
        fact.occurredAt -= std::chrono::hours(1);
        CHECK(statusOf(centre.upload(desk, {fact})) == QStringLiteral("conflict:clock_behind"));
    }
    SECTION("a clock of long ago, without a lease")
    {
        Fact fact = centre.fact(desk, person, mark(MarkKind::Emergency));
        fact.occurredAt -= std::chrono::days(100);
        CHECK(statusOf(centre.upload(desk, {fact})) == QStringLiteral("conflict:clock_behind"));
    }
    CHECK_FALSE(factsOf(centre, person).empty());
}

TEST_CASE("an outcome that the campaign does not offer, a report of a role without health data, a date that misses are refused",
    "[outbox]")
{
    TestCentre centre;
    centre.addTarget();
    auto desk = centre.addDesk();
    const auto contact = centre.lease(desk, 1).contacts.at(0);
    const Fact started = centre.started(desk, contact);
    const auto answer = [&](OutcomeCode outcome, bool report = false) {
        Fact closed = centre.closed(desk, contact, started.id, outcome);
        if (report) {
            std::get<AttemptClosed>(closed.body).report = CallReport{};
        }
        return statusOf(centre.upload(desk, {closed}));
    };
    CHECK(statusOf(centre.upload(desk, {started})) == QStringLiteral("accepted"));
    CHECK(answer(OutcomeCode::NoAnswer, true) == QStringLiteral("refused:not_permitted"));
    CHECK(answer(OutcomeCode::InCare) == QStringLiteral("refused:until_missing"));
    CHECK(answer(OutcomeCode::NoAnswer) == QStringLiteral("accepted"));

    // What came of a call belongs to the campaign for which it was made, whatever else she is called for.
    const PersonId other = centre.addTarget();
    const auto second = centre.lease(desk, 1).contacts.at(0);
    REQUIRE(second.person.id == other);
    const Fact call = centre.started(desk, second);
    Fact elsewhere = centre.closed(desk, second, call.id, OutcomeCode::NoAnswer);
    std::get<AttemptClosed>(elsewhere.body).campaign = {QStringLiteral("sophia-diabete")};
    CHECK(statusOf(centre.upload(desk, {call, elsewhere})) == QStringLiteral("accepted refused:other_campaign"));
    CHECK(statusOf(centre.upload(desk, {elsewhere})) == QStringLiteral("refused:other_campaign"));

    // A pledge is an answer to an invitation; the accompaniment of members knows none.
    auto nurse = centre.addDesk(Role::NurseAdviser);
    const PersonId member = centre.addTarget();
    AttemptClosed pledge;
    pledge.campaign = {QStringLiteral("sophia-diabete")};
    pledge.outcome = OutcomeCode::Pledge;
    CHECK(statusOf(centre.upload(nurse, {centre.fact(nurse, member, pledge)})) == QStringLiteral("refused:outcome_not_offered"));
}

TEST_CASE("a desk whose clock is wrong neither loses a person nor calls her again at once", "[outbox]")
{
    const auto nextDue = [](std::chrono::hours wrong) {
        TestCentre centre;
        const PersonId person = centre.addTarget();
        auto desk = centre.addDesk();
        const auto contact = centre.lease(desk, 1).contacts.at(0);
        Fact started = centre.started(desk, contact);
        Fact closed = centre.closed(desk, contact, started.id, OutcomeCode::NoAnswer);
        started.occurredAt += wrong;
        closed.occurredAt += wrong;
        centre.upload(desk, {started, closed});
        return std::pair(centre.entryOf(person)->due, centre.entryOf(person)->state);
    };
    const auto right = nextDue(std::chrono::hours(0));
    CHECK(right.second == EntryState::Scheduled);
    CHECK(nextDue(std::chrono::days(365) * 70) == right);
    CHECK(nextDue(-std::chrono::days(365) * 50) == right);
}

TEST_CASE("an objection, a withdrawal or a death ends lease and entry at once and tells the desk", "[outbox]")
{
    for (const MarkKind kind : {MarkKind::Objection, MarkKind::Withdrawal, MarkKind::Deceased}) {
        TestCentre centre;
        const PersonId person = centre.addTarget();
        auto desk = centre.addDesk();
        auto other = centre.addDesk();
        const auto contact = centre.lease(desk, 1).contacts.at(0);
        const QString head = centre.inUnit([](CentralUnit& unit) { return feedHead(unit.feed); });
        CHECK(statusOf(centre.upload(other, {centre.fact(other, person, mark(kind))})) == QStringLiteral("accepted"));
        CHECK(centre.entryOf(person)->state == EntryState::Done);
        CHECK(centre.lease(desk, 1).contacts.empty());
        const auto page = centre.inUnit([&](CentralUnit& unit) { return changesAfter(unit.feed, head, 100); });
        REQUIRE(page.changes.size() == 2);
        CHECK(page.changes[0].kind == ChangeKind::LeaseEnded);
        CHECK(page.changes[0].lease == contact.lease);
        CHECK(page.changes[1].kind == ChangeKind::PersonClosed);
        CHECK_FALSE(page.more);
        CHECK(centre.inUnit([&](CentralUnit& unit) { return changesAfter(unit.feed, page.nextCursor, 100); }).changes.empty());
    }
}

TEST_CASE("a death that was taken back puts the person back into the queue", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    const Fact death = centre.fact(desk, person, mark(MarkKind::Deceased));
    centre.upload(desk, {death});
    REQUIRE(centre.entryOf(person)->state == EntryState::Done);
    centre.clock.advance(std::chrono::minutes(1));
    Fact undo = centre.fact(desk, person, Retracted{});
    undo.corrects = death.id;
    centre.upload(desk, {undo});
    CHECK(centre.entryOf(person)->state == EntryState::Ready);
}

TEST_CASE("facts cannot be changed or deleted, whoever asks", "[outbox]")
{
    TestCentre centre;
    const PersonId person = centre.addTarget();
    auto desk = centre.addDesk();
    centre.upload(desk, {centre.fact(desk, person, mark(MarkKind::Emergency))});
    REQUIRE(centre.store.database().runAndWait(Access::Write, [](Connection& connection) {
        connection.execute("INSERT INTO audit_event (centre_id, seq, at, act) VALUES ('albi', 1, 0, 0);"
                           "INSERT INTO import_settlement (centre_id, import_id, line, decision, settled_at, settled_by)"
                           " VALUES ('albi', "
            + anId(connection) + ", 2, 'keep_known', 0, " + anId(connection) + ")");
        return Done{};
    }));
    for (const std::string sql : {"UPDATE fact SET conflict = 'x'", "DELETE FROM fact", "UPDATE fact_mark_set SET is_set = 0",
             "DELETE FROM fact_mark_set", "DELETE FROM listing", "UPDATE listing SET town = 'x'",
             // What is replaced is deleted first, and that past the triggers if the connection does not ask for them.
             "INSERT OR REPLACE INTO fact SELECT * FROM fact", "REPLACE INTO fact_mark_set SELECT * FROM fact_mark_set",
             "REPLACE INTO listing SELECT * FROM listing", "REPLACE INTO audit_event SELECT * FROM audit_event",
             "REPLACE INTO import_settlement SELECT * FROM import_settlement", "DELETE FROM import_settlement",
             "UPDATE import_settlement SET decision = 'x'"}) {
        INFO(sql);
        const auto done = centre.store.database().runAndWait(Access::Write, [&](Connection& connection) {
            connection.execute(sql);
            return Done{};
        });
        CHECK_FALSE(done.has_value());
    }
    CHECK(factsOf(centre, person).size() == 1);
}
