#include "tests/support/request_maker.h"

#include <zstd.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

namespace relais::test {

namespace {

const QString hole = QStringLiteral("@hole@"); ///< where bytes go that QJsonValue cannot hold

QJsonValue get(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key));
}

bool takes(const QJsonObject& schema, const QString& type)
{
    const QJsonValue types = get(schema, "type");
    return types.isUndefined() || (types.isArray() ? types.toArray().contains(type) : types.toString() == type);
}

QRegularExpression patternOf(const QJsonObject& schema)
{
    QString text = get(schema, "pattern").toString();
    static const QRegularExpression escape(QStringLiteral("\\\\u([0-9a-fA-F]{4})"));
    return QRegularExpression(text.replace(escape, QStringLiteral("\\x{\\1}")));
}

QJsonValue replaced(
    const QJsonValue& whole, const std::vector<std::variant<QString, int>>& path, std::size_t from, const QJsonValue& with)
{
    if (from == path.size()) {
        return with;
    }
    if (const auto* key = std::get_if<QString>(&path[from])) {
        QJsonObject object = whole.toObject();
        object.insert(*key, replaced(object.value(*key), path, from + 1, with));
        return object;
    }
    QJsonArray array = whole.toArray();
    const int index = std::get<int>(path[from]);
    array.replace(index, replaced(array.at(index), path, from + 1, with));
    return array;
}

/// "{…,"more":…}" of an object that may be empty.
std::string withMember(const std::string& object, const std::string& member)
{
    return object.substr(0, object.size() - 1) + (object.size() > 2 ? "," : "") + member + "}";
}

std::string utf16(const std::string& text, bool marked)
{
    std::string out = marked ? "\xff\xfe" : "";
    for (const char c : text) {
        out += c;
        out += '\0';
    }
    return out;
}

} // namespace

RequestMaker::RequestMaker(const QJsonObject& document, Known known, std::uint64_t seed)
    : m_schemas(get(get(document, "components").toObject(), "schemas").toObject()), m_known(std::move(known)), m_random(seed)
{}

std::string RequestMaker::textOf(const QJsonValue& value)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2).toStdString();
}

const std::string& RequestMaker::packedBlanks()
{
    static const std::string packed = [] {
        const std::string blanks(10'000'000, ' ');
        std::string out(ZSTD_compressBound(blanks.size()), '\0');
        out.resize(ZSTD_compress(out.data(), out.size(), blanks.data(), blanks.size(), 1));
        return out;
    }();
    return packed;
}

QJsonObject RequestMaker::resolved(QJsonObject schema) const
{
    while (schema.contains(QStringLiteral("$ref"))) {
        schema = m_schemas.value(get(schema, "$ref").toString().section(u'/', -1)).toObject();
    }
    return schema;
}

/// The alternative that a value says it is.
QJsonObject RequestMaker::chosen(const QJsonObject& schema, const QJsonValue& value) const
{
    const auto discriminator = get(schema, "discriminator").toObject();
    const QString which = value.toObject().value(get(discriminator, "propertyName").toString()).toString();
    const QString target = get(discriminator, "mapping").toObject().value(which).toString();
    return target.isEmpty() ? schema : m_schemas.value(target.section(u'/', -1)).toObject();
}

QJsonValue RequestMaker::good(const QJsonObject& from, const QString& member)
{
    const QJsonObject schema = resolved(from);
    if (schema.contains(QStringLiteral("const"))) {
        return get(schema, "const");
    }
    if (const auto options = get(schema, "oneOf").toArray(); !options.isEmpty()) {
        return good(options.at(upTo(static_cast<int>(options.size()))).toObject(), member);
    }
    if (const auto values = get(schema, "enum").toArray(); !values.isEmpty()) {
        return values.at(upTo(static_cast<int>(values.size())));
    }
    if (takes(schema, QStringLiteral("object"))) {
        const auto required = get(schema, "required").toArray();
        const auto properties = get(schema, "properties").toObject();
        QJsonObject object;
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (m_isWhole || required.contains(it.key()) || chance(60)) {
                object.insert(it.key(), good(it->toObject(), it.key()));
            }
        }
        return object;
    }
    if (takes(schema, QStringLiteral("array"))) {
        const int least = std::max(1, get(schema, "minItems").toInt());
        const int count = std::min(least + upTo(3), get(schema, "maxItems").toInt(3));
        QJsonArray array;
        for (int i = 0; i < count; ++i) {
            const auto item = good(get(schema, "items").toObject(), member);
            if (!get(schema, "uniqueItems").toBool() || !array.contains(item)) {
                array.append(item);
            }
        }
        return array;
    }
    if (takes(schema, QStringLiteral("integer")) || takes(schema, QStringLiteral("number"))) {
        const qint64 least = get(schema, "minimum").toInteger();
        const qint64 most = get(schema, "maximum").toInteger(least + 100);
        return chance(20) ? most : chance(20) ? least : least + upTo(static_cast<int>(std::min<qint64>(most - least, 40) + 1));
    }
    if (takes(schema, QStringLiteral("boolean"))) {
        return chance(50);
    }
    return goodText(schema, member);
}

