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

/// An end of the pathway that is counted from a date.
struct PreviewEnd {
    const ExitRule* rule = nullptr; ///< of the protocol
    QDate lastDay;                  ///< that still belongs to it, where the person lives
};

struct SchedulePreview {
    const Protocol* protocol = nullptr; ///< of the book
    MemberFacts member;
    std::vector<PlannedStep> steps;
    std::vector<PreviewEnd> ends; ///< those whose date is known
};

/// Why there is no preview: which part of the request cannot be, and why.
struct PreviewProblem {
    enum class Part { Territory, Anchor, Attribute, Happened, Pathway, Version };
    enum class Kind {
        Missing,     ///< no anchor at all
        Unknown,     ///< no such territory, anchor, attribute, step, pathway or version
        NoMoment,    ///< not a day, or a day and a time
        SkippedTime, ///< the clocks of the territory go forward over that time on that day
        WrongValue,  ///< not of the attribute's type
        NotAmong,    ///< no such value: `known` has those that there are; also of an outcome
        TooOften,    ///< the step comes `known[0]` times at most
        NotOpen,     ///< no version of the pathway is open on `day`
        Stopped      ///< the pathway is stopped since `day`
    };
    Part part = Part::Anchor;
    Kind kind = Kind::Unknown;
    QString name;      ///< of the anchor, attribute, step…
    QString value;     ///< as it was given
    QStringList known; ///< codes that would do; empty: too many, or none
    QDate day;
    std::optional<AttributeType> type; ///< of WrongValue
    std::size_t at = 0;                ///< place in its list of the request
};

/// The schedule that a person would get. Pure.
tl::expected<SchedulePreview, PreviewProblem> previewSchedule(const ProgrammeBook& book, const OutcomeCatalogue& outcomes,
    const Calendar& calendar, const PreviewRequest& request, Instant now);

} // namespace relais
