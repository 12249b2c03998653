// Steps of a pathway that are no calls really happen: once, and to nobody who does not want them.
#include "tests/programmes/reminder_people.h"

#include <random>
#include <set>

using namespace relais;
using namespace relais::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::days oneDay{1};
const char* const sentFacts = "count(*) FROM fact_pathway_said WHERE body LIKE '%\"sent\"%'";

} // namespace

TEST_CASE("a letter that is due is recorded as sent once, and the schedule says done", "[programmes][reminders]")
{
    ReminderPeople people;
    people.import(listOf({ListLine().person(1), ListLine().person(2), ListLine().person(3).set("ADRESSE", "")}));
    const Instant joined = people.clock.now();
    for (const int number : {1, 2, 3}) {
        people.join(people.person(number), "sophia-diabetes", "2026-11", joined);
    }
    CHECK(people.due(StepChannel::Letter).sendable == 0); // not due yet
    people.clock.advance(oneDay * 2);
    const auto due = people.due(StepChannel::Letter);
    CHECK(due.sendable == 2);
    CHECK(due.obstacles[static_cast<std::size_t>(SendingObstacle::NoAddress)] == 1);
    CHECK(people.count(sentFacts) == 0);

    const auto out = people.begin(StepChannel::Letter);
    auto batch = people.send(out, {}, 1);
    REQUIRE(batch.last); // more may come
    batch = people.send(out, batch.last, 100);
    CHECK_FALSE(batch.last);
    CHECK(people.count(sentFacts) == 2);
    CHECK(people.stored(people.person(1), "welcome_letter") == QStringLiteral("done"));
    CHECK(people.stored(people.person(3), "welcome_letter") == QStringLiteral("open")); // said as not sendable, never as sent
    CHECK(people.send(out).sendable == 0);
    CHECK(people.count(sentFacts) == 2);
    CHECK(people.due(StepChannel::Letter).sendable == 0);

    const auto made = people.lines(out);
    REQUIRE(made.lines.size() == 2);
    CHECK(made.lines[0].step == QStringLiteral("welcome_letter"));
    CHECK(made.lines[0].addressLine == QStringLiteral("1 rue de l'Essai"));
    CHECK(made.lines[0].email.isEmpty());
    CHECK_FALSE(made.lines[0].mobile);
    CHECK(people.lines(out).lines.size() == 2); // the same file can be made again
    people.clock.advance(oneDay * 20);
    CHECK(people.due(StepChannel::Letter).sendable == 4); // two questionnaires each, late by then
}

