#include "core/sync/http_server_api.h"

#include "core/accounts/session_json.h"
#include "core/followups/agenda_json.h"
#include "core/people/opened_file_json.h"
#include "core/people/search_json.h"
#include "core/queue/lease_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrlQuery>

namespace relais {

using namespace Qt::StringLiterals;

namespace {

// A person waits for the answer, or a timer does: either way it is over by then.
constexpr int timeoutMilliseconds = 15'000;

Result<Done> nothing(const QJsonObject&)
{
    return Done{};
}

} // namespace

HttpServerApi::HttpServerApi(QString name, QUrl server) : m_name(std::move(name)), m_server(std::move(server))
{
    m_network.setTransferTimeout(timeoutMilliseconds);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void HttpServerApi::setServer(const QUrl& server)
{
    m_server = server;
    for (auto& [request, answer] : std::exchange(m_waiting, {})) {
        sendNow(request, std::move(answer));
    }
}

Error HttpServerApi::errorOf(int status, const QByteArray& body, bool signingIn) const
{
    const auto code = QJsonDocument::fromJson(body).object().value("code"_L1).toString().left(80);
    switch (status) {
    case 401: return {signingIn ? ErrorCode::WrongPassword : ErrorCode::NotSignedIn, code};
    case 403: return {ErrorCode::NotPermitted, code};
    case 413: return {ErrorCode::ServerRefused, u"too_large"_s};
    case 429:
    case 503: return {ErrorCode::ServerBusy, code};
    default: return {ErrorCode::ServerRefused, code.isEmpty() ? QString::number(status) : code};
    }
}

void HttpServerApi::send(const Request& request, Answer answer)
{
    if (m_server.isEmpty()) {
        m_waiting.emplace_back(request, std::move(answer));
        return;
    }
    sendNow(request, std::move(answer));
}

void HttpServerApi::sendNow(const Request& request, Answer answer)
{
    auto url = m_server;
    url.setPath(url.path() + u"/api/v1"_s + request.path);
    url.setQuery(request.query);
    QNetworkRequest outgoing(url);
    const auto& secret = request.auth == Auth::Desk ? m_desk : m_token;
    if (request.auth != Auth::None) {
        outgoing.setRawHeader("Authorization", "Bearer " + secret);
    }
    QByteArray body;
    if (request.body) {
        outgoing.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        body = QJsonDocument(*request.body).toJson(QJsonDocument::Compact);
    }
    auto* reply = m_network.sendCustomRequest(outgoing, request.verb, body);
    const bool signingIn = request.path == "/sessions"_L1;
    QObject::connect(reply, &QNetworkReply::finished, reply, [this, reply, signingIn, answer = std::move(answer)] {
        reply->deleteLater();
        const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const auto said = reply->readAll();
        if (status == 0 || (status < 300 && reply->error() != QNetworkReply::NoError)) {
            answer(failure(ErrorCode::Unreachable, u"network error %1"_s.arg(static_cast<int>(reply->error()))));
        } else if (status < 300) {
            answer(said);
        } else {
            m_retryAfter = std::chrono::seconds(std::clamp(reply->rawHeader("Retry-After").toInt(), 0, 3600));
            answer(failure(errorOf(status, said, signingIn)));
        }
    });
}

template <typename T>
void HttpServerApi::ask(Request request, Result<T> (*read)(const QJsonObject&), Then<T> then)
{
    send(request, [read, then = std::move(then)](Result<QByteArray> answer) {
        if (!answer) {
            then(failure(answer.error()));
            return;
        }
        auto value = read(QJsonDocument::fromJson(*answer).object());
        if (!value) {
            then(failure(ErrorCode::BadAnswer, value.error().detail));
        } else {
            then(std::move(value));
        }
    });
}

void HttpServerApi::enrolDesk(const DeskEnrolmentRequest& request, Then<DeskEnrolment> then)
{
    ask({"POST", u"/desks"_s, {}, Auth::None, toJson(request)}, deskEnrolmentFromJson, std::move(then));
}

void HttpServerApi::signIn(const SignInRequest& request, Then<SignInAnswer> then)
{
    ask({"POST", u"/sessions"_s, {}, Auth::Desk, toJson(request)}, signInAnswerFromJson, std::move(then));
}

void HttpServerApi::signOut(Then<Done> then)
{
    ask({"DELETE", u"/sessions/current"_s, {}, Auth::Agent, {}}, nothing, std::move(then));
}

void HttpServerApi::lease(const LeaseRequest& request, Then<LeaseAnswer> then)
{
    ask({"POST", u"/leases"_s, {}, Auth::Agent, toJson(request)}, leaseAnswerFromJson, std::move(then));
}

void HttpServerApi::renew(const LeaseIds& leases, Then<RenewAnswer> then)
{
    ask({"POST", u"/leases/renew"_s, {}, Auth::Agent, toJson(leases)}, renewAnswerFromJson, std::move(then));
}

void HttpServerApi::giveBack(const LeaseIds& leases, Then<RenewAnswer> then)
{
    ask({"POST", u"/leases/release"_s, {}, Auth::Agent, toJson(leases)}, renewAnswerFromJson, std::move(then));
}

void HttpServerApi::upload(const std::vector<QJsonObject>& facts, Then<UploadAnswer> then)
{
    QJsonArray list;
    for (const auto& fact : facts) {
        list.append(fact);
    }
    ask({"POST", u"/facts"_s, {}, Auth::Desk, QJsonObject{{u"facts"_s, list}}}, uploadAnswerFromJson, std::move(then));
}

void HttpServerApi::changes(const QString& cursor, Then<ChangePage> then)
{
    QUrlQuery query;
    query.addQueryItem(u"cursor"_s, cursor);
    ask({"GET", u"/changes"_s, query.toString(QUrl::FullyEncoded), Auth::Agent, {}}, changePageFromJson, std::move(then));
}

void HttpServerApi::feedHead(Then<FeedHead> then)
{
    ask({"GET", u"/changes/head"_s, {}, Auth::Agent, {}}, feedHeadFromJson, std::move(then));
}

void HttpServerApi::agenda(Then<AgendaPage> then)
{
    ask({"GET", u"/agenda"_s, {}, Auth::Agent, {}}, agendaPageFromJson, std::move(then));
}

void HttpServerApi::slotCapacities(QDate date, Then<std::vector<SlotCapacity>> then)
{
    ask({"GET", u"/agenda/slots"_s, u"date="_s + date.toString(Qt::ISODate), Auth::Agent, {}}, slotCapacitiesFromJson,
        std::move(then));
}

void HttpServerApi::search(const QString& text, Then<std::vector<PersonFound>> then)
{
    ask({"POST", u"/persons/search"_s, {}, Auth::Agent, toJson(PersonSearch{text})}, peopleFoundFromJson, std::move(then));
}

void HttpServerApi::openFile(const PersonId& person, const OpenFileRequest& request, Then<OpenedFile> then)
{
    ask({"POST", u"/persons/%1/openings"_s.arg(person.text()), {}, Auth::Agent, toJson(request)}, openedFileFromJson,
        std::move(then));
}

void HttpServerApi::revealNir(const PersonId& person, Then<QString> then)
{
    ask({"POST", u"/persons/%1/nir-views"_s.arg(person.text()), {}, Auth::Agent, {}}, revealedNirFromJson, std::move(then));
}

} // namespace relais
