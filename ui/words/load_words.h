#pragma once

#include "core/programmes/call_load.h"

namespace relais {

/// The load of a call frequency in French: for relaisctl and the workstation alike. Pure.
struct LoadWords {
    /// "Semaine du 7 décembre 2026"; of one that has begun: "Semaine du 7 décembre 2026, à partir de mercredi"
    static QString week(const CallLoadWeek& week);
    /// "1 234"
    static QString count(double calls);
    /// "93 %", "aucune capacité"
    static QString ratio(std::optional<double> ratio);
    /// "au-dessus de la capacité", "tient"
    static QString verdict(bool above);
    /// One sentence on the whole: it fits, or it is too much.
    static QString summary(const CallLoad& load);
    /// What to do: fewer people or a longer interval, with the numbers that fit. Empty while all fits.
    static QString advice(const CallLoad& load);
    /// How many weeks are too much by themselves, though all of them together may fit; empty: none is.
    static QString weeksAbove(const CallLoad& load);
    /// "Sophia · Diabète : un appel tous les 60 jours"
    static QString pathway(const Protocol& protocol);
    static QString noPathway();
    /// What other pathways have planned already, by week, and how many accounts of nurses there are.
    static QString planned(const std::vector<int>& due, int nurses);
    static QString plannedComes();
    static QString plannedMissing();
    static QString barsName();
    /// Every week with its load, for whoever listens to the bars.
    static QString bars(const CallLoad& load);
    static QString line(); ///< beside the line at 1
    static QString legend();
    /// What is wrong with a field, by the detail of InvalidInput.
    static QString wrong(const QString& field);
    static QString toolSummary();
    static QString toolHelp();
    static QString noInterval();
};

} // namespace relais
