#include "ui/words/recompute_words.h"

#include "ui/words/error_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>
#include <QLocale>

namespace relais {

namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("recompute", text));
}

/// "1 personne", "2 personnes".
QString counted(std::int64_t value, const char* one, const char* many)
{
    return QLocale(QLocale::French).toString(static_cast<qlonglong>(value)) + u' ' + tr(value < 2 ? one : many);
}

QString reviewed(std::int64_t people, std::int64_t changed)
{
    return counted(people, "personne revue", "personnes revues") + QStringLiteral(", ")
        + counted(changed, "calendrier changé", "calendriers changés");
}

} // namespace

QString RecomputeWords::summary()
{
    return tr("recalcule les calendriers de suivi d'un parcours, à partir des faits");
}

QString RecomputeWords::help()
{
    return tr(
        "relaisctl programmes recompute PARCOURS --database BASE [--programmes DOSSIER] [--campaigns DOSSIER]\n"
        "                              [--rest N]\n\n"
        "Recalcule le calendrier de chaque personne de ce parcours et remplace ce qui diffère. Les faits restent tels "
        "qu'ils ont été "
        "dits.\nPeut tourner à côté d'un serveur ; interrompu, il se relance sans rien perdre.\n"
        "  --database BASE       sqlite:CHEMIN ou postgresql://…\n"
        "  --programmes DOSSIER  les fichiers du serveur ; sinon ceux que Relais contient\n"
        "  --campaigns DOSSIER   de même, ses files d'appels\n"
        "  --rest N              après chaque lot, laisse les postes travailler N fois la durée du lot (7) ; 0 quand personne "
        "ne travaille\n");
}

QString RecomputeWords::pathwayAndStoreWanted()
{
    return tr("Donnez un parcours et --database BASE. « relaisctl programmes list » montre les parcours.");
}

QString RecomputeWords::restWanted()
{
    return tr("--rest attend un nombre de 0 à 100. Rien n'a été écrit.");
}

QString RecomputeWords::noStore()
{
    return tr("Cette base n'existe pas : vérifiez le chemin. Rien n'a été écrit.");
}

QString RecomputeWords::progress(int percent)
{
    return tr("Calendriers : %1 %").arg(percent);
}

QString RecomputeWords::unknownPathway(const QString& pathway)
{
    return tr("Ces programmes n'ont pas de parcours « %1 » : « relaisctl programmes list » les montre. Rien n'a été écrit.")
        .arg(pathway);
}

QString RecomputeWords::leftAlone(std::int64_t people)
{
    return tr("%1 : ces programmes ne connaissent pas la version suivie. Rien n'a été changé pour elles ; donnez les fichiers du "
              "serveur "
              "avec --programmes.")
        .arg(counted(people, "personne laissée telle quelle", "personnes laissées telles quelles"));
}

QString RecomputeWords::done(std::int64_t people, std::int64_t changed)
{
    return reviewed(people, changed) + u'.';
}

QString RecomputeWords::stopped(std::int64_t people, std::int64_t changed)
{
    return tr("Interrompu : %1. Ce qui est fait est gardé ; relancez pour finir.").arg(reviewed(people, changed));
}

QString RecomputeWords::failed(const Error& error)
{
    const QString sentence = errorWords(error.code).sentence();
    return error.code == ErrorCode::ResourceInvalid ? sentence + u'\n' + error.detail : sentence;
}

} // namespace relais
