#pragma once

#include "core/base/error.h"

#include <QString>

namespace relais {

/// What the command-line tools say beside their results. French, whole sentences, nothing personal. Pure.
struct ToolWords {
    static QString help(const QString& verbList);
    static QString unknownVerb();

    static QString targetsImportSummary();
    static QString targetsImportHelp();
    static QString unknownOption();
    static QString missingOption(const QString& option);
    static QString oneListWanted();
    static QString storeWanted();
    static QString storeNotUnderstood();
    static QString listThroughServer();
    static QString programmesOfStore();
    static QString badReferenceDate();
    static QString unknownCampaign();
    static QString campaignTakesNoList();
    static QString badCampaignFile(const QString& detail);
    static QString listUnreadable();
    static QString rejectsIsTheList();
    static QString rejectsIsAnother();
    static QString rejectsUnwritable();
    static QString more(std::int64_t count);
    static QString rejectsWritten(std::int64_t count);
    static QString dryRun();
    static QString outputLost();
    static QString outputLostAfterImport();
    static QString leftToServer();
    static QString imported(std::int64_t fresh, std::int64_t updated, std::int64_t unchanged);
    static QString importedOnServer();
    static QString serverReadOtherwise();
    static QString serverNotUnderstood();
    static QString centreWanted(const QString& codes);
    static QString conflicts(std::int64_t count);
    static QString progressRead(int percent);
    static QString progressStore(int percent);
    static QString waitingForStore();
    /// A store or a server that failed: what happened, what is safe, what to do.
    static QString importFailed(const Error& error);
};

} // namespace relais
