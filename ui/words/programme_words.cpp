#include "ui/words/programme_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace relais {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("programmes", text);
}

QString longDay(QDate day)
{
    static const QLocale french(QLocale::French, QLocale::France);
    return french.toString(day, QStringLiteral("dddd ")) + TimeWords::full(day);
}

QString counted(int count, const char* one, const char* many)
{
    return QString::number(count) + QChar::Nbsp + tr(std::abs(count) > 1 ? many : one);
}

/// The length without its side.
QString length(const CivilSpan& span)
{
    if (span.isTime()) {
        const auto minutes = static_cast<int>(std::abs(span.time.count()));
        return minutes % 60 == 0 ? counted(minutes / 60, "heure", "heures") : counted(minutes, "minute", "minutes");
    }
    if (span.months != 0) {
        const int months = std::abs(span.months);
        return months % 12 == 0 ? counted(months / 12, "an", "ans") : QString::number(months) + QChar::Nbsp + tr("mois");
    }
    const int days = std::abs(span.days);
    return days % 7 == 0 ? counted(days / 7, "semaine", "semaines") : counted(days, "jour", "jours");
}

QString anchorKind(AnchorKind kind)
{
    switch (kind) {
    case AnchorKind::Enrolment: return tr("l’adhésion");
    case AnchorKind::Discharge: return tr("la sortie");
    case AnchorKind::FirstAppointment: return tr("le premier rendez-vous");
    case AnchorKind::Birth: return tr("la naissance");
    case AnchorKind::PhysicianRequest: return tr("la demande du médecin");
    case AnchorKind::PhoneCohort: return tr("l’entrée dans la cohorte appelée");
    case AnchorKind::StepDone: return tr("l’étape précédente");
    }
    return {};
}

QString reason(const StepReason& reason, const ProtocolStep& step, const Protocol& protocol, const TimeWords& time)
{
    const QString at = reason.at ? longDay(time.dateOf(*reason.at)) : QString();
    switch (reason.code) {
    case StepReason::Code::Anchor:
    case StepReason::Code::Offset: return {}; // said together, first
    case StepReason::Code::Repeated:
        return tr("%1e fois, d’une fois à l’autre %2").arg(QString::number(reason.count), length(step.repeat->every));
    case StepReason::Code::Provisional: return tr("date prévue, pas encore confirmée");
    case StepReason::Code::ClosedThen: return tr("fermé le %1, reporté au premier jour ouvert").arg(at);
    case StepReason::Code::MovedEarlier: return tr("rien d’ouvert après dans la fenêtre, avancé");
    case StepReason::Code::NoOpening: return tr("aucune heure d’appel dans la fenêtre");
    case StepReason::Code::Booked: return tr("rendez-vous pris pour le %1").arg(at);
    case StepReason::Code::Asked: return tr("moment demandé par la personne");
    case StepReason::Code::Retried:
        return reason.count == 0 ? tr("nouvel essai") : tr("nouvel essai, %1 sur %2").arg(reason.count + 1).arg(step.maxAttempts);
    case StepReason::Code::ConditionOpen: return tr("on ne sait pas encore si la personne est concernée");
    case StepReason::Code::NoConsent: return tr("par courrier : la personne n’a pas accepté les SMS et les courriels");
    case StepReason::Code::SaidDone: return tr("fait le %1, d’après ce qui a été dit").arg(at);
    case StepReason::Code::AnchorOpen: return tr("attend %1").arg(ProgrammeWords::anchor(step.anchor, protocol));
    }
    return {};
}

} // namespace

QString ProgrammeWords::status(PathwayStatus status)
{
    switch (status) {
    case PathwayStatus::Active: return tr("en cours");
    case PathwayStatus::Trial: return tr("à l’essai");
    case PathwayStatus::Suspended: return tr("suspendu");
    case PathwayStatus::Stopped: return tr("arrêté");
    }
    return {};
}

