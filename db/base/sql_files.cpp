#include "db/base/sql_files.h"

#include "db/base/store_failure.h"

#include <QFile>

namespace relais {

std::unordered_map<std::string, std::string> SqlFiles::blocks(const QString& text)
{
    std::unordered_map<std::string, std::string> found;
    std::string* current = nullptr;
    for (const QString& line : text.split(u'\n')) {
        if (line.startsWith(QLatin1String("-- name:"))) {
            current = &found[line.mid(8).trimmed().toStdString()];
        } else if (current != nullptr && !line.startsWith(QLatin1String("--"))) {
            *current += line.toStdString();
            *current += '\n';
        }
    }
    return found;
}

/// What was read before stays.
void SqlFiles::read(const std::string& stem, const std::string& engine)
{
    QFile file(QStringLiteral(":/relais/db/%1.sql").arg(QString::fromStdString(stem + engine)));
    if (file.open(QIODevice::ReadOnly)) {
        for (auto& [block, sql] : blocks(QString::fromUtf8(file.readAll()))) {
            m_blocks.emplace(stem + '.' + block, std::move(sql));
        }
    }
}

const std::string& SqlFiles::text(std::string_view name)
{
    if (const auto known = m_blocks.find(name); known != m_blocks.end()) {
        return known->second;
    }
    const auto dot = name.find('.');
    const std::string stem(name.substr(0, dot));
    if (!m_engine.empty()) {
        read(stem, m_engine);
    }
    read(stem, {});
    const auto loaded = m_blocks.find(name);
    if (loaded == m_blocks.end()) {
        throw StoreFailure({ErrorCode::ResourceInvalid,
            QStringLiteral("no statement ") + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))});
    }
    return loaded->second;
}

} // namespace relais
