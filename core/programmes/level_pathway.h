#pragma once

#include "core/programmes/programme_book.h"

namespace relais {

/// The pathway for somebody, or why there is none.
struct PathwayChoice {
    const Protocol* protocol = nullptr; ///< of the book
    /// Nothing fits: codes of what every open pathway of the programme asks for and fails ("under_30"), then of what is not known ("age").
    QStringList failed;
    QStringList unknown;
};

/// Which pathway of the programme takes somebody with these attributes who joins on that day: the eligibility and exclusion that its file
/// says, nothing else. One that takes her whatever her level (a past event: Envol) goes before one that asks for the level. Pure, total.
PathwayChoice pathwayForLevel(const ProgrammeBook& book, QStringView programme, const Attributes& attributes, QDate day);

} // namespace relais
