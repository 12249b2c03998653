#include "core/programmes/version_store.h"

#include <algorithm>

namespace relais {

std::vector<VersionDigest> changedVersions(VersionStore& store, const std::vector<VersionDigest>& now)
{
    const auto known = store.known();
    std::vector<VersionDigest> changed;
    std::vector<VersionDigest> fresh;
    for (const VersionDigest& one : now) {
        const auto before = std::find_if(known.begin(), known.end(),
            [&](const VersionDigest& other) { return other.pathway == one.pathway && other.version == one.version; });
        if (before == known.end()) {
            fresh.push_back(one);
        } else if (before->digest != one.digest) {
            (store.isJoined(one.pathway, one.version) ? changed : fresh).push_back(one);
        }
    }
    for (const VersionDigest& before : known) {
        const bool gone = std::none_of(now.begin(), now.end(),
            [&](const VersionDigest& one) { return one.pathway == before.pathway && one.version == before.version; });
        if (gone && store.isJoined(before.pathway, before.version)) {
            changed.push_back({before.pathway, before.version, before.file, {}});
        }
    }
    if (changed.empty()) {
        for (const VersionDigest& one : fresh) {
            store.put(one);
        }
    }
    return changed;
}

} // namespace relais
