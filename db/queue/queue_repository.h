#pragma once

#include "core/queue/queue_store.h"
#include "db/base/read_ahead.h"
#include "db/queue/known_ready.h"
#include "db/queue/lane_heads.h"

#include <map>

namespace relais {

/// QueueStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
/// Lane counters are gathered and written by flush(), which the end of the job (CentralStores) calls: many entries of a batch
/// share one counter row.
class QueueRepository final : public QueueStore {
public:
    QueueRepository(Connection& connection, CentreId centre)
        : m_connection(connection), m_centre(std::move(centre)),
          m_heads(connection.shared() != nullptr ? &connection.shared()->of<LaneHeads>() : nullptr)
    {}

    std::optional<QueueEntry> find(const EntryId& entry) override;
    std::vector<QueueEntry> entriesOf(const PersonId& person) override;
    void expect(const std::vector<PersonId>& people) override;
    void expect(const std::vector<EntryId>& entries) override;
    void insert(const QueueEntry& entry) override;
    void update(const QueueEntry& before, const QueueEntry& after) override;
    LaneId commonLane(const CampaignCode& campaign, const QString& territory) override;
    LaneId ownLane(const AgentId& agent) override;
    std::vector<LaneLoad> lanes(const std::optional<AgentId>& agent) override;
    void expectLanes(const std::vector<AgentId>& agents) override;
    std::vector<QueueEntry> ready(LaneId lane, int limit, const std::optional<QueueEntry>& after) override;
    void expectReady(const std::vector<LaneId>& lanes, int count) override;
    Promoted promote(Instant now, int limit) override;
    std::vector<QueueEntry> toShare(Instant now, int limit) override;
    std::vector<QueueEntry> overdue(Instant now, int limit) override;
    std::vector<QueueEntry> missed(Instant now, int limit) override;
    std::optional<Instant> nextDue(LaneId lane) override;
    void setLetter(const PersonId& person, const CampaignCode& campaign, const QString& letter, Instant since) override;
    void dropLetter(const PersonId& person, const CampaignCode& campaign, const QString& letter) override;
    bool dropLettersBut(const PersonId& person, const CampaignCode& campaign, const QString& kept) override;
    std::vector<ListedOnly> listedOnly(const PersonId& person) override;

    void startCampaign(const CampaignCode& campaign, Instant now);
    /// Writes the lane counters; must be called before the job ends.
    void flush();

private:
    void count(LaneId lane, EntryState state, int change) { m_counts[{lane, state}] += change; }
    std::vector<QueueEntry> readyFromHead(LaneId lane, int limit);
    std::optional<LaneHeads::Position> startOf(LaneId lane) const;
    void tellReady(const QueueEntry& entry);
    void settle();
    void forgetLanes();
    LaneId newLane(const CampaignCode& campaign, const QString& territory, const std::optional<AgentId>& owner);

    Connection& m_connection;
    CentreId m_centre;
    LaneHeads* m_heads; ///< null: rows that were taken are gone from the index
    ReadAhead<EntryId, QueueEntry> m_entries;
    ReadAhead<PersonId, QueueEntry> m_ofPeople;
    ReadAhead<PersonId, ListedOnly> m_listed;
    ReadAhead<AgentId, LaneLoad> m_ownLanes;
    std::optional<std::vector<LaneLoad>> m_commonLanes; ///< as they are stored
    KnownReady m_known;
    std::vector<EntryId> m_leased; ///< ready ones that were lent and not written yet: a server is told of many at once
    std::map<std::pair<LaneId, EntryState>, std::int64_t> m_counts; ///< changes that are not written yet
};

} // namespace relais
