#include "core/simulation/demo_history.h"

#include <algorithm>
#include <cassert>

namespace relais {

using namespace std::chrono_literals;

namespace {

// Promises are made to the quarter of an hour in life; five minutes keep "now" close to now.
Instant toFiveMinutes(Instant at)
{
    return std::chrono::floor<std::chrono::duration<int, std::ratio<300>>>(at);
}

Instant startOf(QDate day)
{
    return Instant(std::chrono::days(day.toJulianDay() - QDate(1970, 1, 1).toJulianDay()));
}

} // namespace

Instant DemoHistory::daysAgo(int days)
{
    const auto day = std::chrono::floor<std::chrono::days>(m_now) - std::chrono::days(days);
    return Instant(day) + 8h + std::chrono::minutes(m_dice.between(0, 540)) + std::chrono::seconds(m_dice.between(0, 59));
}

const DemoAgent& DemoHistory::agent(const QString& login) const
{
    const auto found = std::ranges::find(m_scenario.agents, login, &DemoAgent::login);
    assert(found != m_scenario.agents.end());
    return *found;
}

const DemoAgent& DemoHistory::nurse()
{
    std::vector<const DemoAgent*> nurses;
    for (const auto& candidate : m_scenario.agents) {
        if (candidate.role == Role::NurseAdviser) {
            nurses.push_back(&candidate);
        }
    }
    return nurses.empty() ? m_scenario.agents.front() : *m_dice.pick(nurses);
}

void DemoHistory::add(const DemoPerson& person, const DemoAgent& agent, Instant at, FactId id, FactBody body)
{
    Fact fact;
    fact.id = id;
    fact.centre = m_scenario.centre;
    fact.person = person.id;
    fact.agent = agent.id;
    fact.desk = m_scenario.historyDesk;
    fact.occurredAt = at;
    fact.body = std::move(body);
    m_facts.push_back(std::move(fact));
}

AttemptId DemoHistory::start(const DemoPerson& person, const CampaignCode& campaign, const DemoAgent& agent, Instant at)
{
    AttemptStarted started;
    started.campaign = campaign;
    started.number = person.contactPoints.front().number;
    started.line = QStringLiteral("simulated");
    const auto attempt = m_ids.make<FactId>();
    add(person, agent, at, attempt, started);
    return attempt;
}

CallReport DemoHistory::report(const DemoPerson& person)
{
    CallReport report;
    report.themes.append(m_dice.pick(m_file.themes));
    const auto& second = m_dice.pick(m_file.themes);
    if (!report.themes.contains(second)) {
        report.themes.append(second);
    }
    for (const auto& exam : person.health.exams) {
        if (exam.source == ExamSource::DeclaredByPerson) {
            report.exams.push_back(exam);
        }
    }
    report.tobacco = person.health.tobacco;
    report.treatmentDifficulty = m_dice.oneIn(5);
    report.goals = person.health.goals;
    if (m_dice.oneIn(2)) {
        report.promised = m_dice.pick(m_file.promised);
        report.booklets.append(m_dice.pick(m_file.booklets));
    }
    report.feedbackToPhysician = person.sharesWithPhysician;
    report.freeText = m_dice.pick(m_file.handover);
    return report;
}

void DemoHistory::coaching(const DemoPerson& person)
{
    const auto& campaign = m_file.membersCampaign;
    std::vector<std::pair<Instant, AttemptId>> made; // the newest first
    for (int calls = m_dice.between(1, 2), days = m_dice.between(125, 170); calls > 0; --calls, days += m_dice.between(90, 150)) {
        const auto& who = nurse();
        const auto at = daysAgo(days);
        const auto attempt = start(person, campaign, who, at);
        AttemptClosed closed;
        closed.attempt = attempt;
        closed.campaign = campaign;
        closed.outcome = OutcomeCode::Fruitful;
        closed.identity = IdentityCheck::Confirmed;
        closed.lineCause = LineCause::Completed;
        closed.talk = std::chrono::seconds(m_dice.between(500, 1300));
        closed.wrapUp = std::chrono::seconds(m_dice.between(40, 180));
        closed.report = report(person);
        closed.note = closed.report->freeText;
        add(person, who, at + closed.talk + closed.wrapUp, m_ids.make<FactId>(), closed);
        add(person, who, at + 1min, m_ids.make<FactId>(), NoticeRead{m_file.noticeVersion, campaign});
        made.emplace_back(at, attempt);
    }
    std::reverse(made.begin(), made.end());
    pathway(person, made);
}

void DemoHistory::pathway(const DemoPerson& person, const std::vector<std::pair<Instant, AttemptId>>& calls)
{
    const QString code = QStringLiteral("sophia-diabetes");
    const auto& who = nurse();
    assert(person.memberSince);
    const Instant joined = startOf(*person.memberSince) + 9h;
    const Instant chosen = calls.front().first - std::chrono::days(m_dice.between(28, 45));
    const auto say = [&](Instant at, PathwayBody body) {
        add(person, who, at, m_ids.make<FactId>(), PathwaySaid{code, std::move(body)});
    };
    say(joined, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true});
    say(chosen, AttributeSaid{QStringLiteral("in_phone_cohort"), true});
    const auto consent = [&](const char* which, bool given) {
        // The text that was read then: those of the shipped version came later.
        const ConsentSaid said{
            QString::fromLatin1(which), QStringLiteral("sophia"), given, QStringLiteral("phone"), QStringLiteral("2022-01")};
        add(person, who, joined, m_ids.make<FactId>(), said);
    };
    consent("programme", true);
    consent("physician_sharing", person.sharesWithPhysician);
    for (const char* letter : {"welcome_letter", "personal_questionnaire", "medical_questionnaire"}) {
        const Instant sent = joined + std::chrono::days(letter[0] == 'w' ? 1 : 7);
        say(sent, StepNoted{QString::fromLatin1(letter), 1, StepNoted::What::Sent, sent});
    }
    int number = 0;
    for (const auto& [at, attempt] : calls) {
        const QString step = number == 0 ? QStringLiteral("first_call") : QStringLiteral("coaching_call");
        say(at + 1min, StepDialled{attempt, step, std::max(1, number)});
        ++number;
    }
}

