#pragma once

#include "core/programmes/next_steps.h"
#include "core/programmes/programme_book.h"

namespace relais {

/// What somebody wants to see the schedule of: nobody's, with these anchors. Times are those of the territory's clocks.
struct PreviewRequest {
    QString pathway;
    QString version; ///< empty: the one joined on the day of the first anchor that is no birth, else today
    QString territory = QStringLiteral("metropole");
    CentreId centre;
    /// "discharge" → "2026-11-20" or "2026-11-20T14:30".
    std::vector<std::pair<QString, QString>> anchors;
    /// "nyha" → "3", by the form of the pathway and the attributes that all know.
    std::vector<std::pair<QString, QString>> attributes;
    struct Happened {
        QString step; ///< "first_call", or "nurse#3": the third one
        QString what; ///< an outcome of a call, or booked, honoured, missed, cancelled, sent
        QString when;
    };
    std::vector<Happened> happened;
};

struct SchedulePreview {
    const Protocol* protocol = nullptr; ///< of the book
    MemberFacts member;
    std::vector<PlannedStep> steps;
};

/// The schedule that a person would get. Fails with NotFound (no such pathway, or none open on that day) or InvalidInput, whose detail is
/// "anchor discharge", "territory", "attribute nyha", "outcome first_call": which of them was not understood. Pure.
Result<SchedulePreview> previewSchedule(const ProgrammeBook& book, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const PreviewRequest& request, Instant now);

} // namespace relais
