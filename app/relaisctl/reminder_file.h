#pragma once

#include "core/programmes/reminders.h"

#include <QSaveFile>

namespace relais {

/// The file of an export, first whole beside its name (".part"), then under it. For its owner alone: names, addresses and what a letter is
/// about. Semicolons, UTF-8, one header line; each field in quotes. One thread.
class ReminderFile {
public:
    ReminderFile(const QString& path, StepChannel channel) : m_path(path), m_channel(channel), m_part(partOf(path)) {}

    static QString partOf(const QString& path) { return path + QStringLiteral(".part"); }

    Result<Done> begin();
    Result<Done> add(const ReminderLine& line);
    /// The part is whole and on the disk.
    Result<Done> keep();
    /// From the part to the name, at once; never over a file that is there. FileUnwritable.
    static Result<Done> give(const QString& path);

private:
    Result<Done> put(const QStringList& fields);

    QString m_path;
    StepChannel m_channel;
    QSaveFile m_part;
};

} // namespace relais
