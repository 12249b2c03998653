#include "ui/words/pathway_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {

namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("pathway", text));
}

} // namespace

QString PathwayWords::entry(const QString& code)
{
    return code == QLatin1String("campaign")         ? say("par la campagne")
        : code == QLatin1String("letter")            ? say("par courrier")
        : code == QLatin1String("online")            ? say("en ligne")
        : code == QLatin1String("phone")             ? say("par téléphone")
        : code == QLatin1String("ward_visit")        ? say("lors d’une visite à l’hôpital")
        : code == QLatin1String("physician_request") ? say("à la demande du médecin traitant")
        : code == QLatin1String("prado_relay")       ? say("à la suite de Prado")
        : code == QLatin1String("referral")          ? say("par une orientation")
                                                     : QString();
}

QString PathwayWords::consentChannel(const QString& code)
{
    return code == QLatin1String("phone")  ? say("par téléphone")
        : code == QLatin1String("online")  ? say("en ligne")
        : code == QLatin1String("letter")  ? say("par courrier")
        : code == QLatin1String("bedside") ? say("au lit du patient")
                                           : code;
}

QString PathwayWords::joined(const Membership& member, const TimeWords& time)
{
    const QString day = TimeWords::full(time.dateOf(member.joinedAt));
    const QString by = entry(member.entry);
    return by.isEmpty() ? say("Version %1. Depuis le %2.").arg(member.protocol->version, day)
                        : say("Version %1. Depuis le %2, %3.").arg(member.protocol->version, day, by);
}

QString PathwayWords::opened(const Membership& member, const QString& from, const TimeWords& time)
{
    return say("Version %1, ouvert le %2 par la fin de « %3 ».")
        .arg(member.protocol->version, TimeWords::full(time.dateOf(member.joinedAt)), from);
}

QString PathwayWords::consent(const QString& code)
{
    return code == QLatin1String("programme")          ? say("Participer au programme")
        : code == QLatin1String("electronic_messages") ? say("Recevoir SMS et courriels")
        : code == QLatin1String("evaluation")          ? say("Servir à l’évaluation du programme")
        : code == QLatin1String("physician_sharing")   ? say("Informer le médecin traitant")
                                                       : code;
}

QString PathwayWords::consentSaid(const ConsentSaid& said, QDate on)
{
    return (said.given ? say("donné le %1, %2, texte %3") : say("retiré le %1, %2, texte %3"))
        .arg(TimeWords::full(on), consentChannel(said.channel), said.wording);
}

} // namespace relais
