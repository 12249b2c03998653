#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/queue/lease_requests.h"
#include "core/queue/leased_contact.h"

namespace relais {

/// {"max"}
JsonText toJson(const LeaseRequest& request);
Result<LeaseRequest> leaseRequestFromJson(const QJsonObject& json);

/// {"server_time","items":[…],"none":{"code","until"}}; each item has "person_id", "fence" and "expires_at" at its top.
JsonText toJson(const LeaseAnswer& answer);
Result<LeaseAnswer> leaseAnswerFromJson(const QJsonObject& json);

JsonText toJson(const LeasedContact& contact);
Result<LeasedContact> leasedContactFromJson(const QJsonObject& json);
LeasedContact readLeasedContact(JsonReader& in);

/// {"lease_ids":[…]}: of a renewal and of a giving back.
JsonText toJson(const LeaseIds& leases);
Result<LeaseIds> leaseIdsFromJson(const QJsonObject& json);

/// {"server_time","items":[{"lease_id","held","expires_at"}]}
JsonText toJson(const RenewAnswer& answer);
Result<RenewAnswer> renewAnswerFromJson(const QJsonObject& json);

} // namespace relais
