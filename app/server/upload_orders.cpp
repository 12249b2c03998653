#include "app/server/upload_orders.h"

#include "app/server/epoch_work.h"
#include "core/outbox/upload_receipt.h"

#include <algorithm>

namespace relais {

namespace {

bool fits(const std::vector<UploadOrder>& group, const UploadOrder& order)
{
    std::vector<Delivery> deliveries;
    deliveries.reserve(group.size());
    std::transform(
        group.begin(), group.end(), std::back_inserter(deliveries), [](const UploadOrder& one) { return one.delivery; });
    return fitsTogether(deliveries, order.delivery);
}

bool isForgotten(CentralJob& job, const UploadOrder& order)
{
    return hasForgotten(job.unit.feed, job.unit.facts, order.receipt);
}

UploadTaken takenWith(CentralJob& job, std::vector<FactAnswer> answers)
{
    const QString receipt = receiptFor(job.unit.feed, answers);
    return {job.now, std::move(answers), job.unit.feed.epoch().text(), receipt};
}

void expectReceipts(CentralJob& job, const std::vector<UploadOrder>& orders)
{
    std::vector<FactId> facts;
    for (const UploadOrder& order : orders) {
        if (const auto fact = factOfReceipt(job.unit.feed, order.receipt)) {
            facts.push_back(*fact);
        }
    }
    job.unit.facts.expectReceived(facts);
}

std::vector<std::optional<UploadTaken>> takeAll(CentralJob& job, const std::vector<UploadOrder>& orders)
{
    job.unit.feed.expectSigning();
    expectReceipts(job, orders);
    std::vector<std::optional<UploadTaken>> taken(orders.size());
    std::vector<Delivery> deliveries;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < orders.size(); ++i) {
        if (!isForgotten(job, orders[i])) {
            deliveries.push_back(orders[i].delivery);
            places.push_back(i);
        }
    }
    auto answers = acceptFacts(job.unit, job.rules, deliveries, job.now);
    for (std::size_t i = 0; i < places.size(); ++i) {
        taken[places[i]] = takenWith(job, std::move(answers[i]));
    }
    return taken;
}

} // namespace

Result<UploadTaken> UploadOrders::take(const UploadOrder& order)
{
    const CentreId& centre = order.delivery.uploader.centre;
    const auto together = [&](auto& takeOrders) {
        return m_work.write(centre, [&](CentralJob& job) { return takeAll(job, takeOrders()); });
    };
    if (auto answer = m_waiting.of(centre).ask(order, together, fits)) {
        if (!*answer) {
            return failure(answer->error());
        }
        if (**answer) {
            return **std::move(*answer);
        }
    }
    return unlessForgotten(
        m_work, centre, Access::Write, [&](CentralJob& job) { return isForgotten(job, order); },
        [&](CentralJob& job) {
            auto answers = acceptFacts(job.unit, job.rules, std::vector{order.delivery}, job.now);
            return takenWith(job, std::move(answers.front()));
        });
}

} // namespace relais
