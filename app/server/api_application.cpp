#include "app/server/api_application.h"

#include "app/server/content_coding.h"
#include "app/server/pack_answer.h"
#include "app/server/problem.h"
#include "core/base/strict_json.h"

#include <QUrl>

namespace relais {

namespace {

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
        if (operation.id == QStringLiteral("signIn")) {
            m_signInPath = '/' + operation.path.join(u'/').toStdString();
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

template <typename Answer>
std::optional<HttpResponse> ApiApplication::counted(const HttpRequest& request, Answer answerMatch)
{
    const auto begin = std::chrono::steady_clock::now();
    auto match = m_document.match(request.method, request.path);
    const std::string operation = match.operation != nullptr ? match.operation->id.toStdString() : "none";
    std::optional<HttpResponse> response;
    if (match.operation != nullptr) {
        response = answerMatch(std::move(match));
    } else if (match.allowed.empty()) {
        response = problem(404, "not_found");
    } else {
        response = problem(405, "method_not_allowed");
        response->fields.push_back({"Allow", match.allowed});
    }
    if (response) {
        const auto took = std::chrono::steady_clock::now() - begin;
        const std::string id = m_requestIds.next();
        response->fields.push_back({requestIdField, id});
        m_metrics.answered(operation, response->status, response->code, took);
        m_log.answered({operation, response->status, response->code, id, took, response->cause});
    }
    return response;
}

HttpAdmission ApiApplication::admit(const HttpRequest& head)
{
    HttpAdmission admission;
    admission.refusal = counted(head, [&](const ApiDocument::Match& match) {
        ApiCall call{head, *match.operation, {}, {}, {}, {}, std::nullopt, std::nullopt};
        admission.bodyBytes = call.operation.security == ApiSecurity::None ? openBodyBytes : m_bodyBytes;
        return enter(call);
    });
    return admission;
}

HttpResponse ApiApplication::answer(const HttpRequest& request)
{
    return *counted(request, [&](ApiDocument::Match match) {
        auto response = answerOperation(request, std::move(match));
        packAnswer(request, response);
        return std::optional<HttpResponse>(std::move(response));
    });
}

HttpResponse ApiApplication::answerOperation(const HttpRequest& request, ApiDocument::Match match)
{
    ApiCall call{request, *match.operation, std::move(match.parameters), {}, {}, {}, std::nullopt, std::nullopt};
    if (auto refused = enter(call)) {
        return std::move(*refused);
    }
    if (auto refused = takeParameters(call)) {
        return std::move(*refused);
    }
    if (auto refused = takeBody(call)) {
        return std::move(*refused);
    }
    const auto* handler = m_routes.find(call.operation.id);
    return handler == nullptr ? problem(500, "internal") : (*handler)(call);
}

/// Who asks, and whether the role may: before anything else of a request is looked at.
ApiApplication::Refused ApiApplication::enter(ApiCall& call) const
{
    if (auto refused = authenticate(call)) {
        return refused;
    }
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
    const bool asDesk = call.operation.security == ApiSecurity::Desk;
    const auto secret = bearer(call.http);
    if (!secret) {
        return problem(401, asDesk ? "desk_not_enrolled" : "not_signed_in");
    }
    call.secret = *secret;
    if (asDesk) {
        auto desk = m_signIn.desk(*secret);
        if (!desk) {
            m_log.failed("desk_of_credential", desk.error());
            return problemOf(desk.error());
        }
        call.desk = std::move(*desk);
        return call.desk ? Refused() : problem(401, "desk_not_enrolled");
    }
    auto session = m_signIn.session(*secret);
    if (!session) {
        m_log.failed("session_of_token", session.error());
        return problemOf(session.error());
    }
    if (!*session) {
        return problem(401, "not_signed_in");
    }
    call.session = std::move(*session);
    call.desk = call.session->desk;
    return std::nullopt;
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
