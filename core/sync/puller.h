#pragma once

#include "core/base/clock.h"
#include "core/base/lifeline.h"
#include "core/outbox/desk_store.h"
#include "core/outbox/server_api.h"

namespace relais {

/// Reads the change feed from where this desk stands, a page at a time, each page applied in one short transaction, and then asks
/// again for what has changed: the contacts held, the agenda. Single flight. Interface thread; owned by LiveDeskSync.
class Puller {
public:
    /// What a pull found to be asked for again.
    struct Found {
        bool contacts = false; ///< a held contact has changed, or the server was restored
        bool agenda = false;
        bool gone = false; ///< a held contact was taken away
    };
    /// After each pull: nothing when it went well, with what was found.
    using Finished = std::function<void(const std::optional<Error>&, const Found&)>;

    Puller(ServerApi& api, const Clock& clock, Finished finished) : m_api(api), m_clock(clock), m_finished(std::move(finished)) {}

    void use(std::shared_ptr<DeskStore> store);
    void pull();
    bool isPulling() const { return m_underWay; }

private:
    void startAtHead();
    void ask(const FeedPosition& from);
    void apply(const FeedPosition& from, ChangePage page);
    void refreshAgenda();
    void finish(const std::optional<Error>& error);

    ServerApi& m_api;
    const Clock& m_clock;
    Finished m_finished;
    std::shared_ptr<DeskStore> m_store;
    Found m_found;
    bool m_underWay = false;
    bool m_agendaRead = false; ///< since this store was opened
    Lifeline m_lifeline;
};

} // namespace relais
