#pragma once

#include "core/outbox/fact.h"

#include <variant>

namespace relais {

/// When an anchor is: expected (`confirmed` false) or known.
struct AnchorAct {
    AnchorKind kind = AnchorKind::Discharge;
    bool confirmed = true;
    bool operator==(const AnchorAct&) const = default;
};

/// What is known of a professional's visit.
struct VisitAct {
    QString step;
    int occurrence = 1;
    StepNoted::What what = StepNoted::What::Booked; ///< Booked, Honoured, Missed or Cancelled
    bool operator==(const VisitAct&) const = default;
};

/// Something ends or suspends the pathway, or does not hold any more.
struct ExitAct {
    ExitCause cause = ExitCause::Readmission;
    bool over = false;
    bool operator==(const ExitAct&) const = default;
};

/// A field of the pathway's form that rules may read.
struct AttributeAct {
    QString name;
    AttributeType type = AttributeType::Flag;
    QStringList choices; ///< of Code
    std::optional<AttributeValue> known;
    bool operator==(const AttributeAct&) const = default;
};

/// A field of the form that is words: the ward, a professional's name.
struct TextAct {
    QString name;
    QString known; ///< empty: nothing yet
    bool operator==(const TextAct&) const = default;
};

/// She goes over to the version that is joined today, with the consents without which nobody joins it.
struct VersionAct {
    PathwayJoined joined;
    std::vector<ConsentSaid> consents;
    bool operator==(const VersionAct&) const = default;
};

/// She is let into the pathway, at the bedside or in a call.
struct JoinAct {
    std::vector<FactBody> bodies; ///< all that is said with it
    bool teamDecides = false;     ///< at the bedside: the hospital's team has decided for it
    bool operator==(const JoinAct&) const = default;
};

/// A mark that stands is taken back: she asks again, or it was said by mistake.
struct MarkAct {
    MarkKind kind = MarkKind::Withdrawal;
    bool operator==(const MarkAct&) const = default;
};

/// What has to be asked to say an act.
enum class ActAsks {
    Nothing,
    Day,        ///< a day alone
    DayAndHour, ///< an appointment has its hour
    DayMayHour, ///< the hour may be left out: noon
    YesNo,
    Count,
    Choice,
    Text,   ///< words; none take back what is known; of a mark who says so
    Consent ///< her agreement: only yes says the act
};

/// One thing that can be said now of a person's way along a pathway. Made by `actsFor`, `joiningActsFor` and `markActsFor`, said by `factsOf`.
/// A value; holds health data.
struct PathwayAct {
    using What = std::variant<AnchorAct, VisitAct, ExitAct, AttributeAct, TextAct, VersionAct, JoinAct, MarkAct>;
    QString pathway; ///< code; empty of a mark, which is about all of them
    What what;
    ActAsks asks = ActAsks::Nothing;
    Window allowed;               ///< of what asks for a day: when it may have been or may be; half-open
    std::optional<Instant> known; ///< of anchors and visits: what was said before
    bool operator==(const PathwayAct&) const = default;
};

/// What was answered; days and hours are those of the person's territory.
struct ActInput {
    std::optional<QDate> day;
    std::optional<QTime> hour;
    std::optional<AttributeValue> value; ///< of YesNo and Consent a flag, of Choice a code
    QString text;                        ///< of Text
};

/// Why an act cannot be said like that.
enum class ActFault {
    DayMissing,
    HourMissing,
    TooEarly, ///< before `allowed`
    TooLate,  ///< after it
    ValueMissing,
    TextTooLong,  ///< more than FormTextSaid::longest, or MarkSet::longestSaidBy
    ValueUnknown, ///< no choice of the form, or beyond what a count may be
    ConsentMissing
};
QString codeOf(ActFault fault); ///< "day_missing"…: for logs

} // namespace relais
