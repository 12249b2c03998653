#include "ui/words/load_words.h"

#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace relais {
namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("load", text));
}

} // namespace

QString LoadWords::week(const CallLoadWeek& week)
{
    const QString whole = tr("Semaine du %1").arg(TimeWords::full(week.monday));
    return week.from == week.monday
        ? whole
        : tr("%1, à partir de %2").arg(whole, QLocale(QLocale::French).dayName(week.from.dayOfWeek()));
}

QString LoadWords::count(double calls)
{
    static const QLocale french(QLocale::French, QLocale::France);
    return french.toString(static_cast<qlonglong>(std::llround(calls)));
}

QString LoadWords::ratio(std::optional<double> ratio)
{
    // Rounded up: what is a hair too much is never shown as 100 %.
    return ratio ? count(std::ceil(*ratio * 100 - 1e-6)) + QChar::Nbsp + u'%' : tr("aucune capacité");
}

QString LoadWords::verdict(bool above)
{
    return above ? tr("au-dessus de la capacité") : tr("tient");
}

QString LoadWords::summary(const CallLoad& load)
{
    if (load.capacity <= 0) {
        return tr("Personne ne peut appeler pendant ces semaines : la capacité est nulle.");
    }
    const bool one = std::llround(load.load) < 2;
    return (load.above ? tr("C'est trop : %1 à faire pour %2 possibles, soit %3 de la capacité.")
                       : tr("Cela tient : %1 à faire pour %2 possibles, soit %3 de la capacité."))
        .arg((one ? tr("%1 appel") : tr("%1 appels")).arg(count(load.load)), count(load.capacity), ratio(load.ratio));
}

QString LoadWords::advice(const CallLoad& load)
{
    if (!load.above) {
        return {};
    }
    const QString fewer = load.largestCohort > 0
        ? tr("Appelez moins de personnes : %1 au plus à cette fréquence.").arg(count(load.largestCohort))
        : tr("À cette fréquence, il ne reste de place pour personne.");
    const QString longer = load.shortestInterval
        ? tr("Ou espacez les appels : un tous les %1 jours au moins pour toutes ces personnes.")
              .arg(count(*load.shortestInterval))
        : tr("Espacer les appels ne suffit pas.");
    return fewer + u' ' + longer;
}

QString LoadWords::weeksAbove(const CallLoad& load)
{
    const auto above = std::count_if(load.weeks.begin(), load.weeks.end(), [](const CallLoadWeek& week) { return week.above; });
    return above == 0 ? QString()
        : above == 1  ? tr("Une semaine sur %1 dépasse la capacité.").arg(load.weeks.size())
                      : tr("%1 semaines sur %2 dépassent la capacité.").arg(above).arg(load.weeks.size());
}

QString LoadWords::pathway(const Protocol& protocol)
{
    return tr("%1 · %2, version %3 : un appel tous les %4 jours")
        .arg(protocol.programmeTitle, protocol.title, protocol.version)
        .arg(callIntervalOf(protocol).value_or(0));
}

QString LoadWords::noPathway()
{
    return tr("Une autre fréquence, sans volet");
}

QString LoadWords::planned(const std::vector<int>& due, int nurses)
{
    const auto all = std::accumulate(due.begin(), due.end(), 0.0);
    const QString calls = all == 0 ? tr("Aucun autre volet n'a d'appel déjà dû.")
                                   : tr("Appels déjà dus à d'autres volets : %1, dont %2 la première semaine, retards compris.")
                                         .arg(count(all), count(due.front()));
    return calls + u' ' + tr("Comptes d'infirmiers de votre centre : %1 ; corrigez en temps plein si besoin.").arg(count(nurses));
}

QString LoadWords::plannedComes()
{
    return tr("Les appels déjà dus arrivent du serveur…");
}

QString LoadWords::plannedMissing()
{
    return tr("Les appels déjà dus à d'autres volets ne sont pas connus : le calcul ne compte que les personnes saisies.");
}

QString LoadWords::barsName()
{
    return tr("Charge par semaine");
}

QString LoadWords::bars(const CallLoad& load)
{
    QStringList weeks;
    weeks.reserve(static_cast<qsizetype>(load.weeks.size()));
    for (const CallLoadWeek& one : load.weeks) {
        weeks.append(tr("%1 : %2, %3").arg(week(one), ratio(one.ratio), verdict(one.above)));
    }
    return weeks.join(tr(" ; "));
}

QString LoadWords::line()
{
    return tr("capacité");
}

QString LoadWords::legend()
{
    return tr("Bas plein : appels déjà dus à d'autres volets. Au-dessus, clair : cette fréquence. Hachures : ce qui dépasse la "
              "capacité.");
}

QString LoadWords::wrong(const QString& field)
{
    return field == QLatin1String("members") ? tr("Le nombre de personnes doit être entre 0 et 10 000 000.")
        : field == QLatin1String("every")    ? tr("L'intervalle doit être entre 1 et 3 660 jours.")
        : field == QLatin1String("nurses")
        ? tr("Le nombre d'infirmiers doit être entre 0 et 100 000, en équivalents temps plein.")
        : field == QLatin1String("weeks") ? tr("Le nombre de semaines doit être entre 1 et 104.")
        : field == QLatin1String("due")   ? tr("Les appels déjà dus doivent être des nombres, un par semaine.")
                                          : tr("La date n'est pas comprise.");
}

QString LoadWords::toolSummary()
{
    return tr("compare la charge d'une fréquence d'appel à la capacité des semaines qui viennent");
}

QString LoadWords::toolHelp()
{
    return tr("relaisctl programmes load PARCOURS --members N --fte N [options]\n\n"
              "  --members N      personnes de la cohorte appelée\n"
              "  --fte N          infirmiers, en équivalents temps plein\n"
              "  --every P60D     intervalle entre deux appels, en jours, semaines ou mois ; sinon celui du parcours\n"
              "  --weeks N        12 sans lui\n"
              "  --due N,N,…      appels déjà dus, semaine par semaine\n"
              "  --from DATE      un jour de la première semaine ; sinon aujourd'hui\n"
              "  --centre CODE    le centre dont les jours fériés comptent\n"
              "  --version V      du parcours ; sinon celle d'aujourd'hui\n"
              "  --file FICHIER   à la place des fichiers que Relais contient\n"
              "  --json           un seul objet JSON\n\n"
              "Au-dessus de la capacité, un avertissement est dit ; le code de retour reste 0.\n");
}

QString LoadWords::noInterval()
{
    return tr("Ce parcours n'a pas d'appel qui se répète. Dites l'intervalle avec --every, par exemple P60D.");
}

} // namespace relais
