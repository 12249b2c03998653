#pragma once

#include "core/outbox/server_api.h"
#include "tests/support/test_clock.h"
#include "tests/support/test_loop.h"

#include <map>
#include <set>

namespace relais::test {

/// A central server in memory, with what it lends, what it was told, and a network that can be cut. Answers come through the loop,
/// as they would over a wire. Keeps its own clock, which need not agree with the desk's.
class FakeServer final : public ServerApi, public DeskIdentity {
public:
    ProgrammeFiles programmesInForce = programmeFilesOf(ProgrammeBook::shippedFiles());
    FakeServer(TestLoop& loop, TestClock& clock) : m_loop(loop), m_clock(clock) {}

    // what a test arranges
    bool reachable = true;
    /// The request arrives and is done, its answer does not: as when a cable is pulled in the middle.
    bool losesAnswers = false;
    bool silent = false;             ///< no request is answered any more
    bool slow = false;               ///< answers wait until `answerAll`
    DeskId desk;                     ///< whom an enrolment names; null: always the same
    std::optional<Error> refusesAll; ///< every request is answered with this
    std::map<QString, QString> passwords{{QStringLiteral("marie"), QStringLiteral("motdepasse")}};
    SignInAnswer session;             ///< what a sign-in answers; filled with defaults
    std::vector<LeasedContact> queue; ///< not lent yet, in order
    std::optional<NoContact> nobody = NoContact{QStringLiteral("queue_empty"), std::nullopt};
    std::vector<AgendaPromise> promises;
    std::vector<WaitingAlert> alertsWaiting;
    std::vector<ListedConflict> conflictsListed;
    PlannedCalls planned;
    PhoneCohorts cohorts;
    std::vector<CohortRequest> cohortsAsked;
    std::vector<Change> feed;
    int takenPromises = 2; ///< of six in the slot 14-17
    std::vector<PersonFound> directory;
    std::vector<OpenedFile> files;
    QString epoch = QStringLiteral("e1");
    std::map<FactId, FactAnswer> verdicts; ///< for facts that are not simply accepted
    std::function<std::optional<FactAnswer>(const Fact&)> judge;
    int largestUpload = 100;
    std::function<bool(const QJsonObject&)> tooLarge; ///< a fact that no upload may hold
    std::function<bool(const QJsonObject&)> stumbles; ///< a fact over which the server fails, and all that is sent with it
    Error stumble{ErrorCode::ServerBusy, QStringLiteral("internal")}; ///< what it says then
    bool refusesReceipts = false;                                     ///< as a server that takes the receipt for none
    std::function<void()> afterPull;                                  ///< called once a page is on its way
    std::chrono::minutes leaseTime{150};
    Microseconds ahead{0}; ///< how far its clock is before the desk's
    int pageSize = 1000;
    bool showsChanges = true; ///< false: to a role that works in an office

    void answerAll();

    // what a test looks at
    std::vector<Fact> facts; ///< accepted, in order of arrival, each once
    std::map<LeaseId, LeasedContact> lent;
    int requests = 0; ///< of any kind, answered or not
    int uploads = 0;
    std::vector<QString> receipts; ///< shown with uploads, in order
    int pulls = 0;
    std::vector<QString> cursors; ///< asked with, in order
    int sameAgain = 0;            ///< facts that came a second time
    int leaseRequests = 0;
    std::vector<QString> openedFor; ///< purposes of audited openings
    template <typename Body>
    std::vector<Body> bodies() const
    {
        std::vector<Body> found;
        for (const Fact& fact : facts) {
            if (const auto* body = std::get_if<Body>(&fact.body)) {
                found.push_back(*body);
            }
        }
        return found;
    }
    /// As after a restore from a copy that is older than all facts.
    void forgetFacts()
    {
        facts.clear();
        m_known.clear();
    }
    Instant now() const { return m_clock.now() + ahead; }

    // ServerApi
    QString server() const override { return QStringLiteral("http://fake"); }
    void useDesk(const DeskEnrolment&) override {}
    void useToken(const QString& token) override { m_token = token; }
    std::chrono::milliseconds retryAfter() const override { return m_retryAfter; }
    void setRetryAfter(std::chrono::milliseconds wait) { m_retryAfter = wait; }
    void enrolDesk(const DeskEnrolmentRequest&, Then<DeskEnrolment> then) override;
    void signIn(const SignInRequest& request, Then<SignInAnswer> then) override;
    void signOut(Then<Done> then) override;
    void lease(const LeaseRequest& request, Then<LeaseAnswer> then) override;
    void renew(const LeaseIds& leases, Then<RenewAnswer> then) override;
    void giveBack(const LeaseIds& leases, Then<RenewAnswer> then) override;
    void upload(const std::vector<QJsonObject>& batch, const QString& receipt, Then<UploadAnswer> then) override;
    void changes(const QString& cursor, Then<ChangePage> then) override;
    void feedHead(Then<FeedHead> then) override;
    void agenda(Then<AgendaPage> then) override;
    void slotCapacities(QDate date, Then<std::vector<SlotCapacity>> then) override;
    void programmes(Then<ProgrammeFiles> then) override;
    void alerts(Then<std::vector<WaitingAlert>> then) override;
    void conflicts(Then<std::vector<ListedConflict>> then) override;
    void plannedCalls(Then<PlannedCalls> then) override;
    void phoneCohorts(Then<PhoneCohorts> then) override;
    void chooseCohort(const CohortRequest& request, Then<CohortRun> then) override;
    void search(const QString& text, Then<std::vector<PersonFound>> then) override;
    void openFile(const PersonId& person, const OpenFileRequest& request, Then<OpenedFile> then) override;
    void revealNir(const PersonId& person, Then<QString> then) override;
    // DeskIdentity
    void obtain(Then<DeskEnrolment> then) override;

private:
    template <typename T>
    void answer(Then<T> then, const std::function<Result<T>()>& act);
    FactAnswer take(const QJsonObject& json);
    UploadAnswer takeAll(const std::vector<QJsonObject>& batch);

    TestLoop& m_loop;
    TestClock& m_clock;
    QString m_token;
    std::vector<std::function<void()>> m_late;
    std::chrono::milliseconds m_retryAfter{0};
    std::map<FactId, QJsonObject> m_known;
};

} // namespace relais::test
