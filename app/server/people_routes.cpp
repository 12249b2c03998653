#include "app/server/people_routes.h"

#include "app/server/problem.h"
#include "core/base/json_writer.h"
#include "core/people/history_for_role.h"
#include "core/people/open_file.h"
#include "core/people/opened_file_json.h"
#include "core/people/person_access.h"
#include "core/people/person_json.h"
#include "core/people/person_state.h"
#include "core/people/search_json.h"
#include "core/people/search_people.h"
#include "core/queue/contact_history_json.h"

namespace relais {

namespace {

/// An opened file stays open for the working day.
constexpr std::chrono::hours openFor{12};

AuditEvent event(const ApiCall& call, const CentralJob& job, AuditAct act, std::optional<PersonId> person, const QString& reason)
{
    return {call.agent().centre, job.now, act, call.agent().id, call.desk->id, person, reason};
}

std::optional<FileAccess> accessTo(const ApiCall& call, CentralJob& job, const PersonId& person)
{
    const bool opened = job.accounts.openedSince(call.agent().centre, call.agent().id, person, job.now - openFor);
    return accessToFile(job.unit, profileOf(call.agent()), call.desk->id, person, opened, job.now);
}

/// Runs `read` where the agent may read the file; a file that was not handed out to her leaves a line in the trail.
template <typename Read>
auto readFile(CentralWork& work, const ApiCall& call, const PersonId& person, Read read)
    -> decltype(read(std::declval<CentralJob&>()))
{
    const auto guarded = [&](CentralJob& job) -> decltype(read(job)) {
        const auto access = accessTo(call, job, person);
        if (!access) {
            return failure(ErrorCode::NotFound);
        }
        if (*access == FileAccess::ByRole) {
            job.accounts.audit(event(call, job, AuditAct::PersonRead, person, codeOf(call.agent().role)));
        }
        return read(job);
    };
    return readsByRole(call.agent().role) ? work.write(call.agent().centre, guarded) : work.read(call.agent().centre, guarded);
}

PersonFound foundOf(const PersonHit& hit)
{
    PersonFound found;
    found.id = hit.id;
    found.displayName = (hit.identity.firstName + QLatin1Char(' ') + hit.identity.familyName().toUpper()).trimmed();
    found.birthDate = hit.identity.birthDate;
    found.town = hit.town;
    found.sex = hit.identity.sex;
    return found;
}

HttpResponse getPerson(CentralWork& work, const ApiCall& call)
{
    const auto id = call.id<PersonId>(QStringLiteral("id"));
    const auto slice = readFile(work, call, id,
        [&](CentralJob& job) -> Result<PersonSlice> { return personSlice(job.unit, job.rules, call.agent().role, id); });
    return slice ? jsonAnswer(toJson(*slice)) : problemOf(slice.error());
}

HttpResponse listAttempts(CentralWork& work, const ApiCall& call)
{
    const auto id = call.id<PersonId>(QStringLiteral("id"));
    const auto attempts = readFile(work, call, id, [&](CentralJob& job) -> Result<std::vector<AttemptRecord>> {
        const auto file = job.unit.people.find(id);
        if (!file) {
            return failure(ErrorCode::NotFound);
        }
        const auto facts = job.unit.facts.factsOf(id);
        return historyFor(call.agent().role, job.rules, derivePerson(*file, facts).history).attempts;
    });
    if (!attempts) {
        return problemOf(attempts.error());
    }
    return jsonAnswer(JsonWriter().list("items", *attempts, [](const AttemptRecord& attempt) { return toJson(attempt); }).done());
}

HttpResponse searchPersons(CentralWork& work, const ApiCall& call)
{
    const auto search = personSearchFromJson(call.body);
    if (!search) {
        return problemOf(search.error());
    }
    const auto found = work.write(call.agent().centre, [&](CentralJob& job) {
        job.accounts.audit(event(call, job, AuditAct::PeopleSearched, std::nullopt, {}));
        std::vector<PersonFound> people;
        for (const auto& hit : searchPeople(job.unit.people, search->text)) {
            people.push_back(foundOf(hit));
        }
        return people;
    });
    return found ? jsonAnswer(toJson(*found)) : problemOf(found.error());
}

HttpResponse openPerson(CentralWork& work, const ApiCall& call)
{
    const auto request = openFileRequestFromJson(call.body);
    if (!request) {
        return problemOf(request.error());
    }
    const auto id = call.id<PersonId>(QStringLiteral("id"));
    const auto opened = work.write(call.agent().centre, [&](CentralJob& job) -> Result<OpenedFile> {
        auto file = openFile(job.unit, job.rules, profileOf(call.agent()), id, *request);
        if (file) {
            job.accounts.audit(event(call, job, AuditAct::PersonOpened, id, request->purpose));
        }
        return file;
    });
    return opened ? jsonAnswer(toJson(*opened), 201) : problemOf(opened.error());
}

HttpResponse revealNir(CentralWork& work, const ApiCall& call)
{
    const auto id = call.id<PersonId>(QStringLiteral("id"));
    const auto nir = work.write(call.agent().centre, [&](CentralJob& job) -> Result<QString> {
        const auto file = accessTo(call, job, id) ? job.unit.people.find(id) : std::nullopt;
        if (!file || !file->nir) {
            return failure(ErrorCode::NotFound);
        }
        job.accounts.audit(event(call, job, AuditAct::NirViewed, id, {}));
        return file->nir->text() + QStringLiteral("%1").arg(file->nir->key(), 2, 10, QLatin1Char('0'));
    });
    return nir ? jsonAnswer(revealedNirToJson(*nir), 201) : problemOf(nir.error());
}

} // namespace

void addPeopleRoutes(ApiRoutes& routes, CentralWork& work)
{
    routes.on("getPerson", [&work](const ApiCall& call) { return getPerson(work, call); });
    routes.on("listAttempts", [&work](const ApiCall& call) { return listAttempts(work, call); });
    routes.on("searchPersons", [&work](const ApiCall& call) { return searchPersons(work, call); });
    routes.on("openPerson", [&work](const ApiCall& call) { return openPerson(work, call); });
    routes.on("revealNir", [&work](const ApiCall& call) { return revealNir(work, call); });
}

} // namespace relais
