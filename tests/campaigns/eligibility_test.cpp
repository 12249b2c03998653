#include "core/campaigns/programme_criteria.h"
#include "tests/campaigns/list_fixture.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace relais;
using namespace relais::test;

namespace {

TargetCriteria shippedCriteria()
{
    return TargetCriteria::shipped({QStringLiteral("diabete-ecart")}).value();
}

TargetPerson eligiblePerson()
{
    TargetPerson person;
    person.birthDate = day(1964, 9, 4);
    person.scheme = 1;
    person.longTermCondition = true;
    person.treatingDoctor = true;
    person.deliveries = 3;
    person.letters = 3;
    return person;
}

std::string reasons(const TargetPerson& person, const CivilDate& at = day(2026, 11, 2))
{
    return eligibility(person, shippedCriteria(), at).codes().join(u',').toStdString();
}

TargetPerson with(const std::function<void(TargetPerson&)>& change)
{
    TargetPerson person = eligiblePerson();
    change(person);
    return person;
}

} // namespace

TEST_CASE("each criterion keeps out whom it must, and no one else", "[campaigns][eligibility]")
{
    CHECK(reasons(eligiblePerson()).empty());
    struct Case {
        std::function<void(TargetPerson&)> change;
        std::string reasons;
    };
    for (const auto& [change, expected] : {Case{[](auto& p) { p.birthDate = day(2008, 11, 2); }, ""},
             {[](auto& p) { p.birthDate = day(2008, 11, 3); }, "minor"}, {[](auto& p) { p.birthDate = day(1951, 11, 3); }, ""},
             {[](auto& p) { p.birthDate = day(1951, 11, 2); }, "age_75_or_over"}, {[](auto& p) { p.scheme = 2; }, "other_scheme"},
             {[](auto& p) { p.scheme = -1; }, "other_scheme"}, {[](auto& p) { p.longTermCondition = false; }, "no_ald"},
             {[](auto& p) { p.treatingDoctor = false; }, "no_treating_doctor"},
             {[](auto& p) { p.deliveries = 2; }, "fewer_than_3_deliveries"},
             {[](auto& p) { p.letters = 2; }, "fewer_than_3_letters"}, {[](auto& p) { p.enrolled = true; }, "already_enrolled"},
             {[](auto& p) { p.refused = true; }, "refused_before"}, {[](auto& p) { p.deceased = true; }, "deceased"},
             {[](auto& p) { p.scheme = 3, p.enrolled = p.refused = p.deceased = true; },
                 "other_scheme,already_enrolled,refused_before,deceased"}}) {
        CHECK(reasons(with(change)) == expected);
    }
}

TEST_CASE("somebody born on 29 February changes age on 1 March in other years", "[campaigns][eligibility]")
{
    CHECK(ageAt(day(2008, 2, 29), day(2026, 2, 28)) == 17);
    CHECK(ageAt(day(2008, 2, 29), day(2026, 3, 1)) == 18);
    CHECK(ageAt(day(2008, 2, 29), day(2028, 2, 29)) == 20);
    CHECK(ageAt(day(2008, 2, 29), day(2028, 2, 28)) == 19);
    const auto born = with([](auto& p) { p.birthDate = day(2008, 2, 29); });
    CHECK(reasons(born, day(2026, 2, 28)) == "minor");
    CHECK(reasons(born, day(2026, 3, 1)).empty());
}

TEST_CASE("a care gap is the absence of exams in two lists of years", "[campaigns][eligibility]")
{
    const auto exam = [](ExamKind kind, CivilDate date) {
        return with([=](auto& p) { p.lastExam[static_cast<std::size_t>(kind)] = date; });
    };
    struct Case {
        ExamKind kind;
        CivilDate date;
        bool gap;
    };
    for (const auto& [kind, date, gap] : {Case{ExamKind::Dental, day(2024, 12, 31), true},
             {ExamKind::Dental, day(2025, 1, 1), false}, {ExamKind::Dental, day(2026, 12, 31), false},
             {ExamKind::Dental, day(2027, 1, 1), false}, {ExamKind::Renal, day(2024, 12, 31), true},
             {ExamKind::Renal, day(2025, 6, 1), false}, {ExamKind::EyeFundus, day(2023, 12, 31), true},
             {ExamKind::EyeFundus, day(2024, 1, 1), false}, {ExamKind::EyeFundus, day(2027, 1, 1), false}}) {
        CHECK(reasons(exam(kind, date)) == (gap ? "" : "no_care_gap"));
    }
}

