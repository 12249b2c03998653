#include "tests/support/json_rubbish.h"

#include <QJsonArray>

namespace relais::test {

namespace {

std::vector<QJsonValue> spoiledValues(const QJsonValue& good)
{
    std::vector<QJsonValue> bad{QJsonValue(QJsonValue::Null), QJsonValue(QJsonArray{QJsonArray{}})};
    switch (good.type()) {
    case QJsonValue::String:
        bad.push_back(QJsonValue(12));
        bad.push_back(QJsonValue(QString(3000, QChar(u'x'))));
        bad.push_back(QJsonValue(QStringLiteral("a") + QChar(0)));
        bad.push_back(QJsonValue(QStringLiteral("a") + QChar(0xd800)));
        break;
    case QJsonValue::Double:
        bad.push_back(QJsonValue(QStringLiteral("12")));
        bad.push_back(QJsonValue(0.5));
        bad.push_back(QJsonValue(-1));
        bad.push_back(QJsonValue(1e300));
        break;
    case QJsonValue::Bool:
        bad.push_back(QJsonValue(1));
        bad.push_back(QJsonValue(QStringLiteral("true")));
        break;
    case QJsonValue::Object:
        for (const QJsonObject& inner : spoiled(good.toObject())) {
            bad.push_back(inner);
        }
        break;
    case QJsonValue::Array: {
        const QJsonArray items = good.toArray();
        bad.push_back(QJsonObject{});
        QJsonArray endless;
        for (int i = 0; i < 5000 && !items.isEmpty(); ++i) {
            endless.append(items.first());
        }
        if (!items.isEmpty()) {
            bad.push_back(endless);
            for (const QJsonValue& inner : spoiledValues(items.first())) {
                QJsonArray other = items;
                other.replace(0, inner);
                bad.push_back(other);
            }
        }
        break;
    }
    default: break;
    }
    return bad;
}

} // namespace

std::vector<QJsonObject> spoiled(const QJsonObject& good)
{
    std::vector<QJsonObject> bad;
    QJsonObject more = good;
    more.insert(QStringLiteral("zz_unknown"), 1);
    bad.push_back(more);
    for (auto field = good.begin(); field != good.end(); ++field) {
        for (const QJsonValue& value : spoiledValues(field.value())) {
            QJsonObject other = good;
            other.insert(field.key(), value);
            bad.push_back(other);
        }
    }
    return bad;
}

} // namespace relais::test
