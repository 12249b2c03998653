#include "core/correspondence/sheet_of_call.h"
#include "tests/support/asked_member.h"
#include "tests/support/fake_call_desk.h"
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

const Instant now = instantFromText(u"2026-11-03T14:02:00Z").value();

std::vector<Membership> membersOf(const ContactOnScreen& on)
{
    return membershipsOf(MemberStory::book(), MemberStory::calendar(), on.history, on.contact.person.territory, {});
}

/// A call of the pathway that her physician asked for, saved `ago` days before now.
AttemptId called(ContactOnScreen& on, std::uint32_t n, int ago, int occurrence, const char* theme = "exams")
{
    const Instant at = now - std::chrono::hours(24 * ago);
    AttemptRecord attempt;
    attempt.id = sampleId<AttemptId>(n);
    attempt.campaign = on.campaign->code;
    attempt.startedAt = at;
    attempt.closedAt = at + std::chrono::minutes(12);
    attempt.outcome = OutcomeCode::Fruitful;
    on.history.attempts.push_back(attempt);
    on.history.pathways.push_back({sampleId<FactId>(n + 300), at, sampleId<DeskId>(7), 10 + occurrence,
        {QStringLiteral("sophia-physician-coaching"), StepDialled{attempt.id, QStringLiteral("monthly_call"), occurrence}}});
    CallReport report;
    report.themes = {QString::fromLatin1(theme)};
    on.contact.person.history.insert(on.contact.person.history.begin(),
        {attempt.id, at, QStringLiteral("Paul D."), false, OutcomeCode::Fruitful, QStringLiteral("note à ne pas envoyer"),
            report});
    return attempt.id;
}

PhysicianSheetInput inputOf(const ContactOnScreen& on, const ToldCall& call)
{
    const auto members = membersOf(on);
    const Membership* member = sheetPathway(members, on.contact.campaign);
    REQUIRE(member);
    return sheetOfCall(
        on, *member, call, MemberStory::outcomes(), MemberStory::calendar(), {QStringLiteral("Centre d’Albi"), {}, {}}, now);
}

ContactOnScreen asked()
{
    ContactOnScreen on = someMember(now);
    askedByPhysician(on);
    return on;
}

} // namespace

TEST_CASE("the pathway that her physician asked for comes before another that sends sheets", "[correspondence]")
{
    const auto plain = membersOf(someMember(now));
    REQUIRE(sheetPathway(plain));
    CHECK(sheetPathway(plain)->protocol->pathway == QLatin1String("sophia-diabetes"));
    const auto both = membersOf(asked());
    CHECK(sheetPathway(both)->protocol->pathway == QLatin1String("sophia-physician-coaching"));
    CHECK(sheetPathway({}) == nullptr);
}

TEST_CASE("the sheet of a call in hand says which of six it is, what was asked and when the next one comes", "[correspondence]")
{
    ContactOnScreen on = asked();
    CallReport report;
    report.themes = {QStringLiteral("physical_activity"), QStringLiteral("no_such_theme")};
    const auto first = inputOf(on, {std::nullopt, now, report});
    CHECK(first.call == 1);
    CHECK(first.calls == 6);
    CHECK(first.themeAsked == QStringLiteral("Activité physique"));
    CHECK(first.themes.size() == 1);
    CHECK(first.physician == QStringLiteral("Dr Morel"));
    CHECK(first.calledOn == QDate(2026, 11, 3));
    CHECK(first.careGap == true);
    REQUIRE(first.nextFrom);
    CHECK(*first.nextFrom > first.calledOn);
    CHECK(first.nextFrom <= first.nextUntil);
    CHECK(physicianSheet(first));

    called(on, 41, 30, 1);
    const auto second = inputOf(on, {std::nullopt, now, report});
    CHECK(second.call == 2);
    CHECK(*second.nextUntil > *first.nextUntil);
}

TEST_CASE("the last call that was told is the newest of this pathway, by the number of its step", "[correspondence]")
{
    ContactOnScreen on = asked();
    const auto members = membersOf(on);
    // Calls of other pathways, also newer ones, are told to nobody here.
    CHECK(membersOf(on).size() == 2);
    called(on, 41, 32, 1);
    const AttemptId newest = called(on, 42, 2, 2, "tobacco");
    const auto both = membersOf(on);
    const auto last = lastToldCall(on.contact.person, *sheetPathway(both));
    REQUIRE(last);
    CHECK(last->attempt == newest);
    CHECK(last->report.themes == QStringList{QStringLiteral("tobacco")});
    CHECK(inputOf(on, *last).call == 2);
    on.contact.person.history.clear();
    CHECK_FALSE(lastToldCall(on.contact.person, *sheetPathway(both)));
}

