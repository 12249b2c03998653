#include "core/upkeep/store_checksum.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace relais {

void StoreChecksum::add(std::string_view row)
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArrayView(row.data(), static_cast<qsizetype>(row.size())), QCryptographicHash::Blake2b_256);
    ++m_rows;
    m_high += qFromBigEndian<quint64>(hash.constData());
    m_low += qFromBigEndian<quint64>(hash.constData() + sizeof(quint64));
}

QString StoreChecksum::text() const
{
    const auto digits = [](std::uint64_t half) {
        return QStringLiteral("%1").arg(static_cast<qulonglong>(half), 16, 16, QLatin1Char('0'));
    };
    return digits(m_high) + digits(m_low);
}

} // namespace relais
