#pragma once

#include "core/calls/samu_numbers.h"

#include <QStringList>

#include <chrono>
#include <vector>

namespace relais {

/// What is said and dialled in an emergency: a template of resources/emergency that each centre fills in. A value; any thread.
/// Read at start, so that it is there offline too.
struct EmergencyGuide {
    struct Number {
        QString number;
        QString label;
    };
    struct Step {
        QString text;
        QString withoutNumber; ///< said instead as long as the SAMU of her département has no number here; empty: the same
    };
    std::vector<Step> steps;
    std::vector<Number> numbers;
    SamuNumbers samu; ///< the shipped template, until a centre's own list is put there
    /// An alert that waits longer is late, and seen as such. Source: resources/emergency/consignes.json, to be settled by each centre.
    std::chrono::minutes escalateAfter{10};

    /// What is said, in its order.
    QStringList stepsFor(bool samuIsKnown) const;

    /// Fails with ResourceInvalid: "consignes.json: /steps: expected at least one line".
    static Result<EmergencyGuide> fromJson(const QByteArray& json);
    static Result<EmergencyGuide> shipped();
};

} // namespace relais
