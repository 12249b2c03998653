// The adult schedule of vaccinations: who is reminded when, by which channel, and what a dose changes.
#include "core/programmes/vaccination_record.h"
#include "tests/support/member_story.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using relais::test::MemberStory;

namespace {

MemberStory someone(const char* born, const char* joined = "2026-01-10", const char* territory = "metropole")
{
    MemberStory story("vaccination-adult", territory);
    story.anchor(AnchorKind::Birth, born);
    story.anchor(AnchorKind::Enrolment, joined);
    return story;
}

const PlannedStep* find(const std::vector<PlannedStep>& steps, const MemberStory& story, const char* code, int occurrence = 1)
{
    const auto at = std::find_if(steps.begin(), steps.end(), [&](const PlannedStep& one) {
        return story.protocol->steps[one.step].code == QLatin1String(code) && one.occurrence == occurrence;
    });
    return at != steps.end() ? &*at : nullptr;
}

bool waitsForChannel(const PlannedStep& step)
{
    return step.state == StepState::Waiting && !step.channel && !step.reasons.empty()
        && step.reasons.back().code == StepReason::Code::ConditionOpen;
}

QString windowOf(const MemberStory& story, const PlannedStep& step)
{
    return story.text(step.window.from) + QStringLiteral(" / ") + story.text(step.window.until);
}

} // namespace

TEST_CASE("a reminder goes by the channel that the person chose, and waits while she has chosen none", "[programmes]")
{
    struct Row {
        const char* chosen;
        std::optional<StepChannel> channel;
    };
    const auto row = GENERATE(Row{"sms", StepChannel::Sms}, Row{"email", StepChannel::Email}, Row{"letter", StepChannel::Letter},
        Row{"", std::nullopt}, Row{"call", std::nullopt}, Row{"pigeon", std::nullopt});
    CAPTURE(row.chosen);
    MemberStory story = someone("1981-06-15");
    if (*row.chosen != '\0') {
        story.said("reminder_channel", QString::fromLatin1(row.chosen));
    }
    const auto steps = story.steps("2026-06-10");
    const PlannedStep* dtp = find(steps, story, "dtp_45");
    REQUIRE(dtp);
    CHECK(dtp->channel == row.channel);
    if (row.channel) {
        CHECK(story.told("dtp_45", "2026-06-10") == QStringLiteral("planned 2026-06-15 08:00-20:00"));
    } else {
        CHECK(waitsForChannel(*dtp));
        CHECK(story.text(dtp->due.from) == QStringLiteral("2026-06-15 08:00")); // its date is known all the same
    }
    for (const ProtocolStep& step : story.protocol->steps) {
        CHECK(step.choice); // one step a dose, whatever the channel
    }
}

TEST_CASE("the ages of the boosters, leap days included", "[programmes]")
{
    struct Row {
        const char* born;
        const char* step;
        int occurrence;
        const char* now;
        const char* told;
    };
    const auto row = GENERATE(Row{"2004-02-29", "dtp_25", 1, "2029-01-01", "planned 2029-02-28 08:00-20:00"},
        Row{"1984-02-29", "dtp_45", 1, "2029-01-01", "planned 2029-02-28 08:00-20:00"},
        Row{"1964-02-29", "dtp_65", 1, "2029-01-01", "planned 2029-02-28 08:00-20:00"},
        Row{"1956-02-29", "dtp_75", 1, "2031-01-01", "planned 2031-02-28 08:00-20:00"},
        Row{"1956-02-29", "dtp_75", 2, "2031-01-01", "planned 2041-02-28 08:00-20:00"},
        Row{"1964-05-08", "dtp_65", 1, "2029-04-01", "planned 2029-05-09 08:00-20:00"}, // a holiday: the day after
        Row{"1970-01-01", "dtp_25", 1, "2026-06-01", ""},                               // over before she joined
        Row{"1970-01-01", "dtp_45", 1, "2026-06-01", "due 2015-01-02 08:00-20:00"});
    CAPTURE(row.born, row.step, row.occurrence);
    MemberStory story = someone(row.born);
    story.said("reminder_channel", QStringLiteral("sms"));
    CHECK(story.told(row.step, row.now, row.occurrence) == QString::fromLatin1(row.told));
}

