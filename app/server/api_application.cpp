#include "app/server/api_application.h"

#include "app/server/content_coding.h"
#include "app/server/pack_answer.h"
#include "app/server/problem.h"
#include "core/base/strict_json.h"

#include <QUrl>

#include <atomic>

namespace relais {

namespace {

constexpr std::size_t promptBodyBytes = 4096; ///< read by one thread for all who asked together
constexpr const char* requestIdField = "X-Request-Id";

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(
        out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    std::erase_if(out, [](char c) { return c == ' ' || c == '\t' || c == '"'; });
    return out;
}

/// The credential of "Authorization: Bearer …"; nothing for any other shape, or two of them.
std::optional<QByteArray> bearer(const HttpRequest& request)
{
    const auto field = request.field("authorization");
    if (!field || request.repeats("authorization") || field->size() < 8 || lower(field->substr(0, 6)) != "bearer"
        || (*field)[6] != ' ') {
        return std::nullopt;
    }
    const auto secret = field->substr(7);
    return QByteArray(secret.data(), static_cast<qsizetype>(secret.size()));
}

/// "%41" read back; nothing for an escape that is none, or bytes that are no UTF-8.
std::optional<QString> unescaped(const QByteArray& text)
{
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        const QByteArray digits = text.mid(at + 1, 2);
        if (digits.size() != 2 || QByteArray::fromHex(digits).size() != 1) {
            return std::nullopt;
        }
    }
    QByteArray spaced = text;
    spaced.replace('+', ' ');
    const QString read = QUrl::fromPercentEncoding(spaced);
    return read.contains(QChar::ReplacementCharacter) ? std::nullopt : std::optional(read);
}

/// Why no operation of the document is meant.
HttpResponse mismatch(const ApiDocument::Match& match)
{
    if (match.allowed.empty()) {
        return problem(404, "not_found");
    }
    HttpResponse response = problem(405, "method_not_allowed");
    response.fields.push_back({"Allow", match.allowed});
    return response;
}

/// The log has its operation and its id; what was thrown may quote data.
HttpResponse brokenOff()
{
    HttpResponse response = problem(500, "internal");
    response.cause = "unexpected exception";
    return response;
}

bool isType(std::string_view field, const std::string& expected)
{
    const std::string type = lower(field);
    return type == expected || (expected == "application/json" && type == "application/json;charset=utf-8");
}

} // namespace

ApiApplication::ApiApplication(const ApiDocument& document, const ApiRoutes& routes, SignIn& signIn, ServerMetrics& metrics,
    ServerLog& log, std::size_t bodyBytes, std::uint64_t requestIdSeed)
    : m_document(document), m_routes(routes), m_signIn(signIn), m_metrics(metrics), m_log(log), m_bodyBytes(bodyBytes),
      m_requestIds(requestIdSeed)
{
    for (const ApiOperation& operation : document.operations()) {
        const std::string path = '/' + operation.path.join(u'/').toStdString();
        if (operation.id == QStringLiteral("signIn")) {
            m_signInPath = path;
        }
        if (operation.pathParameters.empty()) {
            m_ofPath.emplace(operation.method + path, operation.id);
        }
    }
}

HttpResponse ApiApplication::refuse(const HttpRefusal& refusal)
{
    m_metrics.refused(refusal.status, refusal.code);
    HttpResponse response = problem(refusal.status, refusal.code);
    response.fields.push_back({requestIdField, m_requestIds.next()});
    return response;
}

bool ApiApplication::isPrompt(const HttpRequest& request) const
{
    // A packed body may be far larger than it looks, and who brings no credential is told so without anybody's being asked.
    if (request.bodyTooLarge || request.body.size() > promptBodyBytes || request.field("content-encoding")
        || !request.field("authorization")) {
        return false;
    }
    const auto found = m_ofPath.find(request.method + request.path);
    return found != m_ofPath.end() && m_routes.findLater(found->second) != nullptr;
}

bool ApiApplication::isAtOnce(const HttpRequest& request) const
{
    const auto found = m_ofPath.find(request.method + request.path);
    return found != m_ofPath.end() && m_routes.isAtOnce(found->second);
}

