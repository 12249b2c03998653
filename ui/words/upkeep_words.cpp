#include "ui/words/upkeep_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>
#include <QLocale>

namespace relais {

namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("upkeep", text));
}

/// Help is shown as it is written: its columns stay.
QString plain(const char* text)
{
    return QCoreApplication::translate("upkeep", text);
}

QString number(std::int64_t value)
{
    return QLocale(QLocale::French).toString(static_cast<qlonglong>(value));
}

QString orNone(const QString& file)
{
    return file.isEmpty() ? tr("aucune") : file;
}

QString ruleText(StoreRule rule)
{
    switch (rule) {
    case StoreRule::Migrations: return tr("une étape du schéma n'est pas celle de ce Relais");
    case StoreRule::Columns: return tr("colonnes absentes ou autres que prévu");
    case StoreRule::Indexes: return tr("index absents ou invalides");
    case StoreRule::Triggers: return tr("garde-fous absents : ce qui est écrit pourrait être changé");
    case StoreRule::Engine: return tr("le contrôle du moteur trouve des défauts");
    case StoreRule::Readable: return tr("des lignes ne peuvent pas être lues");
    case StoreRule::BackupSums: return tr("la sauvegarde ne contient plus ce qu'elle contenait à sa création");
    case StoreRule::OneOpenLease: return tr("personnes prêtées à plusieurs postes");
    case StoreRule::OneLiveEntry: return tr("personnes plusieurs fois dans la file");
    case StoreRule::LaneCounters: return tr("compteurs qui ne disent pas le nombre d'entrées");
    case StoreRule::KnownLane: return tr("entrées dans une file qui n'existe pas");
    case StoreRule::Envelope: return tr("détails d'un fait sans leur enveloppe");
    case StoreRule::TypedRow: return tr("faits sans leurs détails");
    case StoreRule::FeedGapless: return tr("centres dont le fil des changements a des trous");
    case StoreRule::Fence: return tr("prêts de personnes absentes, ou de rang plus haut que le leur");
    }
    return {};
}

QString safeOf(UpkeepWords::Act act)
{
    switch (act) {
    case UpkeepWords::Act::Copy: return tr("La source est intacte.");
    case UpkeepWords::Act::Backup: return tr("La base et les sauvegardes précédentes sont intactes ; celle-ci n'existe pas.");
    case UpkeepWords::Act::Restore: return tr("La sauvegarde est intacte.");
    }
    return {};
}

/// What to do where the target has begun to be filled.
QString again(UpkeepWords::Act act)
{
    return act == UpkeepWords::Act::Backup ? tr("Relancez la même commande.")
                                           : tr("Relancez la même commande : elle continue où elle en était.");
}

QString emptyWanted()
{
    return tr("Donnez une base vide : un fichier qui n'existe pas encore, ou une base PostgreSQL nouvelle (createdb).");
}

/// What an engine or a file said, and what helps.
QString happened(const Error& error)
{
    switch (error.code) {
    case ErrorCode::StoreFull: return tr("Il n'y a plus de place : faites-en.");
    case ErrorCode::StoreTooNew: return tr("Cette base vient d'un Relais plus récent : mettez relaisctl à jour.");
    case ErrorCode::ResourceInvalid: return tr("Le schéma de cette base n'est pas celui d'un Relais de cette version.");
    case ErrorCode::StoreBusy: return tr("Un autre programme tient cette base, ou une copie vers elle est inachevée.");
    case ErrorCode::StoreCorrupt: return tr("Ce n'est pas une base Relais, ou elle est abîmée.");
    case ErrorCode::InvalidInput: return tr("Une valeur ne peut pas être gardée par l'autre moteur.");
    case ErrorCode::Conflict: return tr("Quelqu'un d'autre écrit dans la destination.");
    case ErrorCode::FileUnwritable: return tr("Le fichier ne peut pas être écrit : vérifiez le dossier et vos droits.");
    case ErrorCode::NotFound: return tr("Il n'y a pas de base Relais à cette adresse.");
    case ErrorCode::Cancelled: return tr("Interrompu.");
    default: return tr("La base ne répond pas : vérifiez l'adresse, vos droits et que le moteur tourne.");
    }
}

/// The developer's detail names codes, tables and constraints, never a value.
QString withDetail(const QString& sentence, const QString& table, const Error& error)
{
    QString where = table;
    if (!error.detail.isEmpty()) {
        where += (where.isEmpty() ? QString() : QStringLiteral(", ")) + error.detail;
    }
    return where.isEmpty() ? sentence : sentence + QStringLiteral(" (") + where + u')';
}

} // namespace

