#pragma once

#include "core/outbox/server_api.h"

#include <QNetworkAccessManager>
#include <QUrl>

namespace relais {

/// The central server over its REST interface. Owned by the composition root; interface thread; parses small answers there.
/// No text of a request or an answer ever reaches a log or an error.
class HttpServerApi final : public ServerApi {
public:
    /// `name` tells this server's stores from another's; `server` may be empty until setServer(): requests wait for it.
    HttpServerApi(QString name, QUrl server);

    void setServer(const QUrl& server);

    QString server() const override { return m_name; }
    void useDesk(const DeskEnrolment& desk) override { m_desk = desk.credential.toUtf8(); }
    void useToken(const QString& token) override { m_token = token.toUtf8(); }
    std::chrono::milliseconds retryAfter() const override { return m_retryAfter; }

    void enrolDesk(const DeskEnrolmentRequest& request, Then<DeskEnrolment> then) override;
    void signIn(const SignInRequest& request, Then<SignInAnswer> then) override;
    void signOut(Then<Done> then) override;
    void lease(const LeaseRequest& request, Then<LeaseAnswer> then) override;
    void renew(const LeaseIds& leases, Then<RenewAnswer> then) override;
    void giveBack(const LeaseIds& leases, Then<RenewAnswer> then) override;
    void upload(const std::vector<QJsonObject>& facts, Then<UploadAnswer> then) override;
    void changes(const QString& cursor, Then<ChangePage> then) override;
    void feedHead(Then<FeedHead> then) override;
    void agenda(Then<AgendaPage> then) override;
    void slotCapacities(QDate date, Then<std::vector<SlotCapacity>> then) override;
    void search(const QString& text, Then<std::vector<PersonFound>> then) override;
    void openFile(const PersonId& person, const OpenFileRequest& request, Then<OpenedFile> then) override;
    void revealNir(const PersonId& person, Then<QString> then) override;

private:
    enum class Auth { None, Desk, Agent };
    struct Request {
        QByteArray verb;
        QString path; ///< below /api/v1
        QString query;
        Auth auth = Auth::Agent;
        std::optional<QJsonObject> body;
    };
    using Answer = std::function<void(Result<QByteArray>)>;

    template <typename T>
    void ask(Request request, Result<T> (*read)(const QJsonObject&), Then<T> then);
    void send(const Request& request, Answer answer);
    void sendNow(const Request& request, Answer answer);
    Error errorOf(int status, const QByteArray& body, bool signingIn) const;

    QString m_name;
    QUrl m_server;
    QByteArray m_desk;
    QByteArray m_token;
    std::chrono::milliseconds m_retryAfter{0};
    std::vector<std::pair<Request, Answer>> m_waiting;
    QNetworkAccessManager m_network;
};

} // namespace relais
