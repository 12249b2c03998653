#pragma once

#include "core/programmes/attributes.h"

#include <QTime>

namespace relais {

/// What people type in the fields of a preview, as the engine reads it. Pure.
struct TypedValue {
    /// "20/11/2026", "2026-11-20", each with or without "14:30"; nothing: not a day between 1900 and 2199.
    static std::optional<QString> moment(const QString& typed);
    /// "14:30", "14 h 30", "14h", "9"; nothing: no hour of the day.
    static std::optional<QTime> hour(const QString& typed);
    /// Of an attribute: "oui", "12", "20/11/2026", a code, codes with commas between them; nothing: not of that type.
    static std::optional<QString> attribute(const QString& typed, AttributeType type);
};

} // namespace relais
