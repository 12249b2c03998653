#include "db/programmes/pathway_repository.h"

#include <algorithm>

namespace relais {

namespace {

std::optional<Window> windowOf(const std::optional<Instant>& from, const std::optional<Instant>& until)
{
    return from && until ? std::optional(Window{*from, *until}) : std::nullopt;
}

std::optional<Instant> beginOf(const std::optional<Window>& window)
{
    return window ? std::optional(window->from) : std::nullopt;
}

std::optional<Instant> endOf(const std::optional<Window>& window)
{
    return window ? std::optional(window->until) : std::nullopt;
}

StoredStep stepOf(Row row)
{
    StoredStep step;
    step.step = row.next<QString>();
    step.occurrence = row.next<int>();
    step.state = row.next<StoredStep::State>();
    step.channel = row.next<StepChannel>();
    step.actor = row.next<StepActor>();
    const auto dueFrom = row.next<std::optional<Instant>>();
    const auto dueUntil = row.next<std::optional<Instant>>();
    step.due = windowOf(dueFrom, dueUntil);
    const auto windowFrom = row.next<std::optional<Instant>>();
    const auto windowUntil = row.next<std::optional<Instant>>();
    step.window = windowOf(windowFrom, windowUntil);
    step.attempts = row.next<int>();
    step.doneAt = row.next<std::optional<Instant>>();
    step.why = row.next<QString>();
    return step;
}

std::pair<QString, std::int64_t> countOf(Row row)
{
    auto pathway = row.next<QString>();
    return {std::move(pathway), row.next<std::int64_t>()};
}

PathwayStore::CountOfPathway countsOf(const std::vector<std::pair<QString, std::int64_t>>& rows)
{
    return {rows.begin(), rows.end()};
}

StoredMembership memberOf(Row row)
{
    StoredMembership member;
    member.pathway = row.next<QString>();
    member.version = row.next<QString>();
    member.state = row.next<StoredMembership::State>();
    member.joinedAt = row.next<Instant>();
    return member;
}

OpenAlert alertOf(Row row)
{
    return OpenAlert{row.next<FactId>(), row.next<PersonId>(), row.next<Instant>()};
}

} // namespace

std::vector<StoredMembership> PathwayRepository::of(const PersonId& person)
{
    auto expected = m_members.take(person);
    auto members = expected ? *std::move(expected)
                            : m_connection.statement("programmes/pathway.members").bindAll(m_centre, person).all(memberOf);
    for (const StoredMembership& member : members) {
        m_connection.statement("programmes/pathway.steps").bindAll(m_centre, person, member.pathway).ask();
    }
    for (StoredMembership& member : members) {
        member.steps = m_connection.statement("programmes/pathway.steps").bindAll(m_centre, person, member.pathway).all(stepOf);
    }
    return members;
}

void PathwayRepository::expect(const std::vector<PersonId>& people)
{
    m_members.ask(m_connection, m_centre, "programmes/pathway.members", ":person", people, memberOf);
    m_alerts.ask(m_connection, m_centre, "programmes/pathway.alerts_of", ":person", people, alertOf);
}

void PathwayRepository::set(const PersonId& person, const std::vector<StoredMembership>& memberships)
{
    const auto stored = of(person);
    for (const StoredMembership& old : stored) {
        if (std::find(memberships.begin(), memberships.end(), old) == memberships.end()) {
            remove(person, old.pathway);
        }
    }
    for (const StoredMembership& member : memberships) {
        if (std::find(stored.begin(), stored.end(), member) == stored.end()) {
            write(person, member);
        }
    }
}

void PathwayRepository::write(const PersonId& person, const StoredMembership& membership)
{
    m_connection.statement("programmes/pathway.insert_member")
        .bindAll(m_centre, person, membership.pathway, membership.version, membership.state, membership.joinedAt)
        .send();
    int position = 0;
    for (const StoredStep& step : membership.steps) {
        m_connection.statement("programmes/pathway.insert_step")
            .bindAll(m_centre, person, membership.pathway, step.step, step.occurrence, position++, step.state, step.channel,
                step.actor, beginOf(step.due), endOf(step.due), beginOf(step.window), endOf(step.window), step.attempts,
                step.doneAt, step.why)
            .send();
    }
}

void PathwayRepository::remove(const PersonId& person, const QString& pathway)
{
    m_connection.statement("programmes/pathway.delete_steps").bindAll(m_centre, person, pathway).send();
    m_connection.statement("programmes/pathway.delete_member").bindAll(m_centre, person, pathway).send();
}

std::vector<PersonId> PathwayRepository::membersOf(const QString& pathway, const std::optional<PersonId>& after, int limit)
{
    return m_connection.statement("programmes/pathway.members_of")
        .bindAll(m_centre, pathway, after.value_or(PersonId()), limit)
        .all([](Row row) { return row.next<PersonId>(); });
}

std::int64_t PathwayRepository::countMembers(const QString& pathway)
{
    return m_connection.statement("programmes/pathway.count_members")
        .bindAll(m_centre, pathway)
        .value<std::int64_t>()
        .value_or(0);
}

PathwayStore::CountOfPathway PathwayRepository::peopleToCall()
{
    return countsOf(m_connection.statement("programmes/pathway.people_to_call")
                        .bindAll(m_centre, StepChannel::Call, StepActor::Nurse)
                        .all(countOf));
}

std::vector<PathwayStore::CountOfPathway> PathwayRepository::callsDue(const std::vector<Window>& spans)
{
    std::vector<CountOfPathway> counts;
    counts.reserve(spans.size());
    for (const Window& span : spans) {
        const Instant from = counts.empty() ? Instant() : span.from; // what is late burdens the first of them
        counts.push_back(countsOf(m_connection.statement("programmes/pathway.calls_due")
                                      .bindAll(m_centre, StepChannel::Call, StepActor::Nurse, from, span.until)
                                      .all(countOf)));
    }
    return counts;
}

void PathwayRepository::noteClosedGap(const PersonId& person, const ClosedGap& gap, Instant now)
{
    m_connection.statement("programmes/pathway.note_closed_gap")
        .bindAll(m_centre, person, gap.exam, gap.doneOn, gap.source, now)
        .send();
}

std::vector<ClosedGap> PathwayRepository::closedGapsOf(const PersonId& person)
{
    return m_connection.statement("programmes/pathway.closed_gaps_of").bindAll(m_centre, person).all([](Row row) {
        return ClosedGap{row.next<ExamKind>(), row.next<QDate>(), row.next<ExamSource>()};
    });
}

void PathwayRepository::dropClosedGap(const PersonId& person, const ClosedGap& gap)
{
    m_connection.statement("programmes/pathway.drop_closed_gap")
        .bindAll(m_centre, person, gap.exam, gap.doneOn, gap.source)
        .send();
}

PathwayStore::GapCount PathwayRepository::closedGaps(const Window& noted)
{
    return m_connection.statement("programmes/pathway.closed_gaps")
        .bindAll(m_centre, noted.from, noted.until)
        .one([](Row row) {
            return GapCount{row.next<std::int64_t>(), row.next<std::int64_t>()};
        })
        .value_or(GapCount{});
}

void PathwayRepository::setAlerts(const PersonId& person, const std::vector<OpenAlert>& alerts)
{
    auto expected = m_alerts.take(person);
    const auto stored = expected ? *std::move(expected)
                                 : m_connection.statement("programmes/pathway.alerts_of").bindAll(m_centre, person).all(alertOf);
    if (stored == alerts) {
        return;
    }
    m_connection.statement("programmes/pathway.delete_alerts").bindAll(m_centre, person).send();
    for (const OpenAlert& alert : alerts) {
        m_connection.statement("programmes/pathway.insert_alert").bindAll(m_centre, alert.alert, person, alert.raisedAt).send();
    }
}

std::vector<OpenAlert> PathwayRepository::openAlerts(int limit)
{
    return m_connection.statement("programmes/pathway.alerts").bindAll(m_centre, limit).all(alertOf);
}

} // namespace relais