void DemoHistory::discharged(const DemoPerson& person, const Discharge& discharge)
{
    const auto adviser = std::ranges::find(m_scenario.agents, Role::HospitalAdviser, &DemoAgent::role);
    assert(adviser != m_scenario.agents.end());
    const Instant joined = daysAgo(discharge.daysAgo + 2);
    const auto say = [&](Instant at, PathwayBody body) {
        add(person, *adviser, at, m_ids.make<FactId>(), PathwaySaid{QStringLiteral("prado-surgery"), std::move(body)});
    };
    say(joined, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false});
    say(joined, AnchorSaid{AnchorKind::Discharge, daysAgo(discharge.daysAgo), false});
    add(person, *adviser, joined, m_ids.make<FactId>(),
        ConsentSaid{
            QStringLiteral("programme"), QStringLiteral("prado"), true, QStringLiteral("bedside"), QStringLiteral("2026-11")});
    if (discharge.confirmed) {
        const Instant home = daysAgo(discharge.daysAgo);
        say(home, AnchorSaid{AnchorKind::Discharge, home, true});
    }
    if (discharge.firstAppointmentDaysAgo) {
        const Instant at = daysAgo(*discharge.firstAppointmentDaysAgo);
        say(joined + 10min, StepNoted{QStringLiteral("nurse"), 1, StepNoted::What::Booked, at});
        say(joined + 10min, AnchorSaid{AnchorKind::FirstAppointment, at, true});
    }
}

void DemoHistory::gapLetter(const DemoPerson& person)
{
    const Instant sent = startOf(person.memberSince->addMonths(3)) + 9h;
    add(person, m_scenario.agents.front(), sent, m_ids.make<FactId>(),
        PathwaySaid{
            QStringLiteral("sophia-diabetes"), StepNoted{QStringLiteral("care_gap_letter"), 1, StepNoted::What::Sent, sent}});
}

