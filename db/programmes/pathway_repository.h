#pragma once

#include "core/programmes/pathway_store.h"
#include "db/base/read_ahead.h"

namespace relais {

/// Pathways, schedules, closed gaps and open alerts of one centre on one connection. On a database thread.
class PathwayRepository final : public PathwayStore {
public:
    PathwayRepository(Connection& connection, const CentreId& centre) : m_connection(connection), m_centre(centre) {}

    std::vector<StoredMembership> of(const PersonId& person) override;
    void expect(const std::vector<PersonId>& people) override;
    void set(const PersonId& person, const std::vector<StoredMembership>& memberships) override;
    std::vector<PersonId> membersOf(const QString& pathway, const std::optional<PersonId>& after, int limit) override;
    std::int64_t countMembers(const QString& pathway) override;
    CountOfPathway peopleToCall() override;
    std::vector<CountOfPathway> callsDue(const std::vector<Window>& spans) override;
    void noteClosedGap(const PersonId& person, const ClosedGap& gap, Instant now) override;
    std::vector<ClosedGap> closedGapsOf(const PersonId& person) override;
    void dropClosedGap(const PersonId& person, const ClosedGap& gap) override;
    GapCount closedGaps(const Window& noted) override;
    void setAlerts(const PersonId& person, const std::vector<OpenAlert>& alerts) override;
    std::vector<OpenAlert> openAlerts(int limit) override;

private:
    void write(const PersonId& person, const StoredMembership& membership);
    void remove(const PersonId& person, const QString& pathway);

    Connection& m_connection;
    CentreId m_centre;
    ReadAhead<PersonId, StoredMembership> m_members; ///< without their steps
    ReadAhead<PersonId, OpenAlert> m_alerts;
};

} // namespace relais
