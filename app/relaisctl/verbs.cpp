#include "app/relaisctl/verbs.h"

#include "app/relaisctl/campaigns_verbs.h"
#include "app/relaisctl/desks_verbs.h"
#include "app/relaisctl/list_verbs.h"
#include "app/relaisctl/programmes_verbs.h"
#include "app/relaisctl/questionnaires_verbs.h"
#include "app/relaisctl/reminders_verbs.h"
#include "app/relaisctl/targets_verbs.h"
#include "app/relaisctl/upkeep_verbs.h"
#include "ui/words/access_words.h"
#include "ui/words/attribute_words.h"
#include "ui/words/cohort_words.h"
#include "ui/words/conflict_words.h"
#include "ui/words/load_words.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/questionnaire_words.h"
#include "ui/words/recompute_words.h"
#include "ui/words/reminder_words.h"
#include "ui/words/request_words.h"
#include "ui/words/tool_words.h"
#include "ui/words/upkeep_words.h"

#include <algorithm>

namespace relais {

const std::vector<Verb>& verbs()
{
    static const std::vector<Verb> all{
        {QStringLiteral("targets"), QStringLiteral("import"), ToolWords::targetsImportSummary(), &runTargetsImport},
        {QStringLiteral("targets"), QStringLiteral("conflicts"), ConflictWords::conflictsSummary(), &runTargetsConflicts},
        {QStringLiteral("targets"), QStringLiteral("settle"), ConflictWords::settleSummary(), &runTargetsSettle},
        {QStringLiteral("desks"), QStringLiteral("list"), AccessWords::desksListSummary(), &runDesksList},
        {QStringLiteral("desks"), QStringLiteral("lost"), AccessWords::desksLostSummary(), &runDesksLost},
        {QStringLiteral("desks"), QStringLiteral("found"), AccessWords::desksFoundSummary(), &runDesksFound},
        {QStringLiteral("programmes"), QStringLiteral("list"), ProgrammeToolWords::listSummary(), &runProgrammesList},
        {QStringLiteral("programmes"), QStringLiteral("check"), ProgrammeToolWords::checkSummary(), &runProgrammesCheck},
        {QStringLiteral("programmes"), QStringLiteral("preview"), ProgrammeToolWords::previewSummary(), &runProgrammesPreview},
        {QStringLiteral("programmes"), QStringLiteral("load"), LoadWords::toolSummary(), &runProgrammesLoad},
        {QStringLiteral("programmes"), QStringLiteral("recompute"), RecomputeWords::summary(), &runProgrammesRecompute},
        {QStringLiteral("programmes"), QStringLiteral("cohort"), CohortWords::summary(), &runProgrammesCohort},
        {QStringLiteral("campaigns"), QStringLiteral("check"), ProgrammeToolWords::campaignsCheckSummary(), &runCampaignsCheck},
        {QStringLiteral("requests"), QStringLiteral("check"), RequestWords::checkSummary(), &runRequestsCheck},
        {QStringLiteral("requests"), QStringLiteral("add"), RequestWords::addSummary(), &runRequestsAdd},
        {QStringLiteral("attributes"), QStringLiteral("check"), AttributeWords::checkSummary(), &runAttributesCheck},
        {QStringLiteral("attributes"), QStringLiteral("add"), AttributeWords::addSummary(), &runAttributesAdd},
        {QStringLiteral("reminders"), QStringLiteral("due"), ReminderWords::dueSummary(), &runRemindersDue},
        {QStringLiteral("reminders"), QStringLiteral("export"), ReminderWords::exportSummary(), &runRemindersExport},
        {QStringLiteral("questionnaires"), QStringLiteral("check"), QuestionnaireWords::checkSummary(), &runQuestionnairesCheck},
        {QStringLiteral("migrate"), {}, UpkeepWords::migrateSummary(), &runMigrate},
        {QStringLiteral("verify"), {}, UpkeepWords::verifySummary(), &runVerify},
        {QStringLiteral("backup"), {}, UpkeepWords::backupSummary(), &runBackup},
        {QStringLiteral("restore"), {}, UpkeepWords::restoreSummary(), &runRestore},
        {QStringLiteral("copy"), {}, UpkeepWords::copySummary(), &runCopy},
    };
    return all;
}

int runTool(const QStringList& arguments, const ToolStreams& streams)
{
    const auto isHelp = [](const QString& word) { return word == QStringLiteral("--help") || word == QStringLiteral("-h"); };
    if (arguments.isEmpty() || isHelp(arguments.first())) {
        QString list;
        for (const Verb& verb : verbs()) {
            list += QStringLiteral("  relaisctl ") + (verb.family + u' ' + verb.name).trimmed() + QStringLiteral("\n      ")
                + verb.summary + u'\n';
        }
        const QString help = ToolWords::help(list);
        if (arguments.isEmpty()) {
            streams.say(help.trimmed());
            return ExitUsage;
        }
        streams.print(help);
        return ExitDone;
    }
    if (arguments.first() == QStringLiteral("--version")) {
        streams.print(QStringLiteral("relaisctl " RELAIS_VERSION "\n"));
        return ExitDone;
    }
    const auto verb = std::find_if(verbs().begin(), verbs().end(), [&](const Verb& one) {
        return one.family == arguments[0] && (one.name.isEmpty() || (arguments.size() >= 2 && one.name == arguments[1]));
    });
    if (verb == verbs().end()) {
        streams.say(ToolWords::unknownVerb());
        return ExitUsage;
    }
    return verb->run(arguments.sliced(verb->name.isEmpty() ? 1 : 2), streams);
}

} // namespace relais
