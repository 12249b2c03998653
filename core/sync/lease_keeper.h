#pragma once

#include "core/base/clock.h"
#include "core/base/lifeline.h"
#include "core/outbox/desk_store.h"
#include "core/outbox/server_api.h"
#include "core/queue/lease_clock.h"
#include "core/sync/asked_pause.h"

#include <set>

namespace relais {

/// Keeps a desk in contacts: asks for more when few are left, renews what is held, takes away what is not. Single flight.
/// Interface thread; owned by LiveDeskSync.
class LeaseKeeper {
public:
    static constexpr int lowWater = 4; ///< fewer than this: more are asked for
    static constexpr int enough = 10;  ///< leaves room for own promises that fall due

    /// `changed`: what is held, or why nobody, is not what it was. `heard`: a request's end, for the state of the network.
    LeaseKeeper(
        ServerApi& api, const Clock& clock, std::function<void()> changed, std::function<void(const std::optional<Error>&)> heard)
        : m_api(api), m_clock(clock), m_changed(std::move(changed)), m_heard(std::move(heard)), m_pause(clock)
    {}

    void use(std::shared_ptr<DeskStore> store);
    /// What the adviser does: asks anew when she is free again, otherwise as check() does.
    void follow(AgentState state);
    /// Asks when contacts are wanted and few are held.
    void check();
    /// Asks anyway: all that is held comes back fresh, with the promises that are due. Within the time that the server asked for, and when
    /// it cannot be reached, this is owed.
    void ask();
    /// Asks again where an answer is still owed.
    void askIfOwed();
    /// Renews what is held when it is time to.
    void renewIfDue();
    /// Until the server has heard of it, an answer may still tell of them: they are given back again, and not held.
    void giveBack(const std::vector<LeaseId>& leases, std::function<void()> then);

    bool isAsking() const { return m_asking; }
    const std::optional<NoContact>& nobody() const { return m_nobody; }
    LeaseClock& clock() { return m_leases; }
    /// Server clock minus ours, as the last answer said.
    Microseconds offset() const { return m_offset; }
    void setOffset(Microseconds offset) { m_offset = offset; }

private:
    LeaseAnswer withoutGivenBack(LeaseAnswer answer);
    void lent(std::chrono::nanoseconds sent, const LeaseAnswer& told);
    void renewed(std::chrono::nanoseconds sent, const RenewAnswer& answer);
    void finished(const Result<Done>& done);
    void failed(const Error& error);

    ServerApi& m_api;
    const Clock& m_clock;
    std::function<void()> m_changed;
    std::function<void(const std::optional<Error>&)> m_heard;
    std::shared_ptr<DeskStore> m_store;
    AskedPause m_pause;
    LeaseClock m_leases;
    std::set<LeaseId> m_givenBack; ///< in this session; a lease that is given back is never this desk's again
    std::optional<NoContact> m_nobody;
    Microseconds m_offset{0};
    std::chrono::nanoseconds m_lastRenewal{0};
    bool m_wanting = false;
    bool m_busy = true;
    bool m_asking = false;
    bool m_checkAgain = false;
    bool m_askAgain = false;
    bool m_owed = false; ///< what is held is to be asked for again, and was not answered yet
    bool m_renewing = false;
    Lifeline m_lifeline;
};

} // namespace relais
