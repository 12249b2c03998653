#pragma once

#include "core/activity/agent_state.h"
#include "core/base/instant.h"
#include "core/calls/call_report.h"
#include "core/calls/outcome.h"
#include "core/people/mark.h"
#include "core/people/phone_number.h"

#include <QDate>

#include <optional>
#include <vector>

namespace relais {

/// What the adviser fills in to close a call.
struct CloseRequest {
    OutcomeCode outcome = OutcomeCode::NotEstablished;
    std::optional<CallReport> report; ///< fruitful
    std::optional<Window> callback;   ///< callback_requested, and "on se rappelle" beside a fruitful one
    bool callbackIsMine = true;
    QString callbackReason;
    std::optional<PhoneNumber> badNumber;
    std::optional<QDate> until; ///< in_care
    QString help;               ///< unable
    QStringList consents;       ///< enrolled: codes of those that she gave to the pathway that she joins
    std::vector<MarkSet> marks; ///< beside the outcome
    enum class Then { Next, Pause, Activity, SignOut } then = Then::Next;
    StateReason pauseReason; ///< of a pause or an activity
};

} // namespace relais