TEST_CASE("nobody is reminded of a dose that was given", "[programmes]")
{
    struct Row {
        const char* dose;
        const char* told;
    };
    const auto row = GENERATE(Row{"2026-06-15", "done 2026-06-15"}, Row{"2030-01-02", "done 2030-01-02"}, // late, but given
        Row{"2021-05-15", "done 2021-05-15"},                                                             // five years before
        Row{"2021-05-14", "planned 2026-06-15 08:00-20:00"}, Row{"1999-01-01", "planned 2026-06-15 08:00-20:00"});
    CAPTURE(row.dose);
    MemberStory story = someone("1981-06-15");
    story.said("reminder_channel", QStringLiteral("email"));
    story.said("vaccine_dtp", QDate::fromString(QString::fromLatin1(row.dose), Qt::ISODate));
    CHECK(story.told("dtp_45", "2026-06-10") == QString::fromLatin1(row.told));
}

TEST_CASE("each dose said counts, not the last one alone", "[programmes]")
{
    MemberStory story = someone("1957-03-10");
    story.said("reminder_channel", QStringLiteral("letter"));
    story.said("vaccine_dtp", QDate(2022, 4, 1));
    story.said("vaccine_dtp", QDate(2003, 4, 1));
    CHECK(story.told("dtp_45", "2026-06-10") == QStringLiteral("done 2003-04-01"));
    CHECK(story.told("dtp_65", "2026-06-10") == QStringLiteral("done 2022-04-01"));
    CHECK(story.told("dtp_75", "2026-06-10") == QStringLiteral("planned 2032-03-10 08:00-20:00"));
}

TEST_CASE("influenza comes each autumn, in the season of the place", "[programmes]")
{
    MemberStory story = someone("1952-02-29", "2026-03-01");
    story.said("reminder_channel", QStringLiteral("sms"));
    const auto steps = story.steps("2026-11-20");
    const PlannedStep* first = find(steps, story, "flu_65", 10); // the season after her 74th birthday
    REQUIRE(first);
    CHECK(windowOf(story, *first) == QStringLiteral("2026-10-15 00:00 / 2027-02-01 00:00"));
    CHECK(story.told("flu_65", "2026-11-20", 10) == QStringLiteral("due 2026-10-15 08:00-20:00"));
    CHECK(story.told("flu_65", "2026-11-20", 11) == QStringLiteral("planned 2027-10-15 08:00-20:00"));
    CHECK(story.told("flu_65", "2026-11-20", 9).isEmpty()); // the winter before she joined
    CHECK(story.told("flu_65", "2027-02-02", 10) == QStringLiteral("dropped window_over"));
    CHECK(story.told("flu_risk", "2026-11-20") == QStringLiteral("waiting"));
    story.said("vaccine_influenza", QDate(2026, 11, 3));
    CHECK(story.told("flu_65", "2026-11-20", 10) == QStringLiteral("done 2026-11-03"));
    CHECK(story.told("flu_65", "2026-11-20", 11) == QStringLiteral("planned 2027-10-15 08:00-20:00"));
}

TEST_CASE("a dose of this winter does not make good the last one", "[programmes]")
{
    MemberStory story = someone("1952-06-01", "2024-06-01");
    story.said("reminder_channel", QStringLiteral("sms"));
    story.said("vaccine_influenza", QDate(2026, 10, 20));
    CHECK(story.told("flu_65", "2026-11-20", 9) == QStringLiteral("dropped window_over")); // winter 2025
    CHECK(story.told("flu_65", "2026-11-20", 10) == QStringLiteral("done 2026-10-20"));
}

