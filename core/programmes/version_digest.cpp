#include "core/programmes/version_digest.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

namespace relais {

namespace {

/// Without what promises nothing: notes, marks, and who says a field. Files are no deeper than their loader reads, and the parser's own limit holds before that.
QJsonValue promised(const QJsonValue& value)
{
    if (value.isArray()) {
        QJsonArray kept;
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            kept.append(promised(array.at(i)));
        }
        return kept;
    }
    if (!value.isObject()) {
        return value;
    }
    QJsonObject kept;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() != QLatin1String("note") && it.key() != QLatin1String("marks") && it.key() != QLatin1String("setBy")) {
            kept.insert(it.key(), promised(it.value()));
        }
    }
    return kept;
}

} // namespace

QString digestOfPathway(const QJsonObject& programme, const QJsonObject& pathway)
{
    QJsonObject version = promised(pathway).toObject();
    version.remove(QStringLiteral("status"));
    version.remove(QStringLiteral("validUntil"));
    const QJsonObject whole{{QStringLiteral("code"), programme.value(QStringLiteral("code"))},
        {QStringLiteral("title"), programme.value(QStringLiteral("title"))},
        {QStringLiteral("membership"), programme.value(QStringLiteral("membership")).toBool(true)},
        {QStringLiteral("pathway"), version}};
    const QByteArray text = QJsonDocument(whole).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

} // namespace relais
