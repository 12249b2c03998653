#pragma once

#include "tests/support/store_look.h"

#include <map>
#include <set>

namespace relais::test {

/// What a central store really holds (see StoreLook): the judge of the journeys.
class CentralTruth {
public:
    explicit CentralTruth(const StoreAddress& address);
    explicit CentralTruth(const QString& path) : CentralTruth(StoreAddress::ofFile(path)) {}

    /// The ids of all attempts.
    std::set<QString> attempts() const;
    /// Attempts that have no outcome, or more than one that nobody retracted or corrected.
    QStringList attemptsNotClosedOnce() const;
    /// Facts that the store took with a conflict.
    int conflicts() const;
    int facts() const;
    /// The ids of all facts.
    std::set<QString> factIds() const;
    bool holdsNir(const QString& nir) const;
    /// Somebody began to call the person with this NIR.
    bool wasCalled(const QString& nir) const;

    /// Replays the history of leases: a person held twice at once, a lease that ends without having begun, one that goes on after its
    /// time. Empty when all is well.
    QStringList leaseFaults() const;
    /// Leases that stand now.
    int openLeases() const;
    /// Who is lent to anybody now, and under which fence.
    std::map<QString, std::int64_t> heldFences() const;
    /// How many leases ever began.
    int leasesBegun() const;

private:
    std::set<QString> idsOf(const std::string& statement) const;
    int numberOf(const std::string& statement) const { return static_cast<int>(m_look.number(statement)); }

    StoreLook m_look;
};

} // namespace relais::test
