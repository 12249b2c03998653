#pragma once

#include <QCoreApplication>

namespace relais {

/// Lists about people that relaisctl checks and brings to the server, in words. Pure.
struct ListWords {
    Q_DECLARE_TR_FUNCTIONS(ListWords)
public:
    static QString oneFileWanted();
    static QString fileUnreadable();
    static QString notAList();
    static QString faulty(int faults);
    static QString nothingSent();
    /// The network or the server went away in the middle.
    static QString brokenOff(int line);
    /// "demandes.csv, ligne 3 : theme : …"
    static QString fault(const QString& file, int line, const QString& field, const QString& expected);
    /// The line was sent and the server did not take it.
    static QString notTaken(const QString& file, int line, const QString& why);
    /// What is expected of a field that every such list has ("row", "id", "nir", "person_id"); empty: of none of them.
    static QString expected(const QString& field);
    /// What every such file is, and its fields `id`, `nir` and `person_id`.
    static QString formHelp();
    static QString faultsHelp();
};

} // namespace relais
