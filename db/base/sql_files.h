#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <unordered_map>

namespace relais {

/// The statements of `db/<feature>/<file>.sql`, each under its `-- name: block` line, by the name "feature/file.block".
/// Read from the program's resources when first asked for. One owner, one thread. Throws StoreFailure for a file or a
/// block that is not there, which is a bug.
class SqlFiles {
public:
    const std::string& text(std::string_view name);

    /// Splits the text of a file into its blocks; for tests too.
    static std::unordered_map<std::string, std::string> blocks(const QString& text);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
    };
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> m_blocks;
};

} // namespace relais
