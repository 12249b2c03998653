#pragma once

#include "core/base/named_file.h"
#include "core/base/resource_fault.h"
#include "core/base/result.h"
#include "core/programmes/protocol.h"
#include "core/programmes/version_digest.h"

namespace relais {

/// What programme files are judged by beside themselves.
struct ProgrammeSurroundings {
    std::optional<QStringList> campaigns = {}; ///< codes that a queue or an invitation may name; nothing: those are not judged
    /// Files that stand beside, as they do in a folder. The files judged take the place of one of their name, whole, and of each version of a
    /// pathway that they hold.
    std::vector<NamedFile> beside = {};
    std::optional<std::vector<CampaignSpec>> queues =
        {}; ///< the campaigns in force: what they hand to nobody is a fault, too (queue_faults.h)
};
/// Programmes beside these campaigns, as they stand on a server.
ProgrammeSurroundings besideCampaigns(std::vector<CampaignSpec> campaigns);

/// Every version of every pathway, judged together. Immutable once made: any thread; a reload makes a new one and keeps the old if it fails.
class ProgrammeBook {
public:
    /// What is wrong with these files, each by itself and with each other, in the order of the files; empty: nothing. Never throws.
    static std::vector<ResourceFault> faultsOf(const std::vector<NamedFile>& files, const ProgrammeSurroundings& around = {});
    /// Fails with ResourceInvalid: every fault in English, one a line.
    static Result<ProgrammeBook> of(const std::vector<NamedFile>& files, const ProgrammeSurroundings& around = {});
    /// Those that the programs carry.
    static std::vector<NamedFile> shippedFiles();
    static Result<ProgrammeBook> shipped();

    /// Which versions say something else here than they did in `before`, one line a fault; empty: none. Whoever has joined a version keeps what it
    /// promised: another text is another version. A version may be closed (status, last day), its marks and notes may be corrected.
    QStringList changedSince(const ProgrammeBook& before) const;

    const std::vector<Protocol>& protocols() const { return m_protocols; }
    /// Beside the protocols: what each says, and where it stands.
    const std::vector<VersionDigest>& digests() const { return m_digests; }
    /// The version that somebody joins who joins on that day; nothing: none is open then.
    const Protocol* joinedOn(QStringView pathway, QDate day) const;
    /// A field that the programme itself sets, as each version of the pathway has it that has it; empty: an adviser says it, or there is none.
    std::vector<const FormField*> fieldsOfProgramme(QStringView pathway, QStringView field) const;
    /// The version that somebody has joined.
    const Protocol* version(QStringView pathway, QStringView version) const;

private:
    std::vector<Protocol> m_protocols;
    std::vector<VersionDigest> m_digests;
};

} // namespace relais
