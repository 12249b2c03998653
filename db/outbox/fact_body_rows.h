#pragma once

#include "core/outbox/fact.h"
#include "db/base/connection.h"

namespace relais {

/// The typed rows of fact bodies: one table per type, by overload in one place. The number of a type is its place in FactBody.
void insertBody(Connection& connection, const CentreId& centre, const FactId& fact, const FactBody& body);
/// Asks ahead for what readBody() will read (see PreparedStatement::ask).
void askBody(Connection& connection, const CentreId& centre, const FactId& fact, std::size_t type);
/// Throws StoreFailure (StoreCorrupt) when the row is not there or cannot be read.
FactBody readBody(Connection& connection, const CentreId& centre, const FactId& fact, std::size_t type);

} // namespace relais