QString ProgrammeWords::channel(StepChannel channel)
{
    switch (channel) {
    case StepChannel::Call: return tr("appel");
    case StepChannel::Sms: return tr("SMS");
    case StepChannel::Email: return tr("courriel");
    case StepChannel::Letter: return tr("courrier");
    case StepChannel::Visit: return tr("visite");
    }
    return {};
}

QString ProgrammeWords::actor(StepActor actor)
{
    switch (actor) {
    case StepActor::Nurse: return tr("infirmier-conseiller");
    case StepActor::HospitalAdviser: return tr("conseiller de l’Assurance maladie");
    case StepActor::EnrolmentCaller: return tr("agent administratif");
    case StepActor::Coach: return tr("intervenant");
    case StepActor::Midwife: return tr("sage-femme");
    case StepActor::HomeNurse: return tr("infirmier libéral");
    case StepActor::GeneralPractitioner: return tr("médecin traitant");
    case StepActor::Cardiologist: return tr("cardiologue");
    case StepActor::ChestPhysician: return tr("pneumologue");
    case StepActor::Physiotherapist: return tr("masseur-kinésithérapeute");
    case StepActor::SpeechTherapist: return tr("orthophoniste");
    case StepActor::SocialWorker: return tr("assistant social");
    case StepActor::Professional: return tr("professionnel");
    case StepActor::System: return tr("envoi automatique");
    }
    return {};
}

QString ProgrammeWords::state(StepState state)
{
    switch (state) {
    case StepState::Waiting: return tr("en attente");
    case StepState::Planned: return tr("prévu");
    case StepState::Due: return tr("à faire");
    case StepState::Late: return tr("en retard");
    case StepState::Suspended: return tr("suspendu");
    case StepState::Done: return tr("fait");
    case StepState::Dropped: return tr("abandonné");
    }
    return {};
}

QString ProgrammeWords::anchor(const AnchorRef& anchor, const Protocol& protocol)
{
    if (anchor.kind == AnchorKind::StepDone && anchor.step < protocol.steps.size()) {
        return typographic(tr("l’étape « %1 »")).arg(protocol.steps[anchor.step].title);
    }
    return anchorKind(anchor.kind);
}

QString ProgrammeWords::distance(const CivilSpan& span)
{
    if (span.months == 0 && span.days == 0 && span.time.count() == 0) {
        return span.onClock ? tr("dès") : tr("le jour même que");
    }
    const bool before = span.months < 0 || span.days < 0 || span.time.count() < 0;
    return (before ? tr("%1 avant") : tr("%1 après")).arg(length(span));
}

QString ProgrammeWords::every(const CivilSpan& span)
{
    const QString each = length(span);
    if (each.startsWith(QStringLiteral("1") + QChar::Nbsp)) {
        return tr("chaque %1").arg(each.mid(2));
    }
    const bool feminine = span.isTime() || (span.months == 0 && span.days % 7 == 0);
    return (feminine ? tr("toutes les %1") : tr("tous les %1")).arg(each);
}

QString ProgrammeWords::dropped(const QString& why)
{
    return why == QLatin1String("not_concerned")    ? tr("la personne n’est pas concernée")
        : why == QLatin1String("cap_reached")       ? tr("tous les essais ont été faits")
        : why == QLatin1String("number_wrong")      ? tr("il n’y a plus de numéro à essayer")
        : why == QLatin1String("unable")            ? tr("la personne n’a pas pu suivre l’appel, même aidée")
        : why == QLatin1String("closed_by_outcome") ? tr("le dernier appel a clos cette étape")
        : why == QLatin1String("declined")          ? tr("pas cette fois, a dit la personne")
        : why == QLatin1String("settled")     ? tr("ce n’est plus à faire : le rendez-vous est pris, ou la sortie confirmée")
        : why == QLatin1String("overtaken")   ? tr("l’appel fait depuis en tient lieu")
        : why == QLatin1String("window_over") ? tr("il est trop tard pour cette fois")
        : why == QLatin1String("no_message_consent") ? tr("la personne n’a pas accepté les SMS et les courriels")
        : why == QLatin1String("pathway_over")       ? tr("après la fin du parcours")
        : why == QLatin1String("cancelled")          ? tr("annulé")
        : why == QLatin1String("withdrawal")         ? tr("la personne a quitté le programme")
        : why == QLatin1String("objection")          ? tr("la personne s’oppose à être sollicitée")
        : why == QLatin1String("deceased")           ? tr("décès")
        : why == QLatin1String("refusal")            ? tr("la personne a refusé")
        : why == QLatin1String("child_lost")         ? tr("tout message est arrêté")
        : why == QLatin1String("readmission")        ? tr("réhospitalisation")
                                                     : QString();
}

