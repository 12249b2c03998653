#pragma once

#include "db/base/connection.h"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace relais {

/// What a repository asks ahead for many ids at once, given out once each: a job that works on a hundred people waits for a server as often as
/// for one. Nobody waits where it is asked, but where the first row is wanted, so that several questions make one journey. Rows are as they
/// were when they were asked for: whoever writes rows of an id says so, or has taken them before. Where asking costs no journey nothing is
/// asked ahead. A value of a repository, on its thread, for the length of one job.
template <typename Key, typename T>
class ReadAhead {
public:
    /// `block` reads the rows of one `parameter` (Connection::forEach); `of(Row)` makes a T of a row.
    template <typename Of>
    void ask(Connection& connection, const CentreId& centre, std::string block, std::string parameter,
        const std::vector<Key>& keys, Of of)
    {
        if (!connection.readsMany() || keys.empty()) {
            return;
        }
        fetch();
        std::set<Key> each(keys.begin(), keys.end()); // whoever is named twice is read once
        connection.forEach(block, parameter).bind(":centre", centre).bindEach(parameter.c_str(), each).ask();
        m_fetch = [&connection, centre, block = std::move(block), parameter = std::move(parameter), each = std::move(each), of](
                      Rows& all) {
            for (const Key& key : each) {
                all[key].clear();
            }
            auto statement = connection.forEach(block, parameter);
            statement.bind(":centre", centre).bindEach(parameter.c_str(), each);
            while (statement.step()) {
                Row row = statement.row();
                auto& rows = all[row.next<Key>()];
                rows.push_back(of(row));
            }
        };
    }
    /// The rows of this id, if they were asked for and not given out yet.
    std::optional<std::vector<T>> take(const Key& key)
    {
        fetch();
        auto rows = m_rows.extract(key);
        return rows ? std::optional(std::move(rows.mapped())) : std::nullopt;
    }
    void forget(const Key& key)
    {
        fetch();
        m_rows.erase(key);
    }

private:
    using Rows = std::map<Key, std::vector<T>>;

    void fetch()
    {
        if (const auto fetch = std::exchange(m_fetch, nullptr)) {
            fetch(m_rows);
        }
    }

    Rows m_rows;
    std::function<void(Rows&)> m_fetch; ///< reads what was asked for; null: nothing is on its way
};

} // namespace relais
