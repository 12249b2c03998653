#include "db/campaigns/target_import.h"

#include "core/people/name_key.h"
#include "core/programmes/care_gap_rules.h"
#include "core/programmes/closed_gaps.h"
#include "core/queue/plan.h"
#include "core/queue/replan.h"

#include <QJsonDocument>

#include <algorithm>

namespace relais {

namespace {

/// Postal codes of a country fit well below; a list of nonsense must not eat the memory.
constexpr std::size_t placesAtMost = 20'000;

std::optional<std::string_view> orNull(std::string_view text)
{
    return text.empty() ? std::nullopt : std::optional(text);
}

QString qString(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

const CampaignSpec& campaignOf(const RuleBook& rules, const CampaignCode& code)
{
    const CampaignSpec* campaign = rules.campaign(code);
    if (campaign == nullptr) {
        throw StoreFailure({ErrorCode::NotFound, QStringLiteral("campaign of an import")});
    }
    return *campaign;
}

} // namespace

TargetImport::TargetImport(Connection& connection, const Setting& setting, const RuleBook& rules, IdMaker& ids)
    : m_connection(connection), m_setting(setting), m_rules(rules), m_campaign(campaignOf(rules, setting.record.campaign)),
      m_ids(ids), m_directory(connection, setting.centre, setting.now), m_stores(connection, setting.centre, m_directory, ids),
      m_centre(setting.centre.code.toStdString()), m_campaignCode(setting.record.campaign.code.toStdString()),
      m_referenceDate(isoDate(setting.record.referenceDate)),
      m_referenceDay(QDate::fromString(qString(m_referenceDate), Qt::ISODate)), m_importId(setting.record.id.bytes()),
      m_insertPerson(connection.statement("campaigns/campaigns.insert_person")),
      m_wantsKeys(connection.statement("people/person.wants_keys")),
      m_insertListing(connection.statement("campaigns/campaigns.insert_listing"))
{
    if (rules.programmes && setting.criteria.careGap) {
        m_gapRules = careGapRules(*rules.programmes, m_referenceDay);
    }
    if (setting.extent == Extent::Batch) {
        return;
    }
    m_connection.statement("campaigns/campaigns.start_campaign")
        .bindAll(setting.centre, setting.record.campaign, setting.now)
        .send();
    m_connection.statement("campaigns/campaigns.insert_import")
        .bindAll(setting.centre, setting.record.id, setting.record.campaign, qString(m_referenceDate), setting.now,
            setting.record.createdBy)
        .send();
    m_fresh = !m_connection.statement("campaigns/campaigns.anybody").bindAll(setting.centre).value<bool>().value_or(true);
    m_indexLater = m_fresh && !m_connection.statement("campaigns/campaigns.anybody_anywhere").value<bool>().value_or(true);
    if (m_indexLater) {
        m_connection.statement("campaigns/campaigns.drop_nir_index").send();
    }
}

TargetImport::~TargetImport() = default;

Result<Done> TargetImport::accepted(const TargetRow& row, IneligibleReasons reasons)
{
    const Listing listing(row, reasons, m_setting.criteria, m_setting.record.referenceDate);
    const bool eligible = reasons.isEmpty();
    const auto known = m_fresh ? std::nullopt : find(row.nir, listing);
    if (!known) {
        addPerson(row, listing, eligible);
        ++m_done.fresh;
    } else if (contradicts(*known, row, listing)) {
        ++m_done.conflicts;
    } else if (known->saidBefore) {
        ++m_done.unchanged;
    } else {
        updatePerson(*known, row, listing, eligible);
        ++m_done.updated;
    }
    return Done{};
}

Result<Done> TargetImport::rejected(const ListRow& row, const RowRejected& rejected)
{
    if (rejected.reason == RejectReason::NirConflict) {
        m_connection.statement("campaigns/campaigns.insert_problem")
            .bindAll(
                m_setting.centre, m_setting.record.id, row.line, QStringLiteral("NIR"), codeOf(rejected.reason), std::nullopt)
            .send();
    }
    return Done{};
}

std::optional<TargetImport::Known> TargetImport::find(const Nir& nir, const Listing& listing)
{
    return m_connection.statement("campaigns/campaigns.known")
        .bindAll(m_setting.record.campaign, listing.contentHash(m_campaignCode), std::string_view(m_referenceDate),
            m_setting.centre, static_cast<std::int64_t>(nir.packed()))
        .one([](Row row) {
            return Known{row.next<PersonId>(), row.next<std::int64_t>(), row.next<QString>(), row.next<QString>(),
                row.next<QString>().toStdString(), row.next<QString>().toStdString(), row.next<bool>()};
        });
}

bool TargetImport::contradicts(const Known& known, const TargetRow& row, const Listing& listing)
{
    const bool otherDate = !known.birthDate.isEmpty() && known.birthDate != qString(listing.text(Listing::BirthDate));
    const QString before = nameKey(known.birthName);
    const QString now = nameKey(qString(row.birthName));
    if (!otherDate && (before.isEmpty() || now.isEmpty() || before == now)) {
        return false;
    }
    const bool isKnown = m_connection.statement("campaigns/campaigns.already_contested")
                             .bindAll(m_setting.centre, known.id, listing.contentHash(m_campaignCode))
                             .value<bool>()
                             .value_or(false);
    if (isKnown) {
        return true; // it waits, or was set aside: nobody is asked twice
    }
    addListing(known.id, known.lastSeq + 1, row, listing, true);
    const auto field = headerOf(otherDate ? TargetColumn::BirthDate : TargetColumn::BirthName);
    m_connection.statement("campaigns/campaigns.insert_problem")
        .bindAll(m_setting.centre, m_setting.record.id, row.line, field, codeOf(RejectReason::NirConflict), known.id)
        .send();
    return true;
}

void TargetImport::addPerson(const TargetRow& row, const Listing& listing, bool wanted)
{
    const PersonId id = m_ids.make<PersonId>();
    const Place& place = placeOf(row.postalCode);
    m_insertPerson.bindAll(std::string_view(m_centre), id, static_cast<std::int64_t>(row.nir.packed()), place.territory,
        listing.number(Listing::Enrolled), listing.number(Listing::Deceased), m_setting.now);
    m_insertPerson.send();
    m_wantsKeys.bindAll(std::string_view(m_centre), id).send();
    addListing(id, 1, row, listing, false);
    if (wanted && row.callable()) {
        m_stores.queue().insert(newEntry(id, row, listing));
    } else if (wanted) {
        insertLetter(id);
    }
}

void TargetImport::addListing(
    const PersonId& person, std::int64_t seq, const TargetRow& row, const Listing& listing, bool contested)
{
    const auto text = [&](Listing::Text which) { return orNull(listing.text(which)); };
    const auto number = [&](Listing::Number which) { return listing.number(which); };
    m_insertListing.bindAll(std::string_view(m_centre), person, seq, m_importId, row.line, std::string_view(m_campaignCode),
        std::string_view(m_referenceDate), listing.contentHash(m_campaignCode), text(Listing::BirthName), text(Listing::UsedName),
        text(Listing::FirstName), text(Listing::BirthDate), text(Listing::Landline), text(Listing::Mobile), text(Listing::Email),
        text(Listing::Address), text(Listing::PostalCode), text(Listing::Town), text(Listing::Scheme),
        text(Listing::LongTermConditions), text(Listing::TreatingDoctor), text(Listing::Dental), text(Listing::Renal),
        text(Listing::EyeFundus), text(Listing::Ineligible), number(Listing::SexNumber), number(Listing::Deliveries),
        number(Listing::Letters), number(Listing::Enrolled), number(Listing::Refused), number(Listing::Deceased),
        number(Listing::CareGap), number(Listing::GapYears), contested);
    m_insertListing.send();
}

void TargetImport::updatePerson(const Known& known, const TargetRow& row, const Listing& listing, bool wanted)
{
    CentralUnit& unit = m_stores.unit();
    const std::int64_t seq = known.lastSeq + 1;
    const bool stands = known.standsSince <= m_referenceDate;
    const auto before = stands && !m_gapRules.empty() ? unit.people.find(known.id) : std::nullopt;
    addListing(known.id, seq, row, listing, false);
    if (stands) {
        m_connection.statement("campaigns/campaigns.point_to_listing")
            .bindAll(seq, placeOf(row.postalCode).territory, m_setting.centre, known.id)
            .send();
    }
    if (known.judgedSince <= m_referenceDate) {
        judgeEntry(known.id, row, listing, wanted);
    }
    const auto file = unit.people.find(known.id);
    if (!file) {
        throw StoreFailure({ErrorCode::StoreCorrupt, QStringLiteral("a person without a file")});
    }
    if (stands) {
        unit.people.indexKeysOf(known.id);
    }
    if (before) {
        noteClosedGaps(known.id, before->exams, file->exams);
    }
    const auto facts = unit.facts.factsOf(known.id);
    replanPerson(unit, m_rules, *file, derivePerson(*file, facts), m_setting.now);
}

void TargetImport::noteClosedGaps(const PersonId& person, const std::vector<Exam>& before, const std::vector<Exam>& after)
{
    for (const ClosedGap& gap : closedGaps(m_gapRules, before, after, m_referenceDay)) {
        m_stores.unit().pathways.noteClosedGap(person, gap, m_setting.now);
    }
}

void TargetImport::judgeEntry(const PersonId& person, const TargetRow& row, const Listing& listing, bool wanted)
{
    CentralUnit& unit = m_stores.unit();
    const auto entries = unit.queue.entriesOf(person);
    const auto known = std::find_if(
        entries.begin(), entries.end(), [&](const QueueEntry& one) { return one.campaign == m_setting.record.campaign; });
    if (known != entries.end()) {
        QueueEntry judged = *known;
        judged.ineligible = wanted ? QString() : qString(listing.text(Listing::Ineligible));
        if (judged != *known) {
            unit.queue.update(*known, judged);
        }
    } else if (wanted && row.callable()) {
        m_connection.statement("campaigns/campaigns.no_letter")
            .bindAll(m_setting.centre, person, m_setting.record.campaign)
            .send();
        unit.queue.insert(newEntry(person, row, listing));
    }
}

QueueEntry TargetImport::newEntry(const PersonId& person, const TargetRow& row, const Listing& listing)
{
    const Place& place = placeOf(row.postalCode);
    const auto gapYears = listing.number(Listing::GapYears);
    const std::int64_t key = static_cast<std::int64_t>(place.lane) * 16 + gapYears;
    auto found = m_firstPlans.find(key);
    if (found == m_firstPlans.end()) {
        ContactHistory history;
        for (const auto& number : {row.mobile, row.landline}) {
            if (number) {
                history.numbers.push_back({qString(number->view())});
            }
        }
        const EntryFacts facts{
            m_setting.record.campaign, place.territory, m_setting.centre, m_setting.now, static_cast<int>(gapYears), false};
        const EntryPlan plan = planEntry(m_campaign, m_rules.outcomes, m_rules.calendar, facts, history);
        QueueEntry entry;
        entry.campaign = m_setting.record.campaign;
        entry.lane = place.lane;
        entry.home = place.lane;
        entry.rank = plan.rank;
        entry.due = plan.due;
        entry.promoteAt = plan.due.from;
        entry.enteredAt = m_setting.now;
        entry.gapYears = static_cast<int>(gapYears);
        found = m_firstPlans.emplace(key, entry).first;
    }
    QueueEntry entry = found->second;
    entry.id = m_ids.make<EntryId>();
    entry.person = person;
    return entry;
}

const TargetImport::Place& TargetImport::placeOf(std::string_view postalCode)
{
    const std::string key(postalCode);
    const auto found = m_places.find(key);
    if (found != m_places.end()) {
        return found->second;
    }
    if (m_places.size() >= placesAtMost) {
        m_places.clear();
    }
    const QString territory = m_rules.calendar.territoryOfPostalCode(qString(postalCode));
    return m_places.emplace(key, Place{territory, m_stores.queue().commonLane(m_setting.record.campaign, territory)})
        .first->second;
}

void TargetImport::insertLetter(const PersonId& person)
{
    m_connection.statement("campaigns/campaigns.insert_letter")
        .bindAll(m_setting.centre, person, m_setting.record.campaign, m_setting.now)
        .send();
}

StoredImport TargetImport::finishBatch()
{
    m_stores.finish();
    return m_done;
}

StoredImport TargetImport::finish(const ImportSummary& summary, const QByteArray& fileHash)
{
    m_stores.finish();
    if (m_indexLater) {
        m_connection.statement("campaigns/campaigns.make_nir_index").send();
    }
    const QByteArray json = QJsonDocument(summary.toJson()).toJson(QJsonDocument::Compact);
    m_connection.statement("campaigns/campaigns.commit_import")
        .bindAll(m_setting.now, QString::fromUtf8(json), fileHash, m_setting.centre, m_setting.record.id)
        .send();
    m_stores.unit().feed.append(
        {0, ChangeKind::CampaignChanged, std::nullopt, std::nullopt, m_setting.record.campaign, std::nullopt, {}}, m_setting.now);
    return m_done;
}

} // namespace relais
