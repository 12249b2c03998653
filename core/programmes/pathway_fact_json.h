#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/programmes/pathway_fact.h"

namespace relais {

/// {"pathway":"sophia-diabetes","kind":"joined","version","entry","membership"}; kinds in the order of PathwayBody: joined, anchor, dialled,
/// noted, asked, stopped, attribute, questionnaire. An attribute has one of "flag", "count", "day", "code", "codes".
/// Reading fails through the reader: InvalidInput. Pure.
JsonText toJson(const PathwaySaid& body);
PathwaySaid readPathwaySaid(JsonReader& in);

/// {"name","flag"|"count"|"day"|"code"|"codes"}
JsonText toJson(const AttributeSaid& said);
AttributeSaid readAttributeSaid(JsonReader& in);

/// {"id","occurred_at","desk_id","desk_seq","said"}
JsonText toJson(const PathwayRecord& record);
PathwayRecord readPathwayRecord(JsonReader& in);

} // namespace relais
