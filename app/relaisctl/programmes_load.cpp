#include "app/relaisctl/programme_files.h"
#include "app/relaisctl/programmes_verbs.h"
#include "core/programmes/call_load.h"
#include "ui/words/load_words.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/tool_words.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

void describe(QCommandLineParser& parser)
{
    parser.addOption(QCommandLineOption(QStringList{u"h"_s, u"help"_s}));
    parser.addOption(QCommandLineOption(u"json"_s));
    for (const QString& name :
        {u"members"_s, u"fte"_s, u"every"_s, u"weeks"_s, u"due"_s, u"from"_s, u"centre"_s, u"version"_s, u"file"_s}) {
        parser.addOption(QCommandLineOption(name, QString(), u"value"_s));
    }
}

/// A span of days, weeks or months, in days; 0: not understood.
int daysOf(const QString& text)
{
    const auto span = civilSpanFromText(text);
    return !span || span->isTime() ? 0 : static_cast<int>(std::lround(span->months * 365.0 / 12)) + span->days;
}

/// Nothing: what was not understood is in `wrong`.
std::optional<CallLoadRequest> requestOf(const QCommandLineParser& parser, const CapacitySettings& settings, QString& wrong)
{
    CallLoadRequest request;
    bool good = false;
    const auto fails = [&](const char* option) {
        wrong = QString::fromLatin1(option);
        return std::nullopt;
    };
    request.members = parser.value(u"members"_s).toInt(&good);
    if (!good) {
        return fails("--members");
    }
    request.nurses = parser.value(u"fte"_s).toDouble(&good);
    if (!good) {
        return fails("--fte");
    }
    request.weeks = parser.isSet(u"weeks"_s) ? parser.value(u"weeks"_s).toInt(&good) : settings.weeks;
    if (!good) {
        return fails("--weeks");
    }
    request.from = parser.isSet(u"from"_s) ? QDate::fromString(parser.value(u"from"_s), Qt::ISODate) : QDate::currentDate();
    if (!request.from.isValid()) {
        return fails("--from");
    }
    for (const QString& calls : parser.value(u"due"_s).split(u',', Qt::SkipEmptyParts)) {
        request.due.push_back(calls.toInt(&good));
        if (!good) {
            return fails("--due");
        }
    }
    if (parser.isSet(u"every"_s)) {
        request.everyDays = daysOf(parser.value(u"every"_s));
        if (request.everyDays < 1) {
            return fails("--every");
        }
    }
    request.centre = {parser.value(u"centre"_s)};
    return request;
}

QJsonValue jsonOf(std::optional<double> number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

void tellJson(const CallLoadRequest& request, const CallLoad& load, const ToolStreams& streams)
{
    QJsonArray weeks;
    for (const CallLoadWeek& week : load.weeks) {
        weeks.append(QJsonObject{{u"monday"_s, week.monday.toString(Qt::ISODate)}, {u"worked_days"_s, week.workedDays},
            {u"load"_s, week.load}, {u"capacity"_s, week.capacity}, {u"ratio"_s, jsonOf(week.ratio)}, {u"above"_s, week.above}});
    }
    const QJsonObject json{{u"every_days"_s, request.everyDays}, {u"weeks"_s, weeks}, {u"load"_s, load.load},
        {u"capacity"_s, load.capacity}, {u"ratio"_s, jsonOf(load.ratio)}, {u"above"_s, load.above},
        {u"largest_cohort"_s, load.largestCohort},
        {u"shortest_interval_days"_s, load.shortestInterval ? QJsonValue(*load.shortestInterval) : QJsonValue()}};
    streams.print(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) + u'\n');
}

void tell(const CallLoad& load, const ToolStreams& streams)
{
    for (const CallLoadWeek& week : load.weeks) {
        streams.print(u"%1\t%2 / %3\t%4\t%5\n"_s.arg(LoadWords::week(week), LoadWords::count(week.load),
            LoadWords::count(week.capacity), LoadWords::ratio(week.ratio), LoadWords::verdict(week.above)));
    }
    streams.print(LoadWords::summary(load) + u'\n');
}

} // namespace

int runProgrammesLoad(const QStringList& arguments, const ToolStreams& streams)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(QStringList{u"relaisctl"_s} + arguments)) {
        streams.say(ToolWords::unknownOption());
        return ExitUsage;
    }
    if (parser.isSet(u"help"_s)) {
        streams.print(LoadWords::toolHelp());
        return ExitDone;
    }
    if (parser.positionalArguments().size() != 1) {
        streams.say(ProgrammeToolWords::onePathwayWanted());
        return ExitUsage;
    }
    const auto settings = CapacitySettings::shipped();
    const auto calendar = Calendar::shipped(u"france"_s);
    const auto set = programmeSet({parser.values(u"file"_s), false, {}}, streams);
    if (!set) {
        return ExitFailed;
    }
    const auto book = bookOf(*set, streams);
    if (!book) {
        return ExitRefused;
    }
    if (!settings || !calendar) {
        streams.say(!settings ? settings.error().detail : calendar.error().detail);
        return ExitRefused;
    }
    QString wrong;
    auto request = requestOf(parser, *settings, wrong);
    if (!request) {
        streams.say(ProgrammeToolWords::notUnderstood(wrong));
        return ExitUsage;
    }
    const QString pathway = parser.positionalArguments().constFirst();
    const QString version = parser.value(u"version"_s);
    const Protocol* protocol = version.isEmpty() ? book->joinedOn(pathway, request->from) : book->version(pathway, version);
    if (protocol == nullptr) {
        streams.say(ProgrammeToolWords::noSuchPathway(pathway));
        return ExitUsage;
    }
    if (request->everyDays == 0) {
        const auto every = callIntervalOf(*protocol);
        if (!every) {
            streams.say(LoadWords::noInterval());
            return ExitUsage;
        }
        request->everyDays = *every;
    }
    const auto load = callLoad(*request, *settings, *calendar);
    if (!load) {
        streams.say(LoadWords::wrong(load.error().detail));
        return ExitUsage;
    }
    if (parser.isSet(u"json"_s)) {
        tellJson(*request, *load, streams);
    } else {
        tell(*load, streams);
    }
    if (load->above) {
        streams.say(LoadWords::advice(*load));
    }
    return ExitDone;
}

} // namespace relais