void DemoHistory::vaccinated(const DemoPerson& person)
{
    // The newest call is told first.
    const auto call = std::ranges::find_if(m_facts, [&](const Fact& fact) {
        const auto* closed = std::get_if<AttemptClosed>(&fact.body);
        return fact.person == person.id && closed && closed->outcome == OutcomeCode::Fruitful;
    });
    assert(call != m_facts.end());
    const auto who = std::ranges::find_if(m_scenario.agents, [&](const DemoAgent& one) { return call->agent == one.id; });
    assert(who != m_scenario.agents.end());
    const Instant at = call->occurredAt - 2min;
    const auto say = [&](PathwayBody body) {
        add(person, *who, at, m_ids.make<FactId>(), PathwaySaid{QStringLiteral("vaccination-adult"), std::move(body)});
    };
    const QDate called = QDate(1970, 1, 1).addDays(std::chrono::floor<std::chrono::days>(at.time_since_epoch()).count());
    const auto dose = [&](const char* vaccine, int daysBefore) {
        say(AttributeSaid{QString::fromLatin1(vaccine), called.addDays(-daysBefore)});
    };
    say(PathwayJoined{QStringLiteral("calendrier-2025"), QStringLiteral("phone"), false});
    say(AnchorSaid{AnchorKind::Birth, startOf(person.identity.birthDate) + 11h, true});
    say(AttributeSaid{QStringLiteral("reminder_channel"), QStringLiteral("letter")});
    dose("vaccine_dtp", 900);
    dose("vaccine_influenza", 240);
    dose("vaccine_pneumococcus", 210);
    dose("vaccine_zoster", 20);
}

void DemoHistory::unanswered(const DemoPerson& person, const CampaignCode& campaign, const DemoAgent& agent)
{
    const auto at = daysAgo(m_dice.between(4, 9));
    AttemptClosed closed;
    closed.attempt = start(person, campaign, agent, at);
    closed.campaign = campaign;
    closed.outcome = OutcomeCode::NoAnswer;
    closed.lineCause = LineCause::NoAnswer;
    closed.wrapUp = 4s;
    add(person, agent, at + 32s, m_ids.make<FactId>(), closed);
}

void DemoHistory::promise(const DemoPerson& person, const DemoEntry& entry, const ScenarioFile::CastPromise& promise)
{
    const auto& who = agent(promise.madeBy);
    const auto at = daysAgo(promise.daysAgo);
    AttemptClosed closed;
    closed.attempt = start(person, entry.campaign, who, at);
    closed.campaign = entry.campaign;
    closed.outcome = OutcomeCode::CallbackRequested;
    closed.identity = IdentityCheck::Confirmed;
    closed.lineCause = LineCause::Completed;
    closed.talk = std::chrono::seconds(m_dice.between(40, 120));
    closed.wrapUp = 12s;
    closed.note = promise.reason;
    const auto end = at + closed.talk + closed.wrapUp;

    PromiseMade made;
    made.campaign = entry.campaign;
    made.entry = entry.id;
    made.due.from = toFiveMinutes(m_now + std::chrono::minutes(promise.minutes));
    made.due.until = made.due.from + 10min;
    if (!promise.owner.isEmpty()) {
        made.owner = agent(promise.owner).id;
    }
    made.reason = promise.reason;
    made.attempt = closed.attempt;
    add(person, who, end, m_ids.make<FactId>(), closed);
    add(person, who, end, m_ids.make<FactId>(), made);
}

std::vector<Fact> DemoHistory::take()
{
    std::ranges::stable_sort(m_facts, {}, &Fact::occurredAt);
    std::int64_t number = 0;
    for (auto& fact : m_facts) {
        fact.deskSeq = ++number;
    }
    return std::move(m_facts);
}

} // namespace relais
