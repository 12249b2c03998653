#pragma once

#include "core/base/result.h"
#include "core/people/nir.h"
#include "core/programmes/pathway_fact.h"
#include "core/programmes/protocol.h"

#include <QJsonObject>

namespace relais {

/// What the programme sets of somebody, where no adviser says it: a form's field with "setBy", as Envol+ of Vivoptim. Comes in as a file or through
/// the API. It may come before she joins, and the newest holds. Source: domain reference §3, Vivoptim.
struct ProgrammeAttribute {
    FactId id;                      ///< made by whoever sends it: the same again changes nothing
    std::optional<PersonId> person; ///< one of the two
    std::optional<Nir> nir;
    QString pathway;
    AttributeSaid said;
    bool operator==(const ProgrammeAttribute&) const = default;
};
/// {"id","person_id"|"nir","pathway","said":{"name","flag"|"count"|"day"|"code"}}
Result<ProgrammeAttribute> programmeAttributeFromJson(const QJsonObject& json);
QJsonObject toJson(const ProgrammeAttribute& attribute);

/// Whether the field can hold this value: of its type, a choice of its choices. Pure.
bool isValueOf(const FormField& field, const AttributeValue& value);
/// As it stands in a file: "true", "12", "2026-11-20" or the code of a choice; nothing: not a value of this field. Pure.
std::optional<AttributeValue> valueOfField(const FormField& field, const QString& text);

} // namespace relais
