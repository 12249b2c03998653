#pragma once

#include "core/base/error.h"

#include <QString>

namespace relais {

/// What relaisctl programmes recompute says. French, whole sentences. Pure.
struct RecomputeWords {
    static QString summary();
    static QString help();
    static QString pathwayAndStoreWanted();
    static QString restWanted();
    static QString noStore();
    static QString progress(int percent);
    static QString unknownPathway(const QString& pathway);
    static QString leftAlone(std::int64_t people);
    static QString done(std::int64_t people, std::int64_t changed);
    static QString stopped(std::int64_t people, std::int64_t changed);
    static QString failed(const Error& error);
};

} // namespace relais
