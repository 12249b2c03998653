#pragma once

#include "app/relaisctl/tool_streams.h"
#include "core/campaigns/read_target_list.h"
#include "core/campaigns/rejects_writer.h"

#include <QSaveFile>

#include <memory>

namespace relais {

/// The first reading of a list by the tool: writes the rejects beside their file and keeps the first lines to be told.
/// The rejects file appears whole by keepRejects(), or not at all. One thread.
class ReadingSink final : public TargetListSink {
public:
    static constexpr std::size_t toldAtMost = 500;

    /// `rejectsPath` empty: no file. Fails with FileUnwritable.
    Result<Done> open(const QString& rejectsPath);
    Result<Done> keepRejects();

    Result<Done> header(const ListShape& shape, const ListRow& row, const std::vector<std::size_t>& rejectPositions) override;
    Result<Done> rejected(const ListRow& row, const RowRejected& rejected) override;
    Result<Done> duplicate(std::int64_t line, const RowDuplicate& duplicate) override;

    const std::vector<QString>& told() const { return m_told; }
    std::int64_t untold() const { return m_untold; }

private:
    void tell(const QString& sentence);

    std::unique_ptr<QSaveFile> m_file;
    std::unique_ptr<RejectsWriter> m_writer;
    std::vector<QString> m_told;
    std::int64_t m_untold = 0;
};

} // namespace relais
