#include "core/campaigns/campaign_spec.h"
#include "core/programmes/memberships.h"
#include "core/programmes/vaccination_record.h"
#include "core/simulation/demo_scenario.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace relais;
using namespace std::chrono_literals;

namespace {

const Instant start = instantFromText(u"2026-11-22T09:03:21Z").value();

DemoScenario scenario(std::uint64_t seed = 7)
{
    const auto made = makeDemoScenario(seed, start);
    REQUIRE(made);
    return *made;
}

bool isFiction(const QString& number)
{
    for (const auto* range : {"+3319900", "+3326191", "+3335301", "+3346571", "+3353649", "+3363998"}) {
        if (number.startsWith(QLatin1String(range)) && number.size() == 12) {
            return true;
        }
    }
    return false;
}

} // namespace

TEST_CASE("the same seed gives the same centre, another seed other people", "[simulation]")
{
    const auto one = scenario(7);
    const auto same = scenario(7);
    const auto other = scenario(8);
    CHECK(one.facts == same.facts);
    CHECK(one.people.front().id == same.people.front().id);
    CHECK_FALSE(one.people.front().id == other.people.front().id);
    CHECK(one.people.size() == 11 + 60 + 30 + 3);
    CHECK(one.entries.size() == one.people.size());
}

TEST_CASE("nobody of the demo can be telephoned by mistake, and every number passes the gate", "[simulation]")
{
    std::set<QString> numbers;
    for (const auto& person : scenario().people) {
        REQUIRE_FALSE(person.contactPoints.empty());
        for (const auto& point : person.contactPoints) {
            CHECK(isFiction(point.number.e164));
            CHECK(mayBeDialled(point.number));
            CHECK(numbers.insert(point.number.e164).second);
        }
    }
}

TEST_CASE("each invented person has a NIR of her own that agrees with her birth and sex", "[simulation]")
{
    std::set<Nir> nirs;
    for (const auto& person : scenario().people) {
        CHECK(nirs.insert(person.nir).second);
        const auto text = person.nir.text();
        CHECK(text.left(1) == (person.identity.sex == Sex::Male ? QStringLiteral("1") : QStringLiteral("2")));
        CHECK(text.mid(1, 2).toInt() == person.identity.birthDate.year() % 100);
        CHECK(text.mid(3, 2).toInt() == person.identity.birthDate.month());
    }
}

TEST_CASE("the centre has an agent of each role that works in Relais, with a password to show", "[simulation]")
{
    std::set<Role> roles;
    std::set<QString> logins;
    for (const auto& agent : scenario().agents) {
        roles.insert(agent.role);
        CHECK(logins.insert(agent.login).second);
        CHECK(agent.password.size() >= 8);
        CHECK_FALSE(agent.says.isEmpty());
    }
    for (const auto role : {Role::NurseAdviser, Role::EnrolmentCaller, Role::OtherCoach, Role::HospitalAdviser,
             Role::CampaignLead, Role::TeamManager, Role::MedicalOfficer, Role::Administrator}) {
        CHECK(roles.contains(role));
    }
}

TEST_CASE("past facts are in order, numbered, in the past, and speak of people and attempts that exist", "[simulation]")
{
    const auto made = scenario();
    std::set<PersonId> people;
    for (const auto& person : made.people) {
        people.insert(person.id);
    }
    std::set<FactId> ids;
    std::set<FactId> attempts;
    std::int64_t number = 0;
    Instant last{};
    for (const auto& fact : made.facts) {
        CHECK(fact.deskSeq == ++number);
        CHECK(fact.occurredAt >= last);
        CHECK(fact.occurredAt < start);
        CHECK(people.contains(fact.person.value()));
        CHECK(ids.insert(fact.id).second);
        CHECK(fact.desk == made.historyDesk);
        last = fact.occurredAt;
        if (std::holds_alternative<AttemptStarted>(fact.body)) {
            attempts.insert(fact.id);
        }
        if (const auto* closed = std::get_if<AttemptClosed>(&fact.body)) {
            CHECK(attempts.contains(closed->attempt));
            CHECK((closed->outcome != OutcomeCode::Fruitful || (closed->report && closed->report->isComplete())));
        }
    }
}

TEST_CASE("a member of the demo follows the vaccinations, with doses that make a record", "[simulation]")
{
    const auto made = scenario();
    std::map<PersonId, ContactHistory> told;
    for (const auto& fact : made.facts) {
        const auto* said = std::get_if<PathwaySaid>(&fact.body);
        if (said && said->pathway == QLatin1String("vaccination-adult")) {
            told[*fact.person].pathways.push_back({fact.id, fact.occurredAt, fact.desk, fact.deskSeq, *said});
        }
    }
    REQUIRE(told.size() == 1);
    const auto book = ProgrammeBook::shipped().value();
    const auto calendar = Calendar::shipped(QStringLiteral("france")).value();
    const auto outcomes = OutcomeCatalogue::shipped().value();
    const auto who = std::ranges::find(made.people, told.begin()->first, &DemoPerson::id);
    REQUIRE(who != made.people.end());
    CHECK(who->memberSince.has_value());
    const auto members = membershipsOf(book, calendar, told.begin()->second, who->territory, made.centre);
    REQUIRE(members.size() == 1);
    CHECK(members[0].entry == QStringLiteral("phone"));
    const QDate today = calendar.localTime(start, who->territory).date;
    const auto rows =
        vaccinationRecord(*members[0].protocol, nextSteps(*members[0].protocol, outcomes, calendar, members[0].facts, start),
            dosesIn(members[0].facts), calendar, who->territory, today);
    CHECK(std::ranges::count_if(rows, [](const auto& row) { return !row.doses.empty(); }) == 4);
    CHECK(std::ranges::any_of(rows, [](const auto& row) { return row.next.has_value(); }));
}

