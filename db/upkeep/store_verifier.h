#pragma once

#include "core/campaigns/list_watch.h"
#include "core/upkeep/store_fault.h"
#include "db/upkeep/store_schema.h"

namespace relais {

/// Looks a central store over, and changes nothing: its schema, the engine's own check, every row read once, and the rules that a damaged or wrongly
/// restored store breaks. Beside a server that runs, too: each rule sees one moment. Borrows everything; one thread.
class StoreVerifier {
public:
    StoreVerifier(Connection& connection, const Clock& clock, ListWatch& watch)
        : m_connection(connection), m_clock(clock), m_watch(watch)
    {}

    /// What does not hold; empty: all does. Fails with StoreTooNew, StoreBusy (an unfinished copy), NotFound (no store at all), Cancelled, or
    /// as the connection does.
    Result<std::vector<StoreFault>> run(const Migrator& known);

private:
    void checkSchema();
    void checkEngine();
    void checkRules();
    void checkFacts();
    std::int64_t unreadableFacts();
    void readEverything();
    template <typename Count>
    void hold(const QString& table, StoreRule rule, Count count);
    void step();

    Connection& m_connection;
    const Clock& m_clock;
    ListWatch& m_watch;
    StoreSchema m_schema;
    std::vector<StoreFault> m_faults;
    int m_steps = 0;
    int m_allSteps = 1;
};

} // namespace relais
