#pragma once

#include "app/relaisctl/tool_rules.h"
#include "app/relaisctl/tool_streams.h"
#include "core/programmes/programme_codes.h"
#include "db/postgres/store_address.h"

#include <QDate>
#include <QStringList>

#include <optional>

namespace relais {

/// What `relaisctl reminders due` and `export` are asked to do. A value.
struct RemindersOptions {
    StoreAddress database = StoreAddress::ofFile({});
    QString centre;                     ///< empty: the store's only one
    RuleFolders folders;                ///< of the server's files
    std::optional<StepChannel> channel; ///< Letter, Sms or Email; nothing: all three
    std::optional<QDate> until;         ///< of due: the last day counted; nothing: now
    QString out;                        ///< of export: absolute path

    /// Reads the arguments; on anything wrong says one sentence and gives nothing, with the code to end with.
    static std::optional<RemindersOptions> of(const QStringList& arguments, const ToolStreams& streams, bool exports, int& code);
};

} // namespace relais
