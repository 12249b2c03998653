#include "ui/words/list_words.h"

#include "ui/words/typography.h"

namespace relais {

QString ListWords::oneFileWanted()
{
    return typographic(tr("Nommez un fichier, et un seul."));
}

QString ListWords::fileUnreadable()
{
    return typographic(tr("Ce fichier ne peut pas être lu. Vérifiez son nom, et qu'il tient en 4 Mo."));
}

QString ListWords::notAList()
{
    return typographic(tr("une liste d'objets JSON, ou une première ligne de titres"));
}

QString ListWords::faulty(int faults)
{
    return typographic(faults == 1 ? tr("1 faute.") : tr("%1 fautes.").arg(faults));
}

QString ListWords::nothingSent()
{
    return typographic(tr("Rien n'a été envoyé. Corrigez le fichier et recommencez."));
}

QString ListWords::brokenOff(int line)
{
    return typographic(tr("Interrompu à la ligne %1 : le serveur ne répond plus. Ce qui précède est enregistré. Relancez la même "
                          "commande : ce qui est connu ne compte qu'une fois.")
                           .arg(line));
}

QString ListWords::fault(const QString& file, int line, const QString& field, const QString& expected)
{
    return typographic(tr("%1, ligne %2 : ").arg(file).arg(line)) + field + typographic(QStringLiteral(" : "))
        + typographic(expected);
}

QString ListWords::notTaken(const QString& file, int line, const QString& why)
{
    return typographic(tr("%1, ligne %2 : ").arg(file).arg(line)) + why;
}

QString ListWords::expected(const QString& field)
{
    if (field == QLatin1String("row")) {
        return tr("autant de cases que de titres, guillemets fermés, chaque titre une seule fois");
    }
    if (field == QLatin1String("id")) {
        return tr("un UUID est attendu, ou rien ; chacun une seule fois");
    }
    if (field == QLatin1String("nir")) {
        return tr("13 caractères, ou 15 avec la clé juste");
    }
    return field == QLatin1String("person_id") ? tr("nir ou person_id, l'un des deux") : QString();
}

QString ListWords::formHelp()
{
    return tr("Le fichier est du CSV (point-virgule, UTF-8, première ligne de titres) ou du JSON (une liste d'objets).\n"
              "  id              numéro d'envoi (UUID), facultatif : sans lui, un numéro neuf\n"
              "  nir             13 ou 15 caractères ; ou bien person_id, numéro de la personne dans Relais\n");
}

QString ListWords::faultsHelp()
{
    return tr("Une ligne ne compte qu'une fois, même envoyée deux fois.\n"
              "Chaque faute tient sur une ligne : fichier, ligne, champ, ce qui est attendu. Aucune valeur n'est écrite.\n");
}

} // namespace relais
