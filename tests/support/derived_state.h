#pragma once

#include "core/base/id.h"

#include <QStringList>

#include <vector>

namespace relais::test {

/// Derives the entries of these people anew from their facts, by the shipped rules under the demo's calendar, and tells where the store (a SQLite
/// file that no server has open) says otherwise. What depends on the hour, rank and due time of somebody who waits, is left out.
QStringList notAsDerived(const QString& path, const CentreId& centre, const std::vector<PersonId>& people);

} // namespace relais::test
