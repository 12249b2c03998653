#pragma once

#include "core/programmes/programme_book.h"

#include <QJsonObject>

namespace relais {

/// The programme and campaign files of a server as a desk gets them: the server's are in force, whatever the desk was built with. A value;
/// nothing personal.
struct ProgrammeFiles {
    QString digest; ///< of names and bytes: the same files, the same digest
    std::vector<NamedFile> files;
    std::vector<NamedFile> campaigns; ///< empty: of a server that has none to give; the desk keeps its own
};

/// With its digest.
ProgrammeFiles programmeFilesOf(std::vector<NamedFile> files, std::vector<NamedFile> campaigns = {});

/// {"digest","items":[{"name","content"}],"campaigns":[{"name","content"}]}, the last may be absent; content is the file's own text. Reading fails with InvalidInput, also when the digest is another.
QJsonObject toJson(const ProgrammeFiles& files);
Result<ProgrammeFiles> programmeFilesFromJson(const QJsonObject& json);

} // namespace relais
