#pragma once

#include <QTimeZone>

namespace relais {

/// The zone in which an adviser reads and says hours, from that of her machine. A machine at offset zero the whole year was given
/// no zone: it counts as Europe/Paris, since the centres are French. Pure.
QTimeZone adviserZone(const QTimeZone& machine);

} // namespace relais
