#pragma once

#include "core/programmes/programme_book.h"

namespace relais {

/// What a pathway asks about a person, in French. Pure.
struct ConditionWords {
    /// "Âge : au moins 18 ; et Déjà adhérent : non". Codes are said by their titles.
    static QString sentence(const Condition& condition, const Protocol& protocol, const ProgrammeBook& book);
    struct Code {
        QString code;
        QString title; ///< French; the code where nothing better is known
        bool operator==(const Code&) const = default;
    };
    /// The values that a coded attribute may have in a pathway: of its form, of those that all know, else those that its rules name.
    static std::vector<Code> codes(const QString& attribute, const Protocol& protocol, const ProgrammeBook& book);
};

} // namespace relais
