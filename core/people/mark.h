#pragma once

#include "core/base/id.h"

#include <QString>

#include <optional>

namespace relais {

/// What stands beside whatever outcome. Withdrawal, objection and death stop everything at once, everywhere.
enum class MarkKind { Withdrawal, Objection, Deceased, Emergency };

QString codeOf(MarkKind kind); ///< "withdrawal", "objection", "deceased", "emergency"
std::optional<MarkKind> markKindFromCode(QStringView code);

/// Fact body: a mark set on a person, or taken back (`set` false).
struct MarkSet {
    MarkKind kind = MarkKind::Withdrawal;
    bool set = true;
    std::optional<AttemptId> attempt;              ///< the call in which it was said
    QString saidBy;                                ///< "elle-même", "son fils": short
    static constexpr qsizetype longestSaidBy = 80; ///< characters
    bool operator==(const MarkSet&) const = default;
};

/// Fact body: the first-contact notice was read to the person.
struct NoticeRead {
    QString version; ///< of the notice's text in the campaign file
    CampaignCode campaign;
    bool operator==(const NoticeRead&) const = default;
};

/// Fact body: a number was found bad, or good again.
struct NumberMarked {
    QString e164;
    bool usable = false;
    bool operator==(const NumberMarked&) const = default;
};

} // namespace relais
