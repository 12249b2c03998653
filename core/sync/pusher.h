#pragma once

#include "core/base/clock.h"
#include "core/base/lifeline.h"
#include "core/base/one_shot.h"
#include "core/outbox/desk_store.h"
#include "core/outbox/server_api.h"
#include "core/sync/asked_pause.h"
#include "core/sync/backoff.h"

#include <set>

namespace relais {

/// Sends what waits in the outbox, in order, in batches, one at a time, until the server has said something of each fact. What cannot
/// be sent stays. A batch that is too large is halved; one fact that is too large all by itself counts as refused ("too_large"), is
/// shown like any other, holds up nothing behind it, and is tried once more each time its store is taken up. A batch over which the server
/// stumbles, or that it refuses as a whole, is halved as well; what is said of that one person waits, and what is said of others goes on; after the pause it is tried again.
/// Interface thread; owned by LiveDeskSync.
class Pusher {
public:
    /// What a look at the outbox found.
    struct Waiting {
        int unsent = 0;
        int toSee = 0; ///< refused ones and conflicts
        bool operator==(const Waiting&) const = default;
    };

    Pusher(ServerApi& api, const Clock& clock, Timers& timers, Random& random, std::function<void()> changed)
        : m_api(api), m_clock(clock), m_changed(std::move(changed)), m_backoff(random, std::chrono::seconds(30)), m_pause(clock),
          m_retry(timers)
    {}

    void use(std::shared_ptr<DeskStore> store);
    /// There may be something new to send; a pause after a failure is kept.
    void wake();
    /// The network is back, or somebody asks: now, whatever the pause after a failure; but not before the time that the server asked for.
    void now();

    const Waiting& waiting() const { return m_waiting; }
    bool isSending() const { return m_underWay; }
    /// Why the last try failed; nothing once one went well.
    const std::optional<Error>& error() const { return m_error; }

private:
    struct Look {
        std::vector<QJsonObject> batch;
        Waiting waiting;
        QString receipt;
    };

    void looked(const Look& look, bool onlyCounted);
    /// Of a batch that was sent: how many they were, and the first one.
    struct Sent {
        std::size_t size = 0;
        FactId first;
        QString whom; ///< as in m_stumbled
        bool hadReceipt = false;
    };
    void sent(const Sent& batch, Result<UploadAnswer> answer);
    void forgetReceipt();
    void settle(UploadAnswer answer);
    void rest();
    void failed(const Error& error);

    ServerApi& m_api;
    const Clock& m_clock;
    std::function<void()> m_changed;
    std::shared_ptr<DeskStore> m_store;
    Backoff m_backoff;
    AskedPause m_pause;
    OneShot m_retry;
    Waiting m_waiting;
    std::optional<Error> m_error;
    int m_batch = 100;
    bool m_underWay = false;
    bool m_again = false;
    std::set<QString> m_stumbled; ///< people, or single facts about nobody, over which the server stumbled since the last pause
    int m_stumbles = 0;           ///< in a row
    Lifeline m_lifeline;
};

} // namespace relais
