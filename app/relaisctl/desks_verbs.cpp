#include "app/relaisctl/desks_verbs.h"

#include "app/relaisctl/server_verb.h"
#include "core/base/instant.h"
#include "ui/words/access_words.h"

#include <QJsonArray>
#include <QUuid>

#include <functional>

namespace relais {

namespace {

/// "2026-11-03" of an instant's text.
QString dayOf(const QJsonValue& instant)
{
    return instant.toString().left(10);
}

/// What is declared of one desk, by `POST /desks/{id}/<act>`.
int declare(const QStringList& arguments, const ToolStreams& streams, const QString& help, const QString& act,
    const std::function<QString(const QJsonObject& answer)>& said)
{
    return runServerVerb(arguments, streams, {help, {}, {}, AccessWords::oneDeskWanted()},
        [&](ServerClient& client, const ServerVerbInput& input) -> Result<Done> {
            // Whatever is typed ends up in a path: an id, or nothing.
            const QUuid desk = QUuid::fromString(input.object);
            if (desk.isNull()) {
                return failure(ErrorCode::NotFound, QStringLiteral("desk"));
            }
            const auto answer = client.ask("POST", QStringLiteral("/desks/") + desk.toString(QUuid::WithoutBraces) + act);
            if (!answer) {
                return failure(answer.error());
            }
            streams.say(said(answer->body));
            return Done{};
        });
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
    return declare(arguments, streams, AccessWords::desksLostHelp(), QStringLiteral("/loss"),
        [](const QJsonObject& answer) { return AccessWords::deskLost(answer.value(QStringLiteral("contacts")).toInteger()); });
}

int runDesksFound(const QStringList& arguments, const ToolStreams& streams)
{
    return declare(arguments, streams, AccessWords::desksFoundHelp(), QStringLiteral("/return"),
        [](const QJsonObject&) { return AccessWords::deskFound(); });
}

} // namespace relais
