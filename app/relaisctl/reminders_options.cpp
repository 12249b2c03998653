#include "app/relaisctl/reminders_options.h"

#include "app/relaisctl/tool_store.h"

#include "app/relaisctl/same_file.h"
#include "ui/words/reminder_words.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

bool isMessage(StepChannel channel)
{
    return channel == StepChannel::Letter || channel == StepChannel::Sms || channel == StepChannel::Email;
}

} // namespace

std::optional<RemindersOptions> RemindersOptions::of(
    const QStringList& arguments, const ToolStreams& streams, bool exports, int& code)
{
    code = ExitUsage;
    const auto refuse = [&](const QString& sentence) {
        streams.say(sentence);
        return std::nullopt;
    };
    QCommandLineParser parser;
    QStringList valued{u"database"_s, u"centre"_s, u"programmes"_s, u"campaigns"_s, u"channel"_s};
    valued.append(exports ? u"out"_s : u"until"_s);
    for (const QString& name : std::as_const(valued)) {
        parser.addOption({name, {}, u"value"_s});
    }
    parser.addOption(QCommandLineOption(QStringList{u"h"_s, u"help"_s}));
    if (!parser.parse(QStringList{u"relaisctl"_s} + arguments) || !parser.positionalArguments().isEmpty()) {
        return refuse(ReminderWords::unknownOption());
    }
    if (parser.isSet(u"help"_s)) {
        streams.print(ReminderWords::help());
        code = ExitDone;
        return std::nullopt;
    }
    RemindersOptions options;
    const auto database = existingStore(parser.value(u"database"_s));
    if (!database) {
        return refuse(ReminderWords::storeWanted());
    }
    options.database = *database;
    options.centre = parser.value(u"centre"_s);
    options.folders = {parser.value(u"programmes"_s), parser.value(u"campaigns"_s)};
    if (parser.isSet(u"channel"_s)) {
        options.channel = stepChannelFromCode(parser.value(u"channel"_s));
        if (!options.channel || !isMessage(*options.channel)) {
            return refuse(ReminderWords::channelWanted());
        }
    }
    if (!exports) {
        if (parser.isSet(u"until"_s)) {
            options.until = QDate::fromString(parser.value(u"until"_s), Qt::ISODate);
            if (!options.until->isValid()) {
                return refuse(ReminderWords::dayNotUnderstood());
            }
        }
        return options;
    }
    if (!options.channel) {
        return refuse(ReminderWords::channelWanted());
    }
    const bool inStore = options.database.isFile() && isOfStore(parser.value(u"out"_s), options.database.path());
    if (parser.value(u"out"_s).isEmpty() || inStore) {
        return refuse(ReminderWords::outWanted());
    }
    options.out = QFileInfo(parser.value(u"out"_s)).absoluteFilePath();
    return options;
}

} // namespace relais
