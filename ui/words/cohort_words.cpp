#include "ui/words/cohort_words.h"

#include "ui/words/error_words.h"
#include "ui/words/load_words.h"
#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>
#include <QLocale>

namespace relais {

namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("cohort", text));
}

QString number(std::int64_t value)
{
    return QLocale(QLocale::French, QLocale::France).toString(static_cast<qlonglong>(value));
}

/// "1 personne", "2 personnes".
QString counted(std::int64_t value, const char* one, const char* many)
{
    return number(value) + QChar::Nbsp + tr(value < 2 ? one : many);
}

QString people(std::int64_t value)
{
    return counted(value, "personne", "personnes");
}

/// At most two digits behind the comma, as full-time equivalents are said.
QString fullTime(double nurses)
{
    QLocale french(QLocale::French, QLocale::France);
    QString text = french.toString(nurses, 'f', 2);
    while (text.endsWith(u'0')) {
        text.chop(1);
    }
    return text.endsWith(u',') ? text.chopped(1) : text;
}

} // namespace

QString CohortWords::summary()
{
    return tr("choisit qui est appelé dans un parcours, dans la limite de la capacité");
}

QString CohortWords::help()
{
    return tr(
        "relaisctl programmes cohort PARCOURS --database BASE [options]\n\n"
        "Choisit la cohorte appelée : écart aux soins ouvert d'abord, puis risque, puis le plus longtemps sans contact. "
        "Qui est déjà appelé le demeure tant que la capacité le permet.\nMontre qui entre et qui sort, en nombre, et la charge "
        "avant et après ; sans --commit, rien n'est écrit. Interrompu, il se relance sans rien perdre.\n"
        "  --commit              applique : chaque entrée et chaque sortie est un fait, et la file suit\n"
        "  --dry-run             montre seulement (c'est le cas sans --commit)\n"
        "  --fte N               infirmiers, en équivalents temps plein\n"
        "  --frequency N         jours entre deux appels\n"
        "                        Ce qui est dit vaut aussi pour les nuits suivantes ; sinon vaut ce qui a été dit en "
        "dernier.\n"
        "  --from-accounts       oublie ce qui a été dit : comptes d'infirmiers actifs, fréquence du parcours\n"
        "  --centre CODE         le centre, si la base en a plusieurs\n"
        "  --programmes DOSSIER  les programmes du serveur ; sinon ceux que Relais contient\n"
        "  --campaigns DOSSIER   ses campagnes ; sinon celles que Relais contient\n\n"
        "Au-dessus de la capacité, un avertissement est dit ; le code de retour reste 0.\n");
}

QString CohortWords::pathwayAndStoreWanted()
{
    return tr("Donnez un parcours et --database BASE. « relaisctl programmes list » montre les parcours.");
}

QString CohortWords::unknownOption()
{
    return tr("Option inconnue ou valeur incomprise : « relaisctl programmes cohort --help » les montre toutes.");
}

QString CohortWords::notBoth()
{
    return tr("--commit applique et --dry-run montre seulement : gardez l'un des deux.");
}

QString CohortWords::noStore()
{
    return tr("Cette base n'existe pas : vérifiez le chemin. Rien n'a été écrit.");
}

QString CohortWords::noCohort(const QString& pathway)
{
    return tr("Ces programmes n'ont pas de parcours « %1 » en vigueur avec une cohorte appelée : « relaisctl programmes list » "
              "les montre. Rien n'a été écrit.")
        .arg(pathway);
}

QString CohortWords::progress(int percent)
{
    return tr("Cohorte : %1 %").arg(percent);
}

QString CohortWords::bound(const QString& pathway, const CohortChoice& choice)
{
    return tr("%1, version %2 : un appel tous les %3 jours, %4 infirmiers en temps plein, %5 au plus.")
        .arg(pathway, choice.version)
        .arg(choice.everyDays)
        .arg(fullTime(choice.nurses), people(choice.capacity));
}

QString CohortWords::moves(const CohortPlan& plan)
{
    return tr("Entrent : %1. Sortent : %2. Attendent une place : %3.")
        .arg(number(static_cast<std::int64_t>(plan.entering.size())), number(static_cast<std::int64_t>(plan.leaving.size())),
            number(plan.waiting));
}

QString CohortWords::loads(const CohortChoice& choice)
{
    return tr("Avant : %1, charge %2. Après : %3, charge %4.")
        .arg(people(choice.plan.before), LoadWords::ratio(choice.before.ratio), people(choice.plan.after),
            LoadWords::ratio(choice.after.ratio));
}