TEST_CASE("the lists of years and what joins them are the campaign's", "[campaigns][eligibility]")
{
    TargetCriteria criteria;
    criteria.careGap = CareGapRule{
        {{{ExamKind::Dental, ExamKind::Renal}, {2014}}, {{ExamKind::EyeFundus}, {-3, -2}}}, CareGapRule::Combine::All};
    TargetPerson person;
    person.birthDate = day(1900, 1, 1);
    const auto at = day(2016, 5, 1);
    CHECK(eligibility(person, criteria, at).isEmpty());
    person.lastExam[static_cast<std::size_t>(ExamKind::EyeFundus)] = day(2013, 5, 1);
    CHECK(eligibility(person, criteria, at).has(IneligibleReason::NoCareGap));
    criteria.careGap->combine = CareGapRule::Combine::Any;
    CHECK(eligibility(person, criteria, at).isEmpty());
    person.lastExam[static_cast<std::size_t>(ExamKind::Renal)] = day(2014, 5, 1);
    CHECK(eligibility(person, criteria, at).has(IneligibleReason::NoCareGap));
}

TEST_CASE("an exam of the first year of a list or of any year since fills its gap, by the published rule and by that of 2016",
    "[campaigns][eligibility]")
{
    const CareGapRule published{
        {{{ExamKind::Dental, ExamKind::Renal}, {-1}}, {{ExamKind::EyeFundus}, {-2, -1}}}, CareGapRule::Combine::Any};
    const CareGapRule campaign2016{
        {{{ExamKind::Dental, ExamKind::Renal}, {2014}}, {{ExamKind::EyeFundus}, {2013, 2014}}}, CareGapRule::Combine::Any};
    struct Case {
        const CareGapRule& rule;
        CivilDate at;
        std::optional<CivilDate> dental;
        std::optional<CivilDate> fundus;
        bool gap;
    };
    for (const Case& row : {Case{published, day(2026, 11, 2), day(2024, 12, 31), day(2024, 1, 1), true},
             {published, day(2026, 11, 2), day(2025, 1, 1), day(2024, 1, 1), false},
             {published, day(2026, 11, 2), day(2025, 1, 1), day(2023, 12, 31), true},
             {published, day(2026, 11, 2), day(2025, 1, 1), std::nullopt, true},
             {published, day(2026, 11, 2), day(2026, 10, 1), day(2026, 10, 1), false}, // this year's hides last year's
             {published, day(2026, 1, 1), day(2026, 1, 1), day(2025, 12, 31), false},
             {campaign2016, day(2016, 3, 1), day(2013, 12, 31), day(2013, 1, 1), true},
             {campaign2016, day(2016, 3, 1), day(2014, 1, 1), day(2013, 1, 1), false},
             {campaign2016, day(2016, 3, 1), day(2014, 12, 31), day(2012, 12, 31), true},
             {campaign2016, day(2016, 3, 1), day(2015, 6, 1), day(2016, 2, 1), false}}) {
        TargetCriteria criteria;
        criteria.careGap = row.rule;
        TargetPerson person;
        person.birthDate = day(1964, 9, 4);
        person.lastExam[static_cast<std::size_t>(ExamKind::Dental)] = row.dental;
        person.lastExam[static_cast<std::size_t>(ExamKind::EyeFundus)] = row.fundus;
        CHECK(eligibility(person, criteria, row.at).isEmpty() == row.gap);
    }
    CHECK_FALSE(fillsGap({{ExamKind::Dental}, {}}, 2026, 2026));
}

