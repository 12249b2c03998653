#pragma once

#include "core/outbox/fact_store.h"
#include "db/base/read_ahead.h"

#include <map>
#include <vector>

namespace relais {

/// FactStore over the central tables. On the stack of a database job; borrows its connection; throws StoreFailure.
/// A fact that is stored and cannot be read again is a StoreCorrupt failure, never a gap.
class FactRepository final : public FactStore {
public:
    FactRepository(Connection& connection, CentreId centre) : m_connection(connection), m_centre(std::move(centre)) {}

    std::optional<Fact> find(const FactId& fact) override;
    std::optional<Instant> receivedAt(const FactId& fact) override;
    void expectReceived(const std::vector<FactId>& facts) override;
    void append(const Fact& fact, Instant receivedAt, const QString& conflict) override;
    std::vector<Fact> factsOf(const PersonId& person) override;
    void expect(const std::vector<FactId>& facts) override;
    void expectOf(const std::vector<PersonId>& people) override;
    std::vector<FactInConflict> inConflict(int limit) override;

private:
    /// A row of "fact", its body still to be read.
    struct Envelope {
        Fact fact;
        std::size_t type = 0;
        Instant receivedAt;
        QString conflict;
    };
    Fact read(Row& row);
    static Fact envelope(Row& row, const CentreId& centre, std::size_t& type);
    Envelope envelopeOf(Row row) const;
    std::vector<Fact> factsIn(std::vector<Envelope> envelopes);
    void readExpected();

    Connection& m_connection;
    CentreId m_centre;
    ReadAhead<FactId, bool> m_there;
    ReadAhead<PersonId, Envelope> m_envelopes;
    std::vector<PersonId> m_people;                   ///< whose envelopes were asked for
    std::map<PersonId, std::vector<Fact>> m_expected; ///< read ahead with their bodies, given once
};

} // namespace relais
