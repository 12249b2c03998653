// SMS and e-mails go out at the hours of messages alone, whenever an export runs.
#include "core/programmes/message_hours.h"
#include "tests/programmes/reminder_people.h"
#include "ui/words/reminder_words.h"

using namespace relais;
using namespace relais::test;
using namespace Qt::StringLiterals;

namespace {

Instant utc(const char16_t* text)
{
    return instantFromText(QStringView(text)).value();
}

QString textOf(const std::optional<Instant>& at)
{
    return at ? textFromInstant(*at) : u"never"_s;
}

int waitingIn(const ReminderBatch& batch)
{
    return batch.obstacles[static_cast<std::size_t>(SendingObstacle::OutsideHours)];
}

/// Somebody whose e-mail of welcome is due since Friday 6 November 2026, under the calendar of France.
class DueEmail : public ReminderPeople {
public:
    DueEmail()
    {
        rules.calendar = Calendar::shipped(u"france"_s).value();
        clock.setWall(utc(u"2026-11-05T09:00:00Z"));
        import(listOf({ListLine().person(1).set("COURRIEL", "zoe@example.org")}));
        join(person(1), "vivoptim-declic", "2026-11", clock.now());
        agree(person(1), "vivoptim", true, clock.now());
    }
    QString state() { return stored(person(1), "welcome_email"); }
};

} // namespace

TEST_CASE("the hours of messages are the protocol's, on days with calls, where the person lives", "[programmes][reminders]")
{
    const Calendar calendar = Calendar::shipped(u"france"_s).value();
    const CentreId albi{u"albi"_s};
    Protocol own;
    own.messageHours = MessageHours{std::chrono::hours(8), std::chrono::hours(20)};
    Protocol late = own;
    late.messageHours->until = std::chrono::hours(24);
    const Protocol ofCalls;
    struct Row {
        const Protocol& protocol;
        const char16_t* at;
        const char* territory;
        const char16_t* next;
    };
    const Row rows[] = {{own, u"2026-11-06T07:00:00Z", "metropole", u"2026-11-06T07:00:00Z"}, // 8:00 sharp
        {own, u"2026-11-06T06:59:59Z", "metropole", u"2026-11-06T07:00:00Z"},
        {own, u"2026-11-06T18:59:59Z", "metropole", u"2026-11-06T18:59:59Z"},
        {own, u"2026-11-06T19:00:00Z", "metropole", u"2026-11-07T07:00:00Z"}, // 20:00 is over
        {own, u"2026-11-08T22:00:00Z", "metropole", u"2026-11-09T07:00:00Z"}, // Sunday, 23:00
        {own, u"2026-11-11T10:00:00Z", "metropole", u"2026-11-12T07:00:00Z"}, // a holiday
        {own, u"2026-11-06T05:00:00Z", "974", u"2026-11-06T05:00:00Z"},       // 9:00 in La Réunion
        {own, u"2026-11-06T16:30:00Z", "974", u"2026-11-07T04:00:00Z"},
        {own, u"2026-03-29T10:00:00Z", "metropole", u"2026-03-30T06:00:00Z"}, // the Sunday on which the clocks change
        {late, u"2026-11-06T22:59:59Z", "metropole", u"2026-11-06T22:59:59Z"},
        {late, u"2026-11-06T23:00:00Z", "metropole", u"2026-11-07T07:00:00Z"}, // midnight
        {ofCalls, u"2026-11-06T07:30:00Z", "metropole", u"2026-11-06T08:00:00Z"},
        {ofCalls, u"2026-11-07T12:00:00Z", "metropole", u"2026-11-09T08:00:00Z"}}; // Saturday, 13:00
    for (const Row& row : rows) {
        const QString territory = QString::fromLatin1(row.territory);
        INFO(QString::fromUtf16(row.at).toStdString() << " " << row.territory);
        const auto hours = nextMessageHours(utc(row.at), {calendar, row.protocol, territory, albi});
        REQUIRE(hours);
        CHECK(textFromInstant(hours->from) == textFromInstant(utc(row.next)));
    }
}

