#pragma once

#include "app/relais/options.h"
#include "core/calls/samu_numbers.h"
#include "core/correspondence/physician_sheet.h"
#include "core/telephony/command_line.h"

namespace relais {

enum class LineKind { Simulated, Tel, Command };
enum class ThemeChoice { Light, Dark, System };
enum class Density { Comfortable, Compact };

/// What the workstation is set to: the settings file, then the command line above it. A value, read once at start.
struct Settings {
    QUrl server;                                 ///< empty: none is set
    QString enrolmentCode;                       ///< with which this machine becomes a desk, the first time
    QString calendar = QStringLiteral("france"); ///< whose hours bind: of resources/calendars
    LineKind line = LineKind::Simulated;
    CommandHook hook;
    ThemeChoice theme = ThemeChoice::System;
    Density density = Density::Comfortable;
    std::optional<SamuNumbers> samu; ///< the centre's own list; none: the shipped template, without a number
    CentreContact centre;            ///< how physicians and members answer: on the papers that leave
    QString dataFolder;              ///< of the local stores; made when missing

    /// Fails with ResourceInvalid: file, key, expectation; a list of the SAMU that is not right also as SamuNumbers does. A file that is not there is no failure.
    static Result<Settings> read(const Options& options);
};

} // namespace relais
