#pragma once

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace relais {

/// One line of a list of requests before it is judged: names and texts.
struct RequestRow {
    int line = 0; ///< from 1
    std::map<QString, QString> fields;
    QString broken; ///< a field that is no text or named twice, "row" when the line is not one; empty: none
};

/// The rows of a CSV or JSON file; nothing: it is neither. Pure.
std::optional<std::vector<RequestRow>> requestRows(const QByteArray& bytes);

} // namespace relais
