#pragma once

#include "core/base/named_file.h"
#include "core/base/result.h"
#include "core/programmes/protocol.h"

namespace relais {

/// Every version of every pathway, judged together. Immutable once made: any thread; a reload makes a new one and keeps the old if it fails.
class ProgrammeBook {
public:
    /// What is wrong with these files, each by itself and with each other, one line a fault; empty: nothing. Never throws.
    static QStringList faultsOf(const std::vector<NamedFile>& files);
    /// And beside the campaigns in force: a queue, an invitation or a joining that leads nowhere, a call that nobody is handed (queue_faults.h).
    static QStringList faultsOf(const std::vector<NamedFile>& files, const std::vector<CampaignSpec>& campaigns);
    /// Fails with ResourceInvalid: every fault, one a line.
    static Result<ProgrammeBook> of(const std::vector<NamedFile>& files);
    static Result<ProgrammeBook> of(const std::vector<NamedFile>& files, const std::vector<CampaignSpec>& campaigns);
    /// Those that the programs carry.
    static std::vector<NamedFile> shippedFiles();
    static Result<ProgrammeBook> shipped();

    /// Which versions say something else here than they did in `before`, one line a fault; empty: none. Whoever has joined a version keeps what it
    /// promised: another text is another version. A version may be closed (status, last day), its marks may be corrected, and it may be gone.
    QStringList changedSince(const ProgrammeBook& before) const;

    const std::vector<Protocol>& protocols() const { return m_protocols; }
    /// The version that somebody joins who joins on that day; nothing: none is open then.
    const Protocol* joinedOn(QStringView pathway, QDate day) const;
    /// The version that somebody has joined.
    const Protocol* version(QStringView pathway, QStringView version) const;

private:
    static Result<ProgrammeBook> judged(const std::vector<NamedFile>& files, const std::vector<CampaignSpec>* campaigns);

    std::vector<Protocol> m_protocols;
};

} // namespace relais