TEST_CASE("a member of the demo joined on the day since which she is one, and agreed to a text of that time", "[simulation]")
{
    const auto made = scenario();
    std::map<PersonId, QDate> since;
    for (const auto& person : made.people) {
        if (person.memberSince) {
            since[person.id] = *person.memberSince;
        }
    }
    std::size_t joined = 0;
    for (const auto& fact : made.facts) {
        const QString day = textFromInstant(fact.occurredAt).left(10);
        const auto* said = std::get_if<PathwaySaid>(&fact.body);
        const auto* joining = said ? std::get_if<PathwayJoined>(&said->body) : nullptr;
        if (joining && joining->membership) {
            ++joined;
            CHECK(day == since.at(*fact.person).toString(Qt::ISODate));
        }
        if (const auto* consent = std::get_if<ConsentSaid>(&fact.body)) {
            CHECK(consent->wording <= day.left(7));
        }
    }
    CHECK(joined == since.size());
}

TEST_CASE("promises lie around the start: late, now and later, own, of a colleague and of anyone", "[simulation]")
{
    const auto made = scenario();
    const auto marie = std::ranges::find(made.agents, QStringLiteral("marie"), &DemoAgent::login)->id;
    int late = 0;
    int soon = 0;
    int later = 0;
    int own = 0;
    int colleagues = 0;
    int anyones = 0;
    for (const auto& fact : made.facts) {
        if (const auto* promise = std::get_if<PromiseMade>(&fact.body)) {
            late += promise->due.until < start ? 1 : 0;
            soon += promise->due.contains(start) ? 1 : 0;
            later += promise->due.from > start + 1h ? 1 : 0;
            own += promise->owner == marie ? 1 : 0;
            colleagues += promise->owner && promise->owner != marie ? 1 : 0;
            anyones += promise->owner ? 0 : 1;
        }
    }
    CHECK(late >= 2);
    CHECK(soon >= 2);
    CHECK(later >= 4);
    CHECK(own >= 3);
    CHECK(colleagues >= 2);
    CHECK(anyones >= 2);
}

TEST_CASE("there are people overseas and in Alsace, members with a report, targets without membership", "[simulation]")
{
    const auto made = scenario();
    const auto count = [&](auto what) { return std::ranges::count_if(made.people, what); };
    CHECK(count([](const auto& p) { return p.territory == QLatin1String("974"); }) >= 1);
    CHECK(count([](const auto& p) { return p.territory == QLatin1String("alsace-moselle"); }) >= 1);
    CHECK(count([](const auto& p) { return p.memberSince.has_value(); }) == 37);
    CHECK(count([](const auto& p) { return !p.pinned.empty(); }) >= 3);
    for (const auto& person : made.people) {
        if (!person.memberSince) {
            CHECK(person.letters >= 3);
            CHECK(person.health.careGap);
        }
    }
}

TEST_CASE("a size makes that many people, so that a bench can ask for more", "[simulation]")
{
    const auto made = makeDemoScenario(3, start, {.targets = 2000, .members = 0, .discharged = 0});
    REQUIRE(made);
    CHECK(made->entries.size() == 2011);
}

TEST_CASE("a scenario that breaks its rules is refused with the place", "[simulation]")
{
    const auto broken = makeDemoScenario(QByteArray(R"({"version":1,"centre":{"id":""}})"), 1, start, {});
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == ErrorCode::ResourceInvalid);
    CHECK(broken.error().detail.contains(QStringLiteral("/centre/id")));
    CHECK_FALSE(makeDemoScenario(QByteArray("{"), 1, start, {}));
}

TEST_CASE("the demo speaks the codes of the campaigns that ship", "[simulation]")
{
    const auto made = scenario();
    std::map<QString, CampaignSpec> campaigns;
    for (const auto& code : made.campaigns) {
        const auto spec = CampaignSpec::shipped(code);
        REQUIRE(spec);
        campaigns.emplace(code.code, *spec);
        for (const auto role : {Role::NurseAdviser, Role::EnrolmentCaller}) {
            const bool ours =
                spec->isCalledBy(role) && (role == Role::NurseAdviser) == (spec->variant == DeskVariant::Accompaniment);
            for (const auto& agent : made.agents) {
                if (agent.role == role) {
                    CHECK(spec->competences.contains(agent.competences.value(0)) == ours);
                }
            }
        }
    }
    const auto knows = [](const auto& chips, const QString& code) {
        return std::ranges::any_of(chips, [&](const auto& chip) { return chip.code == code; });
    };
    for (const auto& fact : made.facts) {
        if (const auto* closed = std::get_if<AttemptClosed>(&fact.body)) {
            const auto& spec = campaigns.at(closed->campaign.code);
            CHECK(std::ranges::find(spec.outcomes, closed->outcome) != spec.outcomes.end());
            if (closed->report) {
                for (const auto& theme : closed->report->themes) {
                    CHECK(knows(spec.themes, theme));
                }
                for (const auto& booklet : closed->report->booklets) {
                    CHECK(knows(spec.booklets, booklet));
                }
            }
        }
        if (const auto* notice = std::get_if<NoticeRead>(&fact.body)) {
            CHECK(notice->version == campaigns.at(notice->campaign.code).noticeVersion);
        }
    }
}