QString CohortWords::warning(const CohortChoice& choice)
{
    if (!choice.after.above) {
        return {};
    }
    return choice.plan.always > choice.capacity
        ? tr(
            "Attention : les personnes à appeler dans tous les cas (à leur demande ou à celle de leur médecin) dépassent à elles "
            "seules la capacité.")
        : tr("Attention : même ainsi, la charge dépasse la capacité, à cause des appels déjà dus à d'autres volets.");
}

QString CohortWords::nothingWritten()
{
    return tr("Rien n'a été écrit. Relancez avec --commit pour appliquer.");
}

QString CohortWords::done(const CohortRun& run)
{
    return tr("C'est fait : %1, %2. La cohorte compte %3.")
        .arg(counted(run.entered, "entrée", "entrées"), counted(run.left, "sortie", "sorties"), people(run.after));
}

QString CohortWords::interrupted()
{
    return tr("Interrompu. Ce qui est fait est gardé ; relancez pour finir.");
}

QString CohortWords::leftAlone(std::int64_t people)
{
    return tr("%1 : ces programmes ne connaissent pas la version suivie. Donnez les fichiers du serveur avec --programmes.")
        .arg(counted(people, "personne laissée telle quelle", "personnes laissées telles quelles"));
}

QString CohortWords::failed(const Error& error)
{
    if (error.code == ErrorCode::Conflict) {
        return tr("Le serveur met déjà cette cohorte à jour. Réessayez dans un quart d'heure au plus.");
    }
    if (error.code == ErrorCode::InvalidInput && !error.detail.startsWith(QLatin1String("centre "))) {
        return LoadWords::wrong(error.detail);
    }
    if (error.code == ErrorCode::InvalidInput) {
        return tr("Dites le centre avec --centre. Cette base connaît : %1.").arg(error.detail.mid(7));
    }
    const QString sentence = errorWords(error.code).sentence();
    return error.code == ErrorCode::ResourceInvalid ? sentence + u'\n' + error.detail : sentence;
}

QString CohortWords::atHour(QTime time)
{
    return tr("à %1").arg(TimeWords::hour(time));
}

QString CohortWords::size(const CohortRun& done, const QString& moment)
{
    const QString by = done.cause == CohortRun::Cause::Daily ? tr("la nuit")
        : done.cause == CohortRun::Cause::Agent              ? tr("à la demande d'un responsable")
                                                             : tr("par l'administrateur du serveur");
    return tr("Cohorte appelée : %1, choisie le %2, %3 (%4, %5).")
        .arg(people(done.after), moment, by, counted(done.entered, "entrée", "entrées"), counted(done.left, "sortie", "sorties"));
}

QString CohortWords::never()
{
    return tr("La cohorte appelée de ce volet n'a encore jamais été choisie.");
}

QString CohortWords::everybody()
{
    return tr("Ce volet n'a pas de cohorte : tous ses adhérents sont appelés.");
}

QString CohortWords::atWork()
{
    return tr("Le serveur la met à jour…");
}

QString CohortWords::daily(std::optional<QTime> at)
{
    return at ? tr("Le serveur la revoit chaque nuit %1.").arg(atHour(*at)) : tr("Le serveur ne la revoit pas de lui-même.");
}

QString CohortWords::comes()
{
    return tr("La cohorte appelée arrive du serveur…");
}

QString CohortWords::missing()
{
    return tr("La cohorte appelée n'est pas connue.");
}

QString CohortWords::room(std::int64_t bound)
{
    return tr("La capacité permet d'appeler %1 au plus sur ce volet.").arg(people(bound));
}

QString CohortWords::question(int nurseHundredths, int everyDays, std::int64_t bound, std::optional<std::int64_t> size)
{
    const QString first = tr("Choisir pour %1 infirmiers en temps plein et un appel tous les %2 jours, soit %3 au plus ?")
                              .arg(fullTime(nurseHundredths / 100.0), number(everyDays), people(bound));
    const QString second = size && *size > bound
        ? tr("La cohorte en compte %1 : des personnes n'y seront plus appelées.").arg(number(*size))
        : tr("Qui est déjà appelé le demeure ; les autres entrent selon l'écart aux soins, le risque et le temps sans contact.");
    return first + u' ' + second + u' ' + tr("Ces nombres vaudront aussi pour les nuits suivantes.");
}

QString CohortWords::numbersWanted()
{
    return tr("Les nombres manquent encore : corrigez le champ signalé, ou attendez que le serveur réponde.");
}

QString CohortWords::taken()
{
    return tr("C'est demandé : le serveur met la cohorte à jour.");
}

} // namespace relais