QString UpkeepWords::migrateSummary()
{
    return tr("met le schéma d'une base à jour, ou dit où il en est");
}
QString UpkeepWords::verifySummary()
{
    return tr("contrôle une base sans rien y changer : moteur, schéma, règles de Relais");
}
QString UpkeepWords::backupSummary()
{
    return tr("sauvegarde une base dans un fichier, pendant que les serveurs tournent");
}
QString UpkeepWords::restoreSummary()
{
    return tr("remet une sauvegarde dans une base vide, de l'un ou l'autre moteur");
}
QString UpkeepWords::copySummary()
{
    return tr("copie une base entière dans une base vide, d'un moteur à l'autre");
}

QString UpkeepWords::migrateHelp()
{
    return plain("relaisctl migrate --database BASE [--check]\n\n"
                 "Met le schéma à jour et dit de quelle étape à laquelle. Attend les autres programmes qui font de même ;\n"
                 "refuse une base plus récente que lui. Faites une sauvegarde avant.\n"
                 "  --database BASE  sqlite:CHEMIN ou postgresql://…\n"
                 "  --check          dit seulement où en est la base\n\n"
                 "Code de sortie : 0 à jour, 1 en retard (--check) ou refus, 3 échec.\n");
}
QString UpkeepWords::verifyHelp()
{
    return plain("relaisctl verify --database BASE\n\n"
                 "Contrôle le schéma, le moteur, la lecture de chaque ligne et les règles de Relais. Ne change rien ; peut\n"
                 "tourner à côté des serveurs, et sur une sauvegarde. Une ligne par défaut : table, règle, nombre.\n"
                 "  --database BASE  sqlite:CHEMIN ou postgresql://…\n\n"
                 "Code de sortie : 0 rien à redire, 1 des défauts, 3 la base n'a pas pu être lue.\n");
}
QString UpkeepWords::backupHelp()
{
    return plain("relaisctl backup --database BASE --to FICHIER [--replace]\n\n"
                 "Écrit ce que la base contient à un instant, serveurs en marche, relit ce qui est écrit, puis seulement lui\n"
                 "donne son nom. Le fichier se remet par « relaisctl restore » dans l'un ou l'autre moteur. Il contient des\n"
                 "données de santé : il n'est lisible que par son propriétaire.\n"
                 "  --database BASE  sqlite:CHEMIN ou postgresql://…\n"
                 "  --replace        remplace le fichier s'il existe, une fois le nouveau entier\n\n"
                 "Code de sortie : 0 fait, 1 refus, 3 échec, 130 après Ctrl+C.\n");
}
QString UpkeepWords::restoreHelp()
{
    return plain("relaisctl restore --from FICHIER --database BASE\n\n"
                 "Remet une sauvegarde dans une base vide, compare les deux, met le schéma à jour et change l'époque du fil :\n"
                 "les postes se resynchronisent d'eux-mêmes et renvoient ce qu'ils ont encore. Interrompu, il se relance.\n"
                 "  --database BASE  sqlite:CHEMIN (fichier absent ou vide) ou postgresql://… (base vide)\n\n"
                 "Code de sortie : 0 fait, 1 refus, 3 échec, 130 après Ctrl+C.\n");
}
QString UpkeepWords::copyHelp()
{
    return plain("relaisctl copy --from BASE --to BASE\n\n"
                 "Copie tout dans une base vide, de l'un à l'autre moteur, et prouve par comptes et sommes que les deux disent\n"
                 "la même chose. Arrêtez d'abord les serveurs : si quelqu'un écrit dans la source, la copie est refusée.\n"
                 "Interrompue ou tuée, la même commande continue. Jusqu'à la fin aucun serveur n'accepte la destination.\n"
                 "L'époque du fil reste : les postes continuent sans se resynchroniser.\n"
                 "  --from, --to BASE  sqlite:CHEMIN ou postgresql://…\n\n"
                 "Code de sortie : 0 fait, 1 refus, 3 échec, 130 après Ctrl+C.\n");
}

QString UpkeepWords::unknownOption()
{
    return tr("Option inconnue ou sans valeur : --help les explique. Rien n'a été fait.");
}
QString UpkeepWords::optionWanted(const QString& option)
{
    return tr("Donnez --%1, une fois : --help l'explique. Rien n'a été fait.").arg(option);
}
QString UpkeepWords::addressNotUnderstood(const QString& option)
{
    return tr("--%1 veut sqlite:CHEMIN ou postgresql://… . Rien n'a été fait.").arg(option);
}
QString UpkeepWords::noSuchFile(const QString& option)
{
    return tr("Le fichier donné par --%1 n'existe pas : vérifiez le chemin. Rien n'a été fait.").arg(option);
}
QString UpkeepWords::sameStore()
{
    return tr("C'est deux fois la même base : donnez deux endroits différents. Rien n'a été fait.");
}
QString UpkeepWords::backupIsAFile(const QString& option)
{
    return tr("--%1 veut le chemin d'un fichier de sauvegarde. Rien n'a été fait.").arg(option);
}
QString UpkeepWords::backupIsThere()
{
    return tr("Ce fichier existe déjà et n'a pas été touché : donnez un autre nom, ou --replace.");
}
QString UpkeepWords::storeFailed(const Error& error)
{
    return withDetail(happened(error) + u' ' + tr("Rien n'a été changé."), {}, error);
}

