#include "ui/words/people_words.h"

#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("people", text));
}

/// "ROUSSEAU-MARTIN" → "Rousseau-Martin"; what already has small letters stays as it is written.
QString nameCase(const QString& name)
{
    if (name != name.toUpper()) {
        return name;
    }
    QString out = name.toLower();
    bool start = true;
    for (QChar& c : out) {
        if (start && c.isLetter()) {
            c = c.toUpper();
        }
        start = !c.isLetter();
    }
    return out;
}

QString twoByTwo(const QString& digits)
{
    QString out;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 2 == 0) {
            out += QChar(0x00a0);
        }
        out += digits.at(i);
    }
    return out;
}

} // namespace

QString displayName(const PersonIdentity& identity)
{
    return (nameCase(identity.firstName) + u' ' + identity.familyName().toUpper()).trimmed();
}

QString shortName(const PersonIdentity& identity)
{
    QString text = nameCase(identity.familyName());
    if (!identity.firstName.isEmpty()) {
        text += u' ' + identity.firstName.left(1).toUpper() + u'.';
    }
    return text;
}

QString ageWords(QDate birthDate, QDate today)
{
    if (!birthDate.isValid()) {
        return {};
    }
    int years = today.year() - birthDate.year();
    if (today.month() < birthDate.month() || (today.month() == birthDate.month() && today.day() < birthDate.day())) {
        --years;
    }
    return typographic(QCoreApplication::translate("people", "%1 ans").arg(years));
}

QString bornWords(const PersonIdentity& identity)
{
    return bornWords(identity.birthDate, identity.sex);
}

QString bornWords(QDate birthDate, Sex sex)
{
    if (!birthDate.isValid()) {
        return say("date de naissance inconnue");
    }
    const QString date = TimeWords::full(birthDate);
    switch (sex) {
    case Sex::Female: return say("née le %1").arg(date);
    case Sex::Male: return say("né le %1").arg(date);
    case Sex::Unknown: break;
    }
    return say("né(e) le %1").arg(date);
}

QString phoneWords(const PhoneNumber& number)
{
    // French plans: nine digits after the country, shown nationally with the leading zero.
    for (const QLatin1String prefix :
        {QLatin1String("+33"), QLatin1String("+590"), QLatin1String("+594"), QLatin1String("+596"), QLatin1String("+262")}) {
        if (number.e164.startsWith(prefix) && number.e164.size() == prefix.size() + 9) {
            return twoByTwo(u'0' + number.e164.mid(prefix.size()));
        }
    }
    if (number.e164.startsWith(u'+') && number.e164.size() > 4) {
        return number.e164.left(3) + QChar(0x00a0) + twoByTwo(number.e164.mid(3));
    }
    return number.e164;
}

QString words(ContactPointKind kind)
{
    switch (kind) {
    case ContactPointKind::Landline: return say("Fixe");
    case ContactPointKind::Mobile: return say("Mobile");
    }
    return {};
}

QString words(Role role)
{
    switch (role) {
    case Role::NurseAdviser: return say("ICS");
    case Role::EnrolmentCaller: return say("agent administratif");
    case Role::OtherCoach: return say("intervenant");
    case Role::HospitalAdviser: return say("CAM");
    case Role::CampaignLead: return say("responsable de campagne");
    case Role::TeamManager: return say("responsable de plateau");
    case Role::MedicalOfficer: return say("médecin-conseil");
    case Role::Sponsor: return say("organisme payeur");
    case Role::Administrator: return say("administrateur");
    }
    return {};
}

QString words(ExamKind kind)
{
    switch (kind) {
    case ExamKind::EyeFundus: return say("Fond d'œil");
    case ExamKind::Renal: return say("Bilan rénal");
    case ExamKind::Dental: return say("Bilan dentaire");
    }
    return {};
}

QString examNoun(ExamKind kind)
{
    switch (kind) {
    case ExamKind::EyeFundus: return say("le fond d'œil");
    case ExamKind::Renal: return say("le bilan rénal");
    case ExamKind::Dental: return say("le bilan dentaire");
    }
    return {};
}

QString words(ExamSource source, Sex sex)
{
    if (source == ExamSource::Data) {
        return say("données");
    }
    switch (sex) {
    case Sex::Female: return say("dit par elle");
    case Sex::Male: return say("dit par lui");
    case Sex::Unknown: break;
    }
    return say("dit au téléphone");
}

QString words(TobaccoStatus status, Sex sex)
{
    const bool woman = sex == Sex::Female;
    switch (status) {
    case TobaccoStatus::Never: return woman ? say("non-fumeuse") : say("non-fumeur");
    case TobaccoStatus::Former: return woman ? say("ancienne fumeuse") : say("ancien fumeur");
    case TobaccoStatus::Stopped: return say("vient d'arrêter");
    case TobaccoStatus::Smoker: return woman ? say("fumeuse") : say("fumeur");
    }
    return {};
}

QString words(GoalFamily family)
{
    switch (family) {
    case GoalFamily::MoveBetter: return say("Mieux bouger");
    case GoalFamily::EatBetter: return say("Mieux manger");
    case GoalFamily::CareBetter: return say("Mieux se soigner");
    }
    return {};
}

QString words(GoalProgress progress)
{
    switch (progress) {
    case GoalProgress::Set: return say("nouveau");
    case GoalProgress::InProgress: return say("en cours");
    case GoalProgress::Reached: return say("atteint");
    case GoalProgress::Dropped: return say("abandonné");
    }
    return {};
}

QString goalTargetWords(QDate target, QDate today)
{
    return (target < today ? say("en retard, prévu pour le %1") : say("pour le %1")).arg(TimeWords::full(target));
}

QString words(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Withdrawal: return say("Désinscription");
    case MarkKind::Objection: return say("Opposition");
    case MarkKind::Deceased: return say("Décès");
    case MarkKind::Emergency: return say("Urgence");
    }
    return {};
}

QString consequence(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Withdrawal: return say("La personne quitte le programme : plus aucun appel ni courrier, dès maintenant.");
    case MarkKind::Objection: return say("La personne ne sera plus jamais sollicitée, pour aucune campagne.");
    case MarkKind::Deceased:
        return say("Tout est suspendu. Dit par erreur, cela se reprend sur sa fiche, sous « Noter un événement… ».");
    case MarkKind::Emergency: return say("Une alerte part au médecin référent dès que le réseau le permet.");
    }
    return {};
}

} // namespace relais
