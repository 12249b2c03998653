#pragma once

#include "core/programmes/version_digest.h"

#include <vector>

namespace relais {

/// What each version of a pathway said when a server worked by it last, for all centres of a store: a port. On a database thread; storage failures
/// travel through it.
class VersionStore {
public:
    virtual ~VersionStore() = default;
    virtual std::vector<VersionDigest> known() = 0;
    /// In the place of what was known of that version.
    virtual void put(const VersionDigest& version) = 0;
    /// Somebody joined it, at whatever centre, and be it long ago: a history is read by its version.
    virtual bool isJoined(const QString& pathway, const QString& version) = 0;
};

/// Compares what the versions say now with what they said, and keeps what they say now. Returns those that people have joined and that say
/// something else, or are gone (with an empty digest): of these nothing is kept, so that the next start asks again; and with one of them
/// nothing at all is kept.
std::vector<VersionDigest> changedVersions(VersionStore& store, const std::vector<VersionDigest>& now);

} // namespace relais
