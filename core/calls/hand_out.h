#pragma once

#include "core/base/one_shot.h"
#include "core/calls/desk_context.h"

namespace relais {

/// Puts the next contact on screen, or says why there is none, and looks again when that may have changed.
/// A part of LocalCallDesk; interface thread.
class HandOut {
public:
    explicit HandOut(DeskContext& desk) : m_desk(desk), m_again(desk.ports.timers) {}

    /// When ready and without a contact: chooses one from what the desk holds. Does not publish.
    void bringNext();
    /// Shows a contact, with what was drafted about it; publishes.
    void show(LeasedContact contact, ContactOrigin origin);
    /// The contact that waited while somebody called in comes back; false when none did.
    bool bringPrepared();
    /// What the desk holds has changed: a contact on screen may be gone, and one not dialled yet may be newer.
    void refresh();
    /// Nobody on screen.
    void clear();

private:
    /// An own promise came on screen before the server had lent it: from its lease on, facts carry its fence.
    void adoptLease();
    void restoreDraft(const PersonId& person);
    void lookAgainAt(std::optional<Instant> at);

    DeskContext& m_desk;
    OneShot m_again;
    int m_showings = 0;
    LeaseId m_heldLease; ///< of the contact on screen, while it is among those held
    Lifeline m_lifeline;
};

} // namespace relais
