#include "app/server/fact_routes.h"

#include "app/server/problem.h"
#include "core/outbox/accept_facts.h"
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

HttpResponse uploadFacts(CentralWork& work, ServerMetrics& metrics, const ApiCall& call, const JsonSchema& schema)
{
    auto upload = readUpload(call.body.value(QStringLiteral("facts")).toArray(), schema);
    const Uploader uploader{call.desk->centre, call.desk->id};
    const auto answer = work.write(call.desk->centre, [&](CentralJob& job) {
        const auto judged = acceptFacts(job.unit, job.rules, uploader, upload.facts, job.now);
        for (std::size_t i = 0; i < judged.size(); ++i) {
            upload.answers[upload.places[i]] = judged[i];
        }
        return UploadAnswer{job.now, upload.answers};
    });
    if (answer) {
        for (const auto& item : answer->items) {
            metrics.factAnswered(codeOf(item.verdict).toStdString());
        }
    }
    return answer ? jsonAnswer(toJson(*answer)) : problemOf(answer.error());
}

/// Whoever finds out that the store is an older copy of itself gives it a new epoch: by that every desk learns to tell again what it holds.
Result<ChangePage> readChanges(CentralWork& work, const CentreId& centre, const QString& cursor, int limit)
{
    const auto read = work.read(centre, [&](CentralJob& job) -> std::optional<ChangePage> {
        return hasForgotten(job.unit.feed, cursor) ? std::nullopt : std::optional(changesAfter(job.unit.feed, cursor, limit));
    });
    if (!read) {
        return failure(read.error());
    }
    if (*read) {
        return **read;
    }
    // The epoch is the whole store's: who finds out second, at another centre, finds it renewed.
    return work.writeStore(centre, [&](CentralJob& job) {
        if (hasForgotten(job.unit.feed, cursor)) {
            job.unit.feed.renewEpoch(job.unit.ids.next());
        }
        return changesAfter(job.unit.feed, cursor, limit);
    });
}

} // namespace

void addFactRoutes(ApiRoutes& routes, CentralWork& work, const ApiDocument& document, ServerMetrics& metrics)
{
    const JsonSchema* schema = document.schemas().named(QStringLiteral("Fact"));
    routes.on(
        "uploadFacts", [&work, &metrics, schema](const ApiCall& call) { return uploadFacts(work, metrics, call, *schema); });

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