HttpResponse ApiApplication::told(Moment begun, const ApiOperation* operation, HttpResponse response)
{
    const std::string name = operation != nullptr ? operation->id.toStdString() : "none";
    const auto took = std::chrono::steady_clock::now() - begun;
    const std::string id = m_requestIds.next();
    response.fields.push_back({requestIdField, id});
    m_metrics.answered(name, response.status, response.code, took);
    m_log.answered({name, response.status, response.code, id, took, response.cause});
    return response;
}

HttpAdmission ApiApplication::admit(const HttpRequest& head)
{
    const auto begun = std::chrono::steady_clock::now();
    const auto match = m_document.match(head.method, head.path);
    if (match.operation == nullptr) {
        return {told(begun, nullptr, mismatch(match))};
    }
    ApiCall call{head, *match.operation, {}, {}, {}, {}, std::nullopt, std::nullopt};
    HttpAdmission admission;
    admission.bodyBytes = call.operation.security == ApiSecurity::None ? openBodyBytes : m_bodyBytes;
    if (auto refused = enter(call)) {
        admission.refusal = told(begun, match.operation, std::move(*refused));
    }
    return admission;
}

void ApiApplication::answer(const HttpRequest& request, Then then)
{
    const auto begun = std::chrono::steady_clock::now();
    auto match = m_document.match(request.method, request.path);
    if (match.operation == nullptr) {
        then(told(begun, nullptr, mismatch(match)));
        return;
    }
    const auto call = std::make_shared<ApiCall>(
        ApiCall{request, *match.operation, std::move(match.parameters), {}, {}, {}, std::nullopt, std::nullopt});
    // Whoever breaks off may have left somebody else with the answer: the first one counts.
    const auto isSaid = std::make_shared<std::atomic_flag>();
    auto done = [this, call, begun, isSaid, then = std::move(then)](HttpResponse response) {
        if (isSaid->test_and_set()) {
            return;
        }
        packAnswer(call->http, response);
        then(told(begun, &call->operation, std::move(response)));
    };
    if (const auto* handler = m_routes.findLater(call->operation.id)) {
        answerLater(call, *handler, std::move(done));
    } else {
        done(answerNow(*call));
    }
}

HttpResponse ApiApplication::answerNow(ApiCall& call) const
{
    try {
        return judged(call);
    } catch (const std::exception&) {
        return brokenOff();
    }
}

HttpResponse ApiApplication::judged(ApiCall& call) const
{
    if (auto refused = enter(call)) {
        return std::move(*refused);
    }
    if (auto refused = takeParametersAndBody(call)) {
        return std::move(*refused);
    }
    const auto* handler = m_routes.find(call.operation.id);
    return handler == nullptr ? problem(500, "internal") : (*handler)(call);
}

/// Without waiting for anything; but a long body is no matter for a thread that has others to read.
void ApiApplication::answerLater(const std::shared_ptr<ApiCall>& call, const ApiRoutes::LaterHandler& handler, Then then) const
{
    const auto goOn = [this, call, &handler, then = std::move(then)](Refused refused) {
        try {
            if (!refused) {
                refused = judgeRole(*call);
            }
            if (!refused) {
                refused = takeParametersAndBody(*call);
            }
            refused ? then(std::move(*refused)) : handler(call, then);
        } catch (const std::exception&) {
            then(brokenOff());
        }
    };
    if (isPrompt(call->http)) {
        authenticateLater(call, goOn);
    } else {
        goOn(authenticate(*call));
    }
}

void ApiApplication::authenticateLater(const std::shared_ptr<ApiCall>& call, const std::function<void(Refused)>& then) const
{
    if (auto refused = takeSecret(*call)) {
        then(std::move(refused));
    } else if (call->operation.security == ApiSecurity::Desk) {
        m_signIn.askDesk(call->secret, [this, call, then](auto desk) { then(takeDesk(*call, std::move(desk))); });
    } else {
        m_signIn.askSession(call->secret, [this, call, then](auto session) { then(takeSession(*call, std::move(session))); });
    }
}

/// Who asks, and whether the role may: before anything else of a request is looked at.
ApiApplication::Refused ApiApplication::enter(ApiCall& call) const
{
    if (auto refused = authenticate(call)) {
        return refused;
    }
    return judgeRole(call);
}

ApiApplication::Refused ApiApplication::judgeRole(const ApiCall& call)
{
    if (call.operation.act && (!call.session || !may(call.agent().role, *call.operation.act))) {
        return problem(403, "not_permitted");
    }
    return std::nullopt;
}

