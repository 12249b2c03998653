#include "db/desk/meta_repository.h"

#include "core/accounts/offline_sign_in_json.h"

#include <QJsonDocument>

namespace relais {

namespace {
constexpr auto signInRow = "offline_sign_in";
} // namespace

std::optional<QString> MetaRepository::get(const char* name)
{
    return m_connection.statement("desk/settings.get").bind(":name", QString::fromLatin1(name)).value<QString>();
}

void MetaRepository::set(const char* name, const QString& value)
{
    m_connection.statement("desk/settings.set").bind(":name", QString::fromLatin1(name)).bind(":value", value).run();
}

std::optional<OfflineSignIn> MetaRepository::offlineSignIn()
{
    return m_connection.statement("desk/settings.get_sealed").bind(":name", QString::fromLatin1(signInRow)).one([this](Row row) {
        return m_rows.sound(offlineSignInFromJson(m_rows.read(row, signInRow)));
    });
}

void MetaRepository::setOfflineSignIn(const OfflineSignIn& known)
{
    auto statement = m_connection.statement("desk/settings.set_sealed");
    statement.bind(":name", QString::fromLatin1(signInRow));
    m_rows.bind(statement, toJson(known), signInRow);
    statement.run();
}

FeedPosition MetaRepository::feed()
{
    return {get("feed_epoch").value_or(QString()), get("feed_cursor").value_or(QString())};
}

void MetaRepository::setFeed(const FeedPosition& position)
{
    set("feed_epoch", position.epoch);
    set("feed_cursor", position.cursor);
}

QString MetaRepository::receipt()
{
    return get("upload_receipt").value_or(QString());
}

void MetaRepository::setReceipt(const QString& receipt)
{
    set("upload_receipt", receipt);
}

QString MetaRepository::toldEpoch()
{
    return get("told_epoch").value_or(QString());
}

void MetaRepository::setToldEpoch(const QString& epoch)
{
    set("told_epoch", epoch);
}

std::optional<Instant> MetaRepository::lastSync()
{
    const auto text = get("last_sync");
    return text ? instantFromText(*text) : std::nullopt;
}

void MetaRepository::setLastSync(Instant at)
{
    set("last_sync", textFromInstant(at));
}

std::optional<ProgrammeFiles> MetaRepository::programmes()
{
    const auto text = get("programmes");
    const auto files = text ? programmeFilesFromJson(QJsonDocument::fromJson(text->toUtf8()).object())
                            : Result<ProgrammeFiles>(failure(ErrorCode::NotFound));
    return files ? std::optional(*files) : std::nullopt; // torn or of another version: asked for again
}

void MetaRepository::setProgrammes(const ProgrammeFiles& files)
{
    set("programmes", QString::fromUtf8(QJsonDocument(toJson(files)).toJson(QJsonDocument::Compact)));
}

Microseconds MetaRepository::serverOffset()
{
    return Microseconds(get("server_offset_us").value_or(QString()).toLongLong());
}

void MetaRepository::setServerOffset(Microseconds offset)
{
    set("server_offset_us", QString::number(offset.count()));
}

std::optional<ClockMark> MetaRepository::clockMark()
{
    return ClockMark::fromText(get("clock_mark").value_or(QString()));
}

void MetaRepository::setClockMark(const ClockMark& mark)
{
    set("clock_mark", mark.text());
}

} // namespace relais
