#include "ui/words/call_words.h"

#include "ui/words/error_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("calls", text));
}

QString letterWords(const QString& code)
{
    if (code == u"unreachable") {
        return say("courrier « injoignable »");
    }
    if (code == u"verify_number") {
        return say("courrier « vérifiez votre numéro »");
    }
    if (code == u"information") {
        return say("documentation envoyée");
    }
    if (code == u"invitation") {
        return say("invitation par courrier");
    }
    return code.isEmpty() ? QString() : say("courrier envoyé");
}

QString doneWords(const QString& code)
{
    struct Row {
        QLatin1String code;
        const char* text;
    };
    static constexpr Row rows[] = {
        {QLatin1String("fruitful"), "prochain cycle"},
        {QLatin1String("enrolled"), "adhésion enregistrée"},
        {QLatin1String("refused"), "plus d'appel pour cette campagne"},
        {QLatin1String("already_member"), "déjà adhérent, sort de la file"},
        {QLatin1String("disputes_eligibility"), "remis au responsable de campagne"},
        {QLatin1String("to_lead"), "remis au responsable de campagne"},
        {QLatin1String("withdrawn"), "sort du programme"},
        {QLatin1String("objected"), "plus aucune sollicitation"},
        {QLatin1String("deceased"), "tout est suspendu"},
        {QLatin1String("unreachable"), "plus d'essai ce cycle"},
        {QLatin1String("no_number"), "plus de numéro valable"},
        {QLatin1String("number_wrong"), "plus de numéro valable"},
        {QLatin1String("number_unverified"), "numéro à vérifier par courrier"},
        {QLatin1String("never_open"), "aucune heure d'appel ouverte"},
        {QLatin1String("declined"), "prochain cycle"},
        {QLatin1String("next_cycle"), "prochain cycle"},
        {QLatin1String("enrolled_elsewhere"), "a déjà adhéré"},
        {QLatin1String("taken_away"), "contact retiré, plus d'appel d'ici"},
    };
    for (const Row& row : rows) {
        if (code == row.code) {
            return say(row.text);
        }
    }
    return say("sort de la file");
}

} // namespace

QString words(OutcomeCode code)
{
    switch (code) {
    case OutcomeCode::Fruitful: return say("Fructueux");
    case OutcomeCode::InfoRequest: return say("Renseignement");
    case OutcomeCode::CallbackRequested: return say("Indisponible");
    case OutcomeCode::DeclinesThisCall: return say("Pas cette fois");
    case OutcomeCode::NoAnswer: return say("Absent");
    case OutcomeCode::AnsweringMachine: return say("Répondeur");
    case OutcomeCode::Busy: return say("Occupé");
    case OutcomeCode::ThirdParty: return say("Tiers");
    case OutcomeCode::CutOff: return say("Coupé");
    case OutcomeCode::Unable: return say("Ne peut pas échanger");
    case OutcomeCode::WrongNumber: return say("Faux numéro");
    case OutcomeCode::NumberNotInService: return say("Non attribué");
    case OutcomeCode::InCare: return say("À l'hôpital");
    case OutcomeCode::NotEstablished: return say("Ligne en panne");
    case OutcomeCode::Pledge: return say("Promesse");
    case OutcomeCode::Enrolled: return say("Adhère");
    case OutcomeCode::Refused: return say("Refuse");
    case OutcomeCode::Undecided: return say("Indécis");
    case OutcomeCode::AlreadyMember: return say("Déjà adhérent");
    case OutcomeCode::DisputesEligibility: return say("Conteste le ciblage");
    }
    return {};
}

QString words(OutcomeClass kind)
{
    switch (kind) {
    case OutcomeClass::Fruitful: return say("Fructueux");
    case OutcomeClass::Unfruitful: return say("Infructueux");
    case OutcomeClass::None: return say("Sans effet");
    case OutcomeClass::Campaign: return say("Campagne");
    }
    return {};
}

QString words(CallPhase phase)
{
    switch (phase) {
    case CallPhase::NotDialed: return say("Pas encore appelé");
    case CallPhase::AgentRinging: return say("Votre poste sonne");
    case CallPhase::Dialing: return say("Numérotation");
    case CallPhase::Ringing: return say("Sonne");
    case CallPhase::Connected: return say("En communication");
    case CallPhase::Ended: return say("Appel terminé");
    case CallPhase::HandedOver: return say("Confié au téléphone");
    }
    return {};
}