TEST_CASE("a fruitful call of Envol makes a sheet with the consent that was given there, also of a member of Sophia",
    "[correspondence]")
{
    ContactOnScreen on = someMember(now);
    const Instant joined = now - std::chrono::hours(24 * 20);
    on.history.pathways.push_back({sampleId<FactId>(90), joined, sampleId<DeskId>(7), 1,
        {QStringLiteral("vivoptim-envol"), PathwayJoined{QStringLiteral("2018-01"), QStringLiteral("online"), true}}});
    on.contact.person.sharesWithPhysician = false;
    const auto share = [&](const char* programme, const char* at) {
        on.contact.person.consents.push_back({{QStringLiteral("physician_sharing"), QString::fromLatin1(programme), true,
                                                  QStringLiteral("phone"), QStringLiteral("2026-11")},
            instantFromText(QString::fromLatin1(at)).value()});
    };
    CallReport report;
    report.themes = {QStringLiteral("physical_activity")};
    share("sophia", "2026-10-20T09:00:00Z");
    CHECK(inputOf(on, {std::nullopt, now, report}).programme == QStringLiteral("Sophia : Diabète"));

    on.campaign = std::make_shared<const CampaignSpec>(CampaignSpec::shipped({QStringLiteral("vivoptim")}).value());
    on.contact.campaign = on.campaign->code;
    CHECK_FALSE(physicianSheet(inputOf(on, {std::nullopt, now, report})));
    share("vivoptim", "2026-10-21T09:00:00Z");
    const auto sheet = physicianSheet(inputOf(on, {std::nullopt, now, report}));
    REQUIRE(sheet);
    CHECK(sheet->programme == QStringLiteral("Vivoptim : Envol"));
    CHECK(sheet->themes == QStringList{QStringLiteral("Activité physique")});
    CHECK(sheet->calls == 0);
}

TEST_CASE("a call of a pathway that makes no sheet is not told as one of another", "[correspondence]")
{
    ContactOnScreen on = someMember(now);
    on.history.pathways.push_back({sampleId<FactId>(90), now - std::chrono::hours(24 * 20), sampleId<DeskId>(7), 1,
        {QStringLiteral("sophia-asthma"), PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true}}});
    const auto members = membersOf(on);
    CHECK(sheetPathway(members, {QStringLiteral("sophia-asthme")}) == nullptr);
    CHECK(sheetPathway(members, {QStringLiteral("diabete-ecart")}) == sheetPathway(members)); // of no pathway of hers
}

TEST_CASE("the calls of a pathway that no physician asked for are not counted on the sheet", "[correspondence]")
{
    const ContactOnScreen on = someMember(now);
    CallReport report;
    report.themes = {QStringLiteral("physical_activity")};
    const auto input = inputOf(on, {std::nullopt, now, report});
    CHECK(input.calls == 0);
    CHECK(input.themeAsked.isEmpty());
    CHECK(physicianSheet(input));
}

TEST_CASE("the next call is counted from the one in hand, as if it were a fact already", "[correspondence]")
{
    CallReport report;
    report.themes = {QStringLiteral("physical_activity")};
    ContactOnScreen on = someMember(now);
    const auto inHand = inputOf(on, {std::nullopt, now, report});
    REQUIRE(inHand.nextFrom); // sixty days from when this one is done
    CHECK(*inHand.nextFrom > inHand.calledOn.addDays(28));
    CHECK(*inHand.nextUntil > *inHand.nextFrom);
    // Saved, it says the same.
    ContactOnScreen saved = on;
    AttemptRecord attempt;
    attempt.id = sampleId<AttemptId>(43);
    attempt.campaign = on.campaign->code;
    attempt.startedAt = now;
    attempt.closedAt = now;
    attempt.outcome = OutcomeCode::Fruitful;
    saved.history.attempts.push_back(attempt);
    saved.history.pathways.push_back({sampleId<FactId>(343), now, DeskId(), 99,
        {QStringLiteral("sophia-diabetes"), StepDialled{attempt.id, QStringLiteral("coaching_call"), 2}}});
    const auto after = inputOf(saved, {attempt.id, now, report});
    CHECK(after.nextFrom == inHand.nextFrom);
    CHECK(after.nextUntil == inHand.nextUntil);
    // The very first call does another step, and the one that comes again follows it.
    ContactOnScreen fresh = someMember(now);
    std::erase_if(
        fresh.history.pathways, [](const PathwayRecord& one) { return std::holds_alternative<StepDialled>(one.said.body); });
    const auto first = inputOf(fresh, {std::nullopt, now, report});
    REQUIRE(first.nextFrom);
    CHECK(*first.nextFrom > first.calledOn.addDays(28));
}

TEST_CASE("an exam declared in the call leaves the care gap of the file unsaid", "[correspondence]")
{
    CallReport report;
    report.themes = {QStringLiteral("exams")};
    report.exams = {{ExamKind::EyeFundus, QDate(2026, 11, 2), ExamSource::DeclaredByPerson, QDate(2026, 11, 3)}};
    CHECK_FALSE(inputOf(asked(), {std::nullopt, now, report}).careGap);
}

TEST_CASE("the newest word on sharing with the physician counts, whoever said it", "[correspondence]")
{
    struct Row {
        bool file;
        std::vector<std::pair<const char*, bool>> said; ///< programme, given; each later than the one before
        bool shares;
    };
    const Row rows[] = {{true, {}, true}, {false, {}, false}, {true, {{"sophia", false}}, false},
        {false, {{"sophia", true}}, true}, {false, {{"sophia", false}, {"", true}}, true},
        {true, {{"", true}, {"sophia", false}}, false}, {true, {{"prado", false}}, true}};
    for (const Row& row : rows) {
        PersonSlice person;
        person.sharesWithPhysician = row.file;
        Instant at = now;
        for (const auto& [programme, given] : row.said) {
            at += std::chrono::hours(1);
            person.consents.push_back({{QStringLiteral("physician_sharing"), QString::fromLatin1(programme), given,
                                           QStringLiteral("phone"), QStringLiteral("2026-11")},
                at});
        }
        CHECK(sharesWithPhysician(person, QStringLiteral("sophia")) == row.shares);
    }
}
