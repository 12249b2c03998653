#pragma once

#include "core/base/lifeline.h"
#include "core/base/sealer.h"
#include "core/outbox/server_api.h"

namespace relais {

/// The desk's credential, sealed in a file of its owner beside the stores, one per server; enrols the desk with a code the first
/// time. Owned by the composition root; interface thread.
class FileDeskIdentity final : public DeskIdentity {
public:
    /// `code` gives the enrolment code when it is known (empty: none).
    FileDeskIdentity(QString folder, Sealer& sealer, ServerApi& api, QString deskName, std::function<QString()> code)
        : m_folder(std::move(folder)), m_sealer(sealer), m_api(api), m_deskName(std::move(deskName)), m_code(std::move(code))
    {}

    void obtain(ServerApi::Then<DeskEnrolment> then) override;
    /// The server no longer knows this desk: the next obtain() enrols it again.
    void forget();

private:
    QString path() const;
    Result<DeskEnrolment> read() const;
    Result<Done> write(const DeskEnrolment& enrolment) const;

    QString m_folder;
    Sealer& m_sealer;
    ServerApi& m_api;
    QString m_deskName;
    std::function<QString()> m_code;
    std::optional<DeskEnrolment> m_known;
    Lifeline m_lifeline;
};

} // namespace relais
