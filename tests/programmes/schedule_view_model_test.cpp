#include "ui/programmes/schedule_view_model.h"

#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

struct Stage {
    std::shared_ptr<const ProgrammeBook> book = std::make_shared<const ProgrammeBook>(ProgrammeBook::shipped().value());
    OutcomeCatalogue outcomes = OutcomeCatalogue::shipped().value();
    Calendar calendar = Calendar::shipped(QStringLiteral("france")).value();
    test::TestClock clock;
    ScheduleViewModel model{[this] { return book; }, outcomes, calendar, clock, CentreId()};
};

} // namespace

TEST_CASE("every pathway opens with a schedule, the same as the engine's", "[programmes][preview]")
{
    Stage stage;
    REQUIRE(stage.model.versions().size() == stage.book->protocols().size());
    for (int at = 0; at < static_cast<int>(stage.model.versions().size()); ++at) {
        stage.model.choose(at);
        const Protocol& protocol = *stage.model.protocol();
        INFO(protocol.pathway.toStdString());
        PreviewRequest request;
        request.pathway = protocol.pathway;
        request.version = protocol.version;
        request.anchors = {{stage.model.fields().front().name, QStringLiteral("2026-11-03")}};
        const auto wanted = previewSchedule(*stage.book, stage.outcomes, stage.calendar, request, stage.clock.now());
        REQUIRE(wanted);
        CHECK(stage.model.failure().isEmpty());
        CHECK(stage.model.rows().size() == wanted->steps.size());
    }
}

TEST_CASE("a wrong date is said beside its field and leaves no schedule", "[programmes][preview]")
{
    Stage stage;
    REQUIRE(stage.model.fields().front().anchor);
    for (const char* text : {"31/02/2026", "demain", "20/11/2026 25:00", "20/11/2026 10:00 11:00"}) {
        INFO(text);
        stage.model.setText(0, QString::fromLatin1(text));
        CHECK_FALSE(stage.model.fields().front().problem.isEmpty());
        CHECK(stage.model.rows().empty());
        CHECK_FALSE(stage.model.failure().isEmpty());
    }
    stage.model.setText(0, QStringLiteral("20/11/2026 14:30"));
    CHECK(stage.model.fields().front().problem.isEmpty());
    CHECK_FALSE(stage.model.rows().empty());
    stage.model.setText(0, QString());
    CHECK(stage.model.rows().empty());
}

TEST_CASE("what has happened moves its step, and is forgotten with its pathway", "[programmes][preview]")
{
    Stage stage;
    stage.model.addLine();
    REQUIRE(stage.model.lines().size() == 1);
    const auto line = stage.model.lines().front();
    stage.model.setLine(0, line.step, line.what, QStringLiteral("hier"));
    CHECK_FALSE(stage.model.lines().front().problem.isEmpty());
    CHECK(stage.model.rows().empty());
    stage.model.setLine(0, line.step, line.what, line.when);
    CHECK_FALSE(stage.model.rows().empty());
    stage.model.choose(1);
    CHECK(stage.model.lines().empty());
}
