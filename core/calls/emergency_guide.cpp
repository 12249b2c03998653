#include "core/calls/emergency_guide.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace relais {
namespace {

constexpr int longestWait = 24 * 60; // minutes

tl::unexpected<Error> wrong(const QString& path, const QString& expected)
{
    return failure(ErrorCode::ResourceInvalid, QStringLiteral("consignes.json: %1: expected %2").arg(path, expected));
}

} // namespace

QStringList EmergencyGuide::stepsFor(bool samuIsKnown) const
{
    QStringList texts;
    for (const Step& step : steps) {
        texts << (samuIsKnown || step.withoutNumber.isEmpty() ? step.text : step.withoutNumber);
    }
    return texts;
}

Result<EmergencyGuide> EmergencyGuide::fromJson(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        return wrong(QStringLiteral("/"), QStringLiteral("an object"));
    }
    EmergencyGuide guide;
    for (const QJsonArray list = document.object().value(u"steps").toArray(); const QJsonValue& step : list) {
        EmergencyGuide::Step one{step.toString(), {}};
        if (const QJsonObject both = step.toObject(); !both.isEmpty()) {
            one = {both.value(u"text").toString(), both.value(u"withoutNumber").toString()};
            if (one.withoutNumber.isEmpty()) {
                return wrong(QStringLiteral("/steps"), QStringLiteral("a text and a withoutNumber"));
            }
        }
        if (one.text.isEmpty()) {
            return wrong(QStringLiteral("/steps"), QStringLiteral("sentences"));
        }
        guide.steps.push_back(std::move(one));
    }
    if (guide.steps.empty()) {
        return wrong(QStringLiteral("/steps"), QStringLiteral("at least one line"));
    }
    for (const QJsonArray list = document.object().value(u"numbers").toArray(); const QJsonValue& number : list) {
        const QJsonObject row = number.toObject();
        if (row.value(u"number").toString().isEmpty() || row.value(u"label").toString().isEmpty()) {
            return wrong(QStringLiteral("/numbers"), QStringLiteral("a number and a label"));
        }
        guide.numbers.push_back({row.value(u"number").toString(), row.value(u"label").toString()});
    }
    const int minutes = document.object().value(u"escalateAfterMinutes").toInt();
    if (minutes < 1 || minutes > longestWait) {
        return wrong(QStringLiteral("/escalateAfterMinutes"), QStringLiteral("1 to 1440"));
    }
    guide.escalateAfter = std::chrono::minutes(minutes);
    return guide;
}

Result<EmergencyGuide> EmergencyGuide::shipped()
{
    QFile file(QStringLiteral(":/relais/resources/emergency/consignes.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::ResourceInvalid, QStringLiteral("consignes.json: missing"));
    }
    auto guide = fromJson(file.readAll());
    if (!guide) {
        return guide;
    }
    auto samu = SamuNumbers::shipped();
    if (!samu) {
        return failure(samu.error());
    }
    guide->samu = std::move(*samu);
    return guide;
}

} // namespace relais
