#include "core/calls/emergency_guide.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace relais {
namespace {

tl::unexpected<Error> wrong(const QString& path, const QString& expected)
{
    return failure(ErrorCode::ResourceInvalid, QStringLiteral("consignes.json: %1: expected %2").arg(path, expected));
}

/// "44000" → "44", "20090" → "2A", "20200" → "2B", "97400" → "974".
QString departementOf(const QString& postalCode)
{
    if (postalCode.startsWith(u"97") || postalCode.startsWith(u"98")) {
        return postalCode.left(3);
    }
    if (postalCode.startsWith(u"20")) {
        return postalCode.startsWith(u"200") || postalCode.startsWith(u"201") ? QStringLiteral("2A") : QStringLiteral("2B");
    }
    return postalCode.left(2);
}

} // namespace

std::optional<QString> EmergencyGuide::samuOf(const QString& postalCode) const
{
    const auto found = samu.find(departementOf(postalCode));
    return found == samu.end() ? std::nullopt : std::optional(found->second);
}

Result<EmergencyGuide> EmergencyGuide::fromJson(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        return wrong(QStringLiteral("/"), QStringLiteral("an object"));
    }
    EmergencyGuide guide;
    for (const QJsonArray list = document.object().value(u"steps").toArray(); const QJsonValue& step : list) {
        if (step.toString().isEmpty()) {
            return wrong(QStringLiteral("/steps"), QStringLiteral("sentences"));
        }
        guide.steps << step.toString();
    }
    if (guide.steps.isEmpty()) {
        return wrong(QStringLiteral("/steps"), QStringLiteral("at least one line"));
    }
    for (const QJsonArray list = document.object().value(u"numbers").toArray(); const QJsonValue& number : list) {
        const QJsonObject row = number.toObject();
        if (row.value(u"number").toString().isEmpty() || row.value(u"label").toString().isEmpty()) {
            return wrong(QStringLiteral("/numbers"), QStringLiteral("a number and a label"));
        }
        guide.numbers.push_back({row.value(u"number").toString(), row.value(u"label").toString()});
    }
    const QJsonObject samu = document.object().value(u"samu").toObject();
    for (auto it = samu.begin(); it != samu.end(); ++it) {
        guide.samu.emplace(it.key(), it.value().toString());
    }
    return guide;
}

Result<EmergencyGuide> EmergencyGuide::shipped()
{
    QFile file(QStringLiteral(":/relais/resources/emergency/consignes.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::ResourceInvalid, QStringLiteral("consignes.json: missing"));
    }
    return fromJson(file.readAll());
}

} // namespace relais
