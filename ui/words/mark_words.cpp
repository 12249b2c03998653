#include "ui/words/mark_words.h"

#include "ui/words/call_words.h"
#include "ui/words/programme_words.h"
#include "ui/words/protocol_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("programmes", text));
}

QString ofStep(const QString& field, const ProtocolStep& step, const Protocol& protocol)
{
    if (field == QLatin1String("offset")) {
        return tr("délai : %1 %2").arg(ProgrammeWords::distance(step.offset), ProgrammeWords::anchor(step.anchor, protocol));
    }
    if (field == QLatin1String("window")) {
        return tr("fenêtre : de %1 à %2")
            .arg(ProgrammeWords::distance(step.earliest), ProgrammeWords::distance(step.latest))
            .replace(tr("de le jour même que"), tr("du jour même"))
            .replace(tr("à le jour même que"), tr("au jour même"));
    }
    if (field == QLatin1String("maxAttempts")) {
        return tr("essais : %1 au plus").arg(step.maxAttempts);
    }
    if (field == QLatin1String("anchor")) {
        return tr("point de départ : %1").arg(ProgrammeWords::anchor(step.anchor, protocol));
    }
    if (field == QLatin1String("repeat") && step.repeat) {
        return tr("répétition : %1 fois, %2").arg(QString::number(step.repeat->times), ProgrammeWords::every(step.repeat->every));
    }
    return field == QLatin1String("when")   ? tr("condition de l'étape")
        : field == QLatin1String("season")  ? tr("saison")
        : field == QLatin1String("doneBy")  ? tr("date dite qui vaut pour l'étape")
        : field == QLatin1String("channel") ? tr("canal")
        : field == QLatin1String("actor")   ? tr("qui s'en charge")
                                            : field;
}

/// "formulaire : Thème choisi, Sommeil"
QString ofField(const QStringList& path, const Protocol& protocol)
{
    const auto at = static_cast<std::size_t>(path[1].toUInt());
    if (at >= protocol.form.size()) {
        return tr("formulaire");
    }
    const FormField& field = protocol.form[at];
    const bool choice = path.size() > 3 && path[2] == QLatin1String("choices");
    const QString title = choice ? field.choiceTitles.value(path[3].toInt()) : QString();
    return title.isEmpty() ? tr("formulaire : %1").arg(field.title) : tr("formulaire : %1, %2").arg(field.title, title);
}

QString ofPathway(const QStringList& path, const Protocol& protocol)
{
    const QString& field = path[0];
    if (field == QLatin1String("outcomes") && path.size() > 1) {
        const auto outcome = outcomeFromCode(path[1]);
        return outcome ? tr("ce que fait l'issue « %1 »").arg(words(*outcome)) : tr("issues d'un appel");
    }
    if (field == QLatin1String("exits") && path.size() > 1) {
        const auto at = static_cast<std::size_t>(path[1].toUInt());
        if (at < protocol.exits.size() && protocol.exits[at].anchor) {
            const ExitRule& rule = protocol.exits[at];
            return tr("fin du parcours : %1 %2")
                .arg(ProgrammeWords::distance(rule.after), ProgrammeWords::anchor(*rule.anchor, protocol));
        }
        return tr("une règle de sortie");
    }
    if (field == QLatin1String("form") && path.size() > 1) {
        return ofField(path, protocol);
    }
    return field == QLatin1String("queue")       ? tr("file d'appels qui distribue ses appels")
        : field == QLatin1String("invites")      ? tr("campagne qui invite une personne non adhérente")
        : field == QLatin1String("eligibility")  ? tr("conditions d'entrée")
        : field == QLatin1String("exclusion")    ? tr("conditions d'exclusion")
        : field == QLatin1String("entry")        ? tr("voies d'entrée")
        : field == QLatin1String("form")         ? tr("formulaire")
        : field == QLatin1String("consents")     ? tr("accords demandés")
        : field == QLatin1String("messageHours") ? tr("heures des SMS et des courriels")
        : field == QLatin1String("session")      ? tr("déroulé de la séance")
        : field == QLatin1String("report") || field == QLatin1String("reportRequired") ? tr("champs du compte-rendu")
        : field == QLatin1String("validFrom") || field == QLatin1String("validUntil")  ? tr("dates de la version")
                                                                                       : field;
}

} // namespace

QString MarkWords::value(const ValueMark& mark, const ProtocolStep* step, const Protocol& protocol)
{
    const QStringList path = mark.pointer.mid(1).split(u'/');
    return step ? ofStep(path[0], *step, protocol) : ofPathway(path, protocol);
}

} // namespace relais
