#pragma once

#include "core/people/person_slice.h"
#include "core/queue/contact_history.h"

namespace relais {

/// Why a file is opened outside a lease; each opening is an audited act.
struct OpenFileRequest {
    QString purpose = QStringLiteral("inbound_call"); ///< a code
    std::optional<CampaignCode> campaign;             ///< under which she calls back, when it is known
    bool operator==(const OpenFileRequest&) const = default;
};

/// A file opened because its person called in. It is no lease: whoever holds one keeps it.
struct OpenedFile {
    PersonSlice person;
    ContactHistory history;
    CampaignCode campaign;        ///< whose script is shown
    std::optional<EntryId> entry; ///< of that campaign, when she is in its queue
    bool operator==(const OpenedFile&) const = default;
};

} // namespace relais
