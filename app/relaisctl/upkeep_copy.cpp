// relaisctl copy and restore: a whole store into an empty one, on either engine.
#include "app/relaisctl/copy_told.h"
#include "app/relaisctl/same_file.h"
#include "app/relaisctl/terminal_watch.h"
#include "app/relaisctl/upkeep_options.h"
#include "app/relaisctl/upkeep_verbs.h"
#include "db/upkeep/store_copy.h"

namespace relais {

using namespace Qt::StringLiterals;

namespace {

CopyOutcome filled(const StoreAddress& from, const StoreAddress& to, StoreCopy::Kind kind, const ToolStreams& streams)
{
    const auto source = from.openToRead();
    if (!source) {
        return tl::unexpected(CopyFailure{CopyProblem::Store, {}, source.error()});
    }
    const auto target = to.open();
    if (!target) {
        return tl::unexpected(CopyFailure{CopyProblem::Store, {}, target.error()});
    }
    const SystemClock clock;
    SystemRandom random;
    IdMaker ids(clock, random);
    TerminalWatch watch(streams, &UpkeepWords::copying);
    const Migrator known(u"central"_s);
    auto outcome = StoreCopy(**source, **target, kind, clock, ids, watch).run(known);
    if (outcome && kind == StoreCopy::Kind::Restore) {
        // What was backed up by an older program is brought up to date here and not at the first start.
        if (const auto migrated = known.migrate(**target, clock); !migrated) {
            return tl::unexpected(CopyFailure{CopyProblem::Store, {}, migrated.error()});
        }
    }
    return outcome;
}

} // namespace

int runCopy(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    int code = ExitDone;
    if (!UpkeepOptions{{u"from"_s, u"to"_s}, {}, UpkeepWords::copyHelp()}.read(parser, arguments, streams, code)) {
        return code;
    }
    const auto from = storeOption(parser, u"from"_s, true, streams);
    const auto to = from ? storeOption(parser, u"to"_s, false, streams) : std::nullopt;
    if (!to) {
        return ExitUsage;
    }
    const bool same =
        from->isFile() && to->isFile() ? isOfStore(to->path(), from->path()) : parser.value(u"from"_s) == parser.value(u"to"_s);
    if (same) {
        streams.say(UpkeepWords::sameStore());
        return ExitUsage;
    }
    const auto outcome = filled(*from, *to, StoreCopy::Kind::Move, streams);
    if (!outcome) {
        return tellCopyFailure(outcome.error(), UpkeepWords::Act::Copy, streams);
    }
    tellTallies(*outcome, streams);
    streams.say(UpkeepWords::copied(from->shown(), to->shown()));
    return ExitDone;
}

int runRestore(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    int code = ExitDone;
    if (!UpkeepOptions{{u"from"_s, u"database"_s}, {}, UpkeepWords::restoreHelp()}.read(parser, arguments, streams, code)) {
        return code;
    }
    const auto from = storeOption(parser, u"from"_s, true, streams);
    const auto to = from ? storeOption(parser, u"database"_s, false, streams) : std::nullopt;
    if (!to) {
        return ExitUsage;
    }
    if (!from->isFile() || (to->isFile() && isOfStore(to->path(), from->path()))) {
        streams.say(from->isFile() ? UpkeepWords::sameStore() : UpkeepWords::backupIsAFile(u"from"_s));
        return ExitUsage;
    }
    const auto outcome = filled(*from, *to, StoreCopy::Kind::Restore, streams);
    if (!outcome) {
        return tellCopyFailure(outcome.error(), UpkeepWords::Act::Restore, streams);
    }
    tellTallies(*outcome, streams);
    streams.say(UpkeepWords::restored(to->shown()));
    return ExitDone;
}

} // namespace relais
