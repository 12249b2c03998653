#pragma once

#include "core/programmes/protocol.h"

#include <QString>

namespace relais {

/// What relaisctl says of programmes beside their faults. French, whole sentences. Pure.
struct ProgrammeToolWords {
    static QString checkSummary();
    static QString checkHelp();
    static QString campaignsCheckSummary();
    static QString campaignsCheckHelp();
    static QString listSummary();
    static QString listHelp();
    static QString previewSummary();
    static QString previewHelp();
    static QString fileUnreadable(const QString& path);
    static QString allGood(int files);
    static QString faulty(int faults);
    static QString onePathwayWanted();
    static QString noSuchPathway(const QString& code);
    static QString noSuchCalendar(const QString& name);
    /// `what` is "anchor discharge", "--today"…
    static QString notUnderstood(const QString& what);
    /// "prado-copd  BPCO, version 2026-11, en cours, depuis le 1er janvier 2015"
    static QString pathwayLine(const Protocol& protocol);
    static QString channelOpen();
    static QString endTitle();
    static QString stepTitle(const ProtocolStep& step, int occurrence);
};

} // namespace relais
