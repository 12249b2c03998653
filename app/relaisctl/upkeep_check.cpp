// relaisctl migrate and verify: what state a central store is in.
#include "app/relaisctl/terminal_watch.h"
#include "app/relaisctl/upkeep_options.h"
#include "app/relaisctl/upkeep_verbs.h"
#include "core/base/clock.h"
#include "db/base/migrator.h"
#include "db/upkeep/store_verifier.h"
#include "ui/words/upkeep_words.h"

namespace relais {

using namespace Qt::StringLiterals;

namespace {

int notLookedAt(const ToolStreams& streams, const Error& error)
{
    streams.say(UpkeepWords::storeFailed(error));
    return error.code == ErrorCode::Cancelled                                              ? ExitInterrupted
        : error.code == ErrorCode::StoreTooNew || error.code == ErrorCode::ResourceInvalid ? ExitRefused
                                                                                           : ExitFailed;
}

} // namespace

int runMigrate(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    int code = ExitDone;
    if (!UpkeepOptions{{u"database"_s}, {u"check"_s}, UpkeepWords::migrateHelp()}.read(parser, arguments, streams, code)) {
        return code;
    }
    const auto address = storeOption(parser, u"database"_s, true, streams);
    if (!address) {
        return ExitUsage;
    }
    const bool onlyCheck = parser.isSet(u"check"_s);
    const auto connection = onlyCheck ? address->openToRead() : address->open();
    if (!connection) {
        return notLookedAt(streams, connection.error());
    }
    const Migrator known(u"central"_s);
    const auto before = known.state(**connection);
    if (!before) {
        return notLookedAt(streams, before.error());
    }
    const QString newest = known.migrations().back().name;
    if (before->last == newest) {
        streams.print(UpkeepWords::isNewest(newest) + u'\n');
        return ExitDone;
    }
    if (onlyCheck) {
        streams.print(UpkeepWords::isBehind(before->last, newest) + u'\n');
        return ExitRefused;
    }
    if (const auto migrated = known.migrate(**connection, SystemClock()); !migrated) {
        return notLookedAt(streams, migrated.error());
    }
    streams.print(UpkeepWords::migrated(before->last, newest) + u'\n');
    return ExitDone;
}

int runVerify(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    int code = ExitDone;
    if (!UpkeepOptions{{u"database"_s}, {}, UpkeepWords::verifyHelp()}.read(parser, arguments, streams, code)) {
        return code;
    }
    const auto address = storeOption(parser, u"database"_s, true, streams);
    if (!address) {
        return ExitUsage;
    }
    const auto connection = address->openToRead();
    if (!connection) {
        return notLookedAt(streams, connection.error());
    }
    const SystemClock clock;
    TerminalWatch watch(streams, &UpkeepWords::verifying);
    const auto faults = StoreVerifier(**connection, clock, watch).run(Migrator(u"central"_s));
    watch.clear();
    if (!faults) {
        return notLookedAt(streams, faults.error());
    }
    for (const StoreFault& one : *faults) {
        streams.print(UpkeepWords::fault(one) + u'\n');
    }
    streams.say(faults->empty() ? UpkeepWords::allHolds() : UpkeepWords::faulty(static_cast<int>(faults->size())));
    return faults->empty() ? ExitDone : ExitRefused;
}

} // namespace relais
