#include "db/upkeep/store_verifier.h"

#include "core/outbox/fact.h"
#include "db/outbox/fact_body_rows.h"
#include "db/upkeep/copy_progress.h"
#include "db/upkeep/table_catalogue.h"
#include "db/upkeep/table_reader.h"

#include <algorithm>
#include <array>

namespace relais {

namespace {

struct Rule {
    const char* table;
    StoreRule rule;
    const char* statement;
};

constexpr std::array rules{
    Rule{"lease", StoreRule::OneOpenLease, "upkeep/rules.one_open_lease"},
    Rule{"queue_entry", StoreRule::OneLiveEntry, "upkeep/rules.one_live_entry"},
    Rule{"lane_counter", StoreRule::LaneCounters, "upkeep/rules.lane_counters"},
    Rule{"queue_entry", StoreRule::KnownLane, "upkeep/rules.known_lane"},
    Rule{"feed", StoreRule::FeedGapless, "upkeep/rules.feed_gapless"},
    Rule{"lease", StoreRule::Fence, "upkeep/rules.fence"},
};

/// The table of each type of fact, in the order of FactBody; one that says nothing more than its envelope has none.
constexpr std::array<const char*, 12> factTables{"fact_attempt_started", "fact_attempt_closed", nullptr, "fact_mark_set",
    "fact_notice_read", "fact_number_marked", "fact_promise_made", "fact_promise_cancelled", "fact_agent_state_changed",
    "fact_pathway_said", "fact_consent_said", "fact_alert_answered"};
static_assert(factTables.size() == std::variant_size_v<FactBody>);

/// Asked to stop.
struct Stopped {};

} // namespace

Result<std::vector<StoreFault>> StoreVerifier::run(const Migrator& known)
{
    try {
        const auto state = known.state(m_connection);
        if (!state && state.error().code == ErrorCode::ResourceInvalid) {
            return std::vector<StoreFault>{{QStringLiteral("schema_migration"), StoreRule::Migrations, 1}};
        }
        if (!state) {
            return failure(state.error());
        }
        if (state->applied == 0) {
            return failure(ErrorCode::NotFound, QStringLiteral("no store"));
        }
        auto schema = StoreSchema::of(known.first(state->applied), m_clock);
        if (!schema) {
            return failure(schema.error());
        }
        m_schema = *std::move(schema);
        m_allSteps = static_cast<int>(m_schema.tables.size() + rules.size() + factTables.size()) + 2;
        checkSchema();
        // Nothing more can be asked of tables that are not what they should be.
        if (std::none_of(
                m_faults.begin(), m_faults.end(), [](const StoreFault& one) { return one.rule == StoreRule::Columns; })) {
            checkEngine();
            readEverything();
            checkRules();
            checkFacts();
        }
        return m_faults;
    } catch (const Stopped&) {
        return failure(ErrorCode::Cancelled);
    } catch (const StoreFailure& caught) {
        return failure(caught.error());
    }
}

void StoreVerifier::step()
{
    if (!m_watch.goOn(++m_steps, m_allSteps)) {
        throw Stopped();
    }
}

/// A damaged page or index shows in any question that meets it.
template <typename Count>
void StoreVerifier::hold(const QString& table, StoreRule rule, Count count)
{
    try {
        const Transaction snapshot(m_connection, false);
        if (const std::int64_t found = count(); found > 0) {
            m_faults.push_back({table, rule, found});
        }
    } catch (const StoreFailure& caught) {
        if (caught.error().code != ErrorCode::StoreCorrupt) {
            throw;
        }
        m_faults.push_back({table, rule == StoreRule::Engine ? rule : StoreRule::Readable, 1});
    }
}

void StoreVerifier::checkSchema()
{
    const Transaction snapshot(m_connection, false);
    TableCatalogue catalogue(m_connection);
    for (const TableShape& one : m_schema.tables) {
        if (catalogue.shapeOf(one.name) != one) {
            m_faults.push_back({one.name, StoreRule::Columns, 1});
        }
    }
    const auto miss = [&](const std::vector<TablePart>& wanted, const std::vector<TablePart>& there, StoreRule rule) {
        for (const TableShape& table : m_schema.tables) {
            const auto missing = std::count_if(wanted.begin(), wanted.end(), [&](const TablePart& one) {
                return one.table == table.name && std::find(there.begin(), there.end(), one) == there.end();
            });
            if (missing > 0) {
                m_faults.push_back({table.name, rule, missing});
            }
        }
    };
    miss(m_schema.indexes, catalogue.indexes(), StoreRule::Indexes);
    miss(m_schema.triggers, catalogue.triggers(), StoreRule::Triggers);
    step();
}

void StoreVerifier::checkEngine()
{
    hold({}, StoreRule::Engine, [&] { return m_connection.statement("upkeep/rules.engine").value<std::int64_t>().value_or(1); });
    bool checkable = false;
    {
        const Transaction snapshot(m_connection, false);
        checkable = m_connection.statement("upkeep/rules.index_checker").value<std::int64_t>().value_or(0) > 0;
    }
    if (checkable) {
        for (const TablePart& index : m_schema.indexes) {
            hold(index.table, StoreRule::Engine, [&] {
                m_connection.assembled("upkeep/rules.check_index", {{"index", index.name.toStdString()}}).run();
                return 0;
            });
        }
    }
    step();
}

void StoreVerifier::readEverything()
{
    std::vector<TableTally> sums;
    {
        const Transaction snapshot(m_connection, false);
        sums = CopyProgress::sumsOfBackup(m_connection, m_schema.tables);
    }
    for (const TableShape& one : m_schema.tables) {
        hold(one.name, StoreRule::Readable, [&] {
            // Between two pages, too: a table may hold millions of rows.
            const auto sum =
                TableReader::sumOf(m_connection, one, [this](std::int64_t) { return m_watch.goOn(m_steps, m_allSteps); });
            if (!sum) {
                throw Stopped();
            }
            const auto made =
                std::find_if(sums.begin(), sums.end(), [&](const TableTally& each) { return each.table == one.name; });
            if (made != sums.end() && made->sum != *sum) {
                m_faults.push_back({one.name, StoreRule::BackupSums, 1});
            }
            return 0;
        });
        step();
    }
}

void StoreVerifier::checkRules()
{
    for (const Rule& one : rules) {
        hold(QLatin1String(one.table), one.rule,
            [&] { return m_connection.statement(one.statement).value<std::int64_t>().value_or(0); });
        step();
    }
}

/// Read as the server reads them: a row that the engine finds sound may say what no fact says.
std::int64_t StoreVerifier::unreadableFacts()
{
    struct Place {
        CentreId centre;
        FactId id;
        std::size_t type = 0;
    };
    constexpr int pageOfFacts = 500;
    std::int64_t unreadable = 0;
    Place last;
    for (bool more = true; more;) {
        const auto page =
            m_connection.statement("upkeep/rules.fact_page").bindAll(last.centre, last.id, pageOfFacts).all([](Row row) {
                return Place{row.next<CentreId>(), row.next<FactId>(), row.next<std::size_t>()};
            });
        for (const Place& one : page) {
            askBody(m_connection, one.centre, one.id, one.type);
        }
        for (const Place& one : page) {
            try {
                readBody(m_connection, one.centre, one.id, one.type);
            } catch (const StoreFailure& caught) {
                if (caught.error().code != ErrorCode::StoreCorrupt) {
                    throw;
                }
                ++unreadable;
            }
        }
        more = static_cast<int>(page.size()) == pageOfFacts;
        last = page.empty() ? last : page.back();
        if (!m_watch.goOn(m_steps, m_allSteps)) {
            throw Stopped();
        }
    }
    return unreadable;
}

void StoreVerifier::checkFacts()
{
    hold(QStringLiteral("fact"), StoreRule::TypedRow, [&] {
        return m_connection.statement("upkeep/rules.known_type").bindAll(factTables.size()).value<std::int64_t>().value_or(0);
    });
    for (std::size_t type = 0; type < factTables.size(); ++type) {
        // An older store has fewer of them.
        const TableShape* table = factTables[type] == nullptr ? nullptr : m_schema.table(QLatin1String(factTables[type]));
        if (table != nullptr) {
            const auto count = [&](std::string_view statement) {
                return m_connection.assembled(statement, tokensOf(*table)).bindAll(type).value<std::int64_t>().value_or(0);
            };
            hold(table->name, StoreRule::Envelope, [&] { return count("upkeep/rules.envelope"); });
            hold(table->name, StoreRule::TypedRow, [&] { return count("upkeep/rules.typed_row"); });
        }
        step();
    }
    // An older store has other tables, and is read by the program that made it; of a fact without its details that is said already.
    const bool whole = m_schema.table(QLatin1String(factTables.back())) != nullptr
        && std::none_of(m_faults.begin(), m_faults.end(), [](const StoreFault& one) { return one.rule == StoreRule::TypedRow; });
    if (whole) {
        hold(QStringLiteral("fact"), StoreRule::Readable, [&] { return unreadableFacts(); });
    }
}

} // namespace relais
