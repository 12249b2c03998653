#include "app/relaisctl/server_destination.h"

#include "app/relaisctl/terminal_watch.h"
#include "ui/words/tool_words.h"

#include <QCryptographicHash>

namespace relais {

namespace {

constexpr qint64 chunkSize = 1'000'000;
constexpr int patience = 60; ///< a round of tries takes ten seconds
const char* const bytesType = "application/octet-stream";

} // namespace

Result<std::int64_t> ServerDestination::upload(const QString& path, QIODevice& list, QByteArray& sha256)
{
    TerminalWatch watch(m_streams, &ToolWords::progressStore);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!list.seek(0)) {
        return failure(ErrorCode::FileUnreadable);
    }
    std::int64_t chunks = 0;
    for (;;) {
        const QByteArray chunk = list.read(chunkSize);
        if (chunk.isEmpty()) {
            break;
        }
        hash.addData(chunk);
        const auto sent =
            m_session.client().ask("PUT", path + QStringLiteral("/chunks/") + QString::number(chunks), chunk, bytesType);
        if (!sent) {
            return failure(sent.error());
        }
        ++chunks;
        if (!watch.goOn(list.pos(), list.size())) {
            return failure(ErrorCode::Cancelled);
        }
    }
    sha256 = hash.result();
    return chunks;
}

tl::expected<std::optional<StoredImport>, ListFailure> ServerDestination::import(
    QIODevice& list, const ListReport& report, const std::function<Result<Done>()>& beforeCommit)
{
    const auto failed = [](const Error& error) { return tl::unexpected(ListFailure(error)); };
    if (const auto in = m_session.open(); !in) {
        return failed(in.error());
    }
    const auto opened = m_session.client().ask("POST", QStringLiteral("/imports"),
        QJsonObject({{QStringLiteral("campaign"), m_options.campaign.code},
            {QStringLiteral("reference_date"), isoText(m_options.referenceDate)}}));
    if (!opened) {
        return failed(opened.error());
    }
    const QString path = QStringLiteral("/imports/") + opened->body.value(QStringLiteral("import_id")).toString();
    const auto drop = [&] {
        // As good as it goes: what stays open is purged by the server.
        m_session.client().beginTidying();
        return m_session.client().askOnce("DELETE", path, {}, bytesType);
    };
    QByteArray sha256;
    const auto chunks = upload(path, list, sha256);
    if (!chunks) {
        static_cast<void>(drop());
        return failed(chunks.error());
    }
    if (const auto go = beforeCommit(); !go) {
        static_cast<void>(drop());
        return failed(go.error());
    }
    const QJsonObject whole{{QStringLiteral("chunks"), static_cast<qint64>(*chunks)},
        {QStringLiteral("sha256"), QString::fromLatin1(sha256.toHex())}};
    auto committed = m_session.client().ask("POST", path + QStringLiteral("/commit"), whole);
    // Another import may run there for some minutes: one at a time.
    for (int more = 0; more < patience && !committed && committed.error().code == ErrorCode::ServerBusy; ++more) {
        committed = m_session.client().ask("POST", path + QStringLiteral("/commit"), whole);
    }
    if (!committed) {
        // Whether it was decided is known by what can still be taken back.
        const auto dropped = drop();
        m_mayGoOn = !dropped && (dropped.error().code == ErrorCode::Conflict || dropped.error().code == ErrorCode::Unreachable);
        return failed(committed.error());
    }
    if (committed->body.value(QStringLiteral("summary")).toObject() != report.summary.toJson()) {
        m_streams.say(ToolWords::serverReadOtherwise());
    }
    const QJsonObject stored = committed->body.value(QStringLiteral("stored")).toObject();
    if (stored.isEmpty()) {
        return std::nullopt;
    }
    const auto count = [&](QLatin1String key) { return static_cast<std::int64_t>(stored.value(key).toInteger()); };
    return StoredImport{count(QLatin1String("fresh")), count(QLatin1String("updated")), count(QLatin1String("unchanged")),
        count(QLatin1String("conflicts"))};
}

} // namespace relais
