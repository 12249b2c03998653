#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <unordered_map>

namespace relais {

/// The statements of `db/<feature>/<file>.sql`, each under its `-- name: block` line, by the name "feature/file.block".
/// Where an engine needs another wording of a block, it stands under the same name in `<file>.<engine>.sql`.
/// Read from the program's resources when first asked for. One owner, one thread. Throws StoreFailure for a file or a
/// block that is not there, which is a bug.
class SqlFiles {
public:
    /// `engine`: ".postgres", or nothing for the engine that the files are written for.
    explicit SqlFiles(std::string engine = {}) : m_engine(std::move(engine)) {}
    const std::string& text(std::string_view name);

    /// Splits the text of a file into its blocks; for tests too.
    static std::unordered_map<std::string, std::string> blocks(const QString& text);

private:
    void read(const std::string& stem, const std::string& engine);

    std::string m_engine;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>()(key); }
    };
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> m_blocks;
};

} // namespace relais
