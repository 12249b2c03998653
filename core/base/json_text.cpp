#include "core/base/json_text.h"

#include <QJsonDocument>

namespace relais {

JsonText::operator QJsonObject() const
{
    return QJsonDocument::fromJson(QByteArray::fromRawData(m_text.data(), static_cast<qsizetype>(m_text.size()))).object();
}

} // namespace relais
