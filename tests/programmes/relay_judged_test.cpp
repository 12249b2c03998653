// Who is carried from one pathway to the next: nobody asked her, so what is known against it counts.
#include "core/people/person_state.h"
#include "core/programmes/known_attributes.h"
#include "core/programmes/memberships.h"
#include "core/queue/contact_history_json.h"
#include "core/queue/history_of_facts.h"
#include "tests/support/member_story.h"
#include "tests/support/sample_people.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using namespace Qt::StringLiterals;
using relais::test::MemberStory;

namespace {

const QString prado = u"prado-heart-failure"_s;
const QString sophia = u"sophia-heart-failure"_s;

Instant at(const char* text)
{
    return instantFromText(QString::fromLatin1(text)).value();
}

/// Somebody of 66 who came through Prado heart failure from March to September 2026.
struct Cared {
    Cared()
    {
        file.identity.birthDate = QDate(1960, 5, 4);
        say("2026-03-02T09:00:00Z", PathwaySaid{prado, PathwayJoined{u"2026-11"_s, u"ward_visit"_s, false}});
        say("2026-03-02T09:01:00Z", PathwaySaid{prado, AnchorSaid{AnchorKind::Discharge, at("2026-03-05T11:00:00Z"), true}});
    }
    FactId say(const char* when, FactBody body)
    {
        Fact fact;
        fact.id = test::sampleId<FactId>(static_cast<int>(facts.size()) + 1);
        fact.occurredAt = at(when);
        fact.deskSeq = static_cast<std::int64_t>(facts.size());
        fact.body = std::move(body);
        facts.push_back(fact);
        return fact.id;
    }
    void call(const char* when, CallDirection direction, OutcomeCode outcome)
    {
        const CampaignCode invitation{u"diabete-ecart"_s};
        AttemptClosed closed;
        closed.attempt = say(when, AttemptStarted{invitation, {}, direction, {}, u"tel"_s, {}});
        closed.campaign = invitation;
        closed.outcome = outcome;
        say(when, closed);
    }
    ContactHistory history() const { return derivePerson(file, facts).history; }
    static bool isCarriedOver(const ContactHistory& history)
    {
        static const QString metropole = u"metropole"_s;
        static const CentreId albi{u"albi"_s};
        const auto members = membershipsOf(MemberStory::book(), MemberStory::calendar(), history, metropole, albi);
        return std::any_of(members.begin(), members.end(),
            [](const Membership& one) { return one.protocol->pathway == sophia && one.from == prado; });
    }
    /// The same on the desk that is lent her as on the server.
    bool isCarriedOver() const
    {
        const ContactHistory known = history();
        const QJsonObject json = toJson(known);
        JsonReader in(json);
        const ContactHistory lent = readContactHistory(in);
        CHECK(lent == known);
        CHECK(isCarriedOver(lent) == isCarriedOver(known));
        return isCarriedOver(known);
    }

    PersonFile file;
    std::vector<Fact> facts;
};

} // namespace

TEST_CASE("the end of Prado opens Sophia to whom nothing is known to keep out", "[programmes]")
{
    struct Row {
        const char* told;
        void (*change)(Cared&);
        bool carried;
    };
    const Row rows[] = {{"as usual", [](Cared&) {}, true},
        {"no day of birth", [](Cared& her) { her.file.identity.birthDate = {}; }, true}, // not known is no reason
        {"a minor on that day", [](Cared& her) { her.file.identity.birthDate = QDate(2008, 9, 7); }, false},
        {"of age on that day", [](Cared& her) { her.file.identity.birthDate = QDate(2008, 9, 6); }, true},
        {"refused on a list", [](Cared& her) { her.file.listedRefused = true; }, false},
        {"refused on the phone",
            [](Cared& her) { her.call("2026-01-10T09:00:00Z", CallDirection::Outbound, OutcomeCode::Refused); }, false},
        {"refused meanwhile", [](Cared& her) { her.call("2026-06-10T09:00:00Z", CallDirection::Outbound, OutcomeCode::Refused); },
            false},
        {"refused, and called in since",
            [](Cared& her) {
                her.call("2026-01-10T09:00:00Z", CallDirection::Outbound, OutcomeCode::Refused);
                her.call("2026-02-10T09:00:00Z", CallDirection::Inbound, OutcomeCode::Pledge);
            },
            true},
        {"refused, and a member since",
            [](Cared& her) {
                her.call("2026-01-10T09:00:00Z", CallDirection::Outbound, OutcomeCode::Refused);
                her.say(
                    "2026-02-10T09:00:00Z", PathwaySaid{u"sophia-diabetes"_s, PathwayJoined{u"2026-11"_s, u"online"_s, true}});
            },
            true},
        {"a member who refused since",
            [](Cared& her) {
                her.say(
                    "2026-02-10T09:00:00Z", PathwaySaid{u"sophia-diabetes"_s, PathwayJoined{u"2026-11"_s, u"online"_s, true}});
                her.call("2026-05-10T09:00:00Z", CallDirection::Outbound, OutcomeCode::Refused);
            },
            false},
        {"refused that pathway",
            [](Cared& her) {
                her.say("2026-06-01T09:00:00Z", PathwaySaid{sophia, PathwayStopped{ExitCause::Refusal, false}});
            },
            false},
        {"refused that pathway, and not any more",
            [](Cared& her) {
                her.say("2026-06-01T09:00:00Z", PathwaySaid{sophia, PathwayStopped{ExitCause::Refusal, false}});
                her.say("2026-06-02T09:00:00Z", PathwaySaid{sophia, PathwayStopped{ExitCause::Refusal, true}});
            },
            true},
        {"died", [](Cared& her) { her.file.listedDeceased = true; }, false}};
    for (const Row& row : rows) {
        INFO(row.told);
        Cared her;
        row.change(her);
        CHECK(her.isCarriedOver() == row.carried);
    }
}

TEST_CASE("who was carried over stays, whatever is said of her later", "[programmes]")
{
    Cared her;
    her.say("2026-09-06T09:00:00Z", PathwaySaid{sophia, PathwayJoined{u"2026-11"_s, u"prado_relay"_s, true}});
    her.call("2026-10-10T09:00:00Z", CallDirection::Outbound, OutcomeCode::Refused);
    CHECK(her.isCarriedOver());
}

TEST_CASE("what a list says of illness, physician and birth is known to the conditions of pathways", "[programmes][people]")
{
    PersonFile file;
    const auto value = [&](const char* name) -> std::optional<AttributeValue> {
        const Attributes known = knownAttributes(derivePerson(file, {}).history, QDate(2026, 11, 22));
        const AttributeValue* found = known.find(QString::fromLatin1(name));
        return found ? std::optional(*found) : std::nullopt;
    };
    CHECK_FALSE(value("exempt_long_term_condition")); // a list without the column says nothing
    CHECK_FALSE(value("treating_physician"));
    CHECK_FALSE(value("age"));
    CHECK(value("refused") == AttributeValue(false));
    file.longTermConditions = {u"8"_s};
    file.treatingPhysicianDeclared = true;
    file.identity.birthDate = QDate(1960, 11, 23);
    CHECK(value("exempt_long_term_condition") == AttributeValue(true));
    CHECK(value("treating_physician") == AttributeValue(true));
    CHECK(value("age") == AttributeValue(65));
    CHECK(ageOn(QDate(2008, 2, 29), QDate(2026, 2, 28)) == 17);
    CHECK(ageOn(QDate(2008, 2, 29), QDate(2026, 3, 1)) == 18);
}