QString RequestMaker::goodText(const QJsonObject& schema, const QString& member)
{
    if (const auto known = m_known.find(member); known != m_known.end() && !known->second.isEmpty() && chance(85)) {
        return known->second.at(upTo(static_cast<int>(known->second.size())));
    }
    const QString format = get(schema, "format").toString();
    if (format == QStringLiteral("uuid")) {
        return QStringLiteral("01931c5e-7a00-7000-8000-%1").arg(m_random() & 0xffffffffffffULL, 12, 16, QChar(u'0'));
    }
    if (format == QStringLiteral("date")) {
        return QStringLiteral("2026-%1-15").arg(1 + upTo(12), 2, 10, QChar(u'0'));
    }
    if (format == QStringLiteral("date-time")) {
        return QStringLiteral("2026-11-03T0%1:15:00.25Z").arg(upTo(10));
    }
    const auto fits = patternOf(schema);
    const auto most = get(schema, "maxLength").toInt(40);
    const auto least = get(schema, "minLength").toInt();
    for (int i = 0; i < 20; ++i) {
        static const std::array plain{QStringLiteral("said-zqxsaid"), QStringLiteral("3"), QStringLiteral("+33639980017"),
            QStringLiteral("08:30"), QString(64, QChar(u'a')), QStringLiteral("zqxsaid Élodie d'Arc"),
            QStringLiteral("12345678901"), QStringLiteral("2601175116001 46")};
        QString text = chance(70) ? plain[static_cast<std::size_t>(upTo(static_cast<int>(plain.size())))] : nastyText();
        text = chance(8) ? text.leftJustified(most, QChar(u'y')) : text;
        if (text.size() <= most && text.size() >= least && fits.match(text).hasMatch()) {
            return text;
        }
    }
    return get(schema, "example").toString(QString(std::max(least, 1), QChar(u'a')));
}

QString RequestMaker::nastyText()
{
    static const std::array nasty{QStringLiteral("zqxsaid'; DROP TABLE fact; --"), QStringLiteral("' OR '1'='1' /*zqxsaid*/"),
        QStringLiteral("zqxsaid%' UNION SELECT nir, 1 FROM person --"),
        QStringLiteral("zqxsaid\r\nSet-Cookie: zqxsaid=1\r\n\r\n"), QStringLiteral("zqxsaid") + QChar(0) + QStringLiteral("tail"),
        QStringLiteral("\u202ezqxsaid\u200f\u2066"), QStringLiteral("<script>zqxsaid()</script>"),
        QStringLiteral("../../../../etc/zqxsaid"), QStringLiteral("%n%s%x zqxsaid"),
        QStringLiteral("zqxsaid\u0301\u0301\u0301\ufeff\ufffe"), QStringLiteral("\U0001f469\u200d\U0001f33e zqxsaid \U0010ffff"),
        QStringLiteral("zqxsaid\t\v\f\u007f\u0085\u2028"), QStringLiteral("*\"zqxsaid\" NEAR (a b"),
        QStringLiteral("zqxsaid\\u0000\\"), QStringLiteral("29/02/2023"), QStringLiteral("0000-00-00"), QStringLiteral("+33"),
        QStringLiteral("zqxsaidÿı ß")};
    return nasty[static_cast<std::size_t>(upTo(static_cast<int>(nasty.size())))];
}

