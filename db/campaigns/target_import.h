#pragma once

#include "core/base/id_maker.h"
#include "core/campaigns/import_record.h"
#include "core/campaigns/read_target_list.h"
#include "core/people/person_file.h"
#include "core/queue/rule_book.h"
#include "db/accounts/agent_directory_repository.h"
#include "db/base/connection.h"
#include "db/campaigns/listing.h"
#include "db/queue/central_stores.h"

#include <unordered_map>

namespace relais {

/// Puts a list into the central store, row by row, inside the write transaction that the caller opened: new people with what
/// the list says and their queue entry, known ones by one more listing where it says something else (a death, a refusal, an
/// enrolment, a reason why she is not eligible any more then ends entry and lease), contradictions beside them, counting for nothing
/// until a person has settled them. Nothing is overwritten: the listing of the latest reference date stands, whatever arrives after it.
/// Into a store without people the index of NIRs is made at the end, which is several times faster than keeping it.
/// One job of one thread; throws StoreFailure.
class TargetImport final : public TargetListSink {
public:
    /// Whole: the list is taken in at once, between the constructor and finish(). Batch: some of its rows, of an import that was
    /// decided before; finishBatch() ends it.
    enum class Extent { Whole, Batch };
    struct Setting {
        CentreId centre;
        ImportRecord record;
        TargetCriteria criteria;
        Instant now; ///< of the whole import: every entry enters the queue then
        Extent extent = Extent::Whole;
    };
    /// `rules` must hold the campaign.
    TargetImport(Connection& connection, const Setting& setting, const RuleBook& rules, IdMaker& ids);
    ~TargetImport() override;

    Result<Done> accepted(const TargetRow& row, IneligibleReasons reasons) override;
    Result<Done> rejected(const ListRow& row, const RowRejected& rejected) override;
    StoredImport finishBatch(); ///< counters alone
    /// Counters, index, the import's own row with the SHA-256 of the file. To be called once, after the last row.
    StoredImport finish(const ImportSummary& summary, const QByteArray& fileHash);

private:
    struct Known {
        PersonId id;
        std::int64_t lastSeq = 0; ///< of her listings, contested ones included
        QString birthName;
        QString birthDate;
        std::string standsSince; ///< reference date of the listing that stands
        std::string judgedSince; ///< of the newest listing of this campaign; empty: none
        bool saidBefore = false; ///< by the newest listing of this campaign, or by one of the same reference date
    };
    struct Place {
        QString territory;
        LaneId lane{};
    };
    std::optional<Known> find(const Nir& nir, const Listing& listing);
    void addPerson(const TargetRow& row, const Listing& listing, bool wanted);
    void addListing(const PersonId& person, std::int64_t seq, const TargetRow& row, const Listing& listing, bool contested);
    void updatePerson(const Known& known, const TargetRow& row, const Listing& listing, bool wanted);
    /// The gaps in her care that this list closes: what data said of her exams before, and say now.
    void noteClosedGaps(const PersonId& person, const std::vector<Exam>& before, const std::vector<Exam>& after);
    /// What the newest list of this campaign says of her place in its queue.
    void judgeEntry(const PersonId& person, const TargetRow& row, const Listing& listing, bool wanted);
    bool contradicts(const Known& known, const TargetRow& row, const Listing& listing);
    QueueEntry newEntry(const PersonId& person, const TargetRow& row, const Listing& listing);
    const Place& placeOf(std::string_view postalCode);
    void insertLetter(const PersonId& person);

    Connection& m_connection;
    Setting m_setting;
    const RuleBook& m_rules;
    const CampaignSpec& m_campaign;
    IdMaker& m_ids;
    AgentDirectoryRepository m_directory;
    CentralStores m_stores;
    bool m_fresh = false;      ///< nobody of the centre was there before
    bool m_indexLater = false; ///< nobody at all: the index of NIRs is made at the end (a rollback brings the old one back)
    std::string m_centre;      ///< as the store holds it, UTF-8
    std::string m_campaignCode;
    std::string m_referenceDate;
    QDate m_referenceDay;
    std::vector<CareGapRule> m_gapRules; ///< of the programmes open on that day; a list without exams closes none
    QByteArray m_importId;
    Statement m_insertPerson;
    Statement m_wantsKeys;
    Statement m_insertListing;
    std::unordered_map<std::string, Place> m_places;           ///< by postal code
    std::unordered_map<std::int64_t, QueueEntry> m_firstPlans; ///< by lane and years of gap: a first plan depends on no more
    StoredImport m_done;
};

} // namespace relais
