#include "tests/desk_ui/view_model_stage.h"
#include "tests/support/member_story.h"
#include "tests/support/sample_people.h"
#include "ui/people/hand_over_view_model.h"
#include "ui/programmes/pathway_file_view_model.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

struct FileStage : ViewModelStage {
    PathwaySources sources{std::make_shared<const ProgrammeBook>(MemberStory::book()), outcomes, calendar};
    SignedInAgent nurse{AgentId(), CentreId{QStringLiteral("albi")}, {}, {}, Role::NurseAdviser, false};

    std::vector<PathwayFile> filesOf(const ContactOnScreen& contact, const char* now) const
    {
        return pathwayFiles(sources.of(contact, nurse), sources, time, instantFromText(QString::fromLatin1(now)).value());
    }
};

/// The titles of a group; empty: no such group.
QStringList titlesOf(const PathwayFile& file, const QString& group)
{
    QStringList titles;
    for (const PathwayStepGroup& one : file.groups) {
        for (const PathwayStepRow& row : one.rows) {
            if (one.title == group) {
                titles << row.title;
            }
        }
    }
    return titles;
}

/// Prado heart failure from 2 February 2026: two visits of the nurse, an appointment with the cardiologist.
ContactOnScreen someProtected(const ViewModelStage& stage)
{
    ContactOnScreen contact = someMember(stage.clock.now());
    contact.history = {};
    contact.contact.person.consents.clear();
    std::int64_t seq = 0;
    const auto tell = [&](const char16_t* at, PathwayBody body) {
        contact.history.pathways.push_back(
            {FactId(), instantFromText(at).value(), DeskId(), ++seq, {QStringLiteral("prado-heart-failure"), std::move(body)}});
    };
    const Instant home = instantFromText(u"2026-02-02T11:00:00Z").value();
    tell(u"2026-02-01T09:00:00Z", PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false});
    tell(u"2026-02-01T09:00:01Z", AnchorSaid{AnchorKind::Discharge, home, true});
    tell(u"2026-02-10T09:00:00Z",
        StepNoted{QStringLiteral("nurse"), 1, StepNoted::What::Honoured, instantFromText(u"2026-02-09T09:00:00Z").value()});
    tell(u"2026-02-17T09:00:00Z",
        StepNoted{QStringLiteral("nurse"), 2, StepNoted::What::Honoured, instantFromText(u"2026-02-16T09:00:00Z").value()});
    tell(u"2026-02-18T09:00:00Z",
        StepNoted{QStringLiteral("cardiologist"), 1, StepNoted::What::Booked, instantFromText(u"2026-03-30T08:00:00Z").value()});
    return contact;
}

} // namespace

TEST_CASE("a member's file says the version she joined, when, and by which channel", "[programmes][file]")
{
    const FileStage s;
    const auto files = s.filesOf(someMember(s.clock.now()), "2026-11-03T14:02:00Z");
    REQUIRE(files.size() == 1);
    CHECK(files[0].title.startsWith(QStringLiteral("Sophia")));
    CHECK(files[0].title.endsWith(QStringLiteral("Diabète")));
    CHECK(files[0].joined == QStringLiteral("Version 2026-11. Depuis le 4 mars 2025, par la campagne."));
    CHECK(files[0].suspended.isEmpty());
    CHECK(files[0].over.isEmpty());
    CHECK(titlesOf(files[0], QStringLiteral("Fait")).contains(QStringLiteral("Premier appel d’accompagnement")));
    REQUIRE_FALSE(files[0].next.empty());
    CHECK(files[0].next.size() <= 3);
}

