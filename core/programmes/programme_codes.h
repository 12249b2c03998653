#pragma once

#include <QStringList>

#include <optional>

namespace relais {

/// Codes of the programme files (resources/programmes, see programme.schema.json there). Stable: stored and sent.

enum class PathwayStatus { Active, Trial, Suspended, Stopped };
QString codeOf(PathwayStatus status); ///< "active", "trial", "suspended", "stopped"
std::optional<PathwayStatus> pathwayStatusFromCode(QStringView code);

/// How a step reaches the person. A visit is a professional's: recorded, never moved by us.
enum class StepChannel { Call, Sms, Email, Letter, Visit };
QString codeOf(StepChannel channel);
std::optional<StepChannel> stepChannelFromCode(QStringView code);

/// Who does a step. Only the first four work with Relais; the others are professionals whom the person chose.
enum class StepActor {
    Nurse, ///< nurse adviser (ICS)
    HospitalAdviser,
    EnrolmentCaller,
    Coach,
    Midwife,
    HomeNurse,
    GeneralPractitioner,
    Cardiologist,
    ChestPhysician,
    Physiotherapist,
    SpeechTherapist,
    SocialWorker,
    Professional,
    System ///< sent without a person: SMS, letter, e-mail
};
QString codeOf(StepActor actor);
std::optional<StepActor> stepActorFromCode(QStringView code);

/// What a step is counted from.
enum class AnchorKind {
    Enrolment,
    Discharge,        ///< D0: provisional until it is confirmed; changing it recomputes
    FirstAppointment, ///< R1, as booked: follows it when it is moved
    Birth,
    PhysicianRequest,
    PhoneCohort, ///< since when she is called where not everybody is: follows from facts, nobody says it
    StepDone     ///< a previous step: `AnchorRef::step`
};
QString codeOf(AnchorKind kind); ///< "step" for StepDone
std::optional<AnchorKind> anchorKindFromCode(QStringView code);
bool isSaid(AnchorKind kind); ///< by somebody; the others follow from other facts

/// What an outcome means for the step that was called about.
enum class OutcomeEffect {
    Done,    ///< the step is done
    Retry,   ///< another try, within the step's attempts
    Promise, ///< at the time the person asked for; consumes no try
    Skip,    ///< not this time: the next step goes on
    Suspend, ///< in hospital or an institution, until a date
    Leave,   ///< the person leaves the pathway
    Nothing  ///< no attempt at all: a failure of ours
};
QString codeOf(OutcomeEffect effect);
std::optional<OutcomeEffect> outcomeEffectFromCode(QStringView code);

/// What ends or suspends a pathway.
enum class ExitCause { Withdrawal, Objection, Deceased, Refusal, Readmission, ChildLost, After, AllDone };
QString codeOf(ExitCause cause);
std::optional<ExitCause> exitCauseFromCode(QStringView code);

/// The ways into a pathway: "ward_visit", "campaign"… Each is an act of a person or a list that Relais knows, so the set is closed.
const QStringList& knownEntryChannels();

/// The fields that a pathway may ask for in the report of its calls: "themes", "goals"…
const QStringList& knownReportFields();

/// Those that a call's report may be without, so that a pathway may ask for them.
const QStringList& requirableReportFields();

} // namespace relais
