#include "db/desk/sealed_rows.h"

#include <QJsonDocument>

namespace relais {

void SealedRows::bind(Statement& statement, const QJsonObject& json, const QByteArray& rowId) const
{
    bind(statement, JsonText(QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString()), rowId);
}

void SealedRows::bind(Statement& statement, const JsonText& json, const QByteArray& rowId) const
{
    const Sealed sealed = m_sealer.seal(QByteArray::fromStdString(json.text()), context(rowId));
    statement.bind(":key_id", sealed.keyId).bind(":version", sealed.version).bind(":sealed", sealed.bytes);
}

QJsonObject SealedRows::read(Row& row, const QByteArray& rowId) const
{
    Sealed sealed;
    sealed.keyId = row.next<int>();
    sealed.version = row.next<int>();
    sealed.bytes = row.next<QByteArray>();
    const auto plain = m_sealer.open(sealed, context(rowId));
    if (!plain) {
        broken(plain.error().detail);
    }
    return QJsonDocument::fromJson(*plain).object();
}

void SealedRows::broken(const QString& what) const
{
    throw StoreFailure({ErrorCode::StoreCorrupt, QLatin1String(m_table) + QStringLiteral(": ") + what});
}

} // namespace relais
