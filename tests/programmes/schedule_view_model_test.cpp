#include "ui/programmes/schedule_view_model.h"

#include "core/programmes/condition_json.h"
#include "tests/support/test_clock.h"

#include <catch2/catch.hpp>

#include <algorithm>

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

TEST_CASE("every pathway opens with a schedule, the same as the engine's, but from a birth", "[programmes][preview]")
{
    Stage stage;
    bool fromBirth = false;
    REQUIRE(stage.model.versions().size() == stage.book->protocols().size());
    for (int at = 0; at < static_cast<int>(stage.model.versions().size()); ++at) {
        stage.model.choose(at);
        const Protocol& protocol = *stage.model.protocol();
        INFO(protocol.pathway.toStdString());
        if (stage.model.fields().front().name == codeOf(AnchorKind::Birth)) {
            // Nobody who is called was born today: the page asks.
            fromBirth = true;
            CHECK(stage.model.fields().front().text.isEmpty());
            CHECK(stage.model.rows().empty());
            CHECK(stage.model.failure().startsWith(QStringLiteral("Donnez d’abord la date de la naissance")));
            stage.model.setText(0, QStringLiteral("03/11/2026"));
        }
        PreviewRequest request;
        request.pathway = protocol.pathway;
        request.version = protocol.version;
        request.anchors = {{stage.model.fields().front().name, QStringLiteral("2026-11-03")}};
        const auto wanted = previewSchedule(*stage.book, stage.outcomes, stage.calendar, request, stage.clock.now());
        REQUIRE(wanted);
        CHECK(stage.model.failure().isEmpty());
        CHECK(stage.model.rows().size() == wanted->steps.size());
    }
    CHECK(fromBirth);
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

TEST_CASE("the last day of a pathway is told where a rule counts it, and nowhere else", "[programmes][preview]")
{
    Stage stage;
    bool none = false;
    for (int at = 0; at < static_cast<int>(stage.model.versions().size()); ++at) {
        stage.model.choose(at);
        const Protocol& protocol = *stage.model.protocol();
        const auto counted = std::count_if(
            protocol.exits.begin(), protocol.exits.end(), [](const ExitRule& rule) { return rule.cause == ExitCause::After; });
        none = none || counted == 0;
        stage.model.setText(0, QStringLiteral("03/11/2026"));
        INFO(protocol.pathway.toStdString());
        CHECK(stage.model.ends().size() == (stage.model.rows().empty() ? 0 : counted));
        for (const QString& end : stage.model.ends()) {
            CHECK(end.startsWith(QStringLiteral("Dernier jour")));
        }
        stage.model.setText(0, QStringLiteral("demain"));
        CHECK(stage.model.ends().isEmpty());
    }
    CHECK(none);
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

TEST_CASE("the tree holds every version once, under its pathway and its programme", "[programmes][preview]")
{
    Stage stage;
    std::vector<int> seen;
    for (const auto& programme : stage.model.tree()) {
        CHECK_FALSE(programme.title.isEmpty());
        for (const auto& pathway : programme.pathways) {
            CHECK_FALSE(pathway.status.isEmpty());
            bool shown = false;
            for (const auto& version : pathway.versions) {
                const Protocol& protocol = stage.book->protocols()[static_cast<std::size_t>(version.at)];
                INFO(protocol.pathway.toStdString());
                CHECK(protocol.pathway == pathway.code);
                CHECK(protocol.programmeTitle == programme.title);
                CHECK(version.code == protocol.status);
                CHECK(version.status.contains(QString::number(protocol.validFrom.year())));
                shown = shown || version.at == pathway.shown;
                seen.push_back(version.at);
            }
            CHECK(shown);
        }
    }
    std::sort(seen.begin(), seen.end());
    CHECK(seen.size() == stage.book->protocols().size());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("a pathway of several versions shows the one in force", "[programmes][preview]")
{
    Stage stage;
    const Protocol* inForce = stage.book->joinedOn(u"vivoptim-envol", QDate(2026, 11, 3));
    REQUIRE(inForce != nullptr);
    for (const auto& programme : stage.model.tree()) {
        for (const auto& pathway : programme.pathways) {
            if (pathway.code == u"vivoptim-envol") {
                CHECK(pathway.versions.size() == 2);
                CHECK(&stage.book->protocols()[static_cast<std::size_t>(pathway.shown)] == inForce);
            }
        }
    }
}

TEST_CASE("what is coded is chosen by its French title, and moves the schedule", "[programmes][preview]")
{
    Stage stage;
    const auto& all = stage.book->protocols();
    const auto heart =
        std::find_if(all.begin(), all.end(), [](const Protocol& one) { return one.pathway == u"prado-heart-failure"; });
    stage.model.choose(static_cast<int>(heart - all.begin()));
    const auto& fields = stage.model.fields();
    const auto nyha = std::find_if(fields.begin(), fields.end(), [](const auto& one) { return one.name == u"nyha"; });
    REQUIRE(nyha != fields.end());
    REQUIRE(nyha->choices.size() == 5);
    CHECK(nyha->choices[0].code.isEmpty());
    CHECK(nyha->choices[3].code == u"3");
    CHECK(nyha->choices[3].title.contains(QStringLiteral("III")));
    const auto dropped = [&] {
        return std::count_if(
            stage.model.rows().begin(), stage.model.rows().end(), [](const auto& row) { return row.code == StepState::Dropped; });
    };
    const auto at = static_cast<std::size_t>(nyha - fields.begin());
    stage.model.setText(at, QStringLiteral("3"));
    const auto concerned = dropped();
    stage.model.setText(at, QStringLiteral("1"));
    CHECK(dropped() > concerned);
    for (const Protocol& protocol : all) {
        stage.model.choose(static_cast<int>(&protocol - all.data()));
        for (const auto& field : stage.model.fields()) {
            INFO(protocol.pathway.toStdString() << " " << field.name.toStdString());
            const auto type = field.anchor ? std::nullopt : attributeType(field.name, protocol.form);
            const bool coded = type == AttributeType::Flag || type == AttributeType::Code;
            CHECK(field.choices.empty() != coded);
        }
    }
}

TEST_CASE("no line of a schedule breaks inside its guillemets", "[programmes][preview]")
{
    Stage stage;
    bool quoted = false;
    for (int at = 0; at < static_cast<int>(stage.model.versions().size()); ++at) {
        stage.model.choose(at);
        for (const auto& row : stage.model.rows()) {
            INFO(row.why.toStdString());
            quoted = quoted || row.why.contains(u'«');
            CHECK_FALSE(row.why.contains(QStringLiteral("« ")));
            CHECK_FALSE(row.why.contains(QStringLiteral(" »")));
        }
    }
    CHECK(quoted);
}

TEST_CASE("the sentence of a step says all that its row shows", "[programmes][preview]")
{
    Stage stage;
    REQUIRE_FALSE(stage.model.rows().empty());
    for (const auto& row : stage.model.rows()) {
        for (const QString& part : {row.step, row.who, row.channel, row.due, row.window, row.state, row.why}) {
            CHECK(row.sentence().contains(part));
        }
    }
}

TEST_CASE("a time that the clocks leave out is said beside its field", "[programmes][preview]")
{
    Stage stage;
    stage.model.setText(0, QStringLiteral("29/03/2026 02:30"));
    CHECK(stage.model.fields().front().problem.contains(QStringLiteral("n’existe pas ce jour-là")));
    CHECK(stage.model.rows().empty());
    stage.model.setText(0, QStringLiteral("29/03/2026 03:30"));
    CHECK(stage.model.fields().front().problem.isEmpty());
    REQUIRE_FALSE(stage.model.rows().empty());
    stage.model.addLine();
    const auto line = stage.model.lines().front();
    stage.model.setLine(0, line.step, line.what, QStringLiteral("28/03/2027 02:30"));
    CHECK(stage.model.lines().front().problem.contains(QStringLiteral("n’existe pas ce jour-là")));
}

TEST_CASE("the page of a stopped pathway says that nobody enters it any more", "[programmes][preview]")
{
    Stage stage;
    for (int at = 0; at < static_cast<int>(stage.model.versions().size()); ++at) {
        stage.model.choose(at);
        INFO(stage.model.protocol()->pathway.toStdString());
        CHECK(stage.model.notice().contains(QStringLiteral("arrêté"))
            == (stage.model.protocol()->status == PathwayStatus::Stopped));
        CHECK(stage.model.rows().empty() == (stage.model.fields().front().name == codeOf(AnchorKind::Birth)));
    }
}

TEST_CASE("what is proposed of a step is an outcome of its own", "[programmes][preview]")
{
    Stage stage;
    for (int at = 0; at < static_cast<int>(stage.model.versions().size()); ++at) {
        stage.model.choose(at);
        for (const auto& step : stage.model.steps()) {
            const ProtocolStep* spec = stage.model.protocol()->step(step.code.section(u'#', 0, 0));
            REQUIRE(spec != nullptr);
            const auto whats = stage.model.whats(step.code);
            REQUIRE_FALSE(whats.empty());
            INFO(step.code.toStdString() << " " << whats.front().title.toStdString());
            CHECK(whats.front().code
                == (spec->channel == StepChannel::Visit      ? QStringLiteral("honoured")
                        : spec->channel == StepChannel::Call ? QStringLiteral("fruitful")
                                                             : QStringLiteral("sent")));
            const bool sent = std::any_of(whats.begin(), whats.end(), [](const auto& one) { return one.code == u"sent"; });
            CHECK(sent == (spec->channel != StepChannel::Visit && spec->channel != StepChannel::Call));
            if (spec->channel == StepChannel::Visit) {
                CHECK(whats.front().title == QStringLiteral("a eu lieu"));
            }
        }
    }
}
