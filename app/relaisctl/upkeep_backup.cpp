// relaisctl backup: what one moment of a store held, as one file that either engine can be filled from.
#include "app/relaisctl/backup_file.h"
#include "app/relaisctl/copy_told.h"
#include "app/relaisctl/same_file.h"
#include "app/relaisctl/terminal_watch.h"
#include "app/relaisctl/upkeep_options.h"
#include "app/relaisctl/upkeep_verbs.h"
#include "db/base/sqlite_connection.h"
#include "db/upkeep/store_copy.h"

#include <QFileInfo>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

CopyOutcome failed(const Error& error)
{
    return tl::unexpected(CopyFailure{CopyProblem::Store, {}, error});
}

CopyOutcome backedUp(const StoreAddress& from, const QString& part, const ToolStreams& streams)
{
    const auto source = from.openToRead();
    if (!source) {
        return failed(source.error());
    }
    SqliteSettings settings = SqliteSettings::ofServer(part);
    settings.writeAhead = false; // one file, that nobody reads yet
    settings.everyCommitOnDisk = false;
    settings.sortsInMemory = false;
    const auto target = SqliteConnection::open(settings);
    if (!target) {
        return failed(target.error());
    }
    const SystemClock clock;
    SystemRandom random;
    IdMaker ids(clock, random);
    TerminalWatch watch(streams, &UpkeepWords::copying);
    return StoreCopy(**source, **target, StoreCopy::Kind::Backup, clock, ids, watch).run(Migrator(u"central"_s));
}

} // namespace

int runBackup(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    int code = ExitDone;
    const UpkeepOptions options{{u"database"_s, u"to"_s}, {u"replace"_s}, UpkeepWords::backupHelp()};
    if (!options.read(parser, arguments, streams, code)) {
        return code;
    }
    const auto from = storeOption(parser, u"database"_s, true, streams);
    if (!from) {
        return ExitUsage;
    }
    const QString said = parser.value(u"to"_s);
    if (said.contains(u"://"_s)) {
        streams.say(UpkeepWords::backupIsAFile(u"to"_s));
        return ExitUsage;
    }
    const QString path = QFileInfo(said.startsWith(u"sqlite:"_s) ? said.mid(7) : said).absoluteFilePath();
    if (from->isFile() && isOfStore(path, from->path())) {
        streams.say(UpkeepWords::sameStore());
        return ExitUsage;
    }
    const bool replace = parser.isSet(u"replace"_s);
    if (QFileInfo::exists(path) && (!replace || !QFileInfo(path).isFile())) {
        streams.say(UpkeepWords::backupIsThere());
        return ExitRefused;
    }
    BackupFile file(path);
    if (const auto begun = file.begin(); !begun) {
        return tellCopyFailure({CopyProblem::Store, {}, begun.error()}, UpkeepWords::Act::Backup, streams);
    }
    const auto outcome = backedUp(*from, file.part(), streams);
    if (!outcome) {
        return tellCopyFailure(outcome.error(), UpkeepWords::Act::Backup, streams);
    }
    if (const auto given = file.give(replace); !given) {
        if (given.error().code == ErrorCode::Conflict) {
            streams.say(UpkeepWords::backupIsThere());
            return ExitRefused;
        }
        return tellCopyFailure({CopyProblem::Store, {}, given.error()}, UpkeepWords::Act::Backup, streams);
    }
    tellTallies(*outcome, streams);
    streams.say(UpkeepWords::backedUp(from->shown()));
    return ExitDone;
}

} // namespace relais
