#include "ui/words/typed_value.h"

namespace relais {

std::optional<QString> TypedValue::moment(const QString& typed)
{
    const QStringList parts = typed.simplified().split(u' ');
    QDate day = QDate::fromString(parts[0], QStringLiteral("d/M/yyyy"));
    if (!day.isValid()) {
        day = QDate::fromString(parts[0], Qt::ISODate);
    }
    const QTime time = QTime::fromString(parts.value(1), QStringLiteral("H:mm"));
    if (!day.isValid() || day.year() < 1900 || day.year() > 2199 || parts.size() > 2 || (parts.size() == 2 && !time.isValid())) {
        return std::nullopt;
    }
    const QString text = day.toString(Qt::ISODate);
    return parts.size() == 1 ? text : text + u'T' + time.toString(QStringLiteral("HH:mm"));
}

std::optional<QTime> TypedValue::hour(const QString& typed)
{
    QString text = typed.simplified().toLower().remove(u' ').replace(u'h', u':');
    if (!text.contains(u':')) {
        text += u':';
    }
    const QTime time = QTime::fromString(text.endsWith(u':') ? text + QStringLiteral("00") : text, QStringLiteral("H:mm"));
    return time.isValid() ? std::optional(time) : std::nullopt;
}

std::optional<QString> TypedValue::attribute(const QString& typed, AttributeType type)
{
    const QString text = typed.simplified();
    switch (type) {
    case AttributeType::Flag:
        return text.compare(QLatin1String("oui"), Qt::CaseInsensitive) == 0 ? std::optional(QStringLiteral("true"))
            : text.compare(QLatin1String("non"), Qt::CaseInsensitive) == 0  ? std::optional(QStringLiteral("false"))
                                                                            : std::nullopt;
    case AttributeType::Count: {
        bool good = false;
        return text.toInt(&good) >= 0 && good ? std::optional(text) : std::nullopt;
    }
    case AttributeType::Day: {
        const auto day = moment(text);
        return day && !day->contains(u'T') ? day : std::nullopt;
    }
    case AttributeType::Code: return text;
    case AttributeType::Codes: return QString(text).remove(u' ');
    }
    return std::nullopt;
}

} // namespace relais