QString UpkeepWords::isNewest(const QString& file)
{
    return tr("Le schéma est à jour : %1.").arg(file);
}
QString UpkeepWords::isBehind(const QString& last, const QString& newest)
{
    return tr("Le schéma est en retard : dernière étape %1, ce Relais va jusqu'à %2.").arg(orNone(last), newest);
}
QString UpkeepWords::migrated(const QString& last, const QString& newest)
{
    return tr("Schéma mis à jour : de %1 à %2.").arg(orNone(last), newest);
}

QString UpkeepWords::verifying(int percent)
{
    return tr("Contrôle : %1 %").arg(percent);
}
QString UpkeepWords::fault(const StoreFault& fault)
{
    return tr("%1 : %2 (%3)").arg(fault.table.isEmpty() ? tr("base") : fault.table, ruleText(fault.rule), number(fault.count));
}
QString UpkeepWords::allHolds()
{
    return tr("Rien à redire.");
}
QString UpkeepWords::faulty(int lines)
{
    return tr(
        "Défauts trouvés : %1. Rien n'a été changé. Gardez cette base telle quelle, remettez la dernière sauvegarde dans une "
        "base vide (relaisctl restore) et prévenez l'assistance.")
        .arg(lines);
}

QString UpkeepWords::copying(int percent)
{
    return tr("Copie et relecture : %1 %").arg(percent);
}
QString UpkeepWords::wentOn()
{
    return tr("Une copie interrompue a été continuée.");
}
QString UpkeepWords::tallies(const std::vector<TableTally>& tables)
{
    QString text =
        QStringLiteral("%1 %2  %3\n").arg(tr("table"), -28).arg(tr("lignes"), 12).arg(tr("somme, la même des deux côtés"));
    for (const TableTally& one : tables) {
        text += QStringLiteral("%1 %2  %3\n").arg(one.table, -28).arg(one.sum.rows(), 12).arg(one.sum.text());
    }
    return text;
}
QString UpkeepWords::copied(const QString& from, const QString& to)
{
    return tr("Copie entière et comparée : %1 → %2. L'époque du fil reste : mettez la nouvelle adresse dans la configuration des "
              "serveurs, démarrez-les, et ne servez plus l'ancienne base.")
        .arg(from, to);
}
QString UpkeepWords::restored(const QString& to)
{
    return tr("Sauvegarde remise et comparée : %1. L'époque du fil est nouvelle : au prochain démarrage les postes se "
              "resynchronisent.")
        .arg(to);
}
QString UpkeepWords::backedUp(const QString& from)
{
    return tr("Sauvegarde faite et relue : %1.").arg(from);
}

QString UpkeepWords::copyFailed(const CopyFailure& failure, Act act)
{
    const auto say = [&](const QString& what, const QString& toDo) {
        return withDetail(what + u' ' + safeOf(act) + u' ' + toDo, failure.table, failure.error);
    };
    const QString check = tr("« relaisctl verify » dit ce qui ne va pas.");
    switch (failure.problem) {
    case CopyProblem::Store: return say(happened(failure.error), again(act));
    case CopyProblem::SourceEmpty: return say(tr("Il n'y a pas de base Relais à lire."), tr("Vérifiez l'adresse."));
    case CopyProblem::SourceUnusable:
        return say(tr("La source ne peut pas être copiée.") + u' ' + happened(failure.error), check);
    case CopyProblem::TargetHolds: return say(tr("La destination n'est pas vide ; elle n'a pas été touchée."), emptyWanted());
    case CopyProblem::TargetUnusable:
        return say(tr("La destination n'est pas une base vide de cette version ; elle n'a pas été touchée."), emptyWanted());
    case CopyProblem::OtherSource: return say(tr("La destination contient la copie inachevée d'une autre base."), emptyWanted());
    case CopyProblem::OtherColumns: return say(tr("Une table n'a pas les colonnes que Relais lui donne."), check);
    case CopyProblem::SourceChanged:
        return say(tr("La source a changé pendant la copie : aucun serveur n'acceptera la destination."),
            tr("Arrêtez les serveurs, puis recommencez vers une base vide."));
    case CopyProblem::BackupChanged:
        return say(tr("La sauvegarde ne contient plus ce qu'elle contenait à sa création : aucun serveur n'acceptera la "
                      "destination."),
            tr("Remettez une autre sauvegarde vers une base vide."));
    case CopyProblem::SumsDiffer:
        return say(tr("La destination ne contient pas ce qui a été lu : aucun serveur ne l'acceptera."),
            tr("Contrôlez le disque et la mémoire de cette machine, puis recommencez vers une base vide."));
    case CopyProblem::Stopped: return say(tr("Interrompu."), again(act));
    }
    return {};
}

} // namespace relais
