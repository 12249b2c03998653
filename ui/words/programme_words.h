#pragma once

#include "core/programmes/schedule_preview.h"
#include "ui/words/time_words.h"

namespace relais {

/// Protocols and schedules in French: for the preview on the command line and on the workstation alike. Pure.
struct ProgrammeWords {
    static QString status(PathwayStatus status);
    static QString channel(StepChannel channel);
    static QString actor(StepActor actor);
    static QString state(StepState state);
    static QString anchor(const AnchorRef& anchor, const Protocol& protocol);
    /// "2 mois après", "7 jours avant", "le jour même".
    static QString distance(const CivilSpan& span);
    /// "tous les 60 jours", "toutes les 2 semaines", "chaque mois".
    static QString every(const CivilSpan& span);
    /// Why a step was dropped.
    static QString dropped(const QString& why);
    /// Why the date is what it is, as one sentence: "2 mois après la sortie du 20 novembre 2026 ; fermé ce jour-là, reporté".
    static QString because(const PlannedStep& step, const Protocol& protocol, const TimeWords& time);
    /// "mardi 24 novembre 2026, 9 h–19 h"; of a visit, the days between which it has to be.
    static QString when(const PlannedStep& step, const Protocol& protocol, const TimeWords& time);
    /// Of a step of ours that is still to be done, the days between which it may be: "possible du 20 novembre au 4 décembre".
    static QString window(const PlannedStep& step, const ProtocolStep& spec, const TimeWords& time);
};

} // namespace relais
