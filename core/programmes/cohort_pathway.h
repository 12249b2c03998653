#pragma once

#include "core/programmes/programme_book.h"

namespace relais {

/// "in_phone_cohort": what a protocol asks before it has somebody called, where not everybody is. The central server says it, run by run.
QString phoneCohortAttribute();

/// Whether a step of this version is for its phone cohort alone.
bool hasPhoneCohort(const Protocol& protocol);

/// The versions in force on a day that have a phone cohort, in the order of the book.
std::vector<const Protocol*> cohortProtocols(const ProgrammeBook& book, QDate day);

} // namespace relais
