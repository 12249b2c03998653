#include "app/server/programme_routes.h"

#include "app/server/problem.h"
#include "core/programmes/set_attribute.h"

namespace relais {

namespace {

HttpResponse requestCoaching(CentralWork& work, const ApiCall& call)
{
    const auto request = coachingRequestFromJson(call.body);
    if (!request) {
        return problemOf(request.error());
    }
    const auto answer = work.write(call.agent().centre, [&](CentralJob& job) {
        return relais::requestCoaching(job.unit, job.rules, {call.agent().id, call.desk->id}, *request, job.now);
    });
    if (!answer) {
        return problemOf(answer.error());
    }
    return jsonAnswer(toJson(*answer), 201);
}

HttpResponse setAttribute(CentralWork& work, const ApiCall& call)
{
    const auto attribute = programmeAttributeFromJson(call.body);
    if (!attribute) {
        return problemOf(attribute.error());
    }
    const auto done = work.write(call.agent().centre, [&](CentralJob& job) {
        return relais::setAttribute(job.unit, job.rules, {call.agent().id, call.desk->id}, *attribute, job.now);
    });
    return done ? emptyAnswer() : problemOf(done.error());
}

} // namespace

void addProgrammeRoutes(ApiRoutes& routes, CentralWork& work)
{
    routes.on("readProgrammes", [&work](const ApiCall&) { return jsonAnswer(toJson(work.rules().programmeFiles())); });
    routes.on("requestCoaching", [&work](const ApiCall& call) { return requestCoaching(work, call); });
    routes.on("setAttribute", [&work](const ApiCall& call) { return setAttribute(work, call); });
}

} // namespace relais
