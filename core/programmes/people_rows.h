#pragma once

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <map>
#include <optional>
#include <vector>

namespace relais {

/// One line of a list about people before it is judged: names and texts.
struct PeopleRow {
    int line = 0; ///< from 1
    std::map<QString, QString> fields;
    QString broken; ///< a field that is no text or named twice, "row" when the line is not one; empty: none
};

/// The rows of a CSV (UTF-8, `;` or `,`, a first line of names, quotes doubled inside quotes) or JSON file (a list of objects with texts, flags and whole numbers), told
/// apart by the first sign; nothing: it is neither, or its first line does not name `column`. Pure.
std::optional<std::vector<PeopleRow>> peopleRows(const QByteArray& bytes, QStringView column);

} // namespace relais
