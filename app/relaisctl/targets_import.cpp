#include "app/relaisctl/targets_verbs.h"

#include "app/relaisctl/import_destination.h"
#include "app/relaisctl/import_options.h"
#include "app/relaisctl/reading_sink.h"
#include "app/relaisctl/same_file.h"
#include "app/relaisctl/terminal_watch.h"
#include "core/campaigns/campaign_files.h"
#include "core/campaigns/programme_criteria.h"
#include "ui/words/import_words.h"
#include "ui/words/tool_words.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>

namespace relais {

namespace {

/// Whether the rejects would take the place of something that this command reads or writes otherwise.
bool rejectsFallOnAnother(const ImportOptions& options)
{
    const ServerAccess& server = options.server;
    const auto isAnother = [&](const QString& path) { return !path.isEmpty() && isSameFile(options.rejects, path); };
    return (!options.databasePath.isEmpty() && isOfStore(options.rejects, options.databasePath)) || isAnother(server.passwordFile)
        || isAnother(server.deskCodeFile) || isAnother(server.credentials);
}

/// Of the campaign as the server knows it: from its folder, where it has one.
Result<TargetCriteria> criteriaIn(const QString& folder, const CampaignCode& campaign)
{
    if (folder.isEmpty()) {
        return TargetCriteria::shipped(campaign);
    }
    const auto files = readCampaignFolder(folder);
    if (!files) {
        return failure(ErrorCode::ResourceInvalid, files.error().detail);
    }
    const QString name = campaign.code + QStringLiteral(".json");
    const auto at = std::find_if(files->begin(), files->end(), [&](const NamedFile& one) { return one.name == name; });
    return at != files->end() ? TargetCriteria::fromJson(at->bytes, name) : Result<TargetCriteria>(failure(ErrorCode::NotFound));
}

std::optional<TargetCriteria> criteriaOf(const ImportOptions& options, const ToolStreams& streams)
{
    const auto criteria = criteriaIn(options.folders.campaigns, options.campaign);
    if (criteria) {
        return *criteria;
    }
    if (criteria.error().code == ErrorCode::NotFound) {
        streams.say(ToolWords::unknownCampaign());
    } else if (criteria.error().detail.contains(QStringLiteral("/targeting: "))) {
        streams.say(ToolWords::campaignTakesNoList());
    } else {
        streams.say(ToolWords::badCampaignFile(criteria.error().detail));
    }
    return std::nullopt;
}

/// With those of the programme that the campaign leads to; the calendar does not matter to them.
Result<TargetCriteria> besideProgramme(const ImportOptions& options, const TargetCriteria& criteria)
{
    const auto rules = toolRules(QStringLiteral("france"), options.folders);
    if (!rules) {
        // A file that cannot be read would be taken for the list.
        const Error& error = rules.error();
        return failure(error.code == ErrorCode::FileUnreadable ? ErrorCode::ResourceInvalid : error.code, error.detail);
    }
    const CampaignSpec* campaign = rules->campaign(options.campaign);
    return campaign ? withProgramme(criteria, *campaign, rules->programmes.get(), options.referenceDate) : criteria;
}

int tellFailure(const ListFailure& failure, const ToolStreams& streams)
{
    if (const auto* problem = std::get_if<ListProblem>(&failure)) {
        streams.say(words(*problem));
        return problem->code == ListProblemCode::Cancelled ? ExitInterrupted : ExitRefused;
    }
    const Error& error = std::get<Error>(failure);
    if (error.code == ErrorCode::Cancelled) {
        streams.say(words(ListProblem{ListProblemCode::Cancelled}));
        return ExitInterrupted;
    }
    streams.say(ToolWords::importFailed(error));
    return ExitFailed;
}

void tellReport(const ListReport& report, const ReadingSink& sink, const ImportOptions& options, const ToolStreams& streams)
{
    for (const ListNotice& notice : report.notices) {
        streams.say(words(notice));
    }
    if (options.json) {
        streams.print(QString::fromUtf8(QJsonDocument(report.summary.toJson()).toJson(QJsonDocument::Compact)) + u'\n');
        return;
    }
    for (const QString& sentence : sink.told()) {
        streams.print(sentence + u'\n');
    }
    if (sink.untold() > 0) {
        streams.print(ToolWords::more(sink.untold()) + u'\n');
    }
    streams.print(summaryWords(report.summary));
}

void tellStored(const std::optional<StoredImport>& stored, const ToolStreams& streams)
{
    if (!stored) {
        streams.say(ToolWords::importedOnServer());
        return;
    }
    if (stored->conflicts > 0) {
        streams.say(ToolWords::conflicts(stored->conflicts));
    }
    streams.say(ToolWords::imported(stored->fresh, stored->updated, stored->unchanged));
}

} // namespace

int runTargetsImport(const QStringList& arguments, const ToolStreams& streams)
{
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h"))) {
        streams.print(ToolWords::targetsImportHelp());
        return ExitDone;
    }
    const auto options = readImportOptions(arguments, streams);
    if (!options) {
        return ExitUsage;
    }
    const auto ofCampaign = criteriaOf(*options, streams);
    if (!ofCampaign) {
        return ExitRefused;
    }
    const auto criteria = besideProgramme(*options, *ofCampaign);
    if (!criteria) {
        return tellFailure(criteria.error(), streams);
    }
    QFile list(options->list);
    if (!QFileInfo(options->list).isFile() || !list.open(QIODevice::ReadOnly)) {
        streams.say(ToolWords::listUnreadable());
        return ExitRefused;
    }
    if (!options->rejects.isEmpty() && isSameFile(options->rejects, options->list)) {
        streams.say(ToolWords::rejectsIsTheList());
        return ExitRefused;
    }
    if (!options->rejects.isEmpty() && rejectsFallOnAnother(*options)) {
        streams.say(ToolWords::rejectsIsAnother());
        return ExitRefused;
    }
    ReadingSink sink;
    if (!sink.open(options->rejects)) {
        streams.say(ToolWords::rejectsUnwritable());
        return ExitRefused;
    }

    TerminalWatch reading(streams, &ToolWords::progressRead);
    const auto report = readTargetList(list, *criteria, options->referenceDate, sink, reading);
    reading.clear();
    if (!report) {
        return tellFailure(report.error(), streams);
    }

    // Rejects first: when they cannot be written nothing is imported. From there on Ctrl+C comes too late.
    const auto keepRejects = [&]() -> Result<Done> {
        return StopSignal::requested() ? Result<Done>(failure(ErrorCode::Cancelled)) : sink.keepRejects();
    };
    if (options->dryRun) {
        if (const auto kept = keepRejects(); !kept) {
            return tellFailure(kept.error(), streams);
        }
        tellReport(*report, sink, *options, streams);
        if (!streams.arrived()) {
            streams.say(ToolWords::outputLost());
            return ExitFailed;
        }
        if (!options->json) {
            streams.say(ToolWords::dryRun());
        }
        return ExitDone;
    }
    const auto destination = importDestination(*options, *criteria, streams);
    const auto stored = destination->import(list, *report, keepRejects);
    if (!stored && destination->mayGoOn()) {
        streams.say(ToolWords::leftToServer());
        return StopSignal::requested() ? ExitInterrupted : ExitFailed;
    }
    if (!stored) {
        return tellFailure(stored.error(), streams);
    }
    tellReport(*report, sink, *options, streams);
    tellStored(*stored, streams);
    if (!streams.arrived()) {
        streams.say(ToolWords::outputLostAfterImport());
        return ExitFailed;
    }
    return ExitDone;
}

} // namespace relais