void RequestMaker::collect(
    const QJsonObject& from, const QJsonValue& value, std::vector<Step> path, std::vector<Node>& nodes) const
{
    const QJsonObject schema = chosen(resolved(from), value);
    QString member;
    for (const Step& step : path) {
        member = std::holds_alternative<QString>(step) ? std::get<QString>(step) : member;
    }
    nodes.push_back({path, schema, value, member});
    if (value.isObject()) {
        const auto properties = get(schema, "properties").toObject();
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            auto inner = path;
            inner.emplace_back(it.key());
            collect(properties.value(it.key()).toObject(), it.value(), inner, nodes);
        }
    } else if (value.isArray()) {
        const auto array = value.toArray();
        for (int i = 0; i < static_cast<int>(array.size()); ++i) {
            auto inner = path;
            inner.emplace_back(i);
            collect(get(schema, "items").toObject(), array.at(i), inner, nodes);
        }
    }
}

BadBody RequestMaker::spoiled(const QJsonObject& schema, const QJsonValue& whole)
{
    std::vector<Node> nodes;
    collect(schema, whole, {}, nodes);
    return harmed(whole, nodes[static_cast<std::size_t>(upTo(static_cast<int>(nodes.size())))]);
}

BadBody RequestMaker::at(const QJsonValue& whole, const Node& node, const std::string& raw, std::string what, BadBody::Must must)
{
    std::string bytes = textOf(replaced(whole, node.path, 0, hole));
    const std::string quoted = '"' + hole.toStdString() + '"';
    bytes.replace(bytes.find(quoted), quoted.size(), raw);
    for (const Step& step : node.path) {
        what += std::holds_alternative<QString>(step) ? " /" + std::get<QString>(step).toStdString()
                                                      : " /" + std::to_string(std::get<int>(step));
    }
    const bool inItem = node.path.size() >= 2 && node.path.front() == Step(QStringLiteral("facts"));
    return {std::move(what), std::move(bytes), must, inItem};
}

