#pragma once

#include "core/base/promised.h"
#include "core/calls/desk_context.h"
#include "core/calls/waiting_alert.h"

#include <map>

namespace relais {

/// A medical officer's alerts on her desk: read from the server, taken by facts through the outbox. No contact is on screen for it.
/// A part of LocalCallDesk; interface thread.
class DeskAlerts {
public:
    explicit DeskAlerts(DeskContext& desk) : m_desk(desk) {}

    /// Oldest first, without those that she took here and the server need not know of yet. Fails as ServerApi, or with the store.
    QFuture<Result<std::vector<WaitingAlert>>> waiting();
    /// NotSignedIn, NotPermitted (not a medical officer). An alert that was taken here already is not taken again.
    QFuture<Result<Done>> answer(const PersonId& person, const FactId& alert, const QString& note);

private:
    DeskContext& m_desk;
    std::map<FactId, QString> m_names; ///< of those shown last, for the list of refused facts
    Lifeline m_lifeline;
};

} // namespace relais
