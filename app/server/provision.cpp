#include "app/server/provision.h"

#include "core/accounts/secret.h"
#include "core/base/json_reader.h"
#include "core/base/strict_json.h"
#include "db/accounts/account_repository.h"

namespace relais {

Result<Provision> Provision::fromJson(const QByteArray& json)
{
    const auto value = parseStrictJson({json.constData(), static_cast<std::size_t>(json.size())});
    if (!value || !value->isObject()) {
        return failure(ErrorCode::InvalidInput, QStringLiteral("expected one JSON object"));
    }
    const QJsonObject object = value->toObject();
    JsonReader in(object);
    Provision provision;
    in.object("centre", [&](JsonReader& inCentre) {
        provision.centre = inCentre.centre("id");
        provision.centreName = inCentre.text("name", 120);
        provision.calendar = inCentre.codeText("calendar");
        return Done{};
    });
    provision.deskEnrolmentCode = in.text("desk_enrolment_code", 128);
    provision.agents = in.list("agents", 10'000, [](JsonReader& item) {
        Agent agent;
        agent.login = item.text("login", 80);
        agent.password = item.text("password", 256);
        agent.displayName = item.text("display_name", 120);
        agent.role = item.code("role", roleFromCode);
        agent.competences = item.codes("competences", 64);
        return agent;
    });
    return in.result(std::move(provision));
}

Result<int> provision(Database& database, PasswordHasher& hasher, IdMaker& ids, const Provision& provision, Instant now)
{
    // Before the transaction: hashing is slow on purpose.
    std::vector<QString> hashes;
    for (const auto& agent : provision.agents) {
        auto hash = hasher.hash(agent.password);
        if (!hash) {
            return failure(hash.error());
        }
        hashes.push_back(std::move(*hash));
    }
    return database.runAndWait(Access::WriteAlone, [&](Connection& connection) {
        AccountRepository accounts(connection);
        accounts.putCentre({provision.centre, provision.centreName, provision.calendar});
        const QByteArray code = secretHash(provision.deskEnrolmentCode.toUtf8());
        if (!accounts.centreOfEnrolmentCode(code, now)) {
            accounts.putEnrolmentCode(provision.centre, code, std::nullopt);
        }
        int added = 0;
        for (std::size_t i = 0; i < provision.agents.size(); ++i) {
            const auto& agent = provision.agents[i];
            if (!accounts.agentByLogin(provision.centre, agent.login, now)) {
                const AgentId id = agent.id.isNull() ? ids.make<AgentId>() : agent.id;
                accounts.putAgent(
                    {id, provision.centre, agent.login, agent.displayName, agent.role, agent.competences, true}, hashes[i], now);
                ++added;
            }
        }
        return added;
    });
}

} // namespace relais
