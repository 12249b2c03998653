#pragma once

#include <QStringView>

#include <algorithm>

namespace relais {

/// Whether two codes are the same, letter by letter. For the planner, which asks some dozens of times a member: Qt's own comparison is a
/// call into another library. Pure.
inline bool sameText(QStringView a, QStringView b)
{
    const qsizetype size = a.size();
    if (size != b.size() || (size > 0 && a.utf16()[size - 1] != b.utf16()[size - 1])) {
        return false;
    }
    return std::equal(a.utf16(), a.utf16() + size, b.utf16());
}

} // namespace relais
