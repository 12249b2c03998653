#pragma once

#include "core/base/result.h"

#include <QDate>
#include <QString>

#include <map>
#include <optional>

namespace relais {

/// The ten-digit numbers of the SAMU by département: a dated file that each centre fills in (template: resources/emergency/samu.json).
/// Dialling 15 from elsewhere reaches the SAMU of whoever dials, so these are what a colleague calls. A value; any thread.
struct SamuNumbers {
    QDate validFrom;
    std::map<QString, QString> numbers; ///< "44", "2A", "974" → ten digits; those that are not filled in are absent

    /// The number for a postal code: Corsica by its two halves, overseas by three digits. Nothing: not filled in, or no such place.
    std::optional<QString> of(const QString& postalCode) const;

    /// `name` stands for the file in a fault. An empty number is one to be filled in; spaces between digits are allowed.
    /// Fails with ResourceInvalid, one line: "samu.json: /numbers/44: expected ten digits".
    static Result<SamuNumbers> fromJson(const QByteArray& json, const QString& name);
    /// FileUnreadable when it is not there; else as fromJson.
    static Result<SamuNumbers> fromFile(const QString& path);
    /// The template: known départements, no number.
    static Result<SamuNumbers> shipped();
};

} // namespace relais
