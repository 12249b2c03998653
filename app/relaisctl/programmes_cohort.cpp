// relaisctl programmes cohort: who is called on a pathway, within the capacity; beside a server that may run.
#include "app/relaisctl/programmes_verbs.h"
#include "app/relaisctl/terminal_watch.h"
#include "app/relaisctl/tool_cohort_place.h"
#include "core/programmes/carry_out_cohort.h"
#include "ui/words/cohort_words.h"

#include <QCommandLineParser>

#include <cmath>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

constexpr int peopleInOneWrite = 100; ///< some tens of milliseconds: whoever else writes comes in between

struct Job {
    QString pathway;
    StoreAddress database = StoreAddress::ofFile({});
    QString centre;
    RuleFolders folders; ///< that the store's server reads
    CohortRun::Said said;
    bool fromAccounts = false;
    bool commit = false;
};

/// False: given, and not understood.
bool readNumbers(const QCommandLineParser& parser, CohortRun::Said& said)
{
    bool good = true;
    if (parser.isSet(u"fte"_s)) {
        const double nurses = QString(parser.value(u"fte"_s)).replace(u',', u'.').toDouble(&good);
        if (!good || !(nurses >= 0 && nurses <= 100'000)) {
            return false;
        }
        said.nurseHundredths = static_cast<int>(std::lround(nurses * 100));
    }
    if (parser.isSet(u"frequency"_s)) {
        said.everyDays = parser.value(u"frequency"_s).toInt(&good);
    }
    return good;
}

std::optional<Job> jobOf(const QStringList& arguments, const ToolStreams& streams, int& code)
{
    code = ExitUsage;
    const auto refuse = [&](const QString& sentence) {
        streams.say(sentence);
        return std::nullopt;
    };
    QCommandLineParser parser;
    for (const QString& name : {u"database"_s, u"centre"_s, u"programmes"_s, u"campaigns"_s, u"fte"_s, u"frequency"_s}) {
        parser.addOption({name, {}, u"value"_s});
    }
    for (const QString& name : {u"dry-run"_s, u"commit"_s, u"from-accounts"_s}) {
        parser.addOption(QCommandLineOption(name));
    }
    parser.addOption(QCommandLineOption(QStringList{u"h"_s, u"help"_s}));
    if (!parser.parse(QStringList{u"relaisctl"_s} + arguments)) {
        return refuse(CohortWords::unknownOption());
    }
    if (parser.isSet(u"help"_s)) {
        streams.print(CohortWords::help());
        code = ExitDone;
        return std::nullopt;
    }
    Job job;
    job.pathway = parser.positionalArguments().value(0);
    const auto database = existingStore(parser.value(u"database"_s));
    job.centre = parser.value(u"centre"_s);
    job.folders = {parser.value(u"programmes"_s), parser.value(u"campaigns"_s)};
    job.fromAccounts = parser.isSet(u"from-accounts"_s);
    job.commit = parser.isSet(u"commit"_s);
    if (parser.positionalArguments().size() != 1 || (!database && database.error().code != ErrorCode::NotFound)) {
        return refuse(CohortWords::pathwayAndStoreWanted());
    }
    if (job.commit && parser.isSet(u"dry-run"_s)) {
        return refuse(CohortWords::notBoth());
    }
    if (!readNumbers(parser, job.said)) {
        return refuse(CohortWords::unknownOption());
    }
    if (!database) {
        return refuse(CohortWords::noStore());
    }
    job.database = *database;
    return job;
}

int failed(const ToolStreams& streams, const QString& pathway, const Error& error)
{
    if (error.code == ErrorCode::NotFound) {
        streams.say(CohortWords::noCohort(pathway));
        return ExitUsage;
    }
    if (error.code == ErrorCode::Cancelled) {
        streams.say(CohortWords::interrupted());
        return ExitInterrupted;
    }
    streams.say(CohortWords::failed(error));
    return error.code == ErrorCode::InvalidInput ? ExitUsage : error.code == ErrorCode::Conflict ? ExitRefused : ExitFailed;
}

/// What was said last holds for what is not said now.
Result<CohortRun::Said> saidFor(const Job& job, CohortPlace& place)
{
    CohortRun::Said said = job.said;
    if (job.fromAccounts) {
        return said;
    }
    CohortRun::Said before;
    const auto read = place.read([&](CohortWork& work) { before = work.runs.lastSaid(job.pathway); });
    if (!read) {
        return failure(read.error());
    }
    said.nurseHundredths = said.nurseHundredths ? said.nurseHundredths : before.nurseHundredths;
    said.everyDays = said.everyDays ? said.everyDays : before.everyDays;
    return said;
}

Result<CohortRun> begin(CohortPlace& place, IdMaker& ids, const QString& pathway, const CohortRun::Said& said)
{
    CohortRun run;
    run.id = ids.make<CohortRunId>();
    run.pathway = pathway;
    run.cause = CohortRun::Cause::Operator;
    run.said = said;
    Result<CohortRun> begun = failure(ErrorCode::StoreUnavailable);
    const auto written = place.write([&](CohortWork& work) { begun = beginCohort(work, run); });
    return written ? begun : failure(written.error());
}

} // namespace

int runProgrammesCohort(const QStringList& arguments, const ToolStreams& streams)
{
    int code = ExitDone;
    const auto job = jobOf(arguments, streams, code);
    if (!job) {
        return code;
    }
    const auto settings = CapacitySettings::shipped();
    if (!settings) {
        return failed(streams, job->pathway, settings.error());
    }
    const auto store = ToolStore::open(job->database, job->centre, job->folders);
    if (!store) {
        return failed(streams, job->pathway, store.error());
    }
    ToolCohortPlace place(**store);
    const auto said = saidFor(*job, place);
    if (!said) {
        return failed(streams, job->pathway, said.error());
    }
    TerminalWatch watch(streams, &CohortWords::progress);
    const auto choice = chooseCohort(place, *settings, job->pathway, *said, watch);
    watch.clear();
    if (!choice) {
        return failed(streams, job->pathway, choice.error());
    }
    streams.print(CohortWords::bound(job->pathway, *choice) + u'\n');
    streams.print(CohortWords::moves(choice->plan) + u'\n');
    streams.print(CohortWords::loads(*choice) + u'\n');
    if (const QString warning = CohortWords::warning(*choice); !warning.isEmpty()) {
        streams.say(warning);
    }
    if (job->commit) {
        const auto begun = begin(place, (*store)->ids(), job->pathway, *said);
        const auto ended = begun ? carryOutCohort(place, *begun, *choice, peopleInOneWrite, watch) : begun;
        watch.clear();
        if (!ended) {
            return failed(streams, job->pathway, ended.error());
        }
        streams.print(CohortWords::done(*ended) + u'\n');
    } else {
        streams.print(CohortWords::nothingWritten() + u'\n');
    }
    if (choice->unknown > 0) {
        streams.say(CohortWords::leftAlone(choice->unknown));
        return ExitFailed;
    }
    return ExitDone;
}

} // namespace relais
