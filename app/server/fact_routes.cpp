#include "app/server/fact_routes.h"

#include "app/server/epoch_work.h"
#include "app/server/problem.h"
#include "app/server/upload_orders.h"
#include "core/outbox/change_feed.h"
#include "core/outbox/change_json.h"
#include "core/outbox/fact_answer_json.h"
#include "core/outbox/fact_json.h"

namespace relais {

namespace {

/// An upload, sorted: the facts that can be read, and an answer at once for those that cannot.
struct ReadUpload {
    std::vector<FactAnswer> answers; ///< one per item; those of `facts` still to be filled in
    std::vector<Fact> facts;
    std::vector<std::size_t> places; ///< of each of `facts` among the answers
};

ReadUpload readUpload(const QJsonArray& items, const JsonSchema& schema)
{
    ReadUpload upload;
    for (const auto& item : items) {
        const auto object = item.toObject();
        FactAnswer answer{
            FactId::fromText(object.value(QStringLiteral("id")).toString()).value_or(FactId()), FactVerdict::Refused, {}};
        if (object.value(QStringLiteral("v")).toInteger() > newestFactVersion) {
            answer.code = QStringLiteral("unknown_version");
        } else if (!schema.accepts(item)) {
            answer.code = QStringLiteral("schema_violation");
        } else if (auto fact = factFromJson(object)) {
            upload.places.push_back(upload.answers.size());
            upload.facts.push_back(std::move(*fact));
        } else {
            answer.code = QStringLiteral("invalid_fact");
        }
        upload.answers.push_back(std::move(answer));
    }
    return upload;
}

void uploadFacts(
    UploadOrders& orders, ServerMetrics& metrics, const ApiCall& call, const JsonSchema& schema, const ApiRoutes::Then& then)
{
    const auto upload = std::make_shared<ReadUpload>(readUpload(call.body.value(QStringLiteral("facts")).toArray(), schema));
    const Uploader uploader{call.desk->centre, call.desk->id};
    const auto answer = [upload, &metrics, then](const Result<UploadTaken>& taken) {
        if (!taken) {
            then(problemOf(taken.error()));
            return;
        }
        for (std::size_t i = 0; i < taken->answers.size(); ++i) {
            upload->answers[upload->places[i]] = taken->answers[i];
        }
        for (const FactAnswer& item : upload->answers) {
            metrics.factAnswered(codeOf(item.verdict).toStdString());
        }
        then(jsonAnswer(toJson(UploadAnswer{taken->at, std::move(upload->answers), taken->epoch, taken->receipt})));
    };
    orders.take({{uploader, upload->facts}, call.body.value(QStringLiteral("receipt")).toString()}, answer);
}

Result<ChangePage> readChanges(CentralWork& work, const CentreId& centre, const QString& cursor, int limit)
{
    return unlessForgotten(
        work, centre, Access::Read, [&](CentralJob& job) { return hasForgotten(job.unit.feed, cursor); },
        [&](CentralJob& job) { return changesAfter(job.unit.feed, cursor, limit); });
}

} // namespace

void addFactRoutes(ApiRoutes& routes, CentralWork& work, const ApiDocument& document, ServerMetrics& metrics)
{
    const JsonSchema* schema = document.schemas().named(QStringLiteral("Fact"));
    auto orders = std::make_shared<UploadOrders>(work);
    routes.onLater(
        "uploadFacts", [orders, &metrics, schema](const std::shared_ptr<const ApiCall>& call, const ApiRoutes::Then& then) {
            uploadFacts(*orders, metrics, *call, *schema, then);
        });

    routes.on("readChanges", [&work](const ApiCall& call) {
        const int limit = call.queried(QStringLiteral("limit")).value_or(QString::number(changesPerPage)).toInt();
        const QString cursor = call.queried(QStringLiteral("cursor")).value_or(QString());
        const auto page = readChanges(work, call.agent().centre, cursor, limit);
        return page ? jsonAnswer(toJson(*page)) : problemOf(page.error());
    });

    routes.on("readFeedHead", [&work](const ApiCall& call) {
        const auto head = work.read(call.agent().centre, [&](CentralJob& job) {
            return FeedHead{job.unit.feed.epoch().text(), feedHead(job.unit.feed)};
        });
        return head ? jsonAnswer(toJson(*head)) : problemOf(head.error());
    });
}

} // namespace relais
