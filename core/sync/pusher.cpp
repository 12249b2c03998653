#include "core/sync/pusher.h"

#include "core/outbox/fact_json.h"

#include <algorithm>

namespace relais {

namespace {

/// What was sent is kept so long: a store that is put back to a backup of before a long weekend is told again what it has forgotten.
constexpr std::chrono::hours keptAfterSent{14 * 24};

FactId idOf(const QJsonObject& fact)
{
    return FactId::fromText(fact.value(QStringLiteral("id")).toString()).value_or(FactId());
}

} // namespace

void Pusher::use(std::shared_ptr<DeskStore> store)
{
    // An answer still on its way speaks of the store before; its facts are sent again, which changes nothing.
    m_lifeline.cut();
    m_store = std::move(store);
    m_underWay = false;
    m_again = false;
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
        [limit = onlyCount ? 0 : m_batch](RemoteWork& work) -> Result<Look> {
            return Look{work.deliveries.pending(limit), {work.deliveries.countPending(), work.deliveries.countToSee()}};
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
    if (onlyCounted || look.batch.empty()) {
        if (!onlyCounted) {
            m_error.reset();
        }
        rest();
        return;
    }
    m_changed();
    m_api.upload(look.batch,
        m_lifeline.guard([this, size = look.batch.size(), first = idOf(look.batch.front())](
                             Result<UploadAnswer> answer) { sent(size, first, std::move(answer)); }));
}

void Pusher::rest()
{
    m_underWay = false;
    m_changed();
    if (m_again) {
        wake();
    }
}

void Pusher::sent(std::size_t batch, const FactId& first, Result<UploadAnswer> answer)
{
    if (answer) {
        m_setAside = false;
        settle(std::move(*answer));
        return;
    }
    const bool tooLarge = answer.error().code == ErrorCode::ServerRefused && answer.error().detail == tooLargeCode;
    const bool stumbled = answer.error().detail == QLatin1String("internal");
    if ((tooLarge || stumbled) && batch > 1) {
        m_batch = std::max(1, static_cast<int>(batch) / 2);
        m_again = true;
        rest();
        return;
    }
    if (!first.isNull() && (tooLarge || (stumbled && !m_setAside))) {
        // Nothing can be halved any more, and sending it again would change nothing.
        m_setAside = stumbled;
        settle({m_clock.now(), {{first, FactVerdict::Refused, tooLarge ? tooLargeCode : serverFailedCode}}});
        return;
    }
    failed(answer.error());
}

void Pusher::settle(UploadAnswer answer)
{
    const bool progress = std::any_of(answer.items.begin(), answer.items.end(),
        [](const FactAnswer& item) { return item.verdict != FactVerdict::Retry && !item.id.isNull(); });
    m_store->remote(
        [answer = std::move(answer), at = m_clock.now(), confirmed = m_confirmed](RemoteWork& work) -> Result<Waiting> {
            work.deliveries.settle(answer.items, at);
            if (confirmed) {
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
    m_underWay = false;
    m_again = false;
    m_error = error;
    const auto asked = error.code == ErrorCode::ServerBusy ? m_api.retryAfter() : std::chrono::milliseconds{0};
    m_pause.begin(asked);
    m_retry.start(m_backoff.next(asked), [this] { wake(); });
    m_changed();
}

} // namespace relais
