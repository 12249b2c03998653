#pragma once

#include "core/upkeep/store_copy_outcome.h"
#include "core/upkeep/store_fault.h"

namespace relais {

/// What relaisctl migrate, verify, backup, restore and copy say. French, whole sentences: what happened, what is safe, what to do. Pure.
struct UpkeepWords {
    enum class Act { Copy, Backup, Restore };

    static QString migrateSummary();
    static QString verifySummary();
    static QString backupSummary();
    static QString restoreSummary();
    static QString copySummary();
    static QString migrateHelp();
    static QString verifyHelp();
    static QString backupHelp();
    static QString restoreHelp();
    static QString copyHelp();

    static QString unknownOption();
    static QString optionWanted(const QString& option);
    static QString addressNotUnderstood(const QString& option);
    static QString noSuchFile(const QString& option);
    static QString sameStore();
    static QString backupIsAFile(const QString& option);
    static QString backupIsThere();
    static QString storeFailed(const Error& error);

    static QString isNewest(const QString& file);
    static QString isBehind(const QString& last, const QString& newest);
    static QString migrated(const QString& last, const QString& newest);

    static QString verifying(int percent);
    /// One line: table, rule, how many times.
    static QString fault(const StoreFault& fault);
    static QString allHolds();
    static QString faulty(int lines);

    static QString copying(int percent);
    static QString wentOn();
    static QString tallies(const std::vector<TableTally>& tables);
    static QString copied(const QString& from, const QString& to);
    static QString restored(const QString& to);
    static QString backedUp(const QString& from);
    static QString copyFailed(const CopyFailure& failure, Act act);
};

} // namespace relais
