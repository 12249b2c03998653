#include "core/sync/live_desk_sync.h"

namespace relais {

LiveDeskSync::LiveDeskSync(ServerApi& api, const Clock& clock, Timers& timers, Random& random)
    : m_api(api), m_clock(clock), m_random(random), m_backoff(random, pollEvery), m_pause(clock),
      m_pusher(api, clock, timers, random, [this] { pushed(); }), m_left(api, clock, timers, random, [this] { show(); }),
      m_puller(api, clock, [this](const std::optional<Error>& error, const Puller::Found& found) { pulled(error, found); }),
      m_leases(
          api, clock, [this] { Q_EMIT contactsChanged(); }, [this](const std::optional<Error>& error) { heard(error); }),
      m_poll(timers)
{}

void LiveDeskSync::start(std::shared_ptr<DeskStore> store, bool hasSession)
{
    m_hasSession = hasSession;
    m_error =
        hasSession ? std::nullopt : std::optional(Error{ErrorCode::Unreachable, QStringLiteral("signed in without the server")});
    m_pusher.use(store);
    m_puller.use(hasSession ? store : nullptr);
    m_leases.use(hasSession ? store : nullptr);
    store->remote([](RemoteWork& work) -> Result<std::optional<Instant>> { return work.meta.lastSync(); },
        m_lifeline.guard([this](const Result<std::optional<Instant>>& at) {
            if (at && *at && !m_view.freshAt) {
                m_view.freshAt = **at;
                show();
            }
        }));
    poll();
}

void LiveDeskSync::sendLeft(std::vector<std::shared_ptr<DeskStore>> stores, const DeskId& desk)
{
    m_left.send(std::move(stores), desk);
}

void LiveDeskSync::stop()
{
    m_poll.stop();
    m_hasSession = false;
    m_leases.follow(AgentState::SignedOut);
    m_puller.use(nullptr);
    m_view.freshAt.reset();
}

void LiveDeskSync::follow(AgentState state)
{
    m_leases.follow(state);
}

void LiveDeskSync::factsWait()
{
    m_pusher.wake();
    m_leases.check();
}

void LiveDeskSync::promiseDue()
{
    m_leases.ask();
}

void LiveDeskSync::syncNow()
{
    m_pusher.now();
    if (m_hasSession && m_pause.isOver()) {
        m_backoff.reset();
        poll();
    }
}

void LiveDeskSync::giveBack(const std::vector<LeaseId>& leases, std::function<void()> then)
{
    m_leases.giveBack(leases, std::move(then));
}

void LiveDeskSync::pollLater()
{
    m_poll.start(spread(m_random, pollEvery - pollSooner, pollSooner), [this] { poll(); });
}

void LiveDeskSync::poll()
{
    pollLater();
    if (!m_hasSession) {
        // Signed in offline: only what waits can be sent, under the desk's own credential.
        m_pusher.wake();
        probe();
        return;
    }
    pull();
    m_leases.askIfOwed();
    m_leases.check();
    m_leases.renewIfDue();
}

void LiveDeskSync::probe()
{
    if (!m_pause.isOver()) {
        return;
    }
    m_api.feedHead(m_lifeline.guard([this](const Result<FeedHead>& head) {
        if (m_hasSession) {
            return;
        }
        m_error = head ? std::nullopt : std::optional(head.error());
        if (m_error) {
            m_pause.begin(askedBy(*m_error));
        }
        if (m_error && m_error->code == ErrorCode::NotSignedIn) {
            // The server is there again, and asks who she is: what waits goes at once, for more she signs in again.
            sendAtOnce();
        }
        show();
    }));
}

void LiveDeskSync::sendAtOnce()
{
    if (m_pusher.error()) {
        m_pusher.now();
    }
    m_left.now();
}

void LiveDeskSync::pulled(const std::optional<Error>& answer, const Puller::Found& found)
{
    // Who works in an office may follow no changes: the server has answered, and has nothing for this desk.
    const auto error = answer && answer->code == ErrorCode::NotPermitted ? std::nullopt : answer;
    if (!error) {
        m_view.freshAt = m_clock.now() + serverOffset();
        // A restored server is told again what it forgot.
        m_pusher.wake();
    }
    if (found.contacts && !error) {
        m_leases.ask();
    }
    if (found.agenda || found.gone) {
        Q_EMIT contactsChanged();
    }
    heard(error);
}

void LiveDeskSync::heard(const std::optional<Error>& error)
{
    m_error = error;
    if (error) {
        const auto asked = askedBy(*error);
        m_pause.begin(asked);
        m_poll.start(m_backoff.next(asked), [this] { poll(); });
    } else {
        m_backoff.reset();
        // Somebody answered: what could not be sent is tried at once.
        sendAtOnce();
    }
    show();
}

void LiveDeskSync::pushed()
{
    const bool waited = m_view.unsent > 0;
    show();
    if (waited && m_view.unsent == 0 && m_hasSession) {
        // Until now the server took what was closed here for lent: only now it knows who comes next, or why nobody does.
        m_leases.check();
        // Behind what it has just acknowledged: put back to any older copy of its store, it will be found out.
        pull();
    }
}

void LiveDeskSync::pull()
{
    if (m_pause.isOver()) {
        m_puller.pull();
    }
}

std::chrono::milliseconds LiveDeskSync::askedBy(const Error& error) const
{
    return error.code == ErrorCode::ServerBusy ? m_api.retryAfter() : std::chrono::milliseconds{0};
}

void LiveDeskSync::show()
{
    // Pushing and pulling use one network: what the one has just found out is true for the other.
    const auto& error = m_pusher.error() ? m_pusher.error() : m_error;
    m_view.unsent = m_pusher.waiting().unsent + m_left.unsent();
    m_view.refused = m_pusher.waiting().toSee;
    m_view.error = error;
    if (error) {
        m_view.state = error->code == ErrorCode::Unreachable ? SyncState::Offline : SyncState::Failing;
    } else {
        m_view.state = m_view.unsent > 0 || m_pusher.isSending() ? SyncState::Sending : SyncState::UpToDate;
    }
    Q_EMIT viewChanged();
}

} // namespace relais