TEST_CASE(
    "an SMS or an e-mail goes out with the consent alone, by the number and the address of the list", "[programmes][reminders]")
{
    ReminderPeople people;
    people.import(
        listOf({ListLine().person(1).set("COURRIEL", "zoe@example.org"), ListLine().person(2).set("COURRIEL", "y@example.org"),
            ListLine().person(3), ListLine().person(4).set("TEL_MOBILE", "").set("TEL_FIXE", "02 61 91 00 01")}));
    const Instant joined = people.clock.now();
    for (const int number : {1, 2, 3, 4}) {
        const PersonId who = people.person(number);
        people.join(who, "vivoptim-declic", "2026-11", joined);
        people.join(who, "prado-maternity", "2026-11", joined);
        people.told(who, PathwaySaid{QStringLiteral("prado-maternity"), AnchorSaid{AnchorKind::Discharge, joined, true}}, joined);
        if (number != 2) {
            people.agree(who, "vivoptim", true, joined);
            people.agree(who, "", true, joined); // on all programmes
        }
    }
    people.clock.advance(oneDay + 1h);
    CHECK(people.stored(people.person(2), "welcome_email") == QStringLiteral("dropped no_message_consent"));
    CHECK(people.stored(people.person(2), "confirm_sms") == QStringLiteral("dropped no_message_consent"));
    const auto emails = people.due(StepChannel::Email);
    CHECK(emails.sendable == 1);
    CHECK(emails.obstacles[static_cast<std::size_t>(SendingObstacle::NoEmail)] == 2);
    const auto messages = people.due(StepChannel::Sms);
    CHECK(messages.sendable == 2);
    CHECK(messages.obstacles[static_cast<std::size_t>(SendingObstacle::NoMobile)] == 1);

    // She takes it back, of one programme: the other's go on.
    people.agree(people.person(1), "prado", false, people.clock.now());
    CHECK(people.due(StepChannel::Sms).sendable == 1);
    CHECK(people.due(StepChannel::Email).sendable == 1);

    const auto out = people.begin(StepChannel::Email);
    people.send(out);
    const auto made = people.lines(out);
    REQUIRE(made.lines.size() == 1);
    CHECK(made.lines[0].email == QStringLiteral("zoe@example.org"));
    CHECK(made.lines[0].addressLine.isEmpty());

    // What an SMS asked is not true any more a week later: dropped, said so, and not late for ever.
    people.clock.advance(oneDay * 7);
    const auto late = people.send(people.begin(StepChannel::Sms));
    CHECK(late.sendable == 0);
    CHECK(late.obstacles[static_cast<std::size_t>(SendingObstacle::TooLate)] == 2);
    CHECK(people.stored(people.person(3), "confirm_sms") == QStringLiteral("dropped cancelled"));
    CHECK(people.due(StepChannel::Sms).obstacles[static_cast<std::size_t>(SendingObstacle::TooLate)] == 0);
}

TEST_CASE("a number that was found wrong is no number for an SMS", "[programmes][reminders]")
{
    ReminderPeople people;
    people.import(listOf({ListLine().person(1)}));
    const PersonId who = people.person(1);
    const Instant joined = people.clock.now();
    people.join(who, "prado-maternity", "2026-11", joined);
    people.told(who, PathwaySaid{QStringLiteral("prado-maternity"), AnchorSaid{AnchorKind::Discharge, joined, true}}, joined);
    people.agree(who, "prado", true, joined);
    people.clock.advance(oneDay + 1h);
    CHECK(people.due(StepChannel::Sms).sendable == 1);
    people.told(who, NumberMarked{QStringLiteral("+33639987777"), false}, people.clock.now());
    CHECK(people.due(StepChannel::Sms).obstacles[static_cast<std::size_t>(SendingObstacle::NoMobile)] == 1);
}

TEST_CASE("whom a list says to have a long-term condition is reminded of the vaccines of the chronically ill",
    "[programmes][reminders]")
{
    ReminderPeople people;
    people.import(listOf({ListLine().person(1).set("ALD", "8"), ListLine().person(2).set("ALD", "")}));
    const QString vaccination = QStringLiteral("vaccination-adult");
    const Instant joined = people.clock.now();
    for (const int number : {1, 2}) {
        const PersonId who = people.person(number);
        people.join(who, "vaccination-adult", "calendrier-2025", joined);
        people.told(who,
            PathwaySaid{vaccination, AnchorSaid{AnchorKind::Birth, instantFromText(u"1981-06-15T10:00:00Z").value(), true}},
            joined);
        people.told(
            who, PathwaySaid{vaccination, AttributeSaid{QStringLiteral("reminder_channel"), QStringLiteral("letter")}}, joined);
    }
    people.clock.advance(1h);
    for (const char* const step : {"flu_risk", "covid_risk", "pneumococcus_risk"}) {
        INFO(step);
        CHECK(people.stored(people.person(1), step) == QStringLiteral("open"));
        CHECK(people.stored(people.person(2), step) == QStringLiteral("waiting")); // nobody has said it
    }
    CHECK(people.due(StepChannel::Letter).sendable >= 3);
}

