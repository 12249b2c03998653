#include "app/relaisctl/tool_rules.h"

#include "core/programmes/programme_folder.h"
#include "core/queue/shipped_rules.h"

namespace relais {

Result<RuleBook> toolRules(const QString& calendarName, const QString& programmes)
{
    if (programmes.isEmpty()) {
        return shippedRules(calendarName, ProgrammeBook::shippedFiles());
    }
    const auto files = readProgrammeFolder(programmes);
    return files ? shippedRules(calendarName, *files) : Result<RuleBook>(failure(files.error()));
}

} // namespace relais
