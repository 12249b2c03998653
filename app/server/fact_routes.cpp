#include "app/server/fact_routes.h"

#include "app/server/problem.h"
#include "core/outbox/accept_facts.h"
#include "core/outbox/change_feed.h"
#include "core/outbox/change_json.h"
#include "core/outbox/fact_answer_json.h"
#include "core/outbox/fact_json.h"
#include "core/outbox/upload_receipt.h"

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

/// Whoever finds out that the store is an older copy of itself gives it a new epoch: by that every desk learns to tell again what it holds.
template <typename IsForgotten, typename Work>
auto unlessForgotten(CentralWork& store, const CentreId& centre, Access access, const IsForgotten& isForgotten, const Work& work)
    -> Result<std::invoke_result_t<Work, CentralJob&>>
{
    using T = std::invoke_result_t<Work, CentralJob&>;
    auto done = store.run(access, centre,
        [&](CentralJob& job) -> std::optional<T> { return isForgotten(job) ? std::nullopt : std::optional<T>(work(job)); });
    if (!done) {
        return failure(done.error());
    }
    if (*done) {
        return **std::move(done);
    }
    // The epoch is the whole store's: who finds out second, at another centre, finds it renewed.
    return store.writeStore(centre, [&](CentralJob& job) {
        if (isForgotten(job)) {
            job.unit.feed.renewEpoch(job.unit.ids.next());
        }
        return work(job);
    });
}

HttpResponse uploadFacts(CentralWork& work, ServerMetrics& metrics, const ApiCall& call, const JsonSchema& schema)
{
    auto upload = readUpload(call.body.value(QStringLiteral("facts")).toArray(), schema);
    const Uploader uploader{call.desk->centre, call.desk->id};
    const QString receipt = call.body.value(QStringLiteral("receipt")).toString();
    const auto take = [&](CentralJob& job) {
        const auto judged = acceptFacts(job.unit, job.rules, uploader, upload.facts, job.now);
        for (std::size_t i = 0; i < judged.size(); ++i) {
            upload.answers[upload.places[i]] = judged[i];
        }
        return UploadAnswer{job.now, upload.answers, job.unit.feed.epoch().text(), receiptFor(job.unit.feed, upload.answers)};
    };
    const auto isForgotten = [&](CentralJob& job) { return hasForgotten(job.unit.feed, job.unit.facts, receipt); };
    const auto answer = unlessForgotten(work, call.desk->centre, Access::Write, isForgotten, take);
    if (answer) {
        for (const auto& item : answer->items) {
            metrics.factAnswered(codeOf(item.verdict).toStdString());
        }
    }
    return answer ? jsonAnswer(toJson(*answer)) : problemOf(answer.error());
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
