#pragma once

#include "app/server/api_document.h"
#include "tests/support/demo_desk.h"
#include "tests/support/neighbour_centre.h"
#include "tests/support/request_maker.h"
#include "tests/support/store_digest.h"

#include <map>
#include <memory>

namespace relais::test {

/// What is sent, and what must come of it. Zero: whatever the document lists below 500.
struct RubbishRequest {
    std::string what;
    std::string method;
    std::string target;
    QByteArray bearer;
    std::string type;
    std::string body;
    std::string headers;
    int status = 0;
    bool itemRefused = false;
    bool elsewhere = false; ///< the target may be of another operation, or of none
};

/// A centre at work with desks of every role, its neighbour, and a judge of answers.
class RubbishCentre {
public:
    explicit RubbishCentre(std::uint64_t seed);

    void ask(const ApiOperation& operation, const RubbishRequest& request);
    RubbishRequest make(const ApiOperation& operation);
    RubbishRequest good(const ApiOperation& operation);
    /// With SQL, and with CR LF, in each text of its query and its body, one request each.
    std::vector<RubbishRequest> injected(const ApiOperation& operation);

    RunningServer run;
    NeighbourCentre neighbour;
    std::unique_ptr<ApiDocument> document;
    QJsonObject root;
    std::vector<std::unique_ptr<DemoDesk>> desks;
    std::vector<Role> roles;
    std::unique_ptr<RequestMaker> maker;
    std::unique_ptr<StoreDigest> digest;
    std::map<std::string, std::string> faults; ///< one example of each kind
    int refused = 0;
    int taken = 0;

private:
    RequestMaker::Known known();
    void judge(const ApiOperation& operation, const RubbishRequest& request, const HttpAnswer& answer);
    void judgeRefusal(const std::string& name, const RubbishRequest& request, const HttpAnswer& answer);
    void fault(const std::string& what, const RubbishRequest& request, const HttpAnswer& answer);
    /// What the server does by itself after a fact is done before the next request.
    void settle()
    {
        run.server().keepQueues().value();
        run.server().keepCohorts().value();
    }
    std::string target(const ApiOperation& operation, bool foreign);
    QByteArray bearerOf(const ApiOperation& operation);
    void spoilToken(const ApiOperation& operation, RubbishRequest& request);
    void spoilTarget(const ApiOperation& operation, RubbishRequest& request);
    void spoilHead(const ApiOperation& operation, RubbishRequest& request);
    void spoilBody(const ApiOperation& operation, RubbishRequest& request);
    QJsonObject schemaOf(const ApiOperation& operation) const;
    std::string any(const std::vector<std::string>& of)
    {
        return of[static_cast<std::size_t>(maker->upTo(static_cast<int>(of.size())))];
    }
    std::string anyId(const QStringList& of) { return of.at(maker->upTo(static_cast<int>(of.size()))).toStdString(); }

    QStringList m_people;
    QStringList m_imports;
    QString m_spareDesk;
    std::unique_ptr<DemoDesk> m_leaving;
};

} // namespace relais::test
