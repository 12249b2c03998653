#include "ui/words/server_words.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace relais {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("server", text);
}

/// Each key with its meaning, the values that it takes and, last, the one it has when nothing is said.
constexpr auto meanings = std::to_array<std::pair<const char*, const char*>>({
    {"listen.address", "adresse d'écoute, à changer seulement si le mandataire (proxy) est sur une autre machine ; 127.0.0.1"},
    {"listen.port", "de 0 à 65535, 0 prend un port libre ; 8080"},
    {"database",
        "la base : sqlite:CHEMIN, ou postgresql://ROLE@MACHINE/BASE?passfile=FICHIER, où plusieurs serveurs peuvent travailler ; "
        "sqlite:relais.sqlite"},
    {"proxy.trusted",
        "adresses des mandataires dont l'en-tête X-Forwarded-For est cru, par exemple 127.0.0.1,::1, 16 au plus ; sans cette clé "
        ": aucun"},
    {"programmes.folder", "dossier des fichiers de programmes, relu à chaque SIGHUP ; sans cette clé : ceux du logiciel"},
    {"campaigns.folder",
        "dossier des fichiers de campagnes et de files d'appels, relu avec eux ; sans cette clé : ceux du logiciel"},
    {"log.level", "quiet, errors, events ou requests ; requests"},
    {"limits.body_bytes", "plus grand corps de requête, de 1000 à 100000000 octets ; 2097152"},
    {"limits.head_bytes", "plus grand en-tête, de 1000 à 1000000 octets ; 16384"},
    {"limits.request_line_bytes", "plus longue première ligne d'une requête, de 1000 à 100000 octets ; 8192"},
    {"limits.unasked_body_bytes", "corps lu avant de savoir qui demande, de 0 à 1000000 octets ; 8192"},
    {"limits.all_bodies_bytes",
        "tous les corps tenus à la fois, de 1000000 à 10000000000 octets, au moins limits.body_bytes ; 268435456"},
    {"limits.drain_bytes", "lu et jeté au plus pour qu'un refus puisse être lu, de 0 à 1000000000 octets ; 33554432"},
    {"limits.drain_deadline_ms", "pour le lire, de 0 à 60000 ms ; 3000"},
    {"limits.write_deadline_ms", "pour qu'une réponse parte, de 100 à 600000 ms ; 30000"},
    {"limits.stop_grace_ms", "à l'arrêt, pour les requêtes à moitié reçues, de 0 à 60000 ms ; 1000"},
    {"limits.waiting_requests", "requêtes qui attendent un fil d'exécution, de 1 à 100000 ; 4000"},
    {"limits.waiting_heavy", "connexions d'agents qui attendent leur tour, de 1 à 10000 ; 1000"},
    {"limits.heavy_wait_ms", "attente après laquelle une connexion d'agent est refusée, de 100 à 600000 ms ; 14000"},
    {"limits.request_deadline_ms", "du premier au dernier octet d'une requête, de 100 à 600000 ms ; 10000"},
    {"limits.idle_seconds", "connexion gardée sans requête, de 60 à 3600 s ; 75"},
    {"limits.connections", "connexions à la fois, de 10 à 18000 ; 15000"},
    {"limits.connections_per_address", "connexions à la fois d'une même adresse, de 1000 à 18000 ; 4000"},
    {"stop.drain_seconds",
        "à l'arrêt, durée pendant laquelle tout est encore servi, chaque réponse fermant sa connexion, de 0 à 300 s ; 0"},
    {"workers", "fils d'exécution qui répondent, de 2 à 256 ; 64"},
    {"session.hours", "durée d'une session, de 1 à 72 h ; 12"},
    {"session.offline_hours", "durée pendant laquelle un poste connecte sans le serveur, de 0 à 720 h ; 72"},
    {"sign_in.tries_per_minute", "mots de passe faux par poste et identifiant, de 1 à 1000 ; 10"},
    {"enrolment.tries_per_minute", "codes faux par adresse, de 1 à 1000 ; 10"},
    {"password.memory_mb", "mémoire d'Argon2id, de 16 à 1024 Mo ; 64"},
    {"password.at_once", "mots de passe vérifiés à la fois, de 1 à 64, au plus un processeur sur deux ; 1"},
    {"cohort.daily", "heure, au centre, où la cohorte appelée est revue chaque nuit, par exemple 03:00, ou off ; 03:00"},
    {"lease.minutes", "durée d'un prêt de contact, de 15 à 1440 min ; 150"},
});

