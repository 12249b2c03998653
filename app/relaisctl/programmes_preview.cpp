#include "app/relaisctl/programme_files.h"
#include "app/relaisctl/programmes_verbs.h"
#include "core/programmes/schedule_preview.h"
#include "ui/words/preview_words.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/programme_words.h"
#include "ui/words/tool_words.h"

#include <QCommandLineParser>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace relais {

namespace {

struct PreviewOptions {
    PreviewRequest request;
    QStringList files;
    QString calendar;
    std::optional<QDate> today;
    bool json = false;
};

std::optional<std::vector<std::pair<QString, QString>>> pairsOf(const QStringList& values)
{
    std::vector<std::pair<QString, QString>> pairs;
    for (const QString& value : values) {
        const auto at = value.indexOf(u'=');
        if (at < 1) {
            return std::nullopt;
        }
        pairs.emplace_back(value.left(at), value.mid(at + 1));
    }
    return pairs;
}

void describe(QCommandLineParser& parser)
{
    for (const char* name : {"anchor", "attribute", "outcome", "territory", "centre", "version", "file", "calendar", "today"}) {
        parser.addOption({QString::fromLatin1(name), {}, QStringLiteral("value")});
    }
    parser.addOption(QCommandLineOption(QStringLiteral("json")));
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), QStringLiteral("help")}));
}

std::optional<PreviewOptions> optionsOf(const QCommandLineParser& parser, const ToolStreams& streams)
{
    if (parser.positionalArguments().size() != 1) {
        streams.say(ProgrammeToolWords::onePathwayWanted());
        return std::nullopt;
    }
    PreviewOptions options;
    options.request.pathway = parser.positionalArguments().constFirst();
    options.request.version = parser.value(QStringLiteral("version"));
    options.request.centre = {parser.value(QStringLiteral("centre"))};
    if (parser.isSet(QStringLiteral("territory"))) {
        options.request.territory = parser.value(QStringLiteral("territory"));
    }
    options.files = parser.values(QStringLiteral("file"));
    options.calendar =
        parser.isSet(QStringLiteral("calendar")) ? parser.value(QStringLiteral("calendar")) : QStringLiteral("france");
    options.json = parser.isSet(QStringLiteral("json"));
    if (parser.isSet(QStringLiteral("today"))) {
        options.today = QDate::fromString(parser.value(QStringLiteral("today")), Qt::ISODate);
        if (!options.today->isValid()) {
            streams.say(ProgrammeToolWords::notUnderstood(QStringLiteral("--today")));
            return std::nullopt;
        }
    }
    const auto anchors = pairsOf(parser.values(QStringLiteral("anchor")));
    const auto attributes = pairsOf(parser.values(QStringLiteral("attribute")));
    const auto outcomes = pairsOf(parser.values(QStringLiteral("outcome")));
    if (!anchors || !attributes || !outcomes) {
        streams.say(ProgrammeToolWords::notUnderstood(!anchors ? QStringLiteral("--anchor")
                : !attributes                                  ? QStringLiteral("--attribute")
                                                               : QStringLiteral("--outcome")));
        return std::nullopt;
    }
    options.request.anchors = *anchors;
    options.request.attributes = *attributes;
    for (const auto& [step, what] : *outcomes) {
        const auto at = what.indexOf(u'@');
        options.request.happened.push_back({step, what.left(at), at < 0 ? QString() : what.mid(at + 1)});
    }
    return options;
}

QJsonObject jsonOf(const PlannedStep& step, const Protocol& protocol)
{
    const ProtocolStep& spec = protocol.steps[step.step];
    QJsonArray reasons;
    for (const StepReason& reason : step.reasons) {
        QJsonObject one{{QStringLiteral("code"), codeOf(reason.code)}};
        if (reason.at) {
            one.insert(QStringLiteral("at"), textFromInstant(*reason.at));
        }
        if (reason.count != 0) {
            one.insert(QStringLiteral("count"), reason.count);
        }
        reasons.append(one);
    }
    QJsonObject json{{QStringLiteral("step"), spec.code}, {QStringLiteral("occurrence"), step.occurrence},
        {QStringLiteral("actor"), codeOf(spec.actor)}, {QStringLiteral("state"), codeOf(step.state)},
        {QStringLiteral("attempts"), step.attempts}, {QStringLiteral("reasons"), reasons}};
    if (step.channel) {
        json.insert(QStringLiteral("channel"), codeOf(*step.channel));
    }
    if (step.due != Window{}) {
        json.insert(QStringLiteral("window"), QJsonArray{textFromInstant(step.window.from), textFromInstant(step.window.until)});
        json.insert(QStringLiteral("due"), QJsonArray{textFromInstant(step.due.from), textFromInstant(step.due.until)});
    }
    if (step.doneAt) {
        json.insert(QStringLiteral("done_at"), textFromInstant(*step.doneAt));
    }
    if (!step.why.isEmpty()) {
        json.insert(QStringLiteral("why"), step.why);
    }
    return json;
}

