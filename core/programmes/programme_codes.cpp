#include "core/programmes/programme_codes.h"

#include "core/base/code_table.h"

namespace relais {

namespace {

constexpr CodeTable<PathwayStatus, 4> statuses{{{PathwayStatus::Active, u"active"}, {PathwayStatus::Trial, u"trial"},
    {PathwayStatus::Suspended, u"suspended"}, {PathwayStatus::Stopped, u"stopped"}}};

constexpr CodeTable<StepChannel, 5> channels{{{StepChannel::Call, u"call"}, {StepChannel::Sms, u"sms"},
    {StepChannel::Email, u"email"}, {StepChannel::Letter, u"letter"}, {StepChannel::Visit, u"visit"}}};

constexpr CodeTable<StepActor, 14> actors{
    {{StepActor::Nurse, u"nurse_adviser"}, {StepActor::HospitalAdviser, u"hospital_adviser"},
        {StepActor::EnrolmentCaller, u"enrolment_caller"}, {StepActor::Coach, u"coach"}, {StepActor::Midwife, u"midwife"},
        {StepActor::HomeNurse, u"nurse"}, {StepActor::GeneralPractitioner, u"general_practitioner"},
        {StepActor::Cardiologist, u"cardiologist"}, {StepActor::ChestPhysician, u"chest_physician"},
        {StepActor::Physiotherapist, u"physiotherapist"}, {StepActor::SpeechTherapist, u"speech_therapist"},
        {StepActor::SocialWorker, u"social_worker"}, {StepActor::Professional, u"professional"}, {StepActor::System, u"system"}}};

constexpr CodeTable<AnchorKind, 7> anchors{{{AnchorKind::Enrolment, u"enrolment"}, {AnchorKind::Discharge, u"discharge"},
    {AnchorKind::FirstAppointment, u"first_appointment"}, {AnchorKind::Birth, u"birth"},
    {AnchorKind::PhysicianRequest, u"physician_request"}, {AnchorKind::PhoneCohort, u"phone_cohort"},
    {AnchorKind::StepDone, u"step"}}};

constexpr CodeTable<OutcomeEffect, 7> effects{{{OutcomeEffect::Done, u"done"}, {OutcomeEffect::Retry, u"retry"},
    {OutcomeEffect::Promise, u"promise"}, {OutcomeEffect::Skip, u"skip"}, {OutcomeEffect::Suspend, u"suspend"},
    {OutcomeEffect::Leave, u"leave"}, {OutcomeEffect::Nothing, u"nothing"}}};

constexpr CodeTable<ExitCause, 8> causes{{{ExitCause::Withdrawal, u"withdrawal"}, {ExitCause::Objection, u"objection"},
    {ExitCause::Deceased, u"deceased"}, {ExitCause::Refusal, u"refusal"}, {ExitCause::Readmission, u"readmission"},
    {ExitCause::ChildLost, u"child_lost"}, {ExitCause::After, u"after"}, {ExitCause::AllDone, u"all_done"}}};

} // namespace

QString codeOf(PathwayStatus status)
{
    return codeIn(statuses, status);
}

std::optional<PathwayStatus> pathwayStatusFromCode(QStringView code)
{
    return valueIn(statuses, code);
}

QString codeOf(StepChannel channel)
{
    return codeIn(channels, channel);
}

std::optional<StepChannel> stepChannelFromCode(QStringView code)
{
    return valueIn(channels, code);
}

QString codeOf(StepActor actor)
{
    return codeIn(actors, actor);
}

std::optional<StepActor> stepActorFromCode(QStringView code)
{
    return valueIn(actors, code);
}

QString codeOf(AnchorKind kind)
{
    return codeIn(anchors, kind);
}

std::optional<AnchorKind> anchorKindFromCode(QStringView code)
{
    return valueIn(anchors, code);
}

bool isSaid(AnchorKind kind)
{
    return kind != AnchorKind::StepDone && kind != AnchorKind::PhoneCohort;
}

QString codeOf(OutcomeEffect effect)
{
    return codeIn(effects, effect);
}

std::optional<OutcomeEffect> outcomeEffectFromCode(QStringView code)
{
    return valueIn(effects, code);
}

QString codeOf(ExitCause cause)
{
    return codeIn(causes, cause);
}

std::optional<ExitCause> exitCauseFromCode(QStringView code)
{
    return valueIn(causes, code);
}

const QStringList& knownEntryChannels()
{
    static const QStringList channels{QStringLiteral("ward_visit"), QStringLiteral("campaign"), QStringLiteral("letter"),
        QStringLiteral("online"), QStringLiteral("phone"), QStringLiteral("physician_request"), QStringLiteral("prado_relay"),
        QStringLiteral("referral")};
    return channels;
}

const QStringList& knownReportFields()
{
    static const QStringList fields{QStringLiteral("themes"), QStringLiteral("exams"), QStringLiteral("tobacco"),
        QStringLiteral("treatment_difficulty"), QStringLiteral("goals"), QStringLiteral("booklets"), QStringLiteral("promise"),
        QStringLiteral("physician_feedback"), QStringLiteral("note"), QStringLiteral("appointments"),
        QStringLiteral("social_needs"), QStringLiteral("knowledge")};
    return fields;
}

const QStringList& requirableReportFields()
{
    static const QStringList fields{QStringLiteral("themes"), QStringLiteral("exams"), QStringLiteral("tobacco"),
        QStringLiteral("goals"), QStringLiteral("booklets"), QStringLiteral("promise"), QStringLiteral("note"),
        QStringLiteral("social_needs")};
    return fields;
}

} // namespace relais
