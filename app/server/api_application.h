#pragma once

#include "app/server/api_routes.h"
#include "app/server/http_application.h"
#include "app/server/request_ids.h"
#include "app/server/server_log.h"
#include "app/server/server_metrics.h"
#include "core/accounts/sign_in.h"

#include <map>

namespace relais {

/// Everything between the engine and the handlers that the document decides, in this order: path and method (404, 405), token
/// (401), role (403), parameters (404, 422), size, type and coding of the body (413, 415), its JSON (400), its schema (422).
/// Owned by the composition root; borrows all it is given. Any thread.
class ApiApplication final : public HttpApplication {
public:
    ApiApplication(const ApiDocument& document, const ApiRoutes& routes, SignIn& signIn, ServerMetrics& metrics, ServerLog& log,
        std::size_t bodyBytes, std::uint64_t requestIdSeed);

    /// What needs no credential takes a small body, whoever sends it.
    static constexpr std::size_t openBodyBytes = 16 * 1024;

    HttpAdmission admit(const HttpRequest& head) override;
    /// Sign-ins: hashing a password takes a tenth of a second and 64 MB.
    bool isHeavy(const HttpRequest& request) const override { return request.method == "POST" && request.path == m_signInPath; }
    /// What is asked often, briefly, by many at the same time (ApiRoutes::LaterHandler).
    bool isPrompt(const HttpRequest& request) const override;
    bool isAtOnce(const HttpRequest& request) const override;
    void answer(const HttpRequest& request, Then then) override;
    HttpResponse refuse(const HttpRefusal& refusal) override;

private:
    using Refused = std::optional<HttpResponse>;

    using Moment = std::chrono::steady_clock::time_point;

    /// Counts, logs and names an answer.
    HttpResponse told(Moment begun, const ApiOperation* operation, HttpResponse response);
    HttpResponse answerNow(ApiCall& call) const;
    HttpResponse judged(ApiCall& call) const;
    void answerLater(const std::shared_ptr<ApiCall>& call, const ApiRoutes::LaterHandler& handler, Then then) const;
    void authenticateLater(const std::shared_ptr<ApiCall>& call, const std::function<void(Refused)>& then) const;
    Refused enter(ApiCall& call) const;
    Refused authenticate(ApiCall& call) const;
    Refused takeSecret(ApiCall& call) const;
    Refused takeDesk(ApiCall& call, Result<std::optional<EnrolledDesk>> desk) const;
    Refused takeSession(ApiCall& call, Result<std::optional<AgentSession>> session) const;
    static Refused judgeRole(const ApiCall& call);
    Refused takeParametersAndBody(ApiCall& call) const;
    Refused takeParameters(ApiCall& call) const;
    Refused takeBody(ApiCall& call) const;

    const ApiDocument& m_document;
    const ApiRoutes& m_routes;
    SignIn& m_signIn;
    ServerMetrics& m_metrics;
    ServerLog& m_log;
    const std::size_t m_bodyBytes;
    RequestIds m_requestIds;
    std::string m_signInPath;
    std::map<std::string, QString> m_ofPath; ///< the operations whose path has no parameter, by "POST/api/v1/…"
};

} // namespace relais