TEST_CASE("the call to make stands first, late or due, and repeats are shown once ahead", "[programmes][file]")
{
    const FileStage s;
    const ContactOnScreen member = someMember(s.clock.now());
    // The next session is meant sixty days after the one of 20 August, within ninety.
    const auto due = s.filesOf(member, "2026-11-03T14:02:00Z");
    const auto late = s.filesOf(member, "2027-03-03T14:02:00Z");
    const auto stateOf = [](const PathwayFile& file) {
        for (const PathwayStepRow& row : file.next) {
            if (row.title.startsWith(QStringLiteral("Appel d’accompagnement"))) {
                return row.state;
            }
        }
        return QString();
    };
    CHECK(stateOf(due[0]) == QStringLiteral("à faire"));
    CHECK(stateOf(late[0]) == QStringLiteral("en retard"));
    CHECK(late[0].next[0].late);
    CHECK(due[0].next[0].title.startsWith(QStringLiteral("Appel d’accompagnement")));
    CHECK_FALSE(due[0].next[0].late);
    int ahead = 0;
    for (const QString& title : titlesOf(due[0], QStringLiteral("À faire"))) {
        ahead += title.startsWith(QStringLiteral("Appel d’accompagnement")) ? 1 : 0;
    }
    CHECK(ahead <= 2);
}

TEST_CASE("a step that was dropped says why, and a pathway that was left says that it is over", "[programmes][file]")
{
    const FileStage s;
    ContactOnScreen left = someMember(s.clock.now());
    left.history.withdrawn = true;
    const auto files = s.filesOf(left, "2026-11-03T14:02:00Z");
    REQUIRE(files.size() == 1);
    CHECK_FALSE(files[0].over.isEmpty());
    CHECK(files[0].next.empty());
    bool said = false;
    for (const PathwayStepGroup& group : files[0].groups) {
        for (const PathwayStepRow& row : group.rows) {
            CHECK((group.title != QStringLiteral("Abandonné") || !row.why.isEmpty()));
            said = said || row.why == QStringLiteral("la personne a quitté le programme");
        }
    }
    CHECK(said);
    CHECK_FALSE(titlesOf(files[0], QStringLiteral("Fait")).isEmpty()); // what was done stays done
}

TEST_CASE("a pathway that stands still says so in one sentence", "[programmes][file]")
{
    const FileStage s;
    ContactOnScreen inHospital = someProtected(s);
    CHECK(s.filesOf(inHospital, "2026-03-01T09:00:00Z")[0].suspended.isEmpty());
    inHospital.history.pathways.push_back({FactId(), instantFromText(u"2026-02-20T09:00:00Z").value(), DeskId(), 90,
        {QStringLiteral("prado-heart-failure"), PathwayStopped{ExitCause::Readmission, false}}});
    CHECK(s.filesOf(inHospital, "2026-03-01T09:00:00Z")[0].suspended
        == QStringLiteral("Parcours suspendu\u00a0: réhospitalisation."));
}

TEST_CASE("a pathway opened by the end of another carries its summary", "[programmes][file]")
{
    const FileStage s;
    const auto files = s.filesOf(someProtected(s), "2026-09-01T09:00:00Z");
    const auto opened = std::find_if(
        files.begin(), files.end(), [](const PathwayFile& file) { return file.title.startsWith(QStringLiteral("Sophia")); });
    REQUIRE(opened != files.end());
    CHECK(opened->joined.contains(QStringLiteral("ouvert le 3 août 2026 par la fin de")));
    const QString relay = opened->relay.join(u'\n');
    CHECK(relay.contains(QStringLiteral("9 février 2026")));
    CHECK(relay.contains(QStringLiteral("16 février 2026")));
    CHECK(relay.contains(QStringLiteral("30 mars 2026")));
    CHECK(relay.contains(QStringLiteral("Étapes faites\u00a0: 2 sur")));

    // And so does the card of the next nurse, before anything else.
    std::vector<HandOverRow> rows{{QStringLiteral("Objectif"), QStringLiteral("marcher"), false}};
    addRelays(rows, files);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].label == QStringLiteral("Relais"));
    CHECK(rows[0].text.contains(QStringLiteral("par la fin de")));
    CHECK(rows[0].text.contains(QStringLiteral("16 février 2026")));
}

TEST_CASE("a role without health data has no pathways to show", "[programmes][file]")
{
    FileStage s;
    s.nurse.role = Role::EnrolmentCaller;
    CHECK(s.sources.of(someMember(s.clock.now()), s.nurse).empty());
    s.nurse.role = Role::NurseAdviser;
    CHECK(s.sources.of(someMember(s.clock.now()), s.nurse).size() == 1);
    CHECK(PathwaySources{nullptr, s.outcomes, s.calendar}.of(someMember(s.clock.now()), s.nurse).empty());
}
