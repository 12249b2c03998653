#pragma once

#include <QString>

namespace relais {

/// Whether two paths lead to one file, by links too; also where one of them, or both, are not there yet. Any thread.
bool isSameFile(const QString& one, const QString& other);
/// Whether a path leads to the file of an SQLite store or to one of those that SQLite keeps beside it, there or not yet.
bool isOfStore(const QString& path, const QString& store);

} // namespace relais
