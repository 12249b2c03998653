#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/people/person_slice.h"

namespace relais {

/// A person slice as leased, cached for an own promise, or opened on an inbound call. "health" is absent for roles without it.
JsonText toJson(const PersonSlice& person);
Result<PersonSlice> personSliceFromJson(const QJsonObject& json);
PersonSlice readPersonSlice(JsonReader& in);

QString codeOf(Sex sex); ///< "unknown", "female", "male"
std::optional<Sex> sexFromCode(QStringView code);

/// {"birth_name","used_name","first_name","birth_date","sex"}
JsonText toJson(const PersonIdentity& identity);
PersonIdentity readPersonIdentity(JsonReader& in);

} // namespace relais
