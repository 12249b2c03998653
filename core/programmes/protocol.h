#pragma once

#include "core/campaigns/campaign_spec.h"
#include "core/programmes/civil_span.h"
#include "core/programmes/condition.h"
#include "core/programmes/programme_codes.h"

#include <optional>
#include <vector>

namespace relais {

/// Where a value of the file comes from when it is not the programme's own document.
struct ValueMark {
    enum class Source {
        Ours,     ///< "default": our choice, not the programme's
        Public,   ///< "public": from public pages, to be confirmed by the programme
        ToConfirm ///< "to_confirm"
    };
    Source source = Source::Ours;
    QString pointer; ///< to the value, from the step or the pathway that carries the mark: "/offset", "/exits/3/after"
    bool operator==(const ValueMark&) const = default;
};

/// What a step is counted from: `step` is the index of the earlier step when kind is StepDone. A call that was spent or declined counts
/// as over, too: the next cycle follows it.
struct AnchorRef {
    AnchorKind kind = AnchorKind::Enrolment;
    std::size_t step = 0;
    bool operator==(const AnchorRef&) const = default;
};

/// A step that comes again. `fromDone`: counted from when the last one was done; else from the anchor, so that one late visit moves no other.
struct StepRepeat {
    CivilSpan every;
    int times = 1; ///< in all, 1 to 120
    bool fromDone = false;
    bool operator==(const StepRepeat&) const = default;
};

/// A channel that the person chose: the attribute that names it, and the channels it may name. Never a call or a visit.
struct ChannelChoice {
    QString attribute;
    std::vector<StepChannel> offered; ///< at least one
    bool operator==(const ChannelChoice&) const = default;
};

/// A dated attribute that does the step: a dose that was given, so that nobody is reminded of it. It counts from `before` ahead of the step's
/// window on, for as long as the step stands; of a season, until the next one may be done.
struct DoneBy {
    QString attribute;
    CivilSpan before; ///< not negative
    bool operator==(const DoneBy&) const = default;
};

/// A task: a call that is to be made only as long as a fact is missing, at the head of the queue; it is dropped as soon as the fact is there.
/// Source: domain reference §3 Prado, §4 "Who is next".
struct StepTask {
    enum class Missing {
        DischargeConfirmed, ///< the expected discharge has passed, and nobody has confirmed it
        Appointment         ///< the first appointment was not booked by its latest date; asked once the discharge is confirmed
    };
    Missing missing = Missing::DischargeConfirmed;
    QString visit; ///< of Appointment: code of the visit that is to be booked
    bool operator==(const StepTask&) const = default;
};

/// Days of every year between which a step may be done, both included; over New Year when `until` lies before `from`.
struct CivilSeason {
    int fromMonth = 1;
    int fromDay = 1;
    int untilMonth = 12;
    int untilDay = 31;
    QStringList territories; ///< whose season it is; empty: of every place that has none of its own
    bool operator==(const CivilSeason&) const = default;
};

/// One step of the follow-up. It is due `offset` after its anchor, and may be done from `earliest` to `latest`, both counted from the anchor.
struct ProtocolStep {
    QString code;
    QString title; ///< French
    AnchorRef anchor;
    CivilSpan offset;
    CivilSpan earliest;
    CivilSpan latest;
    StepChannel channel = StepChannel::Call; ///< with a choice: the first that is offered
    std::optional<ChannelChoice> choice;
    StepActor actor = StepActor::Nurse;
    int maxAttempts = 1; ///< of calls; then the step is dropped and a letter sent
    std::optional<Condition> when;
    std::optional<StepRepeat> repeat;
    std::optional<DoneBy> doneBy;
    std::optional<StepTask> task;    ///< of our own calls
    std::vector<CivilSeason> season; ///< not empty: the window is the first one that ends after the due day, whole
    bool expires = false;            ///< dropped when its window is over: what comes after takes its place. Never of a call
    std::vector<ValueMark> marks;