TEST_CASE("the care gap is as long as no exam was done, five years at most", "[campaigns][eligibility]")
{
    const auto criteria = shippedCriteria();
    TargetPerson person = eligiblePerson();
    CHECK(careGapYears(person, criteria, day(2026, 11, 2)) == 5);
    person.lastExam[static_cast<std::size_t>(ExamKind::Renal)] = day(2023, 11, 2);
    CHECK(careGapYears(person, criteria, day(2026, 11, 2)) == 3);
    CHECK(careGapYears(person, criteria, day(2026, 11, 1)) == 2);
}

TEST_CASE("what a list writes is read as the rules say", "[campaigns][eligibility]")
{
    struct Case {
        std::string column;
        std::string value;
        std::string reasons;
    };
    for (const auto& [column, value, expected] : {Case{"REGIME", "1", ""}, {"REGIME", "001", "other_scheme"},
             {"REGIME", "", "other_scheme"}, {"REGIME", "MSA", "other_scheme"}, {"ALD", "8,5", ""}, {"ALD", "", "no_ald"},
             {"MT_RPPS", " ", "no_treating_doctor"}, {"NB_DELIVRANCES_12M", "3", ""}, {"NB_DELIVRANCES_12M", "12", ""},
             {"NB_DELIVRANCES_12M", "-3", "fewer_than_3_deliveries"}, {"NB_DELIVRANCES_12M", "3.5", "fewer_than_3_deliveries"},
             {"NB_DELIVRANCES_12M", "", "fewer_than_3_deliveries"}, {"NB_DELIVRANCES_12M", "99999999999999999999", ""},
             {"NB_COURRIERS", "trois", "fewer_than_3_letters"}, {"DEJA_ADHERENT", "O", "already_enrolled"},
             {"REFUS_ANTERIEUR", "o", "refused_before"}, {"DATE_DECES", "01/01/2026", "deceased"},
             {"DATE_DECES", "inconnue", "deceased"}, {"DERNIER_BILAN_RENAL", "2026", ""},
             {"DERNIER_BILAN_RENAL", "31/02/2026", ""}, {"DERNIER_BILAN_RENAL", "28/02/2026", "no_care_gap"}}) {
        INFO(column << " " << value);
        const Reading reading = readList(listOf({ListLine().set(column, value)}));
        REQUIRE(reading.report);
        REQUIRE(reading.sink.ineligible.size() == 1);
        CHECK(reading.sink.ineligible.front().toStdString() == expected);
    }
    for (const auto& [fixed, mobile, callable] :
        {std::tuple{"", "", false}, {"NC", "06 39 98", false}, {"02 61 91 12 34", "", true}, {"", "+33 (0)6 39 98 12 34", true},
            {"0899123456", "+32 475 12 34 56", false}, {"0639981234 0639981235", "néant", false}}) {
        CHECK(readList(listOf({ListLine().set("TEL_FIXE", fixed).set("TEL_MOBILE", mobile)})).sink.callable.front() == callable);
    }
}

TEST_CASE("a campaign file that breaks its rules says where", "[campaigns][eligibility]")
{
    struct Case {
        QByteArray targeting;
        QString path;
    };
    for (const auto& [targeting, path] : {Case{"{\"ageBelow\": \"75\"}", QStringLiteral("/targeting/ageBelow")},
             {"{\"agebelow\": 75}", QStringLiteral("/targeting/agebelow")},
             {"{\"schemes\": [\"1\"]}", QStringLiteral("/targeting/schemes/0")},
             {"{\"careGap\": {\"combine\": \"xor\", \"gaps\": []}}", QStringLiteral("/targeting/careGap/combine")},
             {"{\"careGap\": {\"combine\": \"all\", \"gaps\": [{\"exams\": [\"ear\"], \"years\": [0]}]}}",
                 QStringLiteral("/targeting/careGap/gaps/0/exams/0")},
             {"{\"careGap\": {\"combine\": \"all\", \"gaps\": [{\"exams\": [\"dental\"], \"years\": [14]}]}}",
                 QStringLiteral("/targeting/careGap/gaps/0/years/0")},
             {"[]", QStringLiteral("/targeting")}}) {
        const auto criteria = TargetCriteria::fromJson("{\"targeting\": " + targeting + "}", QStringLiteral("essai.json"));
        REQUIRE_FALSE(criteria);
        CHECK(criteria.error().code == ErrorCode::ResourceInvalid);
        INFO(criteria.error().detail.toStdString());
        CHECK(criteria.error().detail.contains(QStringLiteral("essai.json")));
        CHECK(criteria.error().detail.contains(path));
    }
    CHECK(TargetCriteria::shipped({QStringLiteral("nulle-part")}).error().code == ErrorCode::NotFound);
}

