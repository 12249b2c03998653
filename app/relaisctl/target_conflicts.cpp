// relaisctl targets conflicts, relaisctl targets settle: rows of a list that contradict what is known, for a person to settle.
#include "app/relaisctl/server_verb.h"
#include "app/relaisctl/targets_verbs.h"
#include "ui/words/conflict_words.h"

#include <QJsonArray>

namespace relais {

namespace {

ConflictWords::Saying sayingOf(const QJsonObject& conflict, const QString& side)
{
    const QJsonObject saying = conflict.value(side).toObject();
    return {saying.value(QStringLiteral("birth_name")).toString(), saying.value(QStringLiteral("birth_date")).toString()};
}

QString lineOf(const QJsonObject& conflict)
{
    return ConflictWords::line(conflict.value(QStringLiteral("import_id")).toString(),
        conflict.value(QStringLiteral("line")).toInteger(), conflict.value(QStringLiteral("field")).toString(),
        sayingOf(conflict, QStringLiteral("known")), sayingOf(conflict, QStringLiteral("listed")));
}

} // namespace

int runTargetsConflicts(const QStringList& arguments, const ToolStreams& streams)
{
    return runServerVerb(arguments, streams, {ConflictWords::conflictsHelp(), {}, {}, QString()},
        [&](ServerClient& client, const ServerVerbInput& input) -> Result<Done> {
            const auto answer = client.ask("GET", QStringLiteral("/import-conflicts"));
            if (!answer) {
                return failure(answer.error());
            }
            if (input.json) {
                streams.print(jsonLine(answer->body));
                return Done{};
            }
            const QJsonArray items = answer->body.value(QStringLiteral("items")).toArray();
            for (const QJsonValue& item : items) {
                streams.print(lineOf(item.toObject()) + u'\n');
            }
            streams.say(ConflictWords::toSettle(items.size()));
            return Done{};
        });
}

int runTargetsSettle(const QStringList& arguments, const ToolStreams& streams)
{
    const QString keep = QStringLiteral("keep-known");
    const QString take = QStringLiteral("take-listed");
    return runServerVerb(arguments, streams,
        {ConflictWords::settleHelp(), {QStringLiteral("import"), QStringLiteral("line")}, {keep, take}, QString()},
        [&](ServerClient& client, const ServerVerbInput& input) -> Result<Done> {
            if (input.flags.size() != 1) {
                return failure(ErrorCode::ServerRefused, ConflictWords::oneDecisionWanted());
            }
            const auto answer = client.ask("POST", QStringLiteral("/import-conflicts/settle"),
                QJsonObject{{QStringLiteral("import_id"), input.values.at(QStringLiteral("import"))},
                    {QStringLiteral("line"), input.values.at(QStringLiteral("line")).toLongLong()},
                    {QStringLiteral("decision"),
                        input.flags.first() == keep ? QStringLiteral("keep_known") : QStringLiteral("take_listed")}});
            if (!answer) {
                return failure(answer.error());
            }
            streams.say(ConflictWords::settled());
            return Done{};
        });
}

} // namespace relais
