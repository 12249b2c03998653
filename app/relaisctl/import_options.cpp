#include "app/relaisctl/import_options.h"

#include "ui/words/tool_words.h"

#include <QCommandLineParser>

#include <algorithm>

namespace relais {

namespace {

const QStringList valued{QStringLiteral("campaign"), QStringLiteral("reference-date"), QStringLiteral("database"),
    QStringLiteral("centre"), QStringLiteral("programmes"), QStringLiteral("campaigns"), QStringLiteral("rejects")};

/// A code of [a-z0-9-], so that it can be part of a file name.
bool isCode(const QString& text)
{
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
}

} // namespace

std::optional<ImportOptions> readImportOptions(const QStringList& arguments, const ToolStreams& streams)
{
    const auto refuse = [&](const QString& sentence) {
        streams.say(sentence);
        return std::nullopt;
    };
    QCommandLineParser parser;
    for (const QString& name : valued) {
        parser.addOption({name, {}, QStringLiteral("value")});
    }
    ServerAccess::addOptions(parser);
    parser.addOption(QCommandLineOption(QStringLiteral("dry-run")));
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)
        || std::any_of(valued.begin(), valued.end(), [&](const QString& name) { return parser.values(name).size() > 1; })) {
        return refuse(ToolWords::unknownOption());
    }
    for (const auto* needed : {"campaign", "reference-date"}) {
        if (parser.value(QLatin1String(needed)).isEmpty()) {
            return refuse(ToolWords::missingOption(QStringLiteral("--") + QLatin1String(needed)));
        }
    }
    ImportOptions options;
    options.campaign = {parser.value(QStringLiteral("campaign"))};
    if (!isCode(options.campaign.code)) {
        return refuse(ToolWords::unknownCampaign());
    }
    const auto date = civilDateFromIso(parser.value(QStringLiteral("reference-date")).toStdString());
    if (!date) {
        return refuse(ToolWords::badReferenceDate());
    }
    options.referenceDate = *date;
    if (parser.positionalArguments().size() != 1) {
        return refuse(ToolWords::oneListWanted());
    }
    options.list = parser.positionalArguments().constFirst();
    options.centre = parser.value(QStringLiteral("centre"));
    options.folders = {parser.value(QStringLiteral("programmes")), parser.value(QStringLiteral("campaigns"))};
    options.rejects = parser.value(QStringLiteral("rejects"));
    options.dryRun = parser.isSet(QStringLiteral("dry-run"));
    options.json = parser.isSet(QStringLiteral("json"));
    const QString database = parser.value(QStringLiteral("database"));
    if (parser.isSet(QStringLiteral("rejects")) && options.rejects.isEmpty()) {
        return refuse(ToolWords::rejectsUnwritable());
    }
    if (parser.isSet(QStringLiteral("database"))) {
        // A list of a million rows goes into a file in one transaction, which would stop every centre of a server for minutes.
        if (database.startsWith(QStringLiteral("postgres"))) {
            return refuse(ToolWords::listThroughServer());
        }
        if (!database.startsWith(QStringLiteral("sqlite:")) || database.size() == 7) {
            return refuse(ToolWords::storeNotUnderstood());
        }
        options.databasePath = database.sliced(7);
    }
    if (!options.dryRun && options.databasePath.isEmpty() == parser.value(QStringLiteral("server")).isEmpty()) {
        return refuse(ToolWords::storeWanted());
    }
    // A server plans by its own programmes, a count by none.
    if (parser.isSet(QStringLiteral("programmes")) && (options.folders.programmes.isEmpty() || options.databasePath.isEmpty())) {
        return refuse(ToolWords::programmesOfStore());
    }
    auto server = ServerAccess::of(parser, streams, !options.dryRun);
    if (!server) {
        return std::nullopt;
    }
    options.server = *std::move(server);
    if (!options.centre.isEmpty() && !isCode(options.centre)) {
        return refuse(ToolWords::unknownOption());
    }
    return options;
}

} // namespace relais