QString ProgrammeWords::because(const PlannedStep& step, const Protocol& protocol, const TimeWords& time)
{
    const ProtocolStep& spec = protocol.steps[step.step];
    QStringList parts;
    if (step.state == StepState::Dropped) {
        parts.append(dropped(step.why));
    } else if (step.state == StepState::Suspended && !step.why.isEmpty()) {
        parts.append(dropped(step.why));
    }
    for (const StepReason& one : step.reasons) {
        if (one.code == StepReason::Code::Anchor && one.at) {
            const bool following = spec.repeat && spec.repeat->fromDone && step.occurrence > 1;
            const CivilSpan& span = following ? spec.repeat->every : spec.offset;
            parts.append(tr("%1 %2 du %3")
                             .arg(distance(span), following ? tr("la fois précédente") : anchor(spec.anchor, protocol),
                                 longDay(time.dateOf(*one.at))));
            continue;
        }
        if (one.code == StepReason::Code::ConditionOpen && !step.channel) {
            parts.append(tr("la personne n’a pas choisi comment être prévenue"));
            continue;
        }
        const QString text = reason(one, spec, protocol, time);
        if (!text.isEmpty()) {
            parts.append(text);
        }
    }
    return parts.join(QStringLiteral(" ; "));
}

QString ProgrammeWords::window(const PlannedStep& step, const ProtocolStep& spec, const TimeWords& time)
{
    if (!spec.isOwn() || step.doneAt || step.due == Window{}) {
        return {};
    }
    const QDate first = time.dateOf(step.window.from);
    const QDate last = time.dateOf(step.window.until - std::chrono::microseconds(1));
    return first == last ? tr("ce jour-là seulement") : tr("possible du %1 au %2").arg(longDay(first), longDay(last));
}

QString ProgrammeWords::when(const PlannedStep& step, const Protocol& protocol, const TimeWords& time)
{
    if (step.doneAt) {
        return longDay(time.dateOf(*step.doneAt));
    }
    if (step.due == Window{}) {
        return tr("date inconnue");
    }
    const ProtocolStep& spec = protocol.steps[step.step];
    const bool booked = std::any_of(
        step.reasons.begin(), step.reasons.end(), [](const StepReason& one) { return one.code == StepReason::Code::Booked; });
    const QDate first = time.dateOf(step.window.from);
    const QDate last = time.dateOf(step.window.until - std::chrono::microseconds(1));
    if (!spec.isOwn() && !booked) {
        const bool hours = spec.latest.isTime();
        return hours ? tr("du %1 à %2 au %3 à %4")
                           .arg(longDay(first), time.clock(step.window.from), longDay(last), time.clock(step.window.until))
            : first == last ? longDay(first)
                            : tr("du %1 au %2").arg(longDay(first), longDay(last));
    }
    const QString day = longDay(time.dateOf(step.due.from));
    if (booked) {
        return day + QStringLiteral(", ") + TimeWords::hour(time.timeOf(step.due.from));
    }
    return spec.channel == StepChannel::Call
        ? day + QStringLiteral(", ") + TimeWords::span(time.timeOf(step.due.from), time.timeOf(step.due.until))
        : day;
}

} // namespace relais
