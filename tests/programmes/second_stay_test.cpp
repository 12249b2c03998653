// A hospital pathway ends in time, so that the next stay, the next birth, is a way of its own.
#include "core/programmes/joining_acts.h"
#include "core/programmes/pathway_end.h"
#include "tests/support/member_story.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using relais::test::MemberStory;

namespace {

const QString metropole = QStringLiteral("metropole");

/// Those that somebody is let into on the ward today.
std::vector<const Protocol*> wardPathways()
{
    std::vector<const Protocol*> open;
    for (const Protocol& one : MemberStory::book().protocols()) {
        if (one.entryChannels.contains(QStringLiteral("ward_visit"))
            && MemberStory::book().joinedOn(one.pathway, QDate(2026, 11, 22)) == &one) {
            open.push_back(&one);
        }
    }
    return open;
}

/// When it ends by the discharge alone; nothing: never.
std::optional<Instant> endAfter(const Protocol& protocol, Instant discharge)
{
    std::optional<Instant> end;
    for (const ExitRule& rule : protocol.exits) {
        if (rule.cause == ExitCause::After && rule.anchor == AnchorRef{AnchorKind::Discharge, 0} && !rule.suspends) {
            const Instant at = pathwayEnd(rule, discharge, MemberStory::calendar(), metropole);
            end = end ? std::min(*end, at) : at;
        }
    }
    return end;
}

const ProtocolStep& firstVisit(const Protocol& protocol)
{
    const auto at = std::find_if(protocol.steps.begin(), protocol.steps.end(),
        [](const ProtocolStep& step) { return step.channel == StepChannel::Visit && step.anchor.kind == AnchorKind::Discharge; });
    REQUIRE(at != protocol.steps.end());
    return *at;
}

Instant at(const char* text)
{
    return instantFromText(QString::fromLatin1(text)).value();
}

/// One patient and the stays that were told of her.
struct Patient {
    QString pathway;
    ContactHistory history;
    std::int64_t seq = 0;

    void say(const char* when, PathwayBody body)
    {
        history.pathways.push_back({FactId(), at(when), DeskId(), ++seq, {pathway, std::move(body)}});
    }
    std::vector<Membership> memberships() const
    {
        static const CentreId albi{QStringLiteral("albi")};
        return membershipsOf(MemberStory::book(), MemberStory::calendar(), history, metropole, albi);
    }
    bool isOffered(const char* now) const
    {
        const ActRules rules{MemberStory::book(), MemberStory::outcomes(), MemberStory::calendar()};
        const auto acts = joiningActsFor(rules, memberships(), {metropole, {}, false}, Role::HospitalAdviser, at(now));
        return std::any_of(acts.begin(), acts.end(), [&](const PathwayAct& act) { return act.pathway == pathway; });
    }
    Membership membership() const
    {
        for (const Membership& one : memberships()) {
            if (one.protocol->pathway == pathway) {
                return one;
            }
        }
        FAIL("not on the pathway");
        return {};
    }
    PlannedStep planned(const QString& step, const char* now) const
    {
        const Membership member = membership();
        for (const PlannedStep& one :
            nextSteps(*member.protocol, MemberStory::outcomes(), MemberStory::calendar(), member.facts, at(now))) {
            if (member.protocol->steps[one.step].code == step && one.occurrence == 1) {
                return one;
            }
        }
        FAIL("not in the schedule");
        return {};
    }
};

} // namespace

TEST_CASE("each pathway that begins on a ward ends in time, after all that it plans", "[programmes]")
{
    REQUIRE(wardPathways().size() == 7);
    for (const Protocol* protocol : wardPathways()) {
        INFO(protocol->pathway.toStdString());
        MemberStory story(protocol->pathway.toLatin1().constData());
        story.said("nyha", QStringLiteral("3"));
        story.said("stroke_route", QStringLiteral("severe"));
        story.anchor(AnchorKind::Discharge, "2026-11-16");
        story.anchor(AnchorKind::FirstAppointment, "2026-11-26 15:00"); // as late as "no appointment" asks for one
        // What counts from a visit counts from the last moment at which it may be.
        for (const PlannedStep& one : story.steps("2026-11-01")) {
            const ProtocolStep& step = protocol->steps[one.step];
            if (step.channel == StepChannel::Visit && one.occurrence == 1 && step.anchor.kind != AnchorKind::StepDone) {
                story.noted(step.code.toLatin1().constData(), StepNoted::What::Honoured,
                    story.text(one.window.until).toLatin1().constData());
            }
        }
        const auto end = endAfter(*protocol, story.at("2026-11-16"));
        REQUIRE(end);
        for (const PlannedStep& one : story.steps("2026-11-01")) {
            INFO(protocol->steps[one.step].code.toStdString() << " " << one.occurrence);
            CHECK(one.why != QLatin1String("pathway_over"));
            CHECK(one.state != StepState::Waiting);
            CHECK(one.window.until <= *end);
        }
    }
}

TEST_CASE("who comes back a year later is let in again and begins anew", "[programmes]")
{
    for (const Protocol* protocol : wardPathways()) {
        INFO(protocol->pathway.toStdString());
        Patient patient{protocol->pathway, {}, 0};
        const QString visit = firstVisit(*protocol).code;
        const auto join = [&](const char* when) {
            patient.say(when, PathwayJoined{protocol->version, QStringLiteral("ward_visit"), false});
        };
        CHECK(patient.isOffered("2025-11-10T09:00:00Z"));
        join("2025-11-10T09:00:00Z");
        patient.say("2025-11-10T09:01:00Z", AnchorSaid{AnchorKind::Discharge, at("2025-11-12T11:00:00Z"), true});
        patient.say("2025-11-13T09:00:00Z", StepNoted{visit, 1, StepNoted::What::Honoured, at("2025-11-13T09:00:00Z")});
        CHECK_FALSE(patient.isOffered("2025-11-20T09:00:00Z"));
        CHECK(patient.planned(visit, "2025-11-20T09:00:00Z").state == StepState::Done);

        CHECK(patient.isOffered("2026-11-20T09:00:00Z"));
        join("2026-11-20T09:00:00Z");
        CHECK_FALSE(patient.isOffered("2026-11-20T09:05:00Z"));
        CHECK(patient.membership().joinedAt == at("2026-11-20T09:00:00Z"));
        CHECK(patient.planned(visit, "2026-11-20T09:05:00Z").state == StepState::Waiting); // for the discharge of this stay
        patient.say("2026-11-20T09:10:00Z", AnchorSaid{AnchorKind::Discharge, at("2026-11-23T11:00:00Z"), true});
        const PlannedStep again = patient.planned(visit, "2026-11-23T12:00:00Z");
        CHECK(again.state != StepState::Done);
        CHECK(again.state != StepState::Dropped);
        CHECK(at("2026-11-20T09:00:00Z") < again.window.from);
    }
}
