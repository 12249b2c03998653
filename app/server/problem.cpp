#include "app/server/problem.h"

namespace relais {

namespace {

const char* titleOf(int status)
{
    switch (status) {
    case 400: return "The request is malformed";
    case 401: return "A valid credential is needed";
    case 403: return "Not permitted";
    case 404: return "Not found";
    case 405: return "This method is not served here";
    case 409: return "The state of the resource does not allow it";
    case 413: return "The body is too large";
    case 414: return "The target is too long";
    case 415: return "This media type or content coding is not taken";
    case 422: return "The request breaks its schema";
    case 429: return "Too many tries";
    case 431: return "The headers are too large";
    case 501: return "This transfer coding is not known";
    case 503: return "Not now";
    case 505: return "This version of HTTP is not spoken";
    default: return "The server failed";
    }
}

} // namespace

HttpResponse problem(int status, const char* code, std::optional<std::chrono::seconds> retryAfter)
{
    HttpResponse response;
    response.status = status;
    response.code = code;
    response.fields.push_back({"Content-Type", "application/problem+json"});
    if (status == 401) {
        response.fields.push_back({"WWW-Authenticate", "Bearer realm=\"relais\""});
    }
    if (status == 429 || status == 503) {
        response.fields.push_back({"Retry-After", std::to_string(retryAfter.value_or(std::chrono::seconds(2)).count())});
    }
    // Codes and titles are ours and hold nothing that JSON would escape.
    response.body = std::string("{\"type\":\"urn:relais:problem:") + code + "\",\"title\":\"" + titleOf(status)
        + "\",\"status\":" + std::to_string(status) + ",\"code\":\"" + code + "\"}";
    return response;
}

namespace {

HttpResponse withoutCause(const Error& error)
{
    switch (error.code) {
    case ErrorCode::NotFound: return problem(404, "not_found");
    case ErrorCode::NotPermitted: return problem(403, "not_permitted");
    case ErrorCode::Conflict: return problem(409, "conflict");
    case ErrorCode::LeaseLost: return problem(409, "lease_lost");
    case ErrorCode::NotCallable: return problem(409, "not_callable");
    case ErrorCode::NotAList: return problem(422, "not_a_list");
    case ErrorCode::InvalidInput: return problem(422, "invalid_input");
    case ErrorCode::IdentityMissing: return problem(422, "identity_missing");
    case ErrorCode::NoticeMissing: return problem(422, "notice_missing");
    case ErrorCode::NotDialled: return problem(422, "not_dialled");
    case ErrorCode::ReportMissing: return problem(422, "report_missing");
    case ErrorCode::PromiseNotPossible: return problem(422, "promise_not_possible");
    case ErrorCode::WrongPassword: return problem(401, "wrong_password");
    case ErrorCode::NotSignedIn: return problem(401, "not_signed_in");
    case ErrorCode::DeskNotEnrolled: return problem(401, "desk_not_enrolled");
    case ErrorCode::ServerBusy:
    case ErrorCode::StoreBusy: return problem(503, "server_busy");
    case ErrorCode::StoreFull: return problem(503, "store_full", std::chrono::seconds(60));
    // Read-only, or unreadable for now: whoever asks keeps what he has and comes again.
    case ErrorCode::StoreUnavailable: return problem(503, "store_unavailable", std::chrono::seconds(10));
    case ErrorCode::Unreachable:
    case ErrorCode::ServerRefused:
    case ErrorCode::BadAnswer:
    case ErrorCode::OfflineSignInExpired:
    case ErrorCode::OfflineUnknownAgent:
    case ErrorCode::StoreTooNew:
    case ErrorCode::StoreCorrupt:
    case ErrorCode::NumberRefused:
    case ErrorCode::LineUnavailable:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileUnwritable:
    case ErrorCode::ResourceInvalid:
    case ErrorCode::Cancelled:
    case ErrorCode::Unexpected: break;
    }
    return problem(500, "internal");
}

} // namespace

HttpResponse problemOf(const Error& error)
{
    HttpResponse response = withoutCause(error);
    if (response.status >= 500) {
        response.cause = (codeText(error.code) + QStringLiteral(": ") + error.detail).toStdString();
    }
    return response;
}

} // namespace relais