ApiApplication::Refused ApiApplication::authenticate(ApiCall& call) const
{
    if (call.operation.security == ApiSecurity::None) {
        return std::nullopt;
    }
    if (auto refused = takeSecret(call)) {
        return refused;
    }
    return call.operation.security == ApiSecurity::Desk ? takeDesk(call, m_signIn.desk(call.secret))
                                                        : takeSession(call, m_signIn.session(call.secret));
}

ApiApplication::Refused ApiApplication::takeSecret(ApiCall& call) const
{
    const auto secret = bearer(call.http);
    if (!secret) {
        return problem(401, call.operation.security == ApiSecurity::Desk ? "desk_not_enrolled" : "not_signed_in");
    }
    call.secret = *secret;
    return std::nullopt;
}

ApiApplication::Refused ApiApplication::takeDesk(ApiCall& call, Result<std::optional<EnrolledDesk>> desk) const
{
    if (!desk) {
        m_log.failed("desk_of_credential", desk.error());
        return problemOf(desk.error());
    }
    call.desk = *std::move(desk);
    return call.desk ? Refused() : problem(401, "desk_not_enrolled");
}

ApiApplication::Refused ApiApplication::takeSession(ApiCall& call, Result<std::optional<AgentSession>> session) const
{
    if (!session) {
        m_log.failed("session_of_token", session.error());
        return problemOf(session.error());
    }
    if (!*session) {
        return problem(401, "not_signed_in");
    }
    call.session = *std::move(session);
    call.desk = call.session->desk;
    return std::nullopt;
}

ApiApplication::Refused ApiApplication::takeParametersAndBody(ApiCall& call) const
{
    if (auto refused = takeParameters(call)) {
        return refused;
    }
    return takeBody(call);
}

ApiApplication::Refused ApiApplication::takeParameters(ApiCall& call) const
{
    for (const auto& parameter : call.operation.pathParameters) {
        if (!parameter.accepts(call.path.at(parameter.name))) {
            return problem(404, "not_found");
        }
    }
    const QByteArray query = QByteArray::fromStdString(call.http.query);
    for (const auto& pair : query.isEmpty() ? QList<QByteArray>() : query.split('&')) {
        const auto equals = pair.indexOf('=');
        const auto name = unescaped(equals < 0 ? pair : pair.left(equals));
        const auto value = unescaped(equals < 0 ? QByteArray() : pair.mid(equals + 1));
        if (!name || !value) {
            return problem(400, "bad_query");
        }
        const auto* known = call.operation.query(*name);
        if (known == nullptr || !known->accepts(*value) || !call.query.emplace(*name, *value).second) {
            return problem(422, "bad_parameter");
        }
    }
    for (const auto& parameter : call.operation.queryParameters) {
        if (parameter.required && !call.query.contains(parameter.name)) {
            return problem(422, "bad_parameter");
        }
    }
    return std::nullopt;
}

ApiApplication::Refused ApiApplication::takeBody(ApiCall& call) const
{
    if (call.http.bodyTooLarge) {
        return problem(413, "body_too_large");
    }
    if (call.operation.contentType.empty()) {
        return std::nullopt;
    }
    const auto type = call.http.field("content-type");
    if (!type || call.http.repeats("content-type") || !isType(*type, call.operation.contentType)) {
        return problem(415, "media_type_not_supported");
    }
    const std::string coding = lower(call.http.field("content-encoding").value_or("identity"));
    const bool packed = coding == "zstd";
    if (call.http.repeats("content-encoding") || (!packed && coding != "identity")) {
        return problem(415, "content_coding_not_supported");
    }
    if (call.operation.body == nullptr) {
        return packed ? Refused(problem(415, "content_coding_not_supported")) : std::nullopt;
    }
    std::string unpacked;
    if (packed) {
        auto out = unpackZstd(call.http.body, m_bodyBytes);
        if (!out) {
            return out.error() == UnpackFailure::TooLarge ? problem(413, "body_too_large") : problem(400, "bad_content_coding");
        }
        unpacked = std::move(*out);
    }
    const auto value = parseStrictJson(packed ? unpacked : call.http.body);
    if (!value) {
        return problem(400, value.error().detail.toLatin1().constData());
    }
    if (!call.operation.body->accepts(*value)) {
        return problem(422, "schema_violation");
    }
    call.body = value->toObject();
    return std::nullopt;
}

} // namespace relais
