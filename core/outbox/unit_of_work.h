#pragma once

#include "core/calls/attempt_log.h"
#include "core/calls/draft_store.h"
#include "core/followups/agenda_store.h"
#include "core/outbox/deliveries.h"
#include "core/outbox/desk_meta.h"
#include "core/outbox/outbox.h"
#include "core/queue/held_contacts.h"

namespace relais {

/// What an act of the adviser may touch, in one transaction: with an outbox, so that whatever it changes reaches the server.
/// Borrowed for the length of one job on a database thread.
struct LocalWork {
    Outbox& outbox;
    Deliveries& deliveries;
    HeldContacts& contacts;
    DraftStore& drafts;
    AttemptLog& attempts;
    AgendaStore& agenda;
    DeskMeta& meta;
};

/// What applying the server's data may touch, in one transaction: no outbox, so that an echo does not compile.
struct RemoteWork {
    Deliveries& deliveries;
    HeldContacts& contacts;
    AgendaStore& agenda;
    AttemptLog& attempts;
    DeskMeta& meta;
};

} // namespace relais
