#include "core/sync/puller.h"

namespace relais {

namespace {

/// On a database thread. What concerns nobody here is passed over.
void applyChange(RemoteWork& work, const Change& change, Puller::Found& found)
{
    const auto leases = change.person ? work.contacts.leasesOf(*change.person) : std::vector<LeaseId>{};
    const bool onAgenda = change.person && work.agenda.knows(*change.person);
    switch (change.kind) {
    case ChangeKind::PersonChanged:
        found.contacts = found.contacts || !leases.empty();
        found.agenda = found.agenda || onAgenda;
        break;
    case ChangeKind::PersonClosed:
        for (const LeaseId& lease : leases) {
            work.contacts.remove(lease);
            found.gone = true;
        }
        if (onAgenda) {
            work.agenda.removeOfPerson(*change.person);
            found.agenda = true;
        }
        break;
    case ChangeKind::LeaseEnded:
        if (change.lease && work.contacts.find(*change.lease)) {
            work.contacts.remove(*change.lease);
            found.gone = true;
        }
        break;
    case ChangeKind::PromiseChanged: found.agenda = true; break;
    case ChangeKind::CampaignChanged: break;
    }
}

} // namespace

void Puller::use(std::shared_ptr<DeskStore> store)
{
    m_lifeline.cut();
    m_store = std::move(store);
    m_underWay = false;
    m_agendaRead = false;
    m_found = {};
}

void Puller::pull()
{
    if (!m_store || m_underWay) {
        return;
    }
    m_underWay = true;
    m_store->remote([](RemoteWork& work) -> Result<FeedPosition> { return work.meta.feed(); },
        m_lifeline.guard([this](const Result<FeedPosition>& position) {
            if (!position) {
                finish(position.error());
            } else if (position->cursor.isEmpty()) {
                startAtHead(*position);
            } else {
                ask(*position);
            }
        }));
}

void Puller::startAtHead(const FeedPosition& known)
{
    // A desk that knows nobody yet, or whose server is an older copy of itself, need not read what happened: it asks for what there is.
    m_api.feedHead(m_lifeline.guard([this, known](const Result<FeedHead>& head) {
        if (!head) {
            finish(head.error());
            return;
        }
        const bool restored = !known.epoch.isEmpty() && known.epoch != head->epoch;
        m_store->remote(
            [position = FeedPosition{head->epoch, head->cursor}, restored](RemoteWork& work) -> Result<Done> {
                if (restored) {
                    // It may lack what it had, and what it lent it may have forgotten.
                    work.deliveries.resendAll();
                }
                work.meta.setFeed(position);
                return Done{};
            },
            m_lifeline.guard([this, restored](const Result<Done>& done) {
                if (!done) {
                    finish(done.error());
                    return;
                }
                m_found.contacts = m_found.contacts || restored;
                refreshAgenda();
            }));
    }));
}

void Puller::ask(const FeedPosition& from)
{
    m_api.changes(from.cursor, m_lifeline.guard([this, from](Result<ChangePage> page) {
        if (!page) {
            finish(page.error());
            return;
        }
        if (page->epoch != from.epoch) {
            startAtHead(from);
            return;
        }
        apply(std::move(*page));
    }));
}

void Puller::apply(ChangePage page)
{
    const bool more = page.more;
    m_store->remote(
        [page = std::move(page)](RemoteWork& work) -> Result<std::pair<FeedPosition, Found>> {
            Found found;
            for (const Change& change : page.changes) {
                applyChange(work, change, found);
            }
            const FeedPosition position{page.epoch, page.nextCursor};
            work.meta.setFeed(position);
            return std::pair(position, found);
        },
        m_lifeline.guard([this, more](const Result<std::pair<FeedPosition, Found>>& applied) {
            if (!applied) {
                finish(applied.error());
                return;
            }
            m_found.contacts = m_found.contacts || applied->second.contacts;
            m_found.agenda = m_found.agenda || applied->second.agenda;
            m_found.gone = m_found.gone || applied->second.gone;
            if (more) {
                ask(applied->first);
            } else if (m_found.agenda || !m_agendaRead) {
                refreshAgenda();
            } else {
                finish(std::nullopt);
            }
        }));
}

void Puller::refreshAgenda()
{
    m_found.agenda = true;
    m_api.agenda(m_lifeline.guard([this](Result<AgendaPage> page) {
        if (!page) {
            finish(page.error());
            return;
        }
        m_store->remote(
            [page = std::move(*page)](RemoteWork& work) -> Result<Done> {
                // What was promised here and is not sent yet is not in the server's answer: it stays.
                auto promises = page.items;
                for (const AgendaPromise& own : work.agenda.all()) {
                    const auto made = work.deliveries.fact(own.promise);
                    if (made && made->state == DeliveryState::Pending) {
                        promises.push_back(own);
                    }
                }
                work.agenda.replaceAll(promises);
                return Done{};
            },
            m_lifeline.guard([this](const Result<Done>& done) {
                m_agendaRead = m_agendaRead || done.has_value();
                finish(done ? std::nullopt : std::optional(done.error()));
            }));
    }));
}

void Puller::finish(const std::optional<Error>& error)
{
    m_underWay = false;
    if (error) {
        // What the pages before had found is still to be asked for.
        m_finished(error, m_found);
        m_found.gone = false;
        return;
    }
    m_store->remote(
        [at = m_clock.now()](RemoteWork& work) -> Result<Done> {
            work.meta.setLastSync(at);
            return Done{};
        },
        m_lifeline.guard([this, found = std::exchange(m_found, {})](const Result<Done>&) { m_finished(std::nullopt, found); }));
}

} // namespace relais
