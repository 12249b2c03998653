#pragma once

#include "core/base/json_reader.h"
#include "core/outbox/fact.h"

namespace relais {

/// One pair per body of a fact; fact_json puts them into the envelope. Readers are strict, as JsonReader is.
QJsonObject toJson(const AttemptStarted& body);
AttemptStarted readAttemptStarted(JsonReader& in);
QJsonObject toJson(const AttemptClosed& body);
AttemptClosed readAttemptClosed(JsonReader& in);
QJsonObject toJson(const Retracted& body);
QJsonObject toJson(const MarkSet& body);
MarkSet readMarkSet(JsonReader& in);
QJsonObject toJson(const NoticeRead& body);
NoticeRead readNoticeRead(JsonReader& in);
QJsonObject toJson(const NumberMarked& body);
NumberMarked readNumberMarked(JsonReader& in);
QJsonObject toJson(const PromiseMade& body);
PromiseMade readPromiseMade(JsonReader& in);
QJsonObject toJson(const PromiseCancelled& body);
PromiseCancelled readPromiseCancelled(JsonReader& in);
QJsonObject toJson(const AlertAnswered& body);
QJsonObject toJson(const AgentStateChanged& body);
AgentStateChanged readAgentStateChanged(JsonReader& in);
AlertAnswered readAlertAnswered(JsonReader& in);

} // namespace relais
