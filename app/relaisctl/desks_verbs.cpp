#include "app/relaisctl/desks_verbs.h"

#include "app/relaisctl/server_verb.h"
#include "core/base/instant.h"
#include "ui/words/access_words.h"

#include <QJsonArray>
#include <QUuid>

namespace relais {

namespace {

/// "2026-11-03" of an instant's text.
QString dayOf(const QJsonValue& instant)
{
    return instant.toString().left(10);
}

} // namespace

int runDesksList(const QStringList& arguments, const ToolStreams& streams)
{
    return runServerVerb(arguments, streams, {AccessWords::desksListHelp(), {}, {}, QString()},
        [&](ServerClient& client, const ServerVerbInput& input) -> Result<Done> {
            const auto answer = client.ask("GET", QStringLiteral("/desks"));
            if (!answer) {
                return failure(answer.error());
            }
            if (input.json) {
                streams.print(jsonLine(answer->body));
                return Done{};
            }
            for (const QJsonArray list = answer->body.value(QStringLiteral("items")).toArray(); const QJsonValue& item : list) {
                const QJsonObject desk = item.toObject();
                streams.print(AccessWords::deskLine(desk.value(QStringLiteral("desk_id")).toString(),
                                  desk.value(QStringLiteral("name")).toString(), dayOf(desk.value(QStringLiteral("enrolled_at"))),
                                  dayOf(desk.value(QStringLiteral("lost_at"))))
                    + u'\n');
            }
            return Done{};
        });
}

int runDesksLost(const QStringList& arguments, const ToolStreams& streams)
{
    return runServerVerb(arguments, streams, {AccessWords::desksLostHelp(), {}, {}, AccessWords::oneDeskWanted()},
        [&](ServerClient& client, const ServerVerbInput& input) -> Result<Done> {
            // Whatever is typed ends up in a path: an id, or nothing.
            const QUuid desk = QUuid::fromString(input.object);
            if (desk.isNull()) {
                return failure(ErrorCode::NotFound, QStringLiteral("desk"));
            }
            const auto answer =
                client.ask("POST", QStringLiteral("/desks/") + desk.toString(QUuid::WithoutBraces) + QStringLiteral("/loss"));
            if (!answer) {
                return failure(answer.error());
            }
            streams.say(AccessWords::deskLost(answer->body.value(QStringLiteral("contacts")).toInteger()));
            return Done{};
        });
}

} // namespace relais