void tellJson(const SchedulePreview& preview, const ToolStreams& streams)
{
    QJsonArray steps;
    for (const PlannedStep& step : preview.steps) {
        steps.append(jsonOf(step, *preview.protocol));
    }
    QJsonArray ends;
    for (const PreviewEnd& end : preview.ends) {
        QJsonObject one{{QStringLiteral("last_day"), end.lastDay.toString(Qt::ISODate)}};
        if (!end.rule->opens.isEmpty()) {
            one.insert(QStringLiteral("opens"), end.rule->opens);
        }
        ends.append(one);
    }
    QJsonObject json{{QStringLiteral("pathway"), preview.protocol->pathway},
        {QStringLiteral("version"), preview.protocol->version}, {QStringLiteral("status"), codeOf(preview.protocol->status)},
        {QStringLiteral("steps"), steps}, {QStringLiteral("ends"), ends},
        {QStringLiteral("territory"), preview.member.territory}};
    if (!preview.member.centre.code.isEmpty()) {
        json.insert(QStringLiteral("centre"), preview.member.centre.code);
    }
    streams.print(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) + u'\n');
}

void tell(const SchedulePreview& preview, const ProgrammeBook& book, const Calendar& calendar, const ToolStreams& streams)
{
    const TimeWords time(calendar.zoneOf(preview.member.territory));
    streams.print(ProgrammeToolWords::pathwayLine(*preview.protocol) + u'\n');
    if (const QString notice = PreviewWords::notice(*preview.protocol); !notice.isEmpty()) {
        streams.print(notice + u'\n');
    }
    streams.print(PreviewWords::place(preview.member.territory, preview.member.centre) + u'\n');
    for (const PlannedStep& step : preview.steps) {
        const ProtocolStep& spec = preview.protocol->steps[step.step];
        const QString window = ProgrammeWords::window(step, spec, time);
        streams.print(
            QStringLiteral("\n%1\n  %2, %3\n  %4 — %5%7\n  %6\n")
                .arg(ProgrammeToolWords::stepTitle(spec, step.occurrence),
                    step.channel ? ProgrammeWords::channel(*step.channel) : ProgrammeToolWords::channelOpen(),
                    ProgrammeWords::actor(spec.actor), ProgrammeWords::state(step.state),
                    ProgrammeWords::when(step, *preview.protocol, time), ProgrammeWords::because(step, *preview.protocol, time),
                    window.isEmpty() ? QString() : QStringLiteral(" (") + window + u')'));
    }
    for (const PreviewEnd& end : preview.ends) {
        streams.print(
            QStringLiteral("\n%1\n  %2\n").arg(ProgrammeToolWords::endTitle(), PreviewWords::end(end, *preview.protocol, book)));
    }
}

} // namespace

int runProgrammesPreview(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QStringList{QStringLiteral("relaisctl")} + arguments)) {
        streams.say(ToolWords::unknownOption());
        return ExitUsage;
    }
    if (parser.isSet(QStringLiteral("help"))) {
        streams.print(ProgrammeToolWords::previewHelp());
        return ExitDone;
    }
    const auto options = optionsOf(parser, streams);
    if (!options) {
        return ExitUsage;
    }
    const auto set = programmeSet({options->files, false, {}}, streams);
    if (!set) {
        return ExitFailed;
    }
    const auto book = bookOf(*set, streams);
    if (!book) {
        return ExitRefused;
    }
    const auto outcomes = OutcomeCatalogue::shipped();
    const auto calendar = Calendar::shipped(options->calendar);
    if (!outcomes) {
        streams.say(outcomes.error().detail);
        return ExitRefused;
    }
    if (!calendar) {
        streams.say(ProgrammeToolWords::noSuchCalendar(options->calendar));
        return ExitUsage;
    }
    const QString& centre = options->request.centre.code;
    if (!centre.isEmpty() && !calendar->centres().contains(centre)) {
        streams.say(PreviewWords::unknownCentre(centre, calendar->centres()));
        return ExitUsage;
    }
    const QDate today = options->today.value_or(QDate::currentDate());
    const Instant now = calendar->instantOf({today, QTime(12, 0)}, options->request.territory);
    const auto preview = previewSchedule(*book, *outcomes, *calendar, options->request, now);
    if (!preview) {
        streams.say(PreviewWords::named(preview.error()));
        return ExitUsage;
    }
    if (options->json) {
        tellJson(*preview, streams);
    } else {
        tell(*preview, *book, *calendar, streams);
    }
    return ExitDone;
}

} // namespace relais