    /// Ours to place: it obeys hours and holidays. A professional's visit is recorded and never moved.
    bool isOwn() const { return channel != StepChannel::Visit; }
    int times() const { return repeat ? repeat->times : 1; }
    bool operator==(const ProtocolStep&) const = default;
};

struct FormField {
    enum class Type { Text, Choice, Flag, Number, Day, Moment };
    QString code;
    QString title;
    Type type = Type::Text;
    QStringList choices; ///< codes, with `choiceTitles` beside them
    QStringList choiceTitles;
    bool required = false;
    std::optional<AnchorKind> says = {}; ///< the anchor that this moment is: said once, as the anchor
    bool setByProgramme = false;         ///< no adviser says it: it comes with what the programme brings in
    QString books = {}; ///< code of the visit whose appointment this moment is: said once, as the visit's booking; empty: none
    bool operator==(const FormField&) const = default;
};

/// A consent or an objection is a flag of its own, with the version of the wording that was read.
struct ConsentSpec {
    QString code;
    QString title;
    QString wording; ///< its version
    bool required = false;
    bool operator==(const ConsentSpec&) const = default;
};

/// One part of the outline of a session.
struct SessionPart {
    QString code;
    QString title;
    QString text;
    bool operator==(const SessionPart&) const = default;
};

/// Hours of the day, on the person's clock, at which a message may reach her: half-open, minutes from midnight.
struct MessageHours {
    std::chrono::minutes from{0};
    std::chrono::minutes until{0};
    bool operator==(const MessageHours&) const = default;
};

/// What an outcome does to the step, and what else it sets off ("physician_sheet").
struct OutcomeRule {
    OutcomeCode outcome = OutcomeCode::NoAnswer;
    OutcomeEffect effect = OutcomeEffect::Retry;
    QStringList triggers;
    bool operator==(const OutcomeRule&) const = default;
};

struct ExitRule {
    ExitCause cause = ExitCause::Withdrawal;
    bool suspends = false;           ///< else it ends
    bool advisersGoOn = false;       ///< calls of a hospital adviser stay; every message stops
    std::optional<AnchorRef> anchor; ///< of After, and no step
    CivilSpan after;
    QString opens; ///< code of the pathway that goes on, with a summary; empty: none
    bool operator==(const ExitRule&) const = default;
};

/// One version of a pathway: what is promised to a person who joins while it is valid. She keeps it until she is moved by a recorded act.
/// Read from resources/programmes; immutable, any thread. Source: the programme's own documents; what is our choice is marked in the file.
struct Protocol {
    QString programme; ///< code
    QString programmeTitle;
    QString pathway; ///< code
    QString title;
    QString version;
    PathwayStatus status = PathwayStatus::Active;
    QDate validFrom;
    std::optional<QDate> validUntil;   ///< the last day
    Purpose purpose = Purpose::Care;   ///< whose hours bind its calls
    std::optional<CampaignCode> queue; ///< the call queue that its calls are handed out by
    std::optional<CampaignCode>
        invites;             ///< by which somebody is invited who is no member, when her physician asks for this pathway
    bool membership = true;  ///< joining makes her a member, whom no campaign invites any more
    QStringList territories; ///< where it is offered; empty: everywhere
    Condition eligibility;
    std::optional<Condition> exclusion;
    QStringList entryChannels;
    std::vector<FormField> form;
    std::vector<ConsentSpec> consents;
    std::optional<MessageHours> messageHours; ///< of its SMS and e-mails; nothing: the hours of its calls
    std::vector<ProtocolStep> steps;          ///< an anchor names a step before it
    std::vector<SessionPart> session;
    QStringList reportFields;
    QStringList reportRequired; ///< of these: without them no fruitful call of this pathway is closed
    std::vector<OutcomeRule> outcomes;
    std::vector<ExitRule> exits;
    std::vector<ValueMark> marks; ///< of what is no step; each step has its own

    bool isOpenOn(QDate day) const { return validFrom <= day && (!validUntil || day <= *validUntil); }
    const ProtocolStep* step(QStringView code) const;
    std::optional<std::size_t> stepIndex(QStringView code) const;
    OutcomeEffect effectOf(OutcomeCode outcome) const; ///< that of the domain reference §4 when the file does not say
    bool operator==(const Protocol&) const = default;
};

} // namespace relais
