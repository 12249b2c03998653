#pragma once

#include "core/correspondence/physician_sheet.h"

namespace relais::test {

/// A sheet as most are.
PhysicianSheetInput ordinarySheet();
/// Every text as long as it may be, made of one word over and over; every list too long.
PhysicianSheetInput worstSheet(const QString& word);

} // namespace relais::test
