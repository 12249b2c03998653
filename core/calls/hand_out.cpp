#include "core/calls/hand_out.h"

#include "core/calls/next_contact.h"
#include "core/calls/pathway_of_call.h"

#include <algorithm>

namespace relais {

namespace {
constexpr std::chrono::milliseconds longestWait{30'000};
} // namespace

void HandOut::clear()
{
    m_again.stop();
    m_desk.state.contact.reset();
    m_desk.state.call = CallView{};
    m_desk.state.noContact.reset();
    m_desk.state.looking = false;
    m_desk.inHand.clear();
}

void HandOut::bringNext()
{
    DeskState& state = m_desk.state;
    if (state.agentState != AgentState::Ready || state.contact) {
        return;
    }
    const bool away = m_desk.ports.sync.view().state == SyncState::Offline;
    const DeskHoldings holdings{m_desk.snapshot.held, m_desk.snapshot.agenda, m_desk.ports.sync.leases(), m_desk.session.agent,
        m_desk.session.centre, away, m_desk.snapshot.unclosedOf};
    auto next = chooseNext(holdings, m_desk.ports.rules, m_desk.now(), m_desk.monotonic());
    if (next.contact) {
        const bool promised = next.contact->promise.has_value();
        show(std::move(*next.contact), promised ? ContactOrigin::Promise : ContactOrigin::Queue);
        return;
    }
    // What the server said last is no news while it is away.
    state.noContact = next.none ? next.none
        : away                  ? std::optional(NoContact{QStringLiteral("offline"), std::nullopt})
                                : m_desk.ports.sync.nobody();
    state.looking = m_desk.ports.sync.isAsking();
    lookAgainAt(state.noContact ? state.noContact->until : std::nullopt);
}

void HandOut::lookAgainAt(std::optional<Instant> at)
{
    auto wait = longestWait;
    if (at && *at > m_desk.now()) {
        wait = std::min(
            wait, std::chrono::duration_cast<std::chrono::milliseconds>(*at - m_desk.now()) + std::chrono::milliseconds(1));
    }
    m_again.start(wait, [this] {
        bringNext();
        m_desk.publish();
    });
}

void HandOut::show(LeasedContact contact, ContactOrigin origin)
{
    m_again.stop();
    const CampaignSpec* campaign = m_desk.ports.rules.campaign(contact.campaign);
    if (campaign == nullptr) {
        m_desk.failed({ErrorCode::ResourceInvalid, QStringLiteral("a contact's campaign is not among the resources")});
        return;
    }
    DeskState& state = m_desk.state;
    state.noContact.reset();
    state.looking = false;
    state.call = CallView{};
    m_desk.inHand.clear();
    ContactOnScreen shown;
    shown.origin = origin;
    // She was on screen already, and calls in, or her outcome is told now: what was begun about her goes on.
    const bool goesOn = (origin == ContactOrigin::Inbound || origin == ContactOrigin::Resumed) && state.contact
        && state.contact->contact.person.id == contact.person.id;
    shown.showing = goesOn ? state.contact->showing : ++m_showings;
    // The rule book outlives every contact; the pointer owns nothing.
    shown.campaign = std::shared_ptr<const CampaignSpec>(std::shared_ptr<const CampaignSpec>(), campaign);
    shown.noticeNeeded = contact.person.noticeVersionRead.isEmpty();
    if (const Protocol* joined = joinedByCall(*campaign, m_desk.ports.rules, contact.person.territory, m_desk.now())) {
        shown.joins = JoiningOffer{joined->programmeTitle, joined->consents};
    }
    if (const Protocol* of = protocolOfCall(contact, contact.history, m_desk.ports.rules, m_desk.session.centre)) {
        shown.reportFields = of->reportFields;
    }
    shown.contact = std::move(contact);
    const PersonId person = shown.contact.person.id;
    const auto& held = m_desk.snapshot.held;
    const bool lent =
        std::any_of(held.begin(), held.end(), [&](const LeasedContact& one) { return one.lease == shown.contact.lease; });
    m_heldLease = lent ? shown.contact.lease : LeaseId();
    state.contact = std::move(shown);
    restoreDraft(person);
}

void HandOut::restoreDraft(const PersonId& person)
{
    m_desk.store->local([person](LocalWork& work) -> Result<std::optional<ContactDraft>> { return work.drafts.find(person); },
        m_lifeline.guard([this, person](Result<std::optional<ContactDraft>> found) {
            auto& contact = m_desk.state.contact;
            if (!m_desk.wentWell(found) || !*found || !contact || contact->contact.person.id != person) {
                return;
            }
            // She may have begun to type already: nothing of either is lost.
            const ContactDraft& draft = **found;
            if (!contact->note.startsWith(draft.note)) {
                contact->note = contact->note.isEmpty() ? draft.note : draft.note + u'\n' + contact->note;
            }
            if (!contact->reportDraft) {
                contact->reportDraft = draft.report;
            }
            if (contact->identity == IdentityCheck::NotConfirmed) {
                contact->identity = draft.identity;
            }
            ++contact->draftsRestored;
            m_desk.publish();
        }));
}

bool HandOut::bringPrepared()
{
    if (!m_desk.prepared) {
        return false;
    }
    clear();
    m_desk.state.contact = std::exchange(m_desk.prepared, std::nullopt);
    refresh();
    return m_desk.state.contact.has_value();
}

void HandOut::adoptLease()
{
    if (!m_desk.state.contact || !m_desk.state.contact->contact.lease.isNull()) {
        return;
    }
    LeasedContact& contact = m_desk.state.contact->contact;
    for (const LeasedContact& held : m_desk.snapshot.held) {
        if (held.person.id == contact.person.id && held.campaign == contact.campaign) {
            contact.lease = held.lease;
            contact.entry = held.entry;
            contact.fence = held.fence;
            contact.expiresAt = held.expiresAt;
        }
    }
}

void HandOut::refresh()
{
    DeskState& state = m_desk.state;
    adoptLease();
    if (state.contact && !state.contact->contact.lease.isNull()) {
        const auto lease = state.contact->contact.lease;
        const auto& held = m_desk.snapshot.held;
        const auto found = std::find_if(held.begin(), held.end(), [&](const LeasedContact& one) { return one.lease == lease; });
        const bool gone = found == held.end();
        if (gone && !m_desk.isInCall()) {
            state.lost = LostContact{nameInList(state.contact->contact.person.identity), false};
            clear();
        } else if (gone && lease == m_heldLease) {
            // Only what was lent can be taken away: an attempt whose outcome is asked for later has its lease behind it.
            state.lost = LostContact{nameInList(state.contact->contact.person.identity), true};
            m_heldLease = {};
        } else if (!gone && !m_desk.isInCall()) {
            state.contact->contact = *found;
        }
        if (!gone) {
            m_heldLease = lease;
        }
    }
    bringNext();
}

} // namespace relais
