#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/calls/call_report.h"

namespace relais {

/// {"themes","exams","tobacco","treatment_difficulty","goals","booklets","promised","feedback_to_physician","free_text"}
JsonText toJson(const CallReport& report);
CallReport readCallReport(JsonReader& in);

/// {"kind","date","source","said_on"}
JsonText toJson(const Exam& exam);
Exam readExam(JsonReader& in);

/// {"family","wording","progress"}
JsonText toJson(const Goal& goal);
Goal readGoal(JsonReader& in);

} // namespace relais
