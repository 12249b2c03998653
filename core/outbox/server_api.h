#pragma once

#include "core/accounts/session.h"
#include "core/calls/desk_state.h"
#include "core/calls/waiting_alert.h"
#include "core/followups/agenda_page.h"
#include "core/outbox/change_json.h"
#include "core/outbox/fact_answer_json.h"
#include "core/outbox/listed_conflict.h"
#include "core/people/opened_file.h"
#include "core/programmes/phone_cohorts.h"
#include "core/programmes/planned_calls.h"
#include "core/programmes/programme_files.h"
#include "core/queue/lease_requests.h"
#include "core/queue/leased_contact.h"

#include <functional>

namespace relais {

/// The central server as a desk uses it: a port. Interface thread; answers there, each exactly once, unless this port is gone first.
/// Fails with Unreachable, ServerBusy, NotSignedIn, NotPermitted, ServerRefused (stable code in the detail), BadAnswer.
class ServerApi {
public:
    template <typename T>
    using Then = std::function<void(Result<T>)>;

    virtual ~ServerApi() = default;

    /// Which server: part of a store's name, never shown.
    virtual QString server() const = 0;
    /// Under whom everything after is asked. An empty token: the desk alone.
    virtual void useDesk(const DeskEnrolment& desk) = 0;
    virtual void useToken(const QString& token) = 0;
    /// How long the server asked us to wait, with its last ServerBusy.
    virtual std::chrono::milliseconds retryAfter() const = 0;

    virtual void enrolDesk(const DeskEnrolmentRequest& request, Then<DeskEnrolment> then) = 0;
    /// WrongPassword also for an unknown login.
    virtual void signIn(const SignInRequest& request, Then<SignInAnswer> then) = 0;
    virtual void signOut(Then<Done> then) = 0;

    virtual void lease(const LeaseRequest& request, Then<LeaseAnswer> then) = 0;
    virtual void renew(const LeaseIds& leases, Then<RenewAnswer> then) = 0;
    virtual void giveBack(const LeaseIds& leases, Then<RenewAnswer> then) = 0;

    /// Under the desk's credential. `receipt`: of the last answer that had one. ServerRefused "too_large" when the batch is to be halved.
    virtual void upload(const std::vector<QJsonObject>& facts, const QString& receipt, Then<UploadAnswer> then) = 0;
    virtual void changes(const QString& cursor, Then<ChangePage> then) = 0;
    virtual void feedHead(Then<FeedHead> then) = 0;
    virtual void agenda(Then<AgendaPage> then) = 0;
    virtual void slotCapacities(QDate date, Then<std::vector<SlotCapacity>> then) = 0;

    /// Those in force at the server: nothing personal.
    virtual void programmes(Then<ProgrammeFiles> then) = 0;
    /// Alerts that no medical officer has taken, oldest first.
    virtual void alerts(Then<std::vector<WaitingAlert>> then) = 0;
    /// Facts of the centre that were kept as conflicts, newest first.
    virtual void conflicts(Then<std::vector<ListedConflict>> then) = 0;

    virtual void search(const QString& text, Then<std::vector<PersonFound>> then) = 0;
    virtual void openFile(const PersonId& person, const OpenFileRequest& request, Then<OpenedFile> then) = 0;
    virtual void revealNir(const PersonId& person, Then<QString> then) = 0;
    /// What the calls of pathways already ask of the agent's centre.
    virtual void plannedCalls(Then<PlannedCalls> then) = 0;
    virtual void phoneCohorts(Then<PhoneCohorts> then) = 0;
    virtual void chooseCohort(const CohortRequest& request, Then<CohortRun> then) = 0;
};

/// Who this desk is to the server: a port that answers with the credential kept on this machine, or enrols it first.
class DeskIdentity {
public:
    virtual ~DeskIdentity() = default;
    /// DeskNotEnrolled when it is not and cannot be; Unreachable when it could not be asked.
    virtual void obtain(ServerApi::Then<DeskEnrolment> then) = 0;
};

} // namespace relais