QString reasonOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::StoreUnavailable:
        return tr("La base ne peut pas être ouverte : vérifiez ce que dit la clé database, et vos droits.");
    case ErrorCode::StoreFull:
        return tr("Le disque est plein : ce qui était enregistré est intact. Libérez de la place, puis relancez.");
    case ErrorCode::StoreTooNew:
        return tr("Cette base vient d'un Relais plus récent : rien n'y a été changé. Mettez relais-server à jour.");
    case ErrorCode::StoreBusy: return tr("Un autre programme tient cette base : arrêtez-le, ou choisissez une autre base.");
    case ErrorCode::StoreCorrupt: return tr("Ce fichier n'est pas une base Relais, ou il est abîmé : rien n'y a été changé.");
    case ErrorCode::FileUnreadable: return tr("Ce fichier ne peut pas être lu : vérifiez son chemin et vos droits.");
    case ErrorCode::ResourceInvalid:
        return tr("Une donnée livrée avec Relais, ou un fichier de votre centre, ne respecte pas ses règles.");
    case ErrorCode::Unreachable:
    case ErrorCode::Conflict:
        return tr("Cette adresse ou ce port ne peut pas être ouvert : un autre programme l'occupe peut-être.");
    case ErrorCode::InvalidInput: return tr("Ce qui est demandé n'est pas valable.");
    default: return tr("Le serveur ne peut pas continuer (%1).").arg(codeText(error.code));
    }
}

} // namespace

QString ServerWords::help(const QString& keys)
{
    return tr("relais-server : le serveur central de Relais.\n\n"
              "  relais-server --config FICHIER                      sert ; les clés sont ci-dessous\n"
              "  relais-server --config FICHIER --provision FICHIER  ajoute un centre, ses agents et un code d'inscription\n"
              "                                                      de poste, puis s'arrête\n"
              "  relais-server --demo [--port N] [--seed N] [--database FICHIER] [--print-json]\n"
              "                                                      sert un centre inventé sur 127.0.0.1, ouvert à toute heure\n"
              "  --port N      l'emporte sur la configuration ; 0 prend un port libre\n"
              "  --print-json  une ligne sur la sortie standard dès qu'il sert : adresse, comptes et codes du centre inventé\n"
              "  --quiet       pas de journal\n"
              "  --version     version\n\n"
              "SIGTERM termine ce qui est en cours. Le journal est un objet JSON par ligne sur la sortie d'erreur.\n\n"
              "La configuration tient des lignes « clé = valeur » ; « # » commence un commentaire :\n"
              "%1\n"
              "Un fichier --provision est en JSON : {\"centre\":{\"id\",\"name\",\"calendar\"},\"desk_enrolment_code\",\n"
              "\"agents\":[{\"login\",\"password\",\"display_name\",\"role\",\"competences\":[]}]}\n")
        .arg(keys);
}

QString ServerWords::keyMeaning(const QString& key)
{
    for (const auto& [name, meaning] : meanings) {
        if (key == QLatin1String(name)) {
            return tr(meaning);
        }
    }
    return {};
}

QString ServerWords::unknownOption(const QString& option)
{
    return tr("Option inconnue : %1 ; relais-server --help les explique.").arg(option);
}
QString ServerWords::valueMissing(const QString& option)
{
    return tr("Option inconnue, ou sans sa valeur : %1 ; relais-server --help les explique.").arg(option);
}
QString ServerWords::wholeNumberWanted(const QString& option)
{
    return tr("%1 demande un nombre entier.").arg(option);
}
QString ServerWords::configOrDemo()
{
    return tr("Donnez ou bien --config FICHIER, ou bien --demo ; relais-server --help en dit plus.");
}
QString ServerWords::provisionNeedsConfig()
{
    return tr("--provision va avec --config.");
}

QString ServerWords::atLine(qsizetype line, const QString& what)
{
    return tr("ligne %1 : %2").arg(line).arg(what);
}
QString ServerWords::pairWanted()
{
    return tr("« clé = valeur » est attendu");
}
QString ServerWords::unknownKey(const QString& key, const QString& nearest)
{
    return tr("clé inconnue « %1 » ; la plus proche est « %2 »").arg(key, nearest);
}
QString ServerWords::keyTwice(const QString& key)
{
    return tr("« %1 » pour la deuxième fois").arg(key);
}
QString ServerWords::bodiesBelowOne()
{
    return tr("« limits.all_bodies_bytes » est plus petit que « limits.body_bytes »");
}
QString ServerWords::badValue(const QString& key)
{
    return tr("« %1 » attend : %2").arg(key, keyMeaning(key));
}

QString ServerWords::provisioned(int agents, int known)
{
    const QString added = agents == 1 ? tr("1 agent ajouté") : tr("%1 agents ajoutés").arg(agents);
    return known == 0 ? added
        : known == 1  ? added + tr(" ; 1 y était déjà : rien n'y a été changé, mot de passe compris")
                      : added + tr(" ; %1 y étaient déjà : rien n'y a été changé, mot de passe compris").arg(known);
}

QString ServerWords::failed(const Error& error)
{
    return error.detail.isEmpty() ? reasonOf(error) : tr("%1 (%2)").arg(reasonOf(error), error.detail);
}

} // namespace relais
