#pragma once

#include "core/base/result.h"
#include "core/programmes/protocol.h"

#include <QByteArray>

namespace relais {

/// One file's name and bytes, as read from a folder or from the programs themselves.
struct NamedFile {
    QString name;
    QByteArray bytes;
};

/// Every version of every pathway, judged together. Immutable once made: any thread; a reload makes a new one and keeps the old if it fails.
class ProgrammeBook {
public:
    /// What is wrong with these files, each by itself and with each other, one line a fault; empty: nothing. Never throws.
    static QStringList faultsOf(const std::vector<NamedFile>& files);
    /// Fails with ResourceInvalid: every fault, one a line.
    static Result<ProgrammeBook> of(const std::vector<NamedFile>& files);
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
    std::vector<Protocol> m_protocols;
};

} // namespace relais