BadBody RequestMaker::harmed(const QJsonValue& whole, const Node& node)
{
    const int what = upTo(10);
    if (what == 0) {
        return at(whole, node, std::string(static_cast<std::size_t>(40 + upTo(20'000)), chance(50) ? '[' : '{'),
            "too deep, never closed", BadBody::Must::BeMalformed);
    }
    if (what == 1) {
        const std::size_t depth = static_cast<std::size_t>(40 + upTo(2'000));
        return at(whole, node, std::string(depth, '[') + std::string(depth, ']'), "too deep", BadBody::Must::BeMalformed);
    }
    if (what < 4) {
        return ofWrongType(whole, node);
    }
    switch (node.value.type()) {
    case QJsonValue::String: return harmedText(whole, node);
    case QJsonValue::Double: return harmedNumber(whole, node);
    case QJsonValue::Array: return harmedList(whole, node);
    case QJsonValue::Object: return harmedObject(whole, node);
    default: return ofWrongType(whole, node);
    }
}

BadBody RequestMaker::ofWrongType(const QJsonValue& whole, const Node& node)
{
    static const std::array<std::pair<const char*, const char*>, 6> others{{{"null", "null"}, {"boolean", "true"},
        {"number", "12.5"}, {"string", "\"zqxsaid\""}, {"array", "[]"}, {"object", "{}"}}};
    for (;;) {
        const auto& [type, raw] = others[static_cast<std::size_t>(upTo(6))];
        const QString said = QString::fromLatin1(type);
        // An alternative is always an object.
        const bool fits =
            node.schema.contains(QStringLiteral("oneOf")) ? said == QStringLiteral("object") : takes(node.schema, said);
        if (!fits) {
            return at(whole, node, raw, std::string("a ") + type, BadBody::Must::BeRefused);
        }
    }
}

BadBody RequestMaker::harmedText(const QJsonValue& whole, const Node& node)
{
    using Must = BadBody::Must;
    const int most = get(node.schema, "maxLength").toInt(1000);
    switch (upTo(9)) {
    case 0:
        return at(
            whole, node, '"' + std::string(static_cast<std::size_t>(most) + 1, 'z') + '"', "a text too long", Must::BeRefused);
    case 1: return at(whole, node, '"' + std::string(100'000, 'z') + '"', "a huge text", Must::BeRefused);
    case 2: return at(whole, node, "\"zqxsaid\\ud800\"", "a lone surrogate", Must::BeMalformed);
    case 3: {
        static const std::array<const char*, 5> broken{"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82"};
        return at(whole, node, std::string("\"zqxsaid") + broken[static_cast<std::size_t>(upTo(5))] + '"', "no UTF-8",
            Must::BeMalformed);
    }
    case 4:
        return at(whole, node, chance(50) ? "\"zqxsaid\r\n\"" : "\"zqxsaid\\x\"", "a line end, or no escape", Must::BeMalformed);
    case 5:
        return at(whole, node, "\"\"", "an empty text",
            get(node.schema, "minLength").toInt() > 0 ? Must::BeRefused : Must::HoldTheRules);
    case 6:
        if (const auto known = m_known.find(QStringLiteral("foreign ") + node.member);
            known != m_known.end() && !known->second.isEmpty()) {
            const QString other = known->second.at(upTo(static_cast<int>(known->second.size())));
            return at(whole, node, textOf(other), "somebody else's", Must::HoldTheRules);
        }
        [[fallthrough]];
    default: return at(whole, node, textOf(nastyText()), "another text", Must::HoldTheRules);
    }
}

BadBody RequestMaker::harmedNumber(const QJsonValue& whole, const Node& node)
{
    using Must = BadBody::Must;
    static const std::array<const char*, 9> none{"1e400", "-1e400", "NaN", "Infinity", "0x10", "01", "1.", "+1", "1e"};
    static const std::array<const char*, 5> huge{
        "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1e300", "1.5"};
    // Where any number goes, or one alone, only the bounds of JSON are left.
    const bool free = takes(node.schema, QStringLiteral("number")) || node.schema.contains(QStringLiteral("const"))
        || node.schema.contains(QStringLiteral("enum"));
    const Must refused = free ? Must::HoldTheRules : Must::BeRefused;
    switch (upTo(5)) {
    case 0: return at(whole, node, none[static_cast<std::size_t>(upTo(9))], "no number", Must::BeMalformed);
    case 1: return at(whole, node, huge[static_cast<std::size_t>(upTo(5))], "a number far out", refused);
    case 2: return at(whole, node, std::to_string(get(node.schema, "maximum").toInteger() + 1), "one too many", refused);
    case 3: return at(whole, node, std::to_string(get(node.schema, "minimum").toInteger() - 1), "one too few", refused);
    default: return at(whole, node, chance(50) ? "-0" : "1e1", "a number in other words", Must::HoldTheRules);
    }
}

BadBody RequestMaker::harmedList(const QJsonValue& whole, const Node& node)
{
    using Must = BadBody::Must;
    const auto array = node.value.toArray();
    if (chance(30) || array.isEmpty()) {
        return at(
            whole, node, "[]", "an empty list", get(node.schema, "minItems").toInt() > 0 ? Must::BeRefused : Must::HoldTheRules);
    }
    const int most = get(node.schema, "maxItems").toInt();
    const std::string item = textOf(array.first());
    std::string many = "[" + item;
    const int count = chance(50) ? most : std::min(most * 20, static_cast<int>(1'000'000 / (item.size() + 1)));
    for (int i = 0; i < std::max(count, most); ++i) {
        many += "," + item;
    }
    return at(whole, node, many + "]", "a list too long", Must::BeRefused);
}

BadBody RequestMaker::harmedObject(const QJsonValue& whole, const Node& node)
{
    using Must = BadBody::Must;
    const QJsonObject object = node.value.toObject();
    const auto required = get(node.schema, "required").toArray();
    switch (upTo(4)) {
    case 0:
        if (!required.isEmpty()) {
            QJsonObject less = object;
            less.remove(required.at(upTo(static_cast<int>(required.size()))).toString());
            return at(whole, node, textOf(less), "a member missing", Must::BeRefused);
        }
        [[fallthrough]];
    case 1: return at(whole, node, withMember(textOf(object), textOf(nastyText()) + ":1"), "a member more", Must::BeRefused);
    case 2: {
        std::string many = textOf(object);
        for (int i = 0; i < 40; ++i) {
            many = withMember(many, "\"zqxsaid" + std::to_string(i) + "\":[]");
        }
        return at(whole, node, many, "many members more", Must::BeRefused);
    }
    default: {
        const QString key = object.isEmpty() ? QStringLiteral("zqxsaid") : object.keys().first();
        const std::string twice = textOf(key) + ":1";
        return at(whole, node, withMember(withMember(textOf(object), twice), twice), "a member twice", Must::BeMalformed);
    }
    }
}

/// As good() walks through it.
void RequestMaker::placesOfText(const QJsonObject& from, const std::string& where, std::set<std::string>& places) const
{
    const QJsonObject schema = resolved(from);
    if (schema.contains(QStringLiteral("const"))) {
        return; // what an alternative is known by
    }
    if (const auto options = get(schema, "oneOf").toArray(); !options.isEmpty()) {
        for (const auto& option : options) {
            const QString name = get(option.toObject(), "$ref").toString().section(u'/', -1);
            placesOfText(option.toObject(), where + '<' + name.toStdString() + '>', places);
        }
    } else if (const auto values = get(schema, "enum").toArray(); !values.isEmpty()) {
        if (values.first().isString()) {
            places.insert(where);
        }
    } else if (takes(schema, QStringLiteral("object"))) {
        const auto properties = get(schema, "properties").toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            placesOfText(it->toObject(), where + '/' + it.key().toStdString(), places);
        }
    } else if (takes(schema, QStringLiteral("array"))) {
        placesOfText(get(schema, "items").toObject(), where + "[]", places);
    } else if (!takes(schema, QStringLiteral("integer")) && !takes(schema, QStringLiteral("number"))
        && !takes(schema, QStringLiteral("boolean"))) {
        places.insert(where);
    }
}

void RequestMaker::textsOf(const QJsonObject& from, const QJsonValue& value, const Node& at, const std::string& where,
    std::vector<std::pair<std::string, Node>>& texts) const
{
    QJsonObject schema = resolved(from);
    std::string here = where;
    if (const auto options = get(schema, "oneOf").toArray(); !options.isEmpty()) {
        const auto discriminator = get(schema, "discriminator").toObject();
        const QString which = value.toObject().value(get(discriminator, "propertyName").toString()).toString();
        const QString target = get(discriminator, "mapping").toObject().value(which).toString();
        here += '<' + target.section(u'/', -1).toStdString() + '>';
        schema = chosen(schema, value);
    }
    const auto inside = [&](const QJsonObject& of, const QJsonValue& one, const Step& step, const std::string& name) {
        Node next = at;
        next.path.push_back(step);
        textsOf(of, one, next, here + name, texts);
    };
    if (value.isObject()) {
        const auto properties = get(schema, "properties").toObject();
        const auto object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            inside(properties.value(it.key()).toObject(), it.value(), it.key(), '/' + it.key().toStdString());
        }
    } else if (value.isArray()) {
        const auto array = value.toArray();
        for (int i = 0; i < static_cast<int>(array.size()); ++i) {
            inside(get(schema, "items").toObject(), array.at(i), i, "[]");
        }
    } else if (value.isString()) {
        texts.emplace_back(here, at);
    }
}

std::vector<BadBody> RequestMaker::injected(const QJsonObject& schema, std::set<std::string>& missed)
{
    static const std::array harms{std::pair("SQL", QStringLiteral("zqxsaid'; DROP TABLE fact; --")),
        std::pair("CR LF", QStringLiteral("zqxsaid\r\nSet-Cookie: zqxsaid=1\r\n\r\n"))};
    placesOfText(schema, {}, missed);
    std::vector<BadBody> bodies;
    m_isWhole = true;
    for (int tries = 0; tries < 3000 && !missed.empty(); ++tries) {
        const QJsonValue whole = good(schema);
        std::vector<std::pair<std::string, Node>> texts;
        textsOf(schema, whole, {}, {}, texts);
        for (const auto& [where, node] : texts) {
            if (missed.erase(where) > 0) {
                for (const auto& [name, text] : harms) {
                    bodies.push_back(at(whole, node, textOf(text), name + std::string(" in"), BadBody::Must::HoldTheRules));
                }
            }
        }
    }
    m_isWhole = false;
    return bodies;
}

BadBody RequestMaker::garbled(const std::string& good)
{
    using Must = BadBody::Must;
    const auto place = static_cast<std::size_t>(upTo(static_cast<int>(good.size())));
    switch (upTo(9)) {
    case 0: return {"cut off", good.substr(0, place), Must::BeMalformed};
    case 1: return {"a byte-order mark", "\xef\xbb\xbf" + good, Must::BeMalformed};
    case 2: return {"UTF-16", utf16(good, true), Must::BeMalformed};
    case 3: return {"UTF-16 without mark", utf16(good, false), Must::BeMalformed};
    case 4: return {"a NUL behind", good + std::string(1, '\0'), Must::BeMalformed};
    case 5: return {"twice", good + good, Must::BeMalformed};
    case 6: return {"a comment", "/* zqxsaid */" + good, Must::BeMalformed};
    case 7: return {"quotes of another kind", "'" + good + "'", Must::BeMalformed};
    default: {
        std::string other = good;
        other[place] = static_cast<char>(m_random());
        return {"a byte other than it was", other, Must::HoldTheRules};
    }
    }
}

} // namespace relais::test
