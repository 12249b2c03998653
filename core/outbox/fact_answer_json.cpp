#include "core/outbox/fact_answer_json.h"

#include "core/base/code_table.h"
#include "core/base/json_writer.h"
#include "core/outbox/fact_json.h"

namespace relais {

namespace {

constexpr CodeTable<FactVerdict, 5> verdicts{{
    {FactVerdict::Accepted, u"accepted"},
    {FactVerdict::AlreadyHave, u"already_have"},
    {FactVerdict::AcceptedConflict, u"accepted_conflict"},
    {FactVerdict::Refused, u"refused"},
    {FactVerdict::Retry, u"retry"},
}};

JsonText toJson(const FactAnswer& answer)
{
    return JsonWriter()
        .id("id", answer.id.isNull() ? std::optional<FactId>() : std::optional(answer.id))
        .text("status", codeOf(answer.verdict))
        .text("code", answer.code)
        .done();
}

} // namespace

QString codeOf(FactVerdict verdict)
{
    return codeIn(verdicts, verdict);
}

std::optional<FactVerdict> factVerdictFromCode(QStringView code)
{
    return valueIn(verdicts, code);
}

JsonText toJson(const UploadAnswer& answer)
{
    return JsonWriter()
        .instant("server_time", answer.serverTime)
        .list("items", answer.items, [](const FactAnswer& item) { return toJson(item); })
        .text("epoch", answer.epoch)
        .text("receipt", answer.receipt)
        .done();
}

Result<UploadAnswer> uploadAnswerFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    UploadAnswer answer;
    answer.serverTime = in.instant("server_time");
    answer.items = in.list("items", factsPerUpload, [](JsonReader& item) {
        return FactAnswer{item.optionalId<FactId>("id").value_or(FactId()), item.code("status", factVerdictFromCode),
            item.optionalCodeText("code")};
    });
    answer.epoch = in.optionalText("epoch", 64);
    answer.receipt = in.optionalText("receipt", 200);
    return in.result(std::move(answer));
}

QJsonObject uploadToJson(const std::vector<QJsonObject>& facts, const QString& receipt)
{
    return JsonWriter().list("facts", facts, [](const QJsonObject& fact) { return fact; }).text("receipt", receipt).done();
}

Result<std::vector<QJsonObject>> uploadFromJson(const QJsonObject& json)
{
    JsonReader in(json);
    if (!in.has("facts")) {
        in.fail("facts", "missing");
    }
    auto facts = in.objects("facts", factsPerUpload);
    return in.result(std::move(facts));
}

} // namespace relais
