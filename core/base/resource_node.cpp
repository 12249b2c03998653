#include "core/base/resource_node.h"

#include "core/base/strict_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace relais {

namespace {

constexpr std::size_t mostProblems = 100;

/// What the parser wanted where it stopped.
const Expectation& wantedAt(QJsonParseError::ParseError error)
{
    switch (error) {
    case QJsonParseError::UnterminatedObject:
    case QJsonParseError::UnterminatedArray:
    case QJsonParseError::MissingValueSeparator:
    case QJsonParseError::TerminationByNumber: return expected::jsonComma;
    case QJsonParseError::MissingNameSeparator: return expected::jsonColon;
    case QJsonParseError::MissingObject: return expected::jsonMember;
    case QJsonParseError::IllegalEscapeSequence:
    case QJsonParseError::IllegalUTF8String:
    case QJsonParseError::UnterminatedString: return expected::jsonText;
    case QJsonParseError::GarbageAtEnd: return expected::jsonEnd;
    case QJsonParseError::IllegalValue:
    case QJsonParseError::IllegalNumber:
    case QJsonParseError::DeepNesting:
    case QJsonParseError::DocumentTooLarge: return expected::jsonValue;
    case QJsonParseError::NoError: break;
    }
    return expected::jsonObject;
}

} // namespace

Result<QByteArray> readResource(const QString& path)
{
    QFile file(QStringLiteral(":/relais/resources/") + path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::FileUnreadable, path + QStringLiteral(": not among the resources"));
    }
    return file.readAll();
}

void ResourceProblems::add(const QString& path, const Expectation& expected, const QStringList& arguments)
{
    const bool told =
        std::any_of(m_faults.begin(), m_faults.end(), [&](const ResourceFault& known) { return known.path == path; });
    if (!told && !m_unreadable && m_faults.size() < mostProblems) {
        m_faults.push_back({m_fileName, path, expected, arguments});
    }
}

void ResourceProblems::addUnreadable(const Expectation& expected, const QStringList& arguments)
{
    m_faults = {{m_fileName, {}, expected, arguments}};
    m_unreadable = true;
}

Error ResourceProblems::error() const
{
    return {ErrorCode::ResourceInvalid, m_faults.empty() ? QString() : m_faults.front().english()};
}

namespace {

/// What Qt forgives: of two equal keys it keeps the last in silence, and a control character in a text goes on to a letter or a screen.
void checkStrictly(const QByteArray& json, ResourceProblems& problems)
{
    std::string_view text(json.constData(), static_cast<std::size_t>(json.size()));
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3); // editors write it
    }
    QString place;
    const auto strict = parseStrictJson(text, &place);
    if (strict) {
        return;
    }
    if (strict.error().detail == QLatin1String("duplicate_key")) {
        problems.add(place, expected::keyOnce);
        return;
    }
    const auto control = std::find_if(json.begin(), json.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t'; });
    if (control != json.end()) {
        problems.add(QString(), expected::plainText, {QString::number(std::count(json.begin(), control, '\n') + 1)});
    } else if (strict.error().detail != QLatin1String("malformed_json")) {
        problems.add(QString(), expected::shallow);
    }
}

} // namespace

ResourceNode ResourceNode::parse(const QByteArray& json, ResourceProblems& problems)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (json.trimmed().isEmpty()) {
        problems.addUnreadable(expected::jsonObject);
    } else if (!document.isObject()) {
        problems.addUnreadable(
            wantedAt(error.error), {QString::number(json.left(error.offset).count('\n') + 1), QString::number(error.offset)});
    }
    if (document.isObject()) {
        checkStrictly(json, problems);
    }
    return {document.object(), QString(), problems};
}

bool ResourceNode::has(QLatin1String key) const
{
    return m_value.toObject().contains(key);
}

ResourceNode ResourceNode::at(QLatin1String key) const
{
    const QJsonObject object = m_value.toObject();
    const QString path = m_path + u'/' + key;
    if (!object.contains(key)) {
        m_problems->add(path, expected::value);
    }
    return {object.value(key), path, *m_problems};
}

