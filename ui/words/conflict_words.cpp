#include "ui/words/conflict_words.h"

#include "ui/words/access_words.h"

#include <QCoreApplication>
#include <QDate>

namespace relais {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("tools", text);
}

QString said(const ConflictWords::Saying& saying)
{
    const QDate birth = QDate::fromString(saying.birthDate, Qt::ISODate);
    const QString date = birth.isValid() ? birth.toString(QStringLiteral("dd/MM/yyyy")) : tr("date inconnue");
    return tr("%1, %2").arg(saying.birthName.isEmpty() ? tr("sans nom") : saying.birthName, date);
}

} // namespace

QString ConflictWords::conflictsSummary()
{
    return tr("Énumère les lignes importées qui contredisent ce que l'on sait de la personne.");
}
QString ConflictWords::conflictsHelp()
{
    return tr("relaisctl targets conflicts --server URL [options]\n\n"
              "Énumère les lignes dont le NIR est connu sous un autre nom ou une autre date de naissance, et qui restent à "
              "trancher.\n"
              "Rien n'a été changé par elles. Au plus 500 à la fois.\n\n")
        + AccessWords::optionsHelp() + tr("  --json                   écrit la réponse en JSON\n");
}
QString ConflictWords::settleSummary()
{
    return tr("Tranche une de ces lignes : garder ce que l'on sait, ou prendre ce que dit la liste.");
}
QString ConflictWords::settleHelp()
{
    return tr("relaisctl targets settle --server URL --import IMPORT --line LIGNE --keep-known|--take-listed [options]\n\n"
              "Tranche une ligne de relaisctl targets conflicts. Qui a décidé, quoi et quand est gardé ; rien n'est effacé.\n\n"
              "  --import IMPORT          identifiant de l'import\n"
              "  --line LIGNE             ligne de la liste\n"
              "  --keep-known             ce que l'on savait reste : la ligne est mise de côté\n"
              "  --take-listed            la liste a raison : ce qu'elle dit vaut désormais\n")
        + AccessWords::optionsHelp();
}
QString ConflictWords::oneDecisionWanted()
{
    return tr("dites --keep-known ou --take-listed");
}
QString ConflictWords::line(
    const QString& importId, std::int64_t line, const QString& field, const Saying& known, const Saying& listed)
{
    if (known.birthName.isEmpty() && known.birthDate.isEmpty()) {
        return tr("%1  ligne %2 : deux lignes de la liste se contredisent (%3) ; elles sont dans les rejets")
            .arg(importId)
            .arg(line)
            .arg(field);
    }
    return tr("%1  ligne %2 : connue : %3 ; la liste dit : %4").arg(importId).arg(line).arg(said(known), said(listed));
}
QString ConflictWords::toSettle(std::int64_t count)
{
    return count == 0 ? tr("Rien à trancher.") : count == 1 ? tr("1 ligne à trancher.") : tr("%1 lignes à trancher.").arg(count);
}
QString ConflictWords::settled()
{
    return tr("C'est tranché et consigné.");
}

} // namespace relais
