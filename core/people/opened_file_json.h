#pragma once

#include "core/base/json_reader.h"
#include "core/people/opened_file.h"

namespace relais {

QJsonObject toJson(const OpenFileRequest& request); ///< {"purpose","campaign"}
Result<OpenFileRequest> openFileRequestFromJson(const QJsonObject& json);
QJsonObject toJson(const OpenedFile& file); ///< {"person","history","campaign","entry_id"}
Result<OpenedFile> openedFileFromJson(const QJsonObject& json);

/// {"nir"}: the answer of the audited revealing of a number, 15 characters.
QJsonObject revealedNirToJson(const QString& nir);
Result<QString> revealedNirFromJson(const QJsonObject& json);

} // namespace relais
