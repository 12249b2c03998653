#pragma once

#include "core/accounts/role.h"
#include "core/base/error.h"
#include "core/calls/close_request.h"
#include "core/calls/line.h"
#include "core/campaigns/campaign_spec.h"
#include "core/programmes/joining_offer.h"
#include "core/queue/calendar.h"
#include "core/queue/leased_contact.h"

#include <QTime>

#include <memory>

namespace relais {

/// Who is signed in on this desk.
struct SignedInAgent {
    AgentId id;
    CentreId centre;
    QString displayName; ///< "Marie L."
    QString centreName;  ///< "Albi"
    Role role = Role::EnrolmentCaller;
    bool offline = false; ///< signed in against the local verifier
};

/// Where the call with the contact on screen stands.
enum class CallPhase { NotDialed, AgentRinging, Dialing, Ringing, Connected, Ended, HandedOver };
struct CallView {
    CallPhase phase = CallPhase::NotDialed;
    PhoneNumber number;
    std::optional<AttemptId> attempt;
    std::optional<LineCause> cause;
    std::chrono::nanoseconds since{0};   ///< monotonic start of this phase, for the clock on screen
    std::chrono::milliseconds talk{0};   ///< once ended
    std::optional<OutcomeCode> proposed; ///< by the line's own result
    bool byHand = false;                 ///< the line does not tell its end: the adviser does, by hanging up here
};

enum class ContactOrigin { Queue, Promise, Inbound, Resumed };
/// The contact on screen.
struct ContactOnScreen {
    LeasedContact contact;
    ContactOrigin origin = ContactOrigin::Queue;
    std::shared_ptr<const CampaignSpec> campaign; ///< never null
    IdentityCheck identity = IdentityCheck::NotConfirmed;
    bool noticeNeeded = false;         ///< first contact ever: read and tick the notice
    ContactHistory history;            ///< that of the contact, with what was said here since
    std::optional<JoiningOffer> joins; ///< what she joins who enrols in this call; nothing: no pathway, or none is open
    QStringList reportFields;          ///< that its pathway has in the report of this call; empty: it is for no step, all are
    QString note;
    std::optional<CallReport> reportDraft;
    int showing =
        0; ///< another number: somebody else, or the same person anew; what the server does with the lease changes nothing
    std::optional<CloseRequest> takenBack; ///< what had been chosen when the save was taken back
    int draftsRestored = 0; ///< grows when the desk itself has put what was kept into `note` and `reportDraft`: show them anew
};

/// A contact that waits in the left column.
struct WaitingContact {
    PersonId person;
    QString name; ///< "Rousseau M."
    std::optional<Instant> at;
    std::vector<QueueReason> reasons;
    bool late = false;
    bool current = false;
};

enum class SyncState { UpToDate, Sending, Offline, Failing };
struct SyncView {
    SyncState state = SyncState::Offline;
    int unsent = 0;
    int refused = 0;
    std::optional<Instant> freshAt; ///< when the server was last heard in full
    std::optional<Error> error;
};

/// Somebody whom the server took away from this desk while she stood on screen: died, refused, or is a colleague's now.
struct LostContact {
    QString name;        ///< "Rousseau M."
    bool inCall = false; ///< her call was begun: it is ended and saved; otherwise nothing was dialled, and the next one has come
    bool operator==(const LostContact&) const = default;
};

/// For ten seconds after a save.
struct UndoOffer {
    QString name;
    OutcomeCode outcome{};
    std::chrono::nanoseconds until{0}; ///< monotonic
};

/// All that the desk shows, at one instant. A value: read again after each `changed()`.
struct DeskState {
    AgentState agentState = AgentState::SignedOut;
    std::optional<StateReason> stateReason;
    std::chrono::nanoseconds stateSince{0}; ///< monotonic
    std::optional<SignedInAgent> agent;
    std::optional<ContactOnScreen> contact;
    std::optional<NoContact> noContact; ///< ready, and nobody to call: why
    bool looking = false;               ///< ready, and asking the server
    CallView call;
    LineCapabilities line;
    QString lineKind;
    SyncView sync;
    std::vector<WaitingContact> now;
    std::vector<WaitingContact> today;
    std::optional<UndoOffer> undo;
    std::optional<LostContact> lost; ///< until the next save, or the next contact given back
    // after this call: one of them at most
    bool pauseAfter = false;
    bool activityAfter = false;
    bool signOutAfter = false;
    StateReason afterReason; ///< of the pause or the activity
    int openAttempts = 0;    ///< attempts without an outcome, to be asked for
    bool incomingCall = false;
    QString incomingNumber; ///< a suggestion only
    Instant now_;           ///< corrected clock at the last change
};

/// "Prochain essai : jeudi 14 h–17 h": what follows, as codes for ui/words.
struct NextStepPreview {
    bool done = false;
    QString doneCode;
    QString letter;
    std::optional<Window> due;
    QString slot;
    QString territory;
    QTime localFrom; ///< in the person's zone
    QTime localUntil;
    QDate localDate;
    bool promise = false;
    std::optional<ErrorCode> missing;       ///< ReportMissing, InvalidInput, PromiseNotPossible: cannot be saved as it is
    std::optional<JoiningObstacle> joining; ///< why she cannot join: cannot be saved, with InvalidInput
    QStringList missingFields;              ///< of the report, that her pathway asks for: cannot be saved, with ReportMissing
    QString promiseVerdict;             ///< of the callback that was asked for, as promise_rules.h says it; empty: none asked for
    std::vector<LocalTime> promiseFits; ///< when it cannot be: the nearest times that can, on the person's clock
    bool mayLeaveMessage = false;       ///< a machine answers: the one neutral message may be left
};

struct PersonFound {
    PersonId id;
    QString displayName; ///< "Marguerite ROUSSEAU"
    QDate birthDate;
    QString town;
    QString hint; ///< "votre rappel de 14 h"…: a code
    Sex sex = Sex::Unknown;
};

struct AgendaItem {
    PromiseId promise;
    PersonId person;
    QString name;
    Window due;
    QString ownerName; ///< empty: anyone's
    bool mine = false;
    bool late = false;
    QString reason;
};

struct SlotCapacity {
    QString slot;
    QTime from;
    QTime until;
    int capacity = 0;
    int taken = 0;
};

struct OpenAttempt {
    AttemptId attempt;
    PersonId person;
    QString name;
    Instant startedAt;
};

struct RefusedFact {
    FactId fact;
    PersonId person;
    QString name;
    Instant occurredAt;
    QString type;
    QString code;          ///< why the server refused
    bool conflict = false; ///< kept as a conflict rather than refused
    std::optional<OutcomeCode> outcome;
    QString note;
    // what was said with it, for the correction
    std::optional<CallReport> report{};
    std::optional<QDate> until{};
    QString help{};
    std::optional<Window> due{};                    ///< of a promise
    std::shared_ptr<const CampaignSpec> campaign{}; ///< of an outcome; null when this desk does not know it
};

struct DayCounters {
    int attempts = 0;
    int reached = 0;
    int fruitful = 0;
    int unfruitful = 0;
    int pledges = 0;
    int refusals = 0;
    std::chrono::milliseconds talk{0};
    std::chrono::milliseconds wrapUp{0};
};

} // namespace relais
