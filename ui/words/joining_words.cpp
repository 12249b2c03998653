#include "ui/words/joining_words.h"

#include "ui/words/protocol_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("joining", text));
}

} // namespace

QString JoiningWords::obstacle(JoiningObstacle obstacle)
{
    switch (obstacle) {
    case JoiningObstacle::EntryNotOffered:
        return say(
            "Le programme n'admet pas d'adhésion lors d'un appel de campagne. Rien n'est enregistré : choisissez une autre "
            "issue et prévenez le responsable de la campagne.");
    case JoiningObstacle::ConsentMissing:
        return say("Il manque un accord nécessaire. Lisez-le à la personne et cochez-le si elle l'accepte ; sinon choisissez une "
                   "autre issue.");
    }
    return {};
}

QString JoiningWords::asked(const JoiningOffer& offer)
{
    return say("Lisez chaque accord et cochez ce que la personne accepte, pour « %1 ».").arg(offer.programme);
}

QString JoiningWords::consent(const ConsentSpec& consent)
{
    return consent.required ? say("%1 (nécessaire)").arg(consent.title) : consent.title;
}

QString JoiningWords::wording(const ConsentSpec& consent)
{
    return (consent.required ? say("Texte %1") : say("Texte %1, au choix de la personne")).arg(consent.wording);
}

QString JoiningWords::missingFields(const QStringList& fields)
{
    QStringList names;
    names.reserve(fields.size());
    for (const QString& field : fields) {
        names.append(ProtocolWords::reportField(field));
    }
    return say("Il manque au compte-rendu, que le parcours demande : %1.").arg(names.join(QStringLiteral(", ")));
}

} // namespace relais
