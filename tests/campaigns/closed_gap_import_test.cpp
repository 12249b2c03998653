// Gaps in somebody's care that a list shows as closed are counted, apart from those that she told.
#include "tests/campaigns/import_store.h"

#include "core/programmes/closed_gaps.h"

using namespace relais;
using namespace relais::test;

namespace {

class GapStore : public ImportStore {
public:
    GapStore() { rules.programmes = std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value()); }
    std::pair<std::int64_t, std::int64_t> closed()
    {
        const auto counted = PathwayRepository(*connection, centre).closedGaps({Instant(), clock.now() + std::chrono::hours(1)});
        return {counted.declared, counted.data};
    }
};

using Counts = std::pair<std::int64_t, std::int64_t>;
const CivilDate early = day(2026, 11, 2);
const CivilDate late = day(2026, 11, 10);
const CivilDate last = day(2026, 12, 1);

} // namespace

TEST_CASE("a list that shows an exam which was missing closes a gap from data, once", "[campaigns][store][programmes]")
{
    GapStore store;
    store.import(listOf({ListLine().person(1), ListLine().person(2), ListLine().person(3)}), early);
    CHECK(store.closed() == Counts{0, 0}); // nothing was known of anybody before
    const std::vector<ListLine> second{ListLine().person(1).set("DERNIER_BILAN_RENAL", "05/11/2026"),
        ListLine().person(2).set("DERNIER_FOND_OEIL", "03/03/2019"),                          // too long ago to close anything
        ListLine().person(3), ListLine().person(4).set("DERNIER_BILAN_RENAL", "05/11/2026")}; // never seen before
    store.import(listOf(second), late);
    CHECK(store.closed() == Counts{0, 1});
    store.import(listOf(second), late); // again: nothing twice
    CHECK(store.closed() == Counts{0, 1});
    store.import(listOf(second), last); // the same, of a later day
    CHECK(store.closed() == Counts{0, 1});
    CHECK(store.count("count(*) FROM care_gap_closed WHERE source = 0 AND done_on = '2026-11-05'") == 1);
}

TEST_CASE("an older list that comes in late closes nothing, and what data confirm is counted apart from what she told",
    "[campaigns][store][programmes]")
{
    GapStore store;
    store.import(listOf({ListLine().person(1)}), late);
    store.import(listOf({ListLine().person(1).set("DERNIER_BILAN_RENAL", "01/10/2026")}), early);
    CHECK(store.closed() == Counts{0, 0});
    {
        Transaction transaction(*store.connection);
        PathwayRepository(*store.connection, store.centre)
            .noteClosedGap(
                store.person(1), {ExamKind::Renal, QDate(2026, 11, 12), ExamSource::DeclaredByPerson}, store.clock.now());
        transaction.commit();
    }
    store.import(listOf({ListLine().person(1).set("DERNIER_BILAN_RENAL", "12/11/2026")}), last);
    CHECK(store.closed() == Counts{1, 1});
}

TEST_CASE("a list that is taken back leaves no closed gap behind", "[campaigns][store][programmes]")
{
    GapStore store;
    store.import(listOf({ListLine().person(1)}), early);
    {
        const std::string list = listOf({ListLine().person(1).set("DERNIER_BILAN_RENAL", "05/11/2026")});
        QByteArray content(list.data(), static_cast<qsizetype>(list.size()));
        QBuffer buffer(&content);
        buffer.open(QIODevice::ReadOnly);
        PatientWatch watch;
        const auto criteria = TargetCriteria::shipped(store.code).value();
        ImportRecord record;
        record.id = store.ids.make<ImportId>();
        record.campaign = store.code;
        record.referenceDate = late;
        Transaction transaction(*store.connection);
        TargetImport target(*store.connection, {store.centre, record, criteria, store.clock.now()}, store.rules, store.ids);
        REQUIRE(readTargetList(buffer, criteria, late, target, watch));
        CHECK(store.closed() == Counts{0, 1}); // inside the transaction of the import
    }
    CHECK(store.closed() == Counts{0, 0});
}

TEST_CASE("an exam of this year closes a gap by the published lists of years, and by those of 2016", "[programmes]")
{
    const CareGapRule published{
        {{{ExamKind::Dental, ExamKind::Renal}, {-1}}, {{ExamKind::EyeFundus}, {-2, -1}}}, CareGapRule::Combine::Any};
    const CareGapRule campaign2016{
        {{{ExamKind::Dental, ExamKind::Renal}, {2014}}, {{ExamKind::EyeFundus}, {2013, 2014}}}, CareGapRule::Combine::Any};
    const auto renal = [](int year) {
        return std::vector<Exam>{{ExamKind::Renal, QDate(year, 3, 1), ExamSource::Data, std::nullopt}};
    };
    struct Row {
        const CareGapRule& rule;
        int on;
        int before; ///< year of the last one
        int after;
        std::size_t closed;
    };
    const Row rows[] = {{published, 2026, 2023, 2026, 1}, {published, 2026, 2024, 2025, 1}, {published, 2026, 2023, 2024, 0},
        {published, 2026, 2025, 2026, 0}, // it was closed by the one of last year
        {campaign2016, 2016, 2013, 2014, 1}, {campaign2016, 2016, 2013, 2016, 1}, {campaign2016, 2016, 2014, 2016, 0}};
    for (const Row& row : rows) {
        CHECK(closedGaps(row.rule, renal(row.before), renal(row.after), QDate(row.on, 11, 10)).size() == row.closed);
    }
}

TEST_CASE("which exams close which gaps", "[programmes]")
{
    const CareGapRule rule{
        {{{ExamKind::Dental, ExamKind::Renal}, {-1, 0}}, {{ExamKind::EyeFundus}, {-2, -1, 0}}}, CareGapRule::Combine::Any};
    const auto exam = [](ExamKind kind, std::optional<QDate> date, ExamSource source = ExamSource::Data) {
        return Exam{kind, date, source, std::nullopt};
    };
    const QDate on(2026, 11, 10);
    struct Row {
        std::vector<Exam> before;
        std::vector<Exam> after;
        std::size_t closed;
    };
    const Row rows[] = {{{}, {}, 0}, {{}, {exam(ExamKind::Renal, QDate(2026, 1, 1))}, 1},
        {{}, {exam(ExamKind::Renal, QDate(2024, 12, 31))}, 0}, {{}, {exam(ExamKind::EyeFundus, QDate(2024, 1, 1))}, 1},
        {{exam(ExamKind::Dental, QDate(2025, 2, 2))},
            {exam(ExamKind::Dental, QDate(2025, 2, 2)), exam(ExamKind::Renal, QDate(2026, 1, 1))}, 0},
        {{exam(ExamKind::Renal, QDate(2020, 1, 1))}, {exam(ExamKind::Renal, QDate(2026, 1, 1))}, 1},
        {{}, {exam(ExamKind::Renal, QDate(2026, 1, 1)), exam(ExamKind::EyeFundus, QDate(2026, 1, 1))}, 2}};
    for (const Row& row : rows) {
        const auto closed = closedGaps(std::vector{rule, rule}, row.before, row.after, on);
        CHECK(closed.size() == row.closed);
        for (const ClosedGap& one : closed) {
            CHECK(one.source == ExamSource::Data);
        }
    }
}
