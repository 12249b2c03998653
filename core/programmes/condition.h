#pragma once

#include "core/campaigns/care_gap_rule.h"
#include "core/programmes/attributes.h"

namespace relais {

/// Yes, no, or not to be said because something is not known.
enum class Truth { No, Unknown, Yes };

/// What must hold of a person, as a protocol says it. A tree of at most eight levels, checked on load.
/// In the file: {"attribute": "age", "atLeast": 18}, {"attribute": "nyha", "oneOf": ["3", "4"]}, {"attribute": "member", "is": false},
/// {"careGap": {…}}, {"all": […]}, {"any": […]}, {"not": {…}}; each may carry a "code", its reason when it fails.
struct Condition {
    enum class Kind { All, Any, Not, Is, AtLeast, Below, OneOf, Known, CareGap };
    Kind kind = Kind::All;
    QString code;                 ///< stable reason; of a leaf without one: the attribute's name
    QString attribute;            ///< of a leaf
    bool flag = true;             ///< Is
    int bound = 0;                ///< AtLeast, Below
    QStringList codes;            ///< OneOf
    CareGapRule gap;              ///< CareGap: the lists of years and the and/or are the protocol's
    std::vector<Condition> parts; ///< All, Any, Not (one)
    bool operator==(const Condition&) const = default;
};

/// Whether it holds at that day. Kleene's logic: what is not known decides nothing unless it cannot matter. Pure, total.
Truth judge(const Condition& condition, const Attributes& attributes, QDate on);

/// Codes of what fails, and of what is not known, in the order of the file. Both empty: it holds.
struct ConditionGaps {
    QStringList failed;
    QStringList unknown;
};
ConditionGaps gapsOf(const Condition& condition, const Attributes& attributes, QDate on);

} // namespace relais