QString words(LineCause cause)
{
    switch (cause) {
    case LineCause::Completed: return say("Raccroché");
    case LineCause::Busy: return say("Occupé");
    case LineCause::NoAnswer: return say("Sans réponse");
    case LineCause::Machine: return say("Répondeur");
    case LineCause::Rejected: return say("Appel rejeté");
    case LineCause::InvalidNumber: return say("Numéro non attribué");
    case LineCause::Network: return say("Échec de la ligne, vérifiez le téléphone");
    case LineCause::Cancelled: return say("Appel abandonné");
    case LineCause::HandedOver: return say("Confié au téléphone");
    case LineCause::Unknown: return say("Fin de l'appel inconnue");
    }
    return {};
}

QString words(IdentityCheck check)
{
    switch (check) {
    case IdentityCheck::NotConfirmed: return say("Identité à vérifier");
    case IdentityCheck::Confirmed: return say("Identité confirmée");
    case IdentityCheck::ThirdParty: return say("Tiers au téléphone");
    }
    return {};
}

QString lineWords(const QString& kind)
{
    if (kind == u"simulated") {
        return say("Ligne simulée");
    }
    if (kind == u"tel") {
        return say("Téléphone du poste");
    }
    if (kind == u"command") {
        return say("Numéroteur du poste");
    }
    return kind.isEmpty() ? say("Pas de ligne") : say("Ligne prête");
}

namespace {

/// "Fermé à ce moment. Le plus proche : jeudi 18 h 50 ou vendredi 9 h"
QString promiseWords(const NextStepPreview& preview, QDate today)
{
    const QString why = preview.promiseVerdict == u"in_the_past" ? say("ce moment est passé")
        : preview.promiseVerdict == u"too_far"                   ? say("c'est dans plus d'un an")
        : preview.promiseVerdict == u"no_window"                 ? say("le début et la fin ne vont pas ensemble")
                                                                 : say("le service est fermé à ce moment");
    QStringList fits;
    for (const LocalTime& fit : preview.promiseFits) {
        fits << TimeWords::plannedDay(fit.date, today) + u' ' + TimeWords::hour(fit.time);
    }
    return fits.isEmpty() ? why : typographic(say("%1 ; possible : %2").arg(why, fits.join(say(" ou "))));
}

/// What is to be done first, short enough for the foot of the screen.
QString missingWords(ErrorCode missing)
{
    switch (missing) {
    case ErrorCode::ReportMissing: return say("un thème au moins");
    case ErrorCode::IdentityMissing: return say("identité (F8)");
    case ErrorCode::NoticeMissing: return say("notice (Alt+L)");
    default: return errorWords(missing).toDo;
    }
}

} // namespace

NextStepWords nextStepWords(const NextStepPreview& preview, QDate today)
{
    if (preview.missing == ErrorCode::PromiseNotPossible) {
        return {say("Rappel à changer"), promiseWords(preview, today), true};
    }
    if (preview.joining) {
        return {say("À compléter"),
            preview.joining == JoiningObstacle::ConsentMissing ? say("un accord nécessaire") : say("une autre issue"), true};
    }
    if (!preview.missingFields.isEmpty()) {
        return {say("À compléter"), say("le compte-rendu"), true};
    }
    if (preview.missing) {
        return {say("À compléter"), missingWords(*preview.missing), true};
    }
    const QString letter = letterWords(preview.letter);
    if (preview.done) {
        return {letter.isEmpty() ? say("Ensuite") : say("Puis"), letter.isEmpty() ? doneWords(preview.doneCode) : letter, false};
    }
    if (preview.localDate.isValid()) {
        QString when = TimeWords::plannedDay(preview.localDate, today);
        const bool wholeDay = preview.localFrom == QTime(0, 0) && preview.localUntil == QTime(0, 0);
        if (preview.localFrom.isValid() && preview.localUntil.isValid()
            && (wholeDay || preview.localFrom.secsTo(preview.localUntil) > 30 * 60)) {
            when += QLatin1String(wholeDay ? ", " : " ") + TimeWords::span(preview.localFrom, preview.localUntil);
        } else if (preview.localFrom.isValid()) {
            when += u' ' + TimeWords::hour(preview.localFrom);
        }
        if (preview.mayLeaveMessage) {
            when += say(", message neutre possible");
        }
        return {preview.promise ? say("Rappel promis") : say("Prochain appel"), when, false};
    }
    if (!letter.isEmpty()) {
        return {say("Ensuite"), letter, false};
    }
    return {say("Ensuite"), say("l'appel prévu reste"), false};
}

QString lostContactWords(const LostContact& lost)
{
    const QString text = lost.inCall ? say("Le serveur vient de retirer %1 de ce poste. Votre saisie est gardée et sera envoyée. "
                                           "Terminez l'appel et enregistrez ; ne "
                                           "rappelez pas cette personne.")
                                     : say("Le serveur a retiré %1 de ce poste. Rien n'a été appelé ni envoyé pour cette "
                                           "personne. Ne l'appelez pas ; continuez avec "
                                           "le contact suivant.");
    return text.arg(lost.name);
}

} // namespace relais
