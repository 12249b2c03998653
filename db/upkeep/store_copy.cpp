#include "db/upkeep/store_copy.h"

#include "db/outbox/feed_repository.h"
#include "db/upkeep/table_catalogue.h"
#include "db/upkeep/table_reader.h"
#include "db/upkeep/table_writer.h"

namespace relais {

namespace {

/// Leaves the members at the first thing that is not as it must be; caught in run() alone.
struct Broken {
    CopyFailure failure;
};

[[noreturn]] void broken(CopyProblem problem, const QString& table = {}, const Error& error = {})
{
    throw Broken{{problem, table, error}};
}

/// What an empty store may hold: its first epoch, and the row by which a server without people asked whether it can write.
bool isOfEmptyStore(const QString& table)
{
    return table == QLatin1String("store_epoch") || table == QLatin1String("cursor_key") || table == QLatin1String("write_probe");
}

std::int64_t countOf(Connection& connection, const TableShape& shape)
{
    return connection.assembled("upkeep/table.count", tokensOf(shape)).value<std::int64_t>().value_or(0);
}

} // namespace

CopyOutcome StoreCopy::run(const Migrator& known)
{
    try {
        const auto state = known.state(m_source);
        if (!state) {
            const auto code = state.error().code;
            const bool unusable = code == ErrorCode::StoreTooNew || code == ErrorCode::ResourceInvalid
                || (code == ErrorCode::StoreBusy && CopyProgress(m_source).origin());
            broken(unusable ? CopyProblem::SourceUnusable : CopyProblem::Store, {}, state.error());
        }
        if (state->applied == 0) {
            broken(CopyProblem::SourceEmpty);
        }
        auto schema = StoreSchema::of(known.first(state->applied), m_clock);
        if (!schema) {
            broken(CopyProblem::Store, {}, schema.error());
        }
        m_schema = *std::move(schema);
        checkShapes(m_source);
        prepare(known, *state);
        checkShapes(m_target);
        copyTables();
        checkBackup();
        compare(m_target, CopyProblem::SumsDiffer);
        if (m_kind != Kind::Backup) {
            compare(m_source, CopyProblem::SourceChanged);
        }
        finish();
        return m_copied;
    } catch (const Broken& caught) {
        return tl::unexpected(caught.failure);
    } catch (const StoreFailure& caught) {
        return tl::unexpected(CopyFailure{CopyProblem::Store, m_table, caught.error()});
    }
}

void StoreCopy::goOn(std::int64_t rows)
{
    m_rows += rows;
    if (!m_watch.goOn(m_rows, m_all)) {
        broken(CopyProblem::Stopped);
    }
}

void StoreCopy::checkShapes(Connection& of)
{
    const Transaction snapshot(of, false);
    TableCatalogue catalogue(of);
    for (const TableShape& one : m_schema.tables) {
        if (catalogue.shapeOf(one.name) != one) {
            broken(CopyProblem::OtherColumns, one.name);
        }
    }
}

Result<Done> StoreCopy::migrateTarget(const Migrator& migrator)
{
    const auto state = migrator.state(m_target);
    if (!state) {
        return failure(state.error());
    }
    // An earlier run may have been killed before its first migration: what it left keeps nobody's data.
    QStringList held = TableCatalogue(m_target).tables();
    held.removeAll(QStringLiteral("schema_migration"));
    if (state->applied == 0 && !held.isEmpty()) {
        broken(CopyProblem::TargetHolds, held.constFirst());
    }
    return migrator.migrate(m_target, m_clock);
}

/// An empty store at the schema of the source, or the half that an earlier run left.
void StoreCopy::prepare(const Migrator& known, const SchemaState& source)
{
    CopyProgress::Origin origin;
    {
        const Transaction snapshot(m_source, false);
        origin = {FeedRepository(m_source, {}).epoch(), static_cast<std::int64_t>(source.applied)};
    }
    if (const auto begun = m_progress.origin()) {
        if (*begun != origin) {
            broken(CopyProblem::OtherSource);
        }
        m_copied.wentOn = true;
        return;
    }
    if (const auto migrated = migrateTarget(known.first(source.applied)); !migrated) {
        const auto code = migrated.error().code;
        const bool unusable = code == ErrorCode::StoreTooNew || code == ErrorCode::ResourceInvalid;
        broken(unusable ? CopyProblem::TargetUnusable : CopyProblem::Store, {}, migrated.error());
    }
    Transaction transaction(m_target);
    for (const TableShape& one : m_schema.tables) {
        const bool holds = m_target.assembled("upkeep/table.any", tokensOf(one)).value<std::int64_t>().has_value();
        if (holds && !isOfEmptyStore(one.name)) {
            broken(CopyProblem::TargetHolds, one.name);
        }
        if (holds) {
            m_target.assembled("upkeep/table.clear", tokensOf(one)).run();
        }
    }
    m_progress.begin(origin, m_clock.now());
    transaction.commit();
}

void StoreCopy::copyTables()
{
    const Transaction snapshot(m_source, false);
    std::int64_t held = 0;
    for (const TableShape& one : m_schema.tables) {
        held += countOf(m_source, one);
    }
    m_all = held * (m_kind == Kind::Backup ? 2 : 3);
    for (const TableShape& one : m_schema.tables) {
        m_table = one.name;
        copyTable(one);
    }
}

void StoreCopy::copyTable(const TableShape& shape)
{
    CopyProgress::Place place = m_progress.of(shape.name);
    goOn(place.sum.rows());
    TableReader reader(m_source, shape, place.lastKey);
    while (!place.done) {
        CopyProgress::Place next = place;
        {
            Transaction transaction(m_target);
            {
                TableWriter writer(m_target, shape);
                next.done = !reader.page([&](const Row& row, std::string_view code) {
                    writer.write(row);
                    next.sum.add(code);
                });
            }
            next.lastKey = reader.lastKey();
            m_progress.advance(shape.name, place, next);
            transaction.commit();
        }
        goOn(next.sum.rows() - place.sum.rows());
        place = next;
    }
    m_copied.tables.push_back({shape.name, place.sum});
}

/// A backup that has rotted is not put back: what was read of it is not what it was made of.
void StoreCopy::checkBackup()
{
    const Transaction snapshot(m_source, false);
    for (const TableTally& sum : CopyProgress::sumsOfBackup(m_source, m_schema.tables)) {
        const auto read = std::find_if(
            m_copied.tables.begin(), m_copied.tables.end(), [&](const TableTally& one) { return one.table == sum.table; });
        if (read == m_copied.tables.end() || read->sum != sum.sum) {
            broken(CopyProblem::BackupChanged, sum.table);
        }
    }
}

void StoreCopy::compare(Connection& with, CopyProblem problem)
{
    for (std::size_t i = 0; i < m_schema.tables.size(); ++i) {
        m_table = m_schema.tables[i].name;
        const Transaction snapshot(with, false);
        const auto sum = TableReader::sumOf(with, m_schema.tables[i], [this](std::int64_t rows) {
            goOn(rows);
            return true;
        });
        if (sum != m_copied.tables[i].sum) {
            broken(problem, m_table);
        }
    }
}

void StoreCopy::finish()
{
    m_table.clear();
    Transaction transaction(m_target);
    m_progress.end(m_kind == Kind::Backup ? CopyProgress::Keep::Sums : CopyProgress::Keep::Nothing);
    if (m_kind == Kind::Restore) {
        FeedRepository(m_target, {}).renewEpoch(m_ids.next());
    }
    transaction.commit();
    m_target.execute(m_target.text("upkeep/progress.settle"));
}

} // namespace relais
