#include "core/programmes/message_consent.h"

namespace relais {

QString electronicMessages()
{
    return QStringLiteral("electronic_messages");
}

QString electronicMessagesOf(const QString& programme)
{
    return programme.isEmpty() ? electronicMessages() : electronicMessages() + u'_' + programme;
}

QString programmeConsentOf(const QString& programme)
{
    return QStringLiteral("programme_") + programme;
}

bool agreesToMessages(const Attributes& attributes)
{
    const AttributeValue* said = attributes.find(electronicMessages());
    const bool* agreed = said ? std::get_if<bool>(said) : nullptr;
    return agreed != nullptr && *agreed;
}

} // namespace relais
