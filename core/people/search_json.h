#pragma once

#include "core/base/json_reader.h"
#include "core/calls/desk_state.h"

namespace relais {

/// Request of a look-up: what was typed (a name, a number, a birth date) goes in a body, never in a URL. {"text"}
struct PersonSearch {
    QString text; ///< 2 to 120 characters
    bool operator==(const PersonSearch&) const = default;
};
QJsonObject toJson(const PersonSearch& search);
Result<PersonSearch> personSearchFromJson(const QJsonObject& json);

/// {"items":[{"id","display_name","birth_date","town","hint"}]}, at most 50.
QJsonObject toJson(const std::vector<PersonFound>& found);
Result<std::vector<PersonFound>> peopleFoundFromJson(const QJsonObject& json);

} // namespace relais
