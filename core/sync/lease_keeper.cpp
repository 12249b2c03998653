#include "core/sync/lease_keeper.h"

#include <algorithm>
#include <utility>

namespace relais {

namespace {

constexpr std::chrono::minutes renewEvery{20};

bool contains(const std::vector<LeaseId>& leases, const LeaseId& lease)
{
    return std::find(leases.begin(), leases.end(), lease) != leases.end();
}

/// On a database thread: the answer is all that is lent to this desk. What was closed here stays closed, whatever the server
/// has not heard yet.
void take(RemoteWork& work, const LeaseAnswer& answer)
{
    const auto closed = work.contacts.closed();
    std::vector<LeaseId> lent;
    for (const LeasedContact& contact : answer.contacts) {
        lent.push_back(contact.lease);
        if (!contains(closed, contact.lease)) {
            work.contacts.put(contact);
        }
    }
    for (const LeasedContact& held : work.contacts.held()) {
        if (!contains(lent, held.lease)) {
            work.contacts.remove(held.lease);
        }
    }
    for (const LeaseId& lease : closed) {
        if (!contains(lent, lease)) {
            work.contacts.remove(lease);
        }
    }
}

} // namespace

void LeaseKeeper::use(std::shared_ptr<DeskStore> store)
{
    m_lifeline.cut();
    m_store = std::move(store);
    m_asking = false;
    m_checkAgain = false;
    m_askAgain = false;
    m_owed = false;
    m_renewing = false;
    m_givenBack.clear();
    m_nobody.reset();
    m_lastRenewal = m_clock.monotonic();
}

void LeaseKeeper::follow(AgentState state)
{
    const bool wasBusy = m_busy;
    m_busy = state != AgentState::Ready && state != AgentState::WrapUp;
    m_wanting = !m_busy || state == AgentState::InCall;
    m_owed = m_owed && state != AgentState::SignedOut;
    if (wasBusy && !m_busy) {
        ask();
    } else {
        check();
    }
}

void LeaseKeeper::check()
{
    if (!m_store || !m_wanting) {
        return;
    }
    if (m_asking) {
        m_checkAgain = true; // what is on its way may be answered from before
        return;
    }
    m_store->remote([](RemoteWork& work) -> Result<int> { return work.contacts.countHeld(); },
        m_lifeline.guard([this](const Result<int>& held) {
            if (held && *held < lowWater && m_wanting) {
                ask();
            }
        }));
}

void LeaseKeeper::askIfOwed()
{
    if (m_owed) {
        ask();
    }
}

void LeaseKeeper::ask()
{
    if (!m_store) {
        return;
    }
    if (m_asking) {
        m_askAgain = true; // what is on its way may be answered from before
        return;
    }
    if (!m_pause.isOver()) {
        m_owed = true;
        return;
    }
    m_asking = true;
    const auto sent = m_clock.monotonic();
    m_api.lease({enough, m_busy}, m_lifeline.guard([this, sent](const Result<LeaseAnswer>& answer) {
        if (!answer) {
            m_asking = false;
            m_askAgain = false;
            m_owed = answer.error().code == ErrorCode::Unreachable || answer.error().code == ErrorCode::ServerBusy;
            failed(answer.error());
            m_heard(answer.error());
            return;
        }
        m_owed = false;
        lent(sent, *answer);
    }));
}

void LeaseKeeper::failed(const Error& error)
{
    if (error.code == ErrorCode::ServerBusy) {
        m_pause.begin(m_api.retryAfter());
    }
}

/// What was given back, and the server has not heard or not done yet: a request on its way would end it under this desk's hands.
LeaseAnswer LeaseKeeper::withoutGivenBack(LeaseAnswer answer)
{
    LeaseIds again;
    for (const LeasedContact& contact : answer.contacts) {
        if (m_givenBack.contains(contact.lease)) {
            again.leases.push_back(contact.lease);
        }
    }
    if (!again.leases.empty()) {
        std::erase_if(answer.contacts, [&](const LeasedContact& one) { return m_givenBack.contains(one.lease); });
        m_api.giveBack(again, m_lifeline.guard([](const Result<RenewAnswer>&) {})); // else with the next answer
    }
    return answer;
}

void LeaseKeeper::lent(std::chrono::nanoseconds sent, const LeaseAnswer& told)
{
    const LeaseAnswer answer = withoutGivenBack(told);
    m_offset = answer.serverTime - m_clock.now();
    for (const LeasedContact& contact : answer.contacts) {
        m_leases.heard(contact.lease, sent, answer.serverTime, contact.expiresAt);
    }
    m_store->remote(
        [answer, offset = m_offset, mark = ClockMark{m_clock.origin(), sent, answer.serverTime}](
            RemoteWork& work) -> Result<Done> {
            take(work, answer);
            work.meta.setServerOffset(offset);
            work.meta.setClockMark(mark);
            return Done{};
        },
        m_lifeline.guard([this, nobody = answer.none](const Result<Done>& done) {
            m_asking = false;
            m_nobody = nobody;
            finished(done);
            const bool look = std::exchange(m_checkAgain, false);
            if (std::exchange(m_askAgain, false)) {
                ask();
            } else if (look) {
                check();
            }
        }));
}

void LeaseKeeper::finished(const Result<Done>& done)
{
    m_heard(done ? std::nullopt : std::optional(done.error()));
    m_changed();
}

void LeaseKeeper::renewIfDue()
{
    if (!m_store || m_renewing || !m_pause.isOver() || m_clock.monotonic() - m_lastRenewal < renewEvery) {
        return;
    }
    m_renewing = true;
    m_store->remote(
        [](RemoteWork& work) -> Result<LeaseIds> {
            LeaseIds ids;
            for (const LeasedContact& contact : work.contacts.held()) {
                ids.leases.push_back(contact.lease);
            }
            return ids;
        },
        m_lifeline.guard([this](const Result<LeaseIds>& ids) {
            if (!ids || ids->leases.empty()) {
                m_renewing = false;
                return;
            }
            const auto sent = m_clock.monotonic();
            m_api.renew(*ids, m_lifeline.guard([this, sent](const Result<RenewAnswer>& answer) {
                m_renewing = false;
                if (!answer) {
                    failed(answer.error());
                    m_heard(answer.error());
                    return;
                }
                renewed(sent, *answer);
            }));
        }));
}

void LeaseKeeper::renewed(std::chrono::nanoseconds sent, const RenewAnswer& answer)
{
    m_lastRenewal = sent;
    m_offset = answer.serverTime - m_clock.now();
    for (const RenewAnswer::Item& item : answer.items) {
        if (item.held && item.expiresAt) {
            m_leases.heard(item.lease, sent, answer.serverTime, *item.expiresAt);
        } else {
            m_leases.forget(item.lease);
        }
    }
    m_store->remote(
        [answer, mark = ClockMark{m_clock.origin(), sent, answer.serverTime}](RemoteWork& work) -> Result<Done> {
            work.meta.setClockMark(mark);
            for (const RenewAnswer::Item& item : answer.items) {
                if (item.held && item.expiresAt) {
                    work.contacts.setExpiry(item.lease, *item.expiresAt);
                } else {
                    work.contacts.remove(item.lease);
                }
            }
            return Done{};
        },
        m_lifeline.guard([this](const Result<Done>& done) { finished(done); }));
}

void LeaseKeeper::giveBack(const std::vector<LeaseId>& leases, std::function<void()> then)
{
    for (const LeaseId& lease : leases) {
        m_leases.forget(lease);
        m_givenBack.insert(lease);
    }
    if (leases.empty()) {
        then();
        return;
    }
    m_api.giveBack({leases}, m_lifeline.guard([this, then = std::move(then)](const Result<RenewAnswer>& answer) {
        m_heard(answer ? std::nullopt : std::optional(answer.error()));
        then();
    }));
}

} // namespace relais