TEST_CASE("the programme's own conditions count beside the campaign's, and what the list does not say decides nothing",
    "[campaigns][eligibility]")
{
    const auto campaign = CampaignSpec::shipped({QStringLiteral("diabete-ecart")}).value();
    const auto programmesWith = [](const char* from, const char* to) {
        auto files = ProgrammeBook::shippedFiles();
        for (NamedFile& file : files) {
            if (file.name == u"sophia.json") {
                REQUIRE(file.bytes.contains(from));
                file.bytes.replace(from, to);
            }
        }
        return ProgrammeBook::of(files).value();
    };
    const auto at = day(2026, 11, 2);
    const auto judged = [&](const ProgrammeBook& book, const TargetPerson& person) {
        const auto criteria = withProgramme(shippedCriteria(), campaign, &book, at);
        REQUIRE(criteria.programme);
        return eligibility(person, criteria, at);
    };
    const TargetPerson person = with([](auto&) {}); // of 62 years, with five deliveries
    const auto shipped = ProgrammeBook::shipped().value();
    CHECK(judged(shipped, person).isEmpty());
    const auto older = programmesWith("{\"attribute\": \"age\", \"atLeast\": 18, \"code\": \"minor\"}",
        "{\"attribute\": \"age\", \"atLeast\": 70, \"code\": \"minor\"}");
    CHECK(judged(older, person).codes() == QStringList{QStringLiteral("not_of_programme")});
    const auto minor = with([](auto& p) { p.birthDate = day(2010, 1, 1); });
    CHECK(judged(older, minor).codes() == QStringList{QStringLiteral("minor")}); // the campaign's own reason says it already
    // A campaign whose list has no deliveries does not know them.
    auto silent = withProgramme(shippedCriteria(), campaign, &shipped, at);
    silent.minimumDeliveries.reset();
    CHECK(eligibility(with([](auto& p) { p.deliveries = 0; }), silent, at).isEmpty());
    CampaignSpec leadsNowhere = campaign;
    leadsNowhere.joins.clear();
    CHECK_FALSE(withProgramme(shippedCriteria(), leadsNowhere, &shipped, at).programme);
}

TEST_CASE("asthma is asked for two years in a row, from 18 to 44", "[campaigns][eligibility]")
{
    const auto book = ProgrammeBook::shipped().value();
    const Protocol* asthma = book.joinedOn(u"sophia-asthma", QDate(2026, 11, 2));
    REQUIRE(asthma);
    struct Row {
        int age;
        std::optional<int> lastYear;
        std::optional<int> yearBefore;
        Truth truth;
    };
    for (const Row& row :
        {Row{17, 2, 1, Truth::No}, Row{18, 2, 1, Truth::Yes}, Row{44, 2, 1, Truth::Yes}, Row{45, 2, 1, Truth::No},
            Row{30, 1, 1, Truth::No}, Row{30, 2, 0, Truth::No}, Row{30, 5, std::nullopt, Truth::Unknown}}) {
        Attributes said;
        said.set(QStringLiteral("age"), row.age);
        if (row.lastYear) {
            said.set(QStringLiteral("antiasthmatic_deliveries_y1"), *row.lastYear);
        }
        if (row.yearBefore) {
            said.set(QStringLiteral("antiasthmatic_deliveries_y2"), *row.yearBefore);
        }
        CHECK(judge(asthma->eligibility, said, QDate(2026, 11, 2)) == row.truth);
    }
}
