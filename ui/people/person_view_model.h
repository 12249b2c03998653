#pragma once

#include "core/calls/desk_state.h"
#include "core/queue/calendar.h"
#include "ui/people/hand_over_view_model.h"
#include "ui/words/time_words.h"

#include <QStringList>

namespace relais {

/// Two texts side by side: "Médecin traitant" and "Dr Morel".
struct LabelledText {
    QString label;
    QString text;
    bool operator==(const LabelledText&) const = default;
};

struct ExamRow {
    QString name;   ///< "Fond d’œil"
    QString value;  ///< "2023"
    QString source; ///< "dit par elle, 12/10"
    bool late = false;
    bool operator==(const ExamRow&) const = default;
};

struct GoalRow {
    QString family;
    QString wording;
    QString progress;
    bool reached = false;
    bool late = false; ///< its day has gone by
    bool operator==(const GoalRow&) const = default;
};

struct HistoryRow {
    QString when;
    QString who;
    QString what;
    QString note;
    bool operator==(const HistoryRow&) const = default;
};

/// The person on screen, as texts. A value made anew from each state by `personView`; holds nothing of health for a role that may not see it.
struct PersonView {
    QString name;
    QString ageAndTown;
    QStringList pinned;
    QString details;  ///< campaign · physician · preferred time · consent to share
    QString whyTitle; ///< "Pourquoi elle, maintenant"
    QString why;
    QString stopped;            ///< "Décès signalé", empty when she may be called
    QString localTime;          ///< her own clock, only where it differs
    bool health = false;        ///< this role sees health data, and the slice holds some
    bool folded = true;         ///< until the identity is confirmed
    bool pathways = false;      ///< this role sees pathways in the file
    bool pathwaysFolded = true; ///< they wait for the identity
    bool careGap = false;
    std::vector<ExamRow> exams;
    QString dataOf;                 ///< "données du 31 août 2026": of the exams; empty without health data
    std::vector<HandOverRow> relay; ///< what was promised, the last three contacts, the open goals
    std::vector<GoalRow> goals;
    std::vector<HistoryRow> history;
    std::vector<LabelledText> coordinates;
    std::vector<LabelledText> consents;
    std::vector<LabelledText> documents; ///< booklets sent, with their date
    QStringList traits;                  ///< what to ask to confirm who she is
    QString maskedNir;
    bool operator==(const PersonView&) const = default;
};

/// `calendar`, when given, tells her own clock.
PersonView personView(
    const ContactOnScreen& contact, Role role, const TimeWords& time, Instant now, const Calendar* calendar = nullptr);

} // namespace relais
