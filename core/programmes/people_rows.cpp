#include "core/programmes/people_rows.h"

#include "core/base/strict_json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringDecoder>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace relais {

namespace {

const auto wholeRow = QStringLiteral("row");

/// The cells of one line; nothing: a quote is not closed, or text stands behind a closed one.
std::optional<QStringList> cellsOf(const QString& line, QChar separator)
{
    QStringList cells;
    qsizetype at = 0;
    while (true) {
        QString cell;
        if (at < line.size() && line[at] == u'"') {
            ++at;
            while (true) {
                if (at >= line.size()) {
                    return std::nullopt;
                }
                if (line[at] == u'"') {
                    if (at + 1 >= line.size() || line[at + 1] != u'"') {
                        break;
                    }
                    ++at;
                }
                cell += line[at++];
            }
            ++at;
            if (at < line.size() && line[at] != separator) {
                return std::nullopt;
            }
        } else {
            while (at < line.size() && line[at] != separator) {
                cell += line[at++];
            }
        }
        cells << cell.trimmed();
        if (at >= line.size()) {
            return cells;
        }
        ++at;
    }
}

PeopleRow rowOf(int line, const QStringList& names, const std::optional<QStringList>& cells)
{
    PeopleRow row;
    row.line = line;
    if (!cells || cells->size() > names.size()) {
        row.broken = wholeRow;
        return row;
    }
    for (qsizetype i = 0; i < cells->size(); ++i) {
        if (!(*cells)[i].isEmpty()) {
            row.fields[names[i]] = (*cells)[i];
        }
    }
    return row;
}

std::optional<std::vector<PeopleRow>> csvRows(const QString& text, QStringView column)
{
    const QStringList lines = text.split(u'\n');
    QString head = lines.front();
    const QChar separator = head.contains(u';') ? u';' : u',';
    auto names = cellsOf(head.remove(u'\r'), separator);
    if (!names || !names->contains(column)) {
        return std::nullopt;
    }
    std::vector<PeopleRow> rows;
    if (names->removeDuplicates() > 0 || names->contains(QString())) {
        PeopleRow broken;
        broken.line = 1;
        broken.broken = wholeRow;
        rows.push_back(broken);
        return rows;
    }
    rows.reserve(static_cast<std::size_t>(lines.size()));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        QString line = lines[i];
        if (line.endsWith(u'\r')) {
            line.chop(1);
        }
        if (!line.trimmed().isEmpty()) {
            rows.push_back(rowOf(static_cast<int>(i) + 1, *names, cellsOf(line, separator)));
        }
    }
    return rows;
}

/// In which line of a JSON text each object of the outer list begins. The text is sound JSON already.
std::vector<int> linesOfItems(const QByteArray& json)
{
    std::vector<int> lines;
    int line = 1;
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char sign = json[i];
        line += sign == '\n' ? 1 : 0;
        if (quoted) {
            i += sign == '\\' ? 1 : 0;
            quoted = sign != '"';
            continue;
        }
        quoted = sign == '"';
        if (sign == '[' || sign == '{') {
            if (depth == 1) {
                lines.push_back(line);
            }
            ++depth;
        } else if (sign == ']' || sign == '}') {
            --depth;
        }
    }
    return lines;
}

/// A text, a flag or a whole number, as it would stand in a CSV file; nothing: anything else.
std::optional<QString> textOf(const QJsonValue& value)
{
    if (value.isBool()) {
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    }
    if (value.isDouble()) {
        const double number = value.toDouble();
        const bool whole = std::abs(number) < 1e15 && number == std::trunc(number);
        return whole ? std::optional(QString::number(static_cast<qint64>(number))) : std::nullopt;
    }
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

std::optional<std::vector<PeopleRow>> jsonRows(const QByteArray& bytes)
{
    const auto json = parseStrictJson({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (!json || !json->isArray()) {
        return std::nullopt;
    }
    const QJsonArray items = json->toArray();
    if (!std::all_of(items.begin(), items.end(), [](const QJsonValue& one) { return one.isObject(); })) {
        return std::nullopt;
    }
    const auto lines = linesOfItems(bytes);
    std::vector<PeopleRow> rows;
    rows.reserve(static_cast<std::size_t>(items.size()));
    for (qsizetype i = 0; i < items.size(); ++i) {
        PeopleRow row;
        row.line = lines.at(static_cast<std::size_t>(i));
        const QJsonObject object = items[i].toObject();
        for (auto field = object.begin(); field != object.end(); ++field) {
            const auto text = textOf(field.value());
            if (!text) {
                row.broken = field.key();
            } else if (!text->isEmpty()) {
                row.fields[field.key()] = text->trimmed();
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace

std::optional<std::vector<PeopleRow>> peopleRows(const QByteArray& bytes, QStringView column)
{
    QByteArray bare = bytes;
    if (bare.startsWith("\xef\xbb\xbf")) {
        bare.remove(0, 3);
    }
    if (const auto first = bare.trimmed(); first.startsWith('[') || first.startsWith('{')) {
        return jsonRows(bare);
    }
    QStringDecoder decode(QStringDecoder::Utf8);
    const QString text = decode(bare);
    if (decode.hasError() || text.contains(QChar(0))) {
        return std::nullopt;
    }
    return csvRows(text, column);
}

} // namespace relais
