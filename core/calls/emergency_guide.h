#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <vector>

namespace relais {

/// What is said and dialled in an emergency: a template of resources/emergency that each centre fills in. A value; any thread.
/// Read at start, so that it is there offline too.
struct EmergencyGuide {
    struct Number {
        QString number;
        QString label;
    };
    QStringList steps;
    std::vector<Number> numbers;
    std::map<QString, QString>
        samu; ///< by département ("44", "2A", "974"): the ten-digit number; dialling 15 from elsewhere reaches the wrong one

    /// The ten-digit number for a postal code; nothing when the centre has not filled it in.
    std::optional<QString> samuOf(const QString& postalCode) const;

    /// Fails with ResourceInvalid: "consignes.json: /steps: expected at least one line".
    static Result<EmergencyGuide> fromJson(const QByteArray& json);
    static Result<EmergencyGuide> shipped();
};

} // namespace relais
