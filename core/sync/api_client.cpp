#include "core/sync/api_client.h"

#include "core/accounts/session_json.h"
#include "core/calls/waiting_alert_json.h"
#include "core/followups/agenda_json.h"
#include "core/outbox/change_json.h"
#include "core/outbox/fact_answer_json.h"
#include "core/outbox/listed_conflict_json.h"
#include "core/people/opened_file_json.h"
#include "core/people/search_json.h"
#include "core/programmes/cohort_json.h"
#include "core/programmes/planned_calls_json.h"
#include "core/queue/lease_json.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace relais {

namespace {

/// Below this, reading an answer takes less than asking another thread to.
constexpr qsizetype largeAnswer = 16 * 1024;

template <typename T>
Result<T> readBody(const QByteArray& body, Result<T> (*read)(const QJsonObject&))
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject()) {
        return failure(ErrorCode::BadAnswer, QStringLiteral("not a JSON object"));
    }
    Result<T> value = read(document.object());
    if (!value) {
        return failure(ErrorCode::BadAnswer, value.error().detail);
    }
    return value;
}

QString personPath(const PersonId& person, const char* what)
{
    return QStringLiteral("/persons/") + person.text() + QLatin1String(what);
}

Result<Done> nothing(const QJsonObject&)
{
    return Done{};
}

} // namespace

Error errorOf(const HttpReply& reply)
{
    const QString code = QJsonDocument::fromJson(reply.body).object().value(QStringLiteral("code")).toString().left(64);
    switch (reply.status) {
    case 401:
        if (code == QStringLiteral("wrong_password")) {
            return {ErrorCode::WrongPassword, code};
        }
        return {code == QStringLiteral("desk_not_enrolled") ? ErrorCode::DeskNotEnrolled : ErrorCode::NotSignedIn, code};
    case 403: return {ErrorCode::NotPermitted, code};
    case 404: return {ErrorCode::NotFound, code};
    case 408: return {ErrorCode::Unreachable, QStringLiteral("timeout")};
    case 409:
        return {code == QStringLiteral("lease_lost")     ? ErrorCode::LeaseLost
                : code == QStringLiteral("not_callable") ? ErrorCode::NotCallable
                                                         : ErrorCode::Conflict,
            code};
    case 413: return {ErrorCode::ServerRefused, QStringLiteral("too_large")};
    case 429: return {ErrorCode::ServerBusy, QStringLiteral("rate_limited")};
    default: break;
    }
    if (reply.status >= 500) {
        return {ErrorCode::ServerBusy, code};
    }
    return {ErrorCode::ServerRefused, code.isEmpty() ? QStringLiteral("status %1").arg(reply.status) : code};
}

HttpCall ApiClient::call(const char* method, const QString& path, const QByteArray& bearer, std::optional<QJsonObject> body) const
{
    HttpCall made;
    made.method = method;
    made.url = m_where.address();
    if (!made.url.isEmpty()) {
        made.url.setPath(made.url.path().chopped(made.url.path().endsWith(u'/') ? 1 : 0) + QStringLiteral("/api/v1") + path);
    }
    made.bearer = bearer;
    if (body) {
        made.json = QJsonDocument(*body).toJson(QJsonDocument::Compact);
    }
    return made;
}

template <typename T>
void ApiClient::ask(const HttpCall& call, Read<T> read, Then<T> then)
{
    if (call.url.isEmpty()) {
        // The answer comes later, as every other does.
        m_background.run([] {}, m_lifeline.guard([then = std::move(then)] {
            then(failure(ErrorCode::Unreachable, QStringLiteral("no address yet")));
        }));
        return;
    }
    m_transport.send(call, m_lifeline.guard([this, read, then = std::move(then)](Result<HttpReply> reply) {
        if (!reply) {
            then(failure(reply.error()));
            return;
        }
        // What an earlier answer asked for is not what this one does.
        m_retryAfter = reply->retryAfter;
        if (reply->status < 200 || reply->status >= 300) {
            then(failure(errorOf(*reply)));
        } else if (reply->status == 204) {
            then(read({}));
        } else if (reply->body.size() < largeAnswer) {
            then(readBody<T>(reply->body, read));
        } else {
            m_background.compute(
                [body = std::move(reply->body), read] { return readBody<T>(body, read); }, m_lifeline.guard(then));
        }
    }));
}

void ApiClient::enrolDesk(const DeskEnrolmentRequest& request, Then<DeskEnrolment> then)
{
    ask<DeskEnrolment>(call("POST", QStringLiteral("/desks"), {}, toJson(request)), deskEnrolmentFromJson, std::move(then));
}

void ApiClient::signIn(const SignInRequest& request, Then<SignInAnswer> then)
{
    ask<SignInAnswer>(
        call("POST", QStringLiteral("/sessions"), m_credential, toJson(request)), signInAnswerFromJson, std::move(then));
}

