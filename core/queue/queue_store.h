#pragma once

#include "core/queue/queue_entry.h"

#include <vector>

namespace relais {

/// The entries of one centre inside one transaction: a port. On a database thread; storage failures travel through it.
class QueueStore {
public:
    virtual ~QueueStore() = default;

    virtual std::optional<QueueEntry> find(const EntryId& entry) = 0;
    virtual std::vector<QueueEntry> entriesOf(const PersonId& person) = 0;
    /// The entries of these people, and where lists alone know them, will be asked for next, each once: a store behind a network reads them
    /// together. Changes nothing.
    virtual void expect(const std::vector<PersonId>&) {}
    virtual void expect(const std::vector<EntryId>&) {}
    virtual void insert(const QueueEntry& entry) = 0;
    /// Writes what changed; lane counters follow. `before` is what the store holds.
    virtual void update(const QueueEntry& before, const QueueEntry& after) = 0;

    /// Makes the lane when it is not there yet.
    virtual LaneId commonLane(const CampaignCode& campaign, const QString& territory) = 0;
    virtual LaneId ownLane(const AgentId& agent) = 0;
    /// All lanes but the own ones of other agents; without an agent, all.
    virtual std::vector<LaneLoad> lanes(const std::optional<AgentId>& agent = std::nullopt) = 0;
    /// Their lanes will be asked for next, each once.
    virtual void expectLanes(const std::vector<AgentId>&) {}

    /// The best ready entries of a lane, by (rank, due, id), after `after` when given.
    virtual std::vector<QueueEntry> ready(LaneId lane, int limit, const std::optional<QueueEntry>& after) = 0;
    /// So many of each of these lanes may be asked for, little by little: their heads are read that far at once.
    virtual void expectReady(const std::vector<LaneId>&, int) {}
    /// Makes ready up to `limit` scheduled entries whose time has come and whose person has no live entry; those that wait behind
    /// another come back, to be settled one by one.
    struct Promoted {
        std::int64_t promoted = 0;
        std::vector<QueueEntry> contested;
    };
    virtual Promoted promote(Instant now, int limit) = 0;
    /// Ready own promises whose owner did not come in time.
    virtual std::vector<QueueEntry> toShare(Instant now, int limit) = 0;
    /// Ready follow-up steps (class 40) that are past their window.
    virtual std::vector<QueueEntry> overdue(Instant now, int limit) = 0;
    /// Ready retries (class 60) that are past their window.
    virtual std::vector<QueueEntry> missed(Instant now, int limit) = 0;
    /// When the next scheduled entry of a lane may be handed out.
    virtual std::optional<Instant> nextDue(LaneId lane) = 0;

    virtual void setLetter(const PersonId& person, const CampaignCode& campaign, const QString& letter, Instant since) = 0;
    virtual void dropLetter(const PersonId& person, const CampaignCode& campaign, const QString& letter) = 0;
    /// Drops every letter of the campaign but this one; empty: all. Whether one was due.
    virtual bool dropLettersBut(const PersonId& person, const CampaignCode& campaign, const QString& kept) = 0;
    /// The campaigns that know the person by a list alone: no entry, because she has no number or is not eligible.
    struct ListedOnly {
        CampaignCode campaign;
        bool eligible = false; ///< as the newest list of the campaign says
    };
    virtual std::vector<ListedOnly> listedOnly(const PersonId& person) = 0;
};

} // namespace relais
