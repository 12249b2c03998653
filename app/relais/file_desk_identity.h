#pragma once

#include "core/outbox/server_api.h"

namespace relais {

/// The desk's credential in a file of the data folder that only its owner may read, one per server; when there is none, this
/// machine enrols itself with the code that it was given. Owned by the composition root; interface thread; borrows the server.
class FileDeskIdentity final : public DeskIdentity {
public:
    /// `enrolmentCode` empty: this machine cannot enrol itself.
    FileDeskIdentity(ServerApi& api, QString dataFolder, QString enrolmentCode);

    void obtain(ServerApi::Then<DeskEnrolment> then) override;

    /// The folder of everything that belongs to one server: "<data>/<hash of its address>".
    static QString folderOf(const QString& dataFolder, const QString& server);

private:
    QString path() const;
    std::optional<DeskEnrolment> read() const;
    Result<Done> write(const DeskEnrolment& desk) const;

    ServerApi& m_api;
    QString m_dataFolder;
    QString m_enrolmentCode;
};

} // namespace relais
