#pragma once

#include "core/accounts/centre.h"
#include "core/base/result.h"
#include "core/queue/rule_book.h"

#include <map>
#include <mutex>

namespace relais {

/// The rules each centre works by: the shipped outcomes and campaigns, under the centre's own calendar. Loaded at start, then
/// immutable but for which centre has which calendar. Any thread.
class RuleBooks {
public:
    /// ResourceInvalid names file, path and expectation.
    static Result<std::unique_ptr<RuleBooks>> shipped(std::chrono::minutes leaseTime);

    /// Said once for each centre; a calendar that does not ship counts as "france".
    void assign(const CentreId& centre, const QString& calendar);
    bool knows(const CentreId& centre) const;
    const RuleBook& of(const CentreId& centre) const;

private:
    std::map<QString, RuleBook> m_books; ///< by calendar
    mutable std::mutex m_mutex;
    std::map<CentreId, QString> m_calendars;
};

} // namespace relais
