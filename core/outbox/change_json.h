#pragma once

#include "core/base/json_reader.h"
#include "core/base/json_text.h"
#include "core/outbox/change.h"

namespace relais {

inline constexpr int changesPerPage = 1000;

/// {"epoch","changes":[{"seq","kind","person_id","lease_id","campaign","version","code"}],"next_cursor","more"}
JsonText toJson(const ChangePage& page);
Result<ChangePage> changePageFromJson(const QJsonObject& json);

/// The head of the feed: where a desk that starts from nothing begins. {"epoch","cursor"}
struct FeedHead {
    QString epoch;
    QString cursor;
    bool operator==(const FeedHead&) const = default;
};
JsonText toJson(const FeedHead& head);
Result<FeedHead> feedHeadFromJson(const QJsonObject& json);

} // namespace relais
