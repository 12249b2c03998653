#pragma once

#include "db/postgres/store_address.h"

#include <QStringList>

#include <functional>
#include <string>
#include <vector>

namespace relais::test {

/// A look into a central store past every line of ours, whichever engine keeps it: what a test judges by. Reads only, also while a server works;
/// each answer is of one moment. Throws when the store cannot be read.
class StoreLook {
public:
    explicit StoreLook(const StoreAddress& address);

    /// The rows of a statement that both engines understand, as texts; an id as Uuid::text() has it, NULL as an empty text.
    std::vector<QStringList> rows(const std::string& statement) const { return m_read(statement); }
    /// The one number that it answers.
    std::int64_t number(const std::string& statement) const;

private:
    std::function<std::vector<QStringList>(const std::string&)> m_read;
};

} // namespace relais::test
