#include "core/programmes/programme_folder.h"

#include "core/base/json_folder.h"

namespace relais {

Result<std::vector<NamedFile>> readProgrammeFolder(const QString& path)
{
    return readJsonFolder(path, QStringLiteral("programme"));
}

} // namespace relais