TEST_CASE("whoever stops between the record and the file is left out of it, by a fact", "[programmes][reminders]")
{
    ReminderPeople people;
    people.import(listOf({ListLine().person(1), ListLine().person(2)}));
    for (const int number : {1, 2}) {
        people.join(people.person(number), "sophia-diabetes", "2026-11", people.clock.now());
    }
    people.clock.advance(oneDay * 2);
    const auto out = people.begin(StepChannel::Letter);
    CHECK(people.send(out).sendable == 2);
    // The export is broken off here, and ended an hour later.
    people.clock.advance(1h);
    people.told(people.person(2), MarkSet{MarkKind::Objection, true, std::nullopt, {}}, people.clock.now());
    const auto made = people.lines(out);
    CHECK(made.lines.size() == 1);
    CHECK(made.takenBack == 1);
    CHECK(people.stored(people.person(1), "welcome_letter") == QStringLiteral("done"));
    CHECK(people.stored(people.person(2), "welcome_letter") == QStringLiteral("dropped objection"));
    CHECK(people.lines(out).takenBack == 0);
}

TEST_CASE("whatever is said of people, nothing goes out after a stop, and no electronic message without the consent",
    "[programmes][reminders]")
{
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto chance = [&](int of) { return std::uniform_int_distribution<int>(0, of - 1)(random) == 0; };
    ReminderPeople people;
    std::vector<ListLine> list;
    constexpr int count = 40;
    list.reserve(count);
    for (int i = 0; i < count; ++i) {
        list.push_back(ListLine()
                           .person(i)
                           .set("COURRIEL", chance(3) ? "" : "x@example.org")
                           .set("ADRESSE", chance(4) ? "" : "1 rue de l'Essai"));
    }
    people.import(listOf(list));
    const Instant begin = people.clock.now();
    std::set<PersonId> stopped;
    std::set<PersonId> agreed;
    for (int i = 0; i < count; ++i) {
        const PersonId who = people.person(i);
        people.join(who, "vivoptim-declic", "2026-11", begin);
        people.join(who, "vaccination-adult", "calendrier-2025", begin);
        people.told(who,
            PathwaySaid{QStringLiteral("vaccination-adult"), AnchorSaid{AnchorKind::Birth, begin - oneDay * 365 * 66, true}},
            begin);
        const char* const channels[] = {"sms", "email", "letter"};
        people.told(who,
            PathwaySaid{QStringLiteral("vaccination-adult"),
                AttributeSaid{QStringLiteral("reminder_channel"),
                    QString::fromLatin1(channels[std::uniform_int_distribution<int>(0, 2)(random)])}},
            begin);
        if (chance(2)) {
            people.agree(who, "", true, begin);
            if (chance(3)) {
                people.agree(who, "", false, begin + 1min);
            } else {
                agreed.insert(who);
            }
        }
        if (chance(3)) {
            const MarkKind kinds[] = {MarkKind::Withdrawal, MarkKind::Objection, MarkKind::Deceased};
            people.told(
                who, MarkSet{kinds[std::uniform_int_distribution<int>(0, 2)(random)], true, std::nullopt, {}}, begin + 2min);
            stopped.insert(who);
        }
    }
    int sent = 0;
    for (int week = 0; week < 10; ++week) {
        people.clock.advance(oneDay * 7);
        for (const StepChannel channel : {StepChannel::Letter, StepChannel::Sms, StepChannel::Email}) {
            const auto out = people.begin(channel);
            people.send(out, {}, 1000);
            const auto facts = people.within([&](CentralUnit& unit, ReminderStore& reminders) {
                std::vector<PersonId> persons;
                for (const FactId& id : reminders.sentBy(out.id, std::nullopt, 1000)) {
                    persons.push_back(unit.facts.find(id)->person.value());
                }
                reminders.setState(out.id, ReminderExport::State::Given);
                return persons;
            });
            sent += static_cast<int>(facts.size());
            for (const PersonId& who : facts) {
                CHECK_FALSE(stopped.contains(who));
                CHECK((channel == StepChannel::Letter || agreed.contains(who)));
            }
        }
    }
    CHECK(sent > 0);
}
