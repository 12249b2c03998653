#pragma once

#include "core/accounts/centre.h"
#include "core/base/result.h"
#include "core/programmes/programme_files.h"
#include "core/queue/rule_book.h"

#include <functional>
#include <list>
#include <map>
#include <mutex>

namespace relais {

/// The rules each centre works by: the shipped outcomes, the programmes and campaigns of two folders or the shipped ones, under the centre's own
/// calendar. Loaded at start; a reload makes new books beside the old ones, which whoever works by them goes on reading. Any thread.
class RuleBooks {
public:
    /// Folders of a centre's own files; empty: those that the programs carry. Each takes the place of all the shipped ones.
    struct Folders {
        QString programmes;
        QString campaigns;
    };
    /// ResourceInvalid names file, path and expectation; FileUnreadable.
    static Result<std::unique_ptr<RuleBooks>> open(std::chrono::minutes leaseTime, const Folders& folders = {});

    /// Reads the folders again. A fault, a version that says something else than it did, a campaign that is gone, or a refusal of `keep`, which is
    /// asked last, leaves the last good books in force: ResourceInvalid, FileUnreadable, or what `keep` says.
    using Keep = std::function<Result<Done>(const ProgrammeBook&)>;
    Result<Done> reload(const Keep& keep = {});
    /// Stays as it is for as long as this object is there.
    const ProgrammeBook& programmes() const;

    /// Said once for each centre; a calendar that does not ship counts as "france".
    void assign(const CentreId& centre, const QString& calendar);
    bool knows(const CentreId& centre) const;
    /// Stays as it is for as long as this object is there.
    const RuleBook& of(const CentreId& centre) const;
    /// What desks are given: programmes and campaigns.
    ProgrammeFiles programmeFiles() const;

private:
    using Books = std::map<QString, RuleBook>; ///< by calendar
    struct Read {
        ProgrammeFiles files;
        std::vector<CampaignSpec> campaigns;
        std::shared_ptr<const ProgrammeBook> programmes;
    };
    Result<Read> read() const;

    Folders m_folders;
    mutable std::mutex m_mutex;
    std::list<Books> m_books; ///< the last is in force; reloads are rare, so none is thrown away
    ProgrammeFiles m_files;
    std::map<CentreId, QString> m_calendars;
};

} // namespace relais