void ApiClient::signOut(Then<Done> then)
{
    ask<Done>(call("DELETE", QStringLiteral("/sessions/current"), m_token), nothing, std::move(then));
}

void ApiClient::lease(const LeaseRequest& request, Then<LeaseAnswer> then)
{
    ask<LeaseAnswer>(call("POST", QStringLiteral("/leases"), m_token, toJson(request)), leaseAnswerFromJson, std::move(then));
}

void ApiClient::renew(const LeaseIds& leases, Then<RenewAnswer> then)
{
    ask<RenewAnswer>(
        call("POST", QStringLiteral("/leases/renew"), m_token, toJson(leases)), renewAnswerFromJson, std::move(then));
}

void ApiClient::giveBack(const LeaseIds& leases, Then<RenewAnswer> then)
{
    ask<RenewAnswer>(
        call("POST", QStringLiteral("/leases/release"), m_token, toJson(leases)), renewAnswerFromJson, std::move(then));
}

void ApiClient::upload(const std::vector<QJsonObject>& facts, const QString& receipt, Then<UploadAnswer> then)
{
    ask<UploadAnswer>(call("POST", QStringLiteral("/facts"), m_credential, uploadToJson(facts, receipt)), uploadAnswerFromJson,
        std::move(then));
}

void ApiClient::changes(const QString& cursor, Then<ChangePage> then)
{
    HttpCall made = call("GET", QStringLiteral("/changes"), m_token);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("cursor"), cursor);
    made.url.setQuery(query);
    ask<ChangePage>(made, changePageFromJson, std::move(then));
}

void ApiClient::feedHead(Then<FeedHead> then)
{
    ask<FeedHead>(call("GET", QStringLiteral("/changes/head"), m_token), feedHeadFromJson, std::move(then));
}

void ApiClient::agenda(Then<AgendaPage> then)
{
    ask<AgendaPage>(call("GET", QStringLiteral("/agenda"), m_token), agendaPageFromJson, std::move(then));
}

void ApiClient::slotCapacities(QDate date, Then<std::vector<SlotCapacity>> then)
{
    HttpCall made = call("GET", QStringLiteral("/agenda/slots"), m_token);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("date"), date.toString(Qt::ISODate));
    made.url.setQuery(query);
    ask<std::vector<SlotCapacity>>(made, slotCapacitiesFromJson, std::move(then));
}

void ApiClient::programmes(Then<ProgrammeFiles> then)
{
    ask<ProgrammeFiles>(call("GET", QStringLiteral("/programmes"), m_token), programmeFilesFromJson, std::move(then));
}

void ApiClient::alerts(Then<std::vector<WaitingAlert>> then)
{
    ask<std::vector<WaitingAlert>>(call("GET", QStringLiteral("/alerts"), m_token), waitingAlertsFromJson, std::move(then));
}

void ApiClient::conflicts(Then<std::vector<ListedConflict>> then)
{
    ask<std::vector<ListedConflict>>(
        call("GET", QStringLiteral("/fact-conflicts"), m_token), listedConflictsFromJson, std::move(then));
}

void ApiClient::requestCoaching(const CoachingRequest& request, std::function<void(Result<CoachingAnswer>)> then)
{
    ask<CoachingAnswer>(
        call("POST", QStringLiteral("/coaching-requests"), m_token, toJson(request)), coachingAnswerFromJson, std::move(then));
}

void ApiClient::plannedCalls(Then<PlannedCalls> then)
{
    ask<PlannedCalls>(call("GET", QStringLiteral("/call-load"), m_token), plannedCallsFromJson, std::move(then));
}

void ApiClient::phoneCohorts(Then<PhoneCohorts> then)
{
    ask<PhoneCohorts>(call("GET", QStringLiteral("/phone-cohorts"), m_token), phoneCohortsFromJson, std::move(then));
}

void ApiClient::chooseCohort(const CohortRequest& request, Then<CohortRun> then)
{
    ask<CohortRun>(call("POST", QStringLiteral("/phone-cohorts"), m_token, toJson(request)), cohortRunFromJson, std::move(then));
}

void ApiClient::search(const QString& text, Then<std::vector<PersonFound>> then)
{
    ask<std::vector<PersonFound>>(call("POST", QStringLiteral("/persons/search"), m_token, toJson(PersonSearch{text})),
        peopleFoundFromJson, std::move(then));
}

void ApiClient::openFile(const PersonId& person, const OpenFileRequest& request, Then<OpenedFile> then)
{
    ask<OpenedFile>(call("POST", personPath(person, "/openings"), m_token, toJson(request)), openedFileFromJson, std::move(then));
}

void ApiClient::revealNir(const PersonId& person, Then<QString> then)
{
    ask<QString>(call("POST", personPath(person, "/nir-views"), m_token), revealedNirFromJson, std::move(then));
}

} // namespace relais