std::vector<ResourceNode> ResourceNode::items() const
{
    if (!m_value.isArray()) {
        expected(expected::list);
    }
    std::vector<ResourceNode> nodes;
    const QJsonArray array = m_value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        nodes.push_back({array.at(i), m_path + u'/' + QString::number(i), *m_problems});
    }
    return nodes;
}

std::vector<std::pair<QString, ResourceNode>> ResourceNode::members() const
{
    if (!m_value.isObject()) {
        expected(expected::object);
    }
    std::vector<std::pair<QString, ResourceNode>> nodes;
    const QJsonObject object = m_value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        nodes.emplace_back(it.key(), ResourceNode(it.value(), m_path + u'/' + it.key(), *m_problems));
    }
    return nodes;
}

void ResourceNode::allowOnly(std::initializer_list<QLatin1String> keys) const
{
    for (const auto& [key, node] : members()) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            node.expected(expected::noSuchKey);
        }
    }
}

void ResourceNode::checkMarks() const
{
    if (!has(QLatin1String("marks"))) {
        return;
    }
    for (const auto& [kind, list] : at(QLatin1String("marks")).members()) {
        for (const ResourceNode& item : list.items()) {
            const QStringList steps = item.text().split(u'/').mid(1);
            QJsonValue value = m_value;
            for (const QString& step : steps) {
                value = value.isArray() ? value.toArray().at(step.toInt()) : value.toObject().value(step);
            }
            if (steps.isEmpty() || value.isUndefined()) {
                item.expected(expected::pointer);
            }
        }
    }
}

QString ResourceNode::text() const
{
    if (!m_value.isString() || m_value.toString().isEmpty()) {
        expected(expected::text);
    }
    return m_value.toString();
}

QString ResourceNode::notBlankText() const
{
    const QString value = m_value.toString();
    if (value.isEmpty() || value.trimmed().size() != value.size()) {
        expected(expected::notBlank);
    }
    return value;
}

QString ResourceNode::textOrEmpty() const
{
    if (!m_value.isString()) {
        expected(expected::text);
    }
    return m_value.toString();
}

QStringList ResourceNode::texts() const
{
    QStringList list;
    for (const ResourceNode& item : items()) {
        list.append(item.text());
    }
    return list;
}

QString ResourceNode::code() const
{
    const QString value = m_value.toString();
    const bool good = std::all_of(value.begin(), value.end(),
        [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_'; });
    if (!m_value.isString() || value.isEmpty() || value.size() > 64 || !good) {
        expected(expected::code);
    }
    return value;
}

int ResourceNode::integer(int lowest, int highest) const
{
    const double value = m_value.toDouble(lowest - 1.0);
    const int whole = value >= lowest && value <= highest ? static_cast<int>(value) : lowest;
    if (!m_value.isDouble() || static_cast<double>(whole) != value) {
        expected(expected::integer, {QString::number(lowest), QString::number(highest)});
    }
    return whole;
}

bool ResourceNode::flag() const
{
    if (!m_value.isBool()) {
        expected(expected::flag);
    }
    return m_value.toBool();
}

QDate ResourceNode::date() const
{
    const QString text = m_value.toString();
    const QDate value = QDate::fromString(text, Qt::ISODate);
    // Qt takes any sign between the numbers, and whatever stands behind them.
    if (!value.isValid() || value.toString(Qt::ISODate) != text) {
        expected(expected::date);
        return {};
    }
    return value;
}

int ResourceNode::minuteOfDay() const
{
    const QString value = m_value.toString();
    if (value == QLatin1String("24:00")) {
        return 24 * 60;
    }
    const QTime time = QTime::fromString(value, QStringLiteral("HH:mm"));
    if (!time.isValid()) {
        expected(expected::minute);
        return 0;
    }
    return time.hour() * 60 + time.minute();
}

} // namespace relais
