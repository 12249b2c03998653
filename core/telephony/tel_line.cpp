#include "core/telephony/tel_line.h"

namespace relais {

TelLine::TelLine(const Clock& clock, Timers& timers, UrlOpener& opener) : SingleCallLine(clock, timers), m_opener(opener) {}

QString TelLine::kind() const
{
    return QStringLiteral("tel");
}

void TelLine::begin(const QString&, const PhoneNumber& number)
{
    dialing();
    QUrl url;
    url.setScheme(QStringLiteral("tel"));
    url.setPath(number.e164, QUrl::DecodedMode);
    if (m_opener.open(url)) {
        over(LineCause::HandedOver);
    } else {
        over(LineCause::Network, ErrorCode::LineUnavailable);
    }
}

} // namespace relais