TEST_CASE("an e-mail that is due at night or on a Sunday waits, and goes out with the next export inside the hours",
    "[programmes][reminders]")
{
    DueEmail people;
    people.clock.setWall(utc(u"2026-11-06T19:00:00Z")); // Friday, 20:00
    const auto out = people.begin(StepChannel::Email);
    const auto evening = people.send(out);
    CHECK(evening.sendable == 0);
    CHECK(waitingIn(evening) == 1);
    CHECK(textOf(evening.hoursFrom) == textOf(utc(u"2026-11-07T07:00:00Z")));
    people.clock.setWall(utc(u"2026-11-08T22:00:00Z")); // Sunday, 23:00
    const auto sunday = people.send(out);
    CHECK(waitingIn(sunday) == 1);
    CHECK(textOf(sunday.hoursFrom) == textOf(utc(u"2026-11-09T07:00:00Z")));
    CHECK(people.lines(out).lines.empty());
    CHECK(people.state() == u"open"_s);
    CHECK(people.due(StepChannel::Email).sendable == 1); // it is to go out, at whatever hour one looks
    const ReminderWords::Clock clock{TimeWords(people.rules.calendar.zoneOf(u"metropole"_s)), people.clock.now()};
    const QString said = ReminderWords::exported(StepChannel::Email, sunday, 0, 0, clock).replace(QChar(0x00a0), u' ');
    CHECK(said.contains(u"1 attendent les heures des messages"_s));
    CHECK(said.contains(u"demain à 8 h"_s));
    CHECK_FALSE(said.contains(u"ne peuvent pas partir"_s));

    people.clock.setWall(utc(u"2026-11-09T07:00:00Z"));
    const auto monday = people.send(out);
    CHECK(monday.sendable == 1);
    CHECK(waitingIn(monday) == 0);
    CHECK_FALSE(monday.hoursFrom);
    CHECK(people.lines(out).lines.size() == 1);
    CHECK(people.state() == u"done"_s);
}

TEST_CASE(
    "an export that is broken off inside the hours keeps its messages for them, and takes none back", "[programmes][reminders]")
{
    DueEmail people;
    people.clock.setWall(utc(u"2026-11-06T18:59:00Z"));
    const auto out = people.begin(StepChannel::Email);
    CHECK(people.send(out).sendable == 1);
    people.clock.setWall(utc(u"2026-11-06T19:00:00Z"));
    const auto evening = people.lines(out);
    CHECK(evening.lines.empty());
    CHECK(evening.takenBack == 0);
    CHECK(evening.waiting == 1);
    CHECK(textOf(evening.hoursFrom) == textOf(utc(u"2026-11-07T07:00:00Z")));
    CHECK(people.state() == u"done"_s);
    CHECK(people.send(out).sendable == 0); // not a second time
    people.clock.setWall(utc(u"2026-11-07T07:00:00Z"));
    const auto morning = people.lines(out);
    CHECK(morning.lines.size() == 1);
    CHECK(morning.waiting == 0);
    // Whoever stops meanwhile is taken out, hours or not.
    people.told(people.person(1), MarkSet{MarkKind::Objection, true, std::nullopt, {}}, people.clock.now());
    people.clock.setWall(utc(u"2026-11-07T19:00:00Z"));
    CHECK(people.lines(out).takenBack == 1);
}

TEST_CASE("a letter that is due is written at any hour", "[programmes][reminders]")
{
    ReminderPeople people;
    people.rules.calendar = Calendar::shipped(u"france"_s).value();
    people.clock.setWall(utc(u"2026-11-05T09:00:00Z"));
    people.import(listOf({ListLine().person(1)}));
    people.join(people.person(1), "sophia-diabetes", "2026-11", people.clock.now());
    people.clock.setWall(utc(u"2026-11-08T22:00:00Z"));
    const auto out = people.begin(StepChannel::Letter);
    CHECK(people.send(out).sendable == 1);
    CHECK(people.lines(out).lines.size() == 1);
}
