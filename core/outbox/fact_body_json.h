#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/outbox/fact.h"

namespace relais {

/// One pair per body of a fact; fact_json puts them into the envelope. Readers are strict, as JsonReader is.
JsonText toJson(const AttemptStarted& body);
AttemptStarted readAttemptStarted(JsonReader& in);
JsonText toJson(const AttemptClosed& body);
AttemptClosed readAttemptClosed(JsonReader& in);
JsonText toJson(const Retracted& body);
JsonText toJson(const MarkSet& body);
MarkSet readMarkSet(JsonReader& in);
JsonText toJson(const NoticeRead& body);
NoticeRead readNoticeRead(JsonReader& in);
JsonText toJson(const NumberMarked& body);
NumberMarked readNumberMarked(JsonReader& in);
JsonText toJson(const PromiseMade& body);
PromiseMade readPromiseMade(JsonReader& in);
JsonText toJson(const PromiseCancelled& body);
PromiseCancelled readPromiseCancelled(JsonReader& in);
JsonText toJson(const AlertAnswered& body);
JsonText toJson(const AgentStateChanged& body);
AgentStateChanged readAgentStateChanged(JsonReader& in);
AlertAnswered readAlertAnswered(JsonReader& in);

} // namespace relais
