#pragma once

#include "core/programmes/programme_book.h"

namespace relais {

/// Everything that one version of a pathway says beside its steps, in French, for people who judge or propose protocols.
struct PathwayDescription {
    enum class Part {
        Conditions,
        Exclusion,
        Entry,
        Form,
        Consents,
        Session,
        Report,
        Outcomes,
        Exits,
        Ours,     ///< values that are our choice and not the programme's
        Published ///< values from public pages, or still to be confirmed
    };
    struct Line {
        QString name; ///< of an outcome, a step, a consent; empty: the part has no names
        QString text; ///< one sentence or list
        bool operator==(const Line&) const = default;
    };
    struct Section {
        Part part = Part::Conditions;
        QString title;
        std::vector<Line> lines; ///< at least one: what a version does not have is said
        bool operator==(const Section&) const = default;
    };
    /// In the order of Part, each once. Names of other pathways are those of the book. Pure.
    static std::vector<Section> of(const Protocol& protocol, const ProgrammeBook& book);
};

} // namespace relais
