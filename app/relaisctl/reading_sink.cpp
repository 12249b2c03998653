#include "app/relaisctl/reading_sink.h"

#include "ui/words/import_words.h"

#include <QFile>

namespace relais {

Result<Done> ReadingSink::open(const QString& rejectsPath)
{
    if (rejectsPath.isEmpty()) {
        return Done{};
    }
    const bool fresh = !QFile::exists(rejectsPath);
    m_file = std::make_unique<QSaveFile>(rejectsPath);
    if (!m_file->open(QIODevice::WriteOnly)) {
        return failure(ErrorCode::FileUnwritable, QStringLiteral("rejects"));
    }
    if (fresh) {
        m_file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner); // people's health data
    }
    m_writer = std::make_unique<RejectsWriter>(*m_file);
    return Done{};
}

Result<Done> ReadingSink::keepRejects()
{
    if (!m_file) {
        return Done{};
    }
    const auto flushed = m_writer->flush();
    if (!flushed || !m_file->commit()) {
        return failure(ErrorCode::FileUnwritable, QStringLiteral("rejects"));
    }
    return Done{};
}

Result<Done> ReadingSink::header(const ListShape& shape, const ListRow& row, const std::vector<std::size_t>& rejectPositions)
{
    return m_writer ? m_writer->header(shape, row, rejectPositions) : Result<Done>(Done{});
}

Result<Done> ReadingSink::rejected(const ListRow& row, const RowRejected& rejected)
{
    tell(rejectedWords(row.line, rejected));
    return m_writer ? m_writer->rejected(row, rejected) : Result<Done>(Done{});
}

Result<Done> ReadingSink::duplicate(std::int64_t line, const RowDuplicate& duplicate)
{
    tell(duplicateWords(line, duplicate));
    return Done{};
}

void ReadingSink::tell(const QString& sentence)
{
    if (m_told.size() < toldAtMost) {
        m_told.push_back(sentence);
    } else {
        ++m_untold;
    }
}

} // namespace relais
