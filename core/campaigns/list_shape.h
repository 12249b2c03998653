#pragma once

#include "core/campaigns/list_problem.h"
#include "core/campaigns/list_watch.h"

#include <QIODevice>

#include <tl/expected.hpp>

namespace relais {

enum class ListEncoding : unsigned char { Utf8, Windows1252 };

/// What a list is made of, found by reading it once from end to end.
struct ListShape {
    ListEncoding encoding = ListEncoding::Utf8;
    bool mark = false;            ///< begins with the UTF-8 byte order mark
    bool carriageReturns = false; ///< the first line ends with CRLF
    std::int64_t size = 0;        ///< bytes
    std::int64_t lines = 0;       ///< line feeds
    bool operator==(const ListShape&) const = default;
};

/// Reads the device from its start. A byte that fits no UTF-8 makes the whole list Windows-1252, unless it has a mark.
/// Refuses what is no text that we read: empty, UTF-16, NUL bytes, CR-only line ends.
tl::expected<ListShape, ListProblem> inspectList(QIODevice& device, ListWatch& watch);

} // namespace relais
