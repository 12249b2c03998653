#pragma once

#include "app/server/relais_server.h"

#include <QJsonObject>

namespace relais {

/// Writes the invented centre into the store of a server that does not serve yet, and says what is in it:
/// {"campaign","contacts_ready","centre_id","desk_enrolment_code","desk":{"desk_id","credential"},
///  "agents":[{"login","password","display_name","says","role","competences"}],"expired_token","foreign_person_id"}.
/// `contacts_ready`: of the campaign, whoever is competent may take them; own promises come on top.
/// A store that holds the centre already is left as it is but for a new desk and token. Fails as the store and the scenario do.
Result<QJsonObject> writeDemoCentre(RelaisServer& server, std::uint64_t seed);

} // namespace relais
