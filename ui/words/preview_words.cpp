#include "ui/words/preview_words.h"

#include "core/base/resource_fault.h"
#include "ui/words/protocol_words.h"
#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

using Part = PreviewProblem::Part;
using Kind = PreviewProblem::Kind;

QString say(const char* text, const QStringList& arguments = {})
{
    return filled(typographic(QCoreApplication::translate("programmes", text)), arguments);
}

QString amongst(const QStringList& known)
{
    return known.isEmpty() ? QString() : say(" Ce qui existe : %1.", {known.join(QStringLiteral(", "))});
}

QString unknown(const PreviewProblem& problem)
{
    switch (problem.part) {
    case Part::Territory:
        return say("Le territoire « %1 » n'est pas dans le calendrier.", {problem.name}) + amongst(problem.known);
    case Part::Anchor:
        return say("Il n'y a pas de date de départ de ce nom. Ce qui existe : enrolment, discharge, first_appointment, birth, "
                   "physician_request, phone_cohort.");
    case Part::Attribute: return say("Ce parcours ne demande rien de ce nom, et tous les parcours l'ignorent.");
    case Part::Happened: return say("Ce parcours n'a pas d'étape de ce nom.") + amongst(problem.known);
    case Part::Pathway:
        return say("Il n'y a pas de parcours « %1 ». « relaisctl programmes list » les donne tous.", {problem.name});
    case Part::Version: return say("Ce parcours n'a pas de version « %1 ».", {problem.name}) + amongst(problem.known);
    }
    return {};
}

QString option(const PreviewProblem& problem)
{
    switch (problem.part) {
    case Part::Territory: return QStringLiteral("--territory ") + problem.name;
    case Part::Anchor: return QStringLiteral("--anchor ") + problem.name;
    case Part::Attribute: return QStringLiteral("--attribute ") + problem.name;
    case Part::Happened: return QStringLiteral("--outcome ") + problem.name;
    case Part::Pathway: return problem.name;
    case Part::Version: return QStringLiteral("--version ") + problem.name;
    }
    return {};
}

} // namespace

QString PreviewWords::sentence(const PreviewProblem& problem)
{
    switch (problem.kind) {
    case Kind::Missing: return ProtocolWords::anchorWanted();
    case Kind::Unknown: return unknown(problem);
    case Kind::NoMoment:
        return say("« %1 » n'est pas une date, avec ou sans heure : 2026-11-20 ou 2026-11-20T14:30.", {problem.value});
    case Kind::SkippedTime:
        return say("Cette heure n'existe pas ce jour-là : les horloges avancent d'une heure. Donnez une autre heure.");
    case Kind::WrongValue: return ProtocolWords::wrong(problem.type);
    case Kind::NotAmong:
        return say(problem.part == Part::Happened ? "« %1 » n'est pas une issue de cette étape."
                                                  : "« %1 » n'est pas une valeur possible.",
                   {problem.value})
            + amongst(problem.known);
    case Kind::TooOften: return say("Cette étape ne vient que %1 fois.", problem.known);
    case Kind::NotOpen:
        return say("Aucune version de ce parcours n'est ouverte le %1. Choisissez une autre date ou dites la version.",
                   {TimeWords::full(problem.day)})
            + amongst(problem.known);
    case Kind::Stopped:
        return say("Ce parcours est arrêté depuis le %1 : personne n'y entre plus. Pour voir le calendrier de qui y est déjà, "
                   "dites la "
                   "version.",
                   {TimeWords::full(problem.day)})
            + amongst(problem.known);
    }
    return {};
}

QString PreviewWords::named(const PreviewProblem& problem)
{
    return problem.kind == Kind::Missing ? say("Il manque --anchor NOM=DATE. ") + sentence(problem)
                                         : say("%1 : ", {option(problem)}) + sentence(problem);
}

QString PreviewWords::unknownCentre(const QString& code, const QStringList& known)
{
    return say("--centre %1 : le calendrier n'a pas d'heures propres à ce centre. Sans --centre, celles de tout autre centre "
               "comptent.",
               {code})
        + amongst(known);
}

QString PreviewWords::place(const QString& territory, const CentreId& centre)
{
    const QString where = ProtocolWords::territory(territory);
    return centre.code.isEmpty() ? say("Heures et jours fériés : %1.", {where})
                                 : say("Heures et jours fériés : %1. Heures d'appel du centre « %2 ».", {where, centre.code});
}

QString PreviewWords::end(const PreviewEnd& end, const Protocol& protocol, const ProgrammeBook& book)
{
    return say("Dernier jour : %1. ", {TimeWords::full(end.lastDay)})
        + typographic(capitalised(ProtocolWords::exit(*end.rule, protocol, book)) + u'.');
}

QString PreviewWords::notice(const Protocol& protocol)
{
    if (protocol.status == PathwayStatus::Stopped && protocol.validUntil) {
        return say("Ce parcours est arrêté depuis le %1 : personne n'y entre plus. Voici le calendrier de qui y était entré.",
            {TimeWords::full(*protocol.validUntil)});
    }
    return protocol.status == PathwayStatus::Suspended
        ? say("Ce parcours est suspendu : personne n'y entre pour le moment. Voici le calendrier de qui y est déjà.")
        : QString();
}

} // namespace relais
