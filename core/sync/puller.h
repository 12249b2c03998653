#pragma once

#include "core/base/clock.h"
#include "core/base/lifeline.h"
#include "core/outbox/desk_store.h"
#include "core/outbox/server_api.h"

namespace relais {

/// Reads the change feed from where this desk stands, a page at a time, each page applied in one short transaction together with the
/// place behind it, and then asks again for what has changed: the contacts held, the agenda. Broken off anywhere, the next pull goes on
/// behind the last page that was applied, and still owes what the pages before had found. When the server was restored the desk tells
/// again what it holds, and begins at the head of the new feed: what it holds is asked for as a whole. Single flight. Interface thread;
/// owned by LiveDeskSync.
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
    void startAtHead(const FeedPosition& known);
    void ask(const FeedPosition& from);
    void apply(ChangePage page);
    void refreshAgenda();
    void finish(const std::optional<Error>& error);

    ServerApi& m_api;
    const Clock& m_clock;
    Finished m_finished;
    std::shared_ptr<DeskStore> m_store;
    Found m_found; ///< since the last pull that went well
    bool m_underWay = false;
    bool m_agendaRead = false; ///< since this store was opened
    Lifeline m_lifeline;
};

} // namespace relais