TEST_CASE("a season has its own dates and hours overseas", "[programmes]")
{
    MemberStory mayotte = someone("1955-06-01", "2026-03-01", "976");
    mayotte.said("reminder_channel", QStringLiteral("sms"));
    const auto steps = mayotte.steps("2026-09-01");
    const PlannedStep* flu = find(steps, mayotte, "flu_65", 7);
    REQUIRE(flu);
    CHECK(windowOf(mayotte, *flu) == QStringLiteral("2026-09-10 00:00 / 2027-02-01 00:00"));
    MemberStory guadeloupe = someone("1955-06-01", "2026-03-01", "971");
    guadeloupe.said("reminder_channel", QStringLiteral("sms"));
    const auto theirs = guadeloupe.steps("2026-09-01");
    REQUIRE(find(theirs, guadeloupe, "flu_65", 7));
    CHECK(windowOf(guadeloupe, *find(theirs, guadeloupe, "flu_65", 7)) == QStringLiteral("2026-10-15 00:00 / 2027-02-01 00:00"));
    const Instant due = find(theirs, guadeloupe, "flu_65", 7)->due.from;
    const QDate day = MemberStory::calendar().localTime(due, QStringLiteral("971")).date;
    CHECK_FALSE(MemberStory::calendar().openWindows(day, Purpose::Care, QStringLiteral("971"), guadeloupe.member.centre).empty());
}

TEST_CASE("a long-term condition brings the autumn vaccines before 65, and age takes over without a double", "[programmes]")
{
    const char* const born = GENERATE("1962-01-20", "1962-06-20", "1961-10-15", "1962-02-01", "1961-12-31");
    CAPTURE(born);
    MemberStory story = someone(born, "2026-03-10");
    story.said("reminder_channel", QStringLiteral("sms"));
    CHECK(story.told("flu_risk", "2026-11-20") == QStringLiteral("waiting"));
    story.said("vaccination_risk", true);
    int autumns[2] = {0, 0};
    for (const PlannedStep& one : story.steps("2026-11-20")) {
        const QString& code = story.protocol->steps[one.step].code;
        if (code != QLatin1String("flu_risk") && code != QLatin1String("flu_65")) {
            continue;
        }
        const QString opens = story.text(one.window.from).left(10);
        autumns[0] += opens == QLatin1String("2026-10-15") ? 1 : 0; // at 64: the last by condition
        autumns[1] += opens == QLatin1String("2027-10-15") ? 1 : 0;
    }
    CHECK(autumns[0] == 1);
    CHECK(autumns[1] == 1);
    story.said("vaccination_risk", false);
    story.said("exempt_long_term_condition", false);
    CHECK(story.told("flu_risk", "2026-11-20") == QStringLiteral("dropped not_concerned"));
}

TEST_CASE("a second dose is counted from the first one given, not from its reminder", "[programmes]")
{
    MemberStory story = someone("1961-03-02");
    story.said("reminder_channel", QStringLiteral("email"));
    story.noted("zoster_1", StepNoted::What::Sent, "2026-03-02 09:10");
    CHECK(story.told("zoster_1", "2026-04-01") == QStringLiteral("done 2026-03-02"));
    CHECK(story.told("zoster_2", "2026-04-01") == QStringLiteral("waiting"));
    story.said("vaccine_zoster", QDate(2026, 4, 14));
    CHECK(story.told("zoster_1", "2026-04-20") == QStringLiteral("done 2026-04-14"));
    CHECK(story.told("zoster_2", "2026-04-20") == QStringLiteral("planned 2026-06-15 08:00-20:00")); // the 14th is a Sunday
    story.said("vaccine_zoster", QDate(2026, 6, 20));
    CHECK(story.told("zoster_2", "2026-06-21") == QStringLiteral("done 2026-06-20"));
}

TEST_CASE("an objection stops every reminder, and what was done stays", "[programmes]")
{
    const auto cause = GENERATE(ExitCause::Objection, ExitCause::Withdrawal, ExitCause::Deceased);
    MemberStory story = someone("1957-03-10");
    story.said("reminder_channel", QStringLiteral("sms"));
    story.said("vaccine_dtp", QDate(2022, 4, 1));
    story.stopped(cause, "2026-05-01");
    for (const PlannedStep& one : story.steps("2026-06-01")) {
        CAPTURE(story.protocol->steps[one.step].code.toStdString(), one.occurrence);
        CHECK((one.state == StepState::Dropped || one.state == StepState::Done));
    }
    CHECK(story.told("dtp_65", "2026-06-01") == QStringLiteral("done 2022-04-01"));
    CHECK(story.told("dtp_75", "2026-06-01") == QStringLiteral("dropped ") + codeOf(cause));
}

