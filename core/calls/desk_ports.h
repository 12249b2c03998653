#pragma once

#include "core/accounts/password_hasher.h"
#include "core/base/background.h"
#include "core/base/id_maker.h"
#include "core/base/timers.h"
#include "core/calls/line.h"
#include "core/outbox/desk_store.h"
#include "core/outbox/desk_sync.h"
#include "core/outbox/server_api.h"
#include "core/queue/rule_book.h"

namespace relais {

/// All that a call desk borrows from the composition root, which outlives it.
struct DeskPorts {
    ServerApi& api;
    DeskStores& stores;
    DeskIdentity& identity;
    DeskSync& sync;
    Line& line;
    const Clock& clock;
    Timers& timers;
    IdMaker& ids;
    Background& background;
    PasswordHasher& hasher;
    RuleBook& rules; ///< its calendar becomes that of the centre at each sign-in; read on the interface thread alone
};

} // namespace relais
