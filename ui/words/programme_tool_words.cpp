#include "ui/words/programme_tool_words.h"

#include "ui/words/programme_words.h"

#include <QCoreApplication>

namespace relais {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("tools", text);
}

} // namespace

QString ProgrammeToolWords::checkSummary()
{
    return tr("vérifie les fichiers des programmes et de leurs parcours");
}

QString ProgrammeToolWords::checkHelp()
{
    return tr(
        "relaisctl programmes check [options] [FICHIER…]\n\n"
        "Dit ce qui ne va pas dans ces fichiers : une ligne par faute, avec le fichier, l'endroit et ce qui était attendu.\n"
        "Sans fichier : ceux que Relais contient. Code de retour : 0 tout est bon, 1 des fautes.\n\n"
        "Vos fichiers sont jugés avec ceux que Relais contient, puisqu'un parcours peut en ouvrir un autre : un fichier du même "
        "nom\n"
        "prend la place de celui de Relais, et une version de parcours du même code prend la place de la sienne.\n\n"
        "  --alone                    vos fichiers seuls, comme dans le dossier d'un serveur qui ne contient rien d'autre\n"
        "  --campaigns DOSSIER        les campagnes qu'un parcours peut nommer, à la place de celles que Relais contient\n");
}

QString ProgrammeToolWords::campaignsCheckSummary()
{
    return tr("vérifie les fichiers des campagnes et des files d'appels");
}

QString ProgrammeToolWords::campaignsCheckHelp()
{
    return tr(
        "relaisctl campaigns check [FICHIER…]\n\n"
        "Dit ce qui ne va pas dans ces fichiers, et ce que les parcours de Relais n'y trouveraient plus : une ligne par faute,\n"
        "avec le fichier, l'endroit et ce qui était attendu. Chaque fichier prend la place de celui de même nom.\n"
        "Sans fichier : ceux que Relais contient. Code de retour : 0 tout est bon, 1 des fautes.\n");
}

QString ProgrammeToolWords::listSummary()
{
    return tr("liste les parcours, leurs versions et leurs dates");
}

QString ProgrammeToolWords::listHelp()
{
    return tr("relaisctl programmes list [options] [FICHIER…]\n\nUne ligne par version de parcours. Sans fichier : ceux que "
              "Relais contient.\n"
              "Les options sont celles de « relaisctl programmes check ».\n");
}

QString ProgrammeToolWords::previewSummary()
{
    return tr("montre le calendrier de suivi qu'une personne aurait, et pourquoi");
}

QString ProgrammeToolWords::previewHelp()
{
    return tr(
        "relaisctl programmes preview PARCOURS --anchor NOM=DATE [options]\n\n"
        "  --anchor NOM=DATE          enrolment, discharge, first_appointment, birth, physician_request, phone_cohort ;\n"
        "                             2026-11-20 ou "
        "2026-11-20T14:30\n"
        "  --attribute NOM=VALEUR     ce que l'on sait de la personne : nyha=3, in_phone_cohort=true\n"
        "  --outcome ÉTAPE=ISSUE@DATE ce qui est arrivé : first_call=no_answer@2026-12-01T10:00 ; nurse#3=honoured@…\n"
        "  --territory CODE           metropole, alsace-moselle, 971, 972, 973, 974, 976\n"
        "  --centre CODE              le centre dont les heures comptent\n"
        "  --version VERSION          sinon celle du jour de la première ancre, naissance exceptée ; sinon celle d'aujourd'hui\n"
        "  --calendar NOM             france (sans lui) ou demo\n"
        "  --file FICHIER             à la place de ce que Relais contient sous ce nom, comme pour « check »\n"
        "  --today DATE               le jour où l'on regarde : il ne déplace aucune date\n"
        "  --json                     un seul objet JSON\n");
}

QString ProgrammeToolWords::fileUnreadable(const QString& path)
{
    return tr("Le fichier « %1 » ne peut pas être lu. Rien n'a été vérifié. Vérifiez son nom et vos droits.").arg(path);
}

QString ProgrammeToolWords::allGood(int files)
{
    return files == 1 ? tr("Le fichier est bon.") : tr("Les %1 fichiers sont bons.").arg(files);
}

QString ProgrammeToolWords::faulty(int faults)
{
    return faults == 1 ? tr("Une faute.") : tr("%1 fautes.").arg(faults);
}

QString ProgrammeToolWords::onePathwayWanted()
{
    return tr("Dites un parcours et un seul. « relaisctl programmes list » les donne tous.");
}

QString ProgrammeToolWords::noSuchPathway(const QString& code)
{
    return tr("Aucun parcours « %1 » n'est ouvert à cette date. « relaisctl programmes list » les donne tous.").arg(code);
}

QString ProgrammeToolWords::noSuchCalendar(const QString& name)
{
    return tr("Il n'y a pas de calendrier « %1 » : Relais contient france et demo.").arg(name);
}

QString ProgrammeToolWords::notUnderstood(const QString& what)
{
    return tr("« %1 » n'est pas compris ou n'existe pas dans ce parcours. « relaisctl programmes preview --help » dit la forme "
              "attendue.")
        .arg(what);
}

QString ProgrammeToolWords::pathwayLine(const Protocol& protocol)
{
    const QString until = protocol.validUntil ? tr(" jusqu'au %1").arg(TimeWords::full(*protocol.validUntil)) : QString();
    return tr("%1  %2 · %3, version %4, %5, depuis le %6%7")
        .arg(protocol.pathway, protocol.programmeTitle, protocol.title, protocol.version, ProgrammeWords::status(protocol.status),
            TimeWords::full(protocol.validFrom), until);
}

QString ProgrammeToolWords::channelOpen()
{
    return tr("canal pas encore choisi");
}

QString ProgrammeToolWords::endTitle()
{
    return tr("Fin du parcours");
}

QString ProgrammeToolWords::stepTitle(const ProtocolStep& step, int occurrence)
{
    return step.repeat ? tr("%1 (%2)").arg(step.title).arg(occurrence) : step.title;
}

} // namespace relais
