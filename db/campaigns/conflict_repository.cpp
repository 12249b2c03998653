#include "db/campaigns/conflict_repository.h"

#include "core/people/person_state.h"
#include "core/programmes/care_gap_rules.h"
#include "core/programmes/closed_gaps.h"
#include "core/queue/replan.h"

#include <algorithm>

namespace relais {

namespace {

/// What the queue needs to know of the row that is taken.
struct TakenRow {
    std::int64_t seq = 0;
    QString postalCode;
    bool callable = false;
    int gapYears = 0;
    QString ineligible;
};

void judgeEntry(CentralUnit& unit, const CampaignCode& campaign, const PersonFile& file, const TakenRow& row, Instant now)
{
    const auto entries = unit.queue.entriesOf(file.id);
    const auto known =
        std::find_if(entries.begin(), entries.end(), [&](const QueueEntry& one) { return one.campaign == campaign; });
    if (known != entries.end()) {
        QueueEntry judged = *known;
        judged.ineligible = row.ineligible;
        unit.queue.update(*known, judged);
    } else if (row.ineligible.isEmpty() && row.callable) {
        QueueEntry entry;
        entry.id = unit.ids.make<EntryId>();
        entry.person = file.id;
        entry.campaign = campaign;
        entry.home = unit.queue.commonLane(campaign, file.territory);
        entry.lane = entry.home;
        entry.due = {now, now};
        entry.promoteAt = now;
        entry.enteredAt = now;
        entry.gapYears = row.gapYears;
        unit.queue.insert(entry);
    }
}

} // namespace

QString codeOf(ConflictDecision decision)
{
    return decision == ConflictDecision::KeepKnown ? QStringLiteral("keep_known") : QStringLiteral("take_listed");
}

std::optional<ConflictDecision> conflictDecisionFromCode(QStringView code)
{
    for (const ConflictDecision decision : {ConflictDecision::KeepKnown, ConflictDecision::TakeListed}) {
        if (code == codeOf(decision)) {
            return decision;
        }
    }
    return std::nullopt;
}

std::vector<ImportConflict> ConflictRepository::open(const Place& after, int limit)
{
    return m_connection.statement("campaigns/campaigns.open_conflicts")
        .bindAll(m_centre, after.import, after.line, limit)
        .all([](Row row) {
            ImportConflict conflict;
            conflict.import = row.next<ImportId>();
            conflict.line = row.next<std::int64_t>();
            conflict.field = row.next<QString>();
            row.next<QString>(); // the reason: they all are one
            conflict.campaign = row.next<CampaignCode>();
            conflict.importedAt = row.next<Instant>();
            conflict.person = row.next<std::optional<PersonId>>();
            conflict.known = {row.next<QString>(), row.next<QString>()};
            conflict.listed = {row.next<QString>(), row.next<QString>()};
            return conflict;
        });
}

Result<Done> ConflictRepository::settle(
    CentralUnit& unit, const RuleBook& rules, const Place& place, ConflictDecision decision, const AgentId& by, Instant now)
{
    struct Found {
        std::optional<PersonId> person;
        CampaignCode campaign;
        bool settled = false;
        QString decision;
    };
    const auto found =
        m_connection.statement("campaigns/campaigns.conflict").bindAll(m_centre, place.import, place.line).one([](Row row) {
            return Found{row.next<std::optional<PersonId>>(), row.next<CampaignCode>(), row.next<bool>(), row.next<QString>()};
        });
    if (!found) {
        return failure(ErrorCode::NotFound, QStringLiteral("conflict"));
    }
    if (found->settled) {
        return found->decision == codeOf(decision) ? Result<Done>(Done{})
                                                   : failure(ErrorCode::Conflict, QStringLiteral("settled otherwise"));
    }
    if (decision == ConflictDecision::TakeListed) {
        if (!found->person) {
            return failure(ErrorCode::InvalidInput, QStringLiteral("decision"));
        }
        if (auto taken = take(unit, rules, place, *found->person, found->campaign, now); !taken) {
            return taken;
        }
    }
    m_connection.statement("campaigns/campaigns.settle_conflict").bindAll(m_centre, place.import, place.line).send();
    m_connection.statement("campaigns/campaigns.remember_settlement")
        .bindAll(m_centre, place.import, place.line, codeOf(decision), now, by)
        .send();
    return Done{};
}

Result<Done> ConflictRepository::take(CentralUnit& unit, const RuleBook& rules, const Place& place, const PersonId& person,
    const CampaignCode& campaign, Instant now)
{
    const auto row = m_connection.statement("campaigns/campaigns.contested_row")
                         .bindAll(m_centre, person, place.import, place.line)
                         .one([](Row read) {
                             TakenRow taken;
                             taken.seq = read.next<std::int64_t>();
                             taken.postalCode = read.next<QString>();
                             const QString landline = read.next<QString>();
                             const QString mobile = read.next<QString>();
                             taken.callable = !landline.isEmpty() || !mobile.isEmpty();
                             taken.gapYears = read.next<int>();
                             taken.ineligible = read.next<QString>();
                             return taken;
                         });
    if (!row) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("decision"));
    }
    const auto before = unit.people.find(person);
    // Listings are never changed: what is taken is said again, as the newest.
    const auto seq = m_connection.statement("campaigns/campaigns.take_listed")
                         .bindAll(m_centre, person, row->seq)
                         .value<std::int64_t>()
                         .value_or(row->seq);
    m_connection.statement("campaigns/campaigns.point_to_listing")
        .bindAll(seq, rules.calendar.territoryOfPostalCode(row->postalCode), m_centre, person)
        .send();
    const auto file = unit.people.find(person);
    if (!file) {
        return failure(ErrorCode::StoreCorrupt, QStringLiteral("a person without a file"));
    }
    judgeEntry(unit, campaign, *file, *row, now);
    unit.people.indexKeysOf(person);
    if (before && rules.programmes && file->dataAsOf) {
        const auto gapRules = careGapRules(*rules.programmes, *file->dataAsOf);
        for (const ClosedGap& gap : closedGaps(gapRules, before->exams, file->exams, *file->dataAsOf)) {
            unit.pathways.noteClosedGap(person, gap, now);
        }
    }
    const auto facts = unit.facts.factsOf(person);
    replanPerson(unit, rules, *file, derivePerson(*file, facts), now);
    return Done{};
}

} // namespace relais