TEST_CASE("the record tells each vaccine's doses, who says so, and when the next one is due", "[programmes]")
{
    MemberStory story = someone("1957-03-10", "2026-01-10");
    const std::vector<VaccineDose> doses{{QStringLiteral("vaccine_influenza"), QDate(2025, 11, 2), DoseSource::Data},
        {QStringLiteral("vaccine_dtp"), QDate(2022, 4, 1), DoseSource::DeclaredByPerson},
        {QStringLiteral("vaccine_dtp"), QDate(2003, 4, 1), DoseSource::Professional},
        {QStringLiteral("vaccine_dtp"), QDate(2022, 4, 1), DoseSource::Professional},     // told again by somebody who knows
        {QStringLiteral("vaccine_dtp"), QDate(2062, 4, 1), DoseSource::DeclaredByPerson}, // not yet
        {QStringLiteral("vaccine_dtp"), QDate(), DoseSource::Data}};
    for (const VaccineDose& dose : doses) {
        if (dose.day.isValid() && dose.day.year() < 2030) {
            story.said(dose.vaccine.toLatin1().constData(), dose.day);
        }
    }
    story.noted("pneumococcus_65", StepNoted::What::Sent, "2026-02-01 09:10"); // a reminder is no dose
    const QDate today(2026, 6, 10);
    const auto rows = vaccinationRecord(
        *story.protocol, story.steps("2026-06-10"), doses, MemberStory::calendar(), QStringLiteral("metropole"), today);
    REQUIRE(rows.size() == 6);
    CHECK(rows[0].vaccine == QStringLiteral("vaccine_dtp"));
    CHECK(rows[0].doses
        == std::vector<VaccineDose>{{QStringLiteral("vaccine_dtp"), QDate(2003, 4, 1), DoseSource::Professional},
            {QStringLiteral("vaccine_dtp"), QDate(2022, 4, 1), DoseSource::Professional}});
    CHECK(rows[0].next == NextDose{QDate(2032, 2, 10), QDate(2042, 1, 10), false, false});
    CHECK(rows[1].doses.size() == 1);
    CHECK(rows[1].next == NextDose{QDate(2026, 10, 15), QDate(2027, 1, 31), false, false});
    CHECK(rows[3].vaccine == QStringLiteral("vaccine_pneumococcus"));
    CHECK(rows[3].doses.empty());
    REQUIRE(rows[3].next);
    CHECK(rows[3].next->open);
    CHECK_FALSE(rows[5].next->open); // at 75
}

TEST_CASE("a dose that a desk said was told by the person, one that no desk said came with the data", "[programmes][vaccination]")
{
    MemberFacts facts;
    const auto said = [](const char* name, AttributeValue value) {
        return AttributeSaid{QString::fromLatin1(name), std::move(value)};
    };
    DeskId desk = test::sampleId<DeskId>(7);
    facts.facts.push_back({Instant(), {}, 0, said("vaccine_influenza", QDate(2025, 11, 4))});
    facts.facts.push_back({Instant(), desk, 1, said("vaccine_dtp", QDate(2009, 10, 2))});
    facts.facts.push_back({Instant(), desk, 2, said("vaccine_zoster", true)});
    facts.facts.push_back({Instant(), desk, 3, said("exam_dental", QDate(2026, 1, 1))});
    const std::vector<VaccineDose> expected{{QStringLiteral("vaccine_influenza"), QDate(2025, 11, 4), DoseSource::Data},
        {QStringLiteral("vaccine_dtp"), QDate(2009, 10, 2), DoseSource::DeclaredByPerson}};
    CHECK(dosesIn(facts) == expected);
}
