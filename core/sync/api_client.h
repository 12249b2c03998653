#pragma once

#include "core/base/background.h"
#include "core/base/lifeline.h"
#include "core/outbox/server_api.h"
#include "core/programmes/coaching_desk.h"
#include "core/sync/http_transport.h"

namespace relais {

/// Where the server is: `name` stands for it in the names of stores, `address` may be learnt later (an empty URL: not known yet).
struct ServerAddress {
    QString name;
    std::function<QUrl()> address;
};

/// The server's REST interface as the desk speaks it (resources/api/openapi.json). Large answers are read off the interface thread.
/// Owned by the composition root; interface thread.
class ApiClient final : public ServerApi, public CoachingApi {
public:
    ApiClient(ServerAddress where, HttpTransport& transport, Background& background)
        : m_where(std::move(where)), m_transport(transport), m_background(background)
    {}

    QString server() const override { return m_where.name; }
    void useDesk(const DeskEnrolment& desk) override { m_credential = desk.credential.toLatin1(); }
    void useToken(const QString& token) override { m_token = token.toLatin1(); }
    std::chrono::milliseconds retryAfter() const override { return m_retryAfter; }

    void enrolDesk(const DeskEnrolmentRequest& request, Then<DeskEnrolment> then) override;
    void signIn(const SignInRequest& request, Then<SignInAnswer> then) override;
    void signOut(Then<Done> then) override;
    void lease(const LeaseRequest& request, Then<LeaseAnswer> then) override;
    void renew(const LeaseIds& leases, Then<RenewAnswer> then) override;
    void giveBack(const LeaseIds& leases, Then<RenewAnswer> then) override;
    void upload(const std::vector<QJsonObject>& facts, const QString& receipt, Then<UploadAnswer> then) override;
    void changes(const QString& cursor, Then<ChangePage> then) override;
    void feedHead(Then<FeedHead> then) override;
    void agenda(Then<AgendaPage> then) override;
    void slotCapacities(QDate date, Then<std::vector<SlotCapacity>> then) override;
    void programmes(Then<ProgrammeFiles> then) override;
    void alerts(Then<std::vector<WaitingAlert>> then) override;
    void conflicts(Then<std::vector<ListedConflict>> then) override;
    void requestCoaching(const CoachingRequest& request, std::function<void(Result<CoachingAnswer>)> then) override;
    void plannedCalls(Then<PlannedCalls> then) override;
    void phoneCohorts(Then<PhoneCohorts> then) override;
    void chooseCohort(const CohortRequest& request, Then<CohortRun> then) override;
    void search(const QString& text, Then<std::vector<PersonFound>> then) override;
    void openFile(const PersonId& person, const OpenFileRequest& request, Then<OpenedFile> then) override;
    void revealNir(const PersonId& person, Then<QString> then) override;

private:
    template <typename T>
    using Read = Result<T> (*)(const QJsonObject&);

    HttpCall call(
        const char* method, const QString& path, const QByteArray& bearer, std::optional<QJsonObject> body = std::nullopt) const;
    template <typename T>
    void ask(const HttpCall& call, Read<T> read, Then<T> then);

    ServerAddress m_where;
    HttpTransport& m_transport;
    Background& m_background;
    QByteArray m_credential;
    QByteArray m_token;
    std::chrono::milliseconds m_retryAfter{0};
    Lifeline m_lifeline;
};

/// What an answer that is no success means. Pure. 401 is WrongPassword, DeskNotEnrolled or NotSignedIn by its code; 408 Unreachable;
/// 413 ServerRefused "too_large"; 429 ServerBusy "rate_limited"; 5xx ServerBusy; 403 NotPermitted; 404 NotFound; 409 Conflict or LeaseLost; else ServerRefused
/// with the problem's stable code.
Error errorOf(const HttpReply& reply);

} // namespace relais
