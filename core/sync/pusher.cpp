#include "core/sync/pusher.h"

#include "core/outbox/fact_json.h"

#include <algorithm>

namespace relais {

namespace {

/// What was sent is kept so long: a store that is put back to a backup of before a long weekend is told again what it has forgotten.
constexpr std::chrono::hours keptAfterSent{14 * 24};

/// What the server says of a failure of its own (500).
const auto serverFailed = QStringLiteral("internal");

/// Whether the server will not take the batch as a whole, for what may be the fault of one fact in it or of what was sent with it.
bool isRefusedWhole(const Error& error)
{
    return error.code == ErrorCode::Conflict || error.code == ErrorCode::ServerRefused;
}

/// Over more people in a row the server stumbles at large.
constexpr int mostStumbles = 3;

/// With each answer the server says which store it has. When it is not the one that took what was sent before, it may lack that: all is told
/// again. Here, and not with the feed alone: an office follows none, and nobody follows it for an outbox that another agent left. Gives
/// whether it is known to be the one that took what was sent long ago.
bool hear(RemoteWork& work, const UploadAnswer& answer)
{
    if (answer.epoch.isEmpty()) {
        return false; // no answer of the server's, or one of an older version
    }
    const QString told = work.meta.toldEpoch();
    const QString known = told.isEmpty() ? work.meta.feed().epoch : told;
    // A server that was shown a receipt, and has no new epoch, has the facts of before.
    const bool isSame = known == answer.epoch && !work.meta.receipt().isEmpty();
    if (!known.isEmpty() && known != answer.epoch) {
        work.deliveries.resendAll();
    }
    work.meta.setToldEpoch(answer.epoch);
    if (!answer.receipt.isEmpty()) {
        work.meta.setReceipt(answer.receipt);
    }
    return isSame;
}

FactId idOf(const QJsonObject& fact)
{
    return FactId::fromText(fact.value(QStringLiteral("id")).toString()).value_or(FactId());
}

/// Of whom it is; of nobody: which one it is.
QString whomOf(const QJsonObject& fact)
{
    const QString person = fact.value(QStringLiteral("person_id")).toString();
    return person.isEmpty() ? fact.value(QStringLiteral("id")).toString() : person;
}

/// The first ones that wait, but for those.
std::vector<QJsonObject> pendingWithout(RemoteWork& work, int limit, const std::set<QString>& without)
{
    for (int look = limit;; look *= 2) {
        auto all = work.deliveries.pending(look);
        const bool whole = static_cast<int>(all.size()) < look;
        std::erase_if(all, [&](const QJsonObject& fact) { return without.contains(whomOf(fact)); });
        if (whole || limit == 0 || !all.empty()) {
            all.resize(std::min(all.size(), static_cast<std::size_t>(limit)));
            return all;
        }
    }
}

} // namespace

void Pusher::use(std::shared_ptr<DeskStore> store)
{
    // An answer still on its way speaks of the store before; its facts are sent again, which changes nothing.
    m_lifeline.cut();
    m_store = std::move(store);
    m_underWay = false;
    m_again = false;
    m_batch = factsPerUpload;
    m_stumbled.clear();
    m_stumbles = 0;
    m_error.reset();
    if (m_store) {
        // What was too large for the server may not be any more: its limit is a setting, and so is that of whatever stands before it.
        m_store->remote(
            [](RemoteWork& work) -> Result<Done> {
                work.deliveries.resendTooLarge();
                return Done{};
            },
            [](const Result<Done>&) {});
    }
    now();
}

void Pusher::now()
{
    if (!m_pause.isOver() && m_retry.isPending()) {
        wake();
        return;
    }
    m_retry.stop();
    m_backoff.reset();
    wake();
}

void Pusher::wake()
{
    if (!m_store) {
        return;
    }
    if (m_underWay) {
        m_again = true;
        return;
    }
    // In the pause after a failure it only counts, so that the badge is true.
    const bool onlyCount = m_retry.isPending();
    m_underWay = true;
    m_again = false;
    m_store->remote(
        [limit = onlyCount ? 0 : m_batch, without = m_stumbled](RemoteWork& work) -> Result<Look> {
            return Look{pendingWithout(work, limit, without), {work.deliveries.countPending(), work.deliveries.countToSee()},
                work.meta.receipt()};
        },
        m_lifeline.guard([this, onlyCount](Result<Look> look) {
            if (!look) {
                failed(look.error());
                return;
            }
            looked(*look, onlyCount);
        }));
}

void Pusher::looked(const Look& look, bool onlyCounted)
{
    m_waiting = look.waiting;
    if (!onlyCounted && look.batch.empty() && !m_stumbled.empty()) {
        // All the rest went. These are tried again after the pause.
        failed({ErrorCode::ServerBusy, serverFailed});
        return;
    }
    if (onlyCounted || look.batch.empty()) {
        if (!onlyCounted) {
            m_error.reset();
        }
        rest();
        return;
    }
    m_changed();
    const Sent batch{look.batch.size(), idOf(look.batch.front()), whomOf(look.batch.front()), !look.receipt.isEmpty()};
    m_api.upload(look.batch, look.receipt,
        m_lifeline.guard([this, batch](Result<UploadAnswer> answer) { sent(batch, std::move(answer)); }));
}

void Pusher::rest()
{
    m_underWay = false;
    m_changed();
    if (m_again) {
        wake();
    }
}

void Pusher::sent(const Sent& batch, Result<UploadAnswer> answer)
{
    if (answer) {
        m_stumbles = 0;
        settle(std::move(*answer));
        return;
    }
    const bool tooLarge = answer.error().code == ErrorCode::ServerRefused && answer.error().detail == tooLargeCode;
    const bool refused = !tooLarge && isRefusedWhole(answer.error());
    const bool stumbled = refused || answer.error().detail == serverFailed;
    if (refused && batch.hadReceipt) {
        forgetReceipt(); // that may be it
        return;
    }
    if ((tooLarge || stumbled) && batch.size > 1) {
        m_batch = std::max(1, static_cast<int>(batch.size) / 2);
        m_again = true;
        rest();
        return;
    }
    if (tooLarge && !batch.first.isNull()) {
        // Nothing can be halved any more, and sending it again would change nothing.
        settle({m_clock.now(), {{batch.first, FactVerdict::Refused, tooLargeCode}}, {}, {}});
        return;
    }
    if (stumbled && !batch.whom.isEmpty() && ++m_stumbles < mostStumbles) {
        m_stumbled.insert(batch.whom);
        m_again = true;
        rest();
        return;
    }
    failed(answer.error());
}

/// Without it the server is not told whether it has forgotten something; it gives another with its next answer.
void Pusher::forgetReceipt()
{
    m_store->remote(
        [](RemoteWork& work) -> Result<Done> {
            work.meta.setReceipt(QString());
            return Done{};
        },
        m_lifeline.guard([this](const Result<Done>& done) {
            if (!done) {
                failed(done.error());
                return;
            }
            m_again = true;
            rest();
        }));
}

void Pusher::settle(UploadAnswer answer)
{
    const bool progress = std::any_of(answer.items.begin(), answer.items.end(),
        [](const FactAnswer& item) { return item.verdict != FactVerdict::Retry && !item.id.isNull(); });
    m_store->remote(
        [answer = std::move(answer), at = m_clock.now()](RemoteWork& work) -> Result<Waiting> {
            work.deliveries.settle(answer.items, at);
            // A restored server is told again what it forgot, be it two weeks later.
            if (hear(work, answer)) {
                work.deliveries.forgetSentBefore(at - keptAfterSent);
            }
            return Waiting{work.deliveries.countPending(), work.deliveries.countToSee()};
        },
        m_lifeline.guard([this, progress](const Result<Waiting>& waiting) {
            if (!waiting) {
                failed(waiting.error());
                return;
            }
            m_waiting = *waiting;
            if (!progress) {
                failed({ErrorCode::ServerBusy, QStringLiteral("the server takes these facts later")});
                return;
            }
            m_error.reset();
            m_backoff.reset();
            m_batch = std::min(factsPerUpload, m_batch * 2);
            m_again = m_again || m_waiting.unsent > 0;
            rest();
        }));
}

void Pusher::failed(const Error& error)
{
    m_stumbled.clear();
    m_stumbles = 0;
    m_underWay = false;
    m_again = false;
    m_error = error;
    const auto asked = error.code == ErrorCode::ServerBusy ? m_api.retryAfter() : std::chrono::milliseconds{0};
    m_pause.begin(asked);
    m_retry.start(m_backoff.next(asked), [this] { wake(); });
    m_changed();
}

} // namespace relais
