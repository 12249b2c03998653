#pragma once

#include "db/base/connection.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace relais {

/// What a repository reads ahead for many ids at once, given out once each: a job that works on a hundred people waits for a server as often as
/// for one. Whoever writes rows of an id says so, or has read them before. Where asking costs no journey nothing is read ahead.
/// A value of a repository, on its thread, for the length of one job.
template <typename Key, typename T>
class ReadAhead {
public:
    /// `block` reads the rows of one `parameter` (Connection::forEach); `of(Row)` makes a T of a row.
    template <typename Of>
    void read(Connection& connection, const CentreId& centre, std::string_view block, std::string_view parameter,
        const std::vector<Key>& keys, Of of)
    {
        if (!connection.readsMany() || keys.empty()) {
            return;
        }
        const std::set<Key> each(keys.begin(), keys.end()); // whoever is named twice is read once
        for (const Key& key : each) {
            m_rows[key].clear();
        }
        auto statement = connection.forEach(block, parameter);
        statement.bind(":centre", centre).bindEach(std::string(parameter).c_str(), each);
        while (statement.step()) {
            Row row = statement.row();
            auto& rows = m_rows[row.next<Key>()];
            rows.push_back(of(row));
        }
    }
    /// The rows of this id, if they were read and not given out yet.
    std::optional<std::vector<T>> take(const Key& key)
    {
        auto rows = m_rows.extract(key);
        return rows ? std::optional(std::move(rows.mapped())) : std::nullopt;
    }
    void forget(const Key& key) { m_rows.erase(key); }

private:
    std::map<Key, std::vector<T>> m_rows;
};

} // namespace relais
