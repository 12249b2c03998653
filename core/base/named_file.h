#pragma once

#include <QByteArray>
#include <QString>

namespace relais {

/// One file's name and bytes, as read from a folder, from the programs themselves or from a server.
struct NamedFile {
    QString name;
    QByteArray bytes;
};

} // namespace relais
