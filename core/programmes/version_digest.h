#pragma once

#include <QJsonObject>
#include <QString>

namespace relais {

/// What one version of a pathway says, as a SHA-256 of its text: two that promise the same have the same. Not part of it are its status and last
/// day (a version may be closed), its notes and marks (they promise nothing), the order of keys and the layout.
struct VersionDigest {
    QString pathway; ///< code
    QString version;
    QString file;   ///< where it stands: "sophia.json"
    QString digest; ///< 64 hexadecimal digits
    bool operator==(const VersionDigest&) const = default;
};

/// The digest of a pathway (an object of "pathways") of a programme file. Pure, any thread; reads what is there, be it a good file or not.
QString digestOfPathway(const QJsonObject& programme, const QJsonObject& pathway);

} // namespace relais
