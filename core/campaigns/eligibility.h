#pragma once

#include "core/campaigns/civil_date.h"
#include "core/campaigns/target_criteria.h"
#include "core/people/exam.h"

#include <QStringList>

#include <array>
#include <optional>

namespace relais {

/// Why somebody is not asked to join. The codes are stable: they stand in summaries and in the store.
enum class IneligibleReason : unsigned char {
    Minor,
    Age75OrOver,
    OtherScheme,
    NoLongTermCondition,
    NoTreatingDoctor,
    FewerThan3Deliveries,
    FewerThan3Letters,
    AlreadyEnrolled,
    RefusedBefore,
    Deceased,
    NoCareGap,
    NotOfProgramme ///< nothing of the campaign's own is against it, a condition of its programme is
};
constexpr std::size_t ineligibleReasonCount = 12;
QString codeOf(IneligibleReason reason); ///< "minor", "age_75_or_over"…

/// Every reason that applies; empty: eligible.
class IneligibleReasons {
public:
    constexpr void add(IneligibleReason reason) { m_bits = static_cast<unsigned short>(m_bits | bit(reason)); }
    constexpr bool has(IneligibleReason reason) const { return (m_bits & bit(reason)) != 0; }
    constexpr bool isEmpty() const { return m_bits == 0; }
    /// For the store: bit i is the reason numbered i. The numbers never change.
    constexpr unsigned short bits() const { return m_bits; }
    static constexpr IneligibleReasons fromBits(unsigned short bits)
    {
        IneligibleReasons reasons;
        reasons.m_bits = bits;
        return reasons;
    }
    QStringList codes() const;
    bool operator==(const IneligibleReasons&) const = default;

private:
    static constexpr unsigned short bit(IneligibleReason reason)
    {
        return static_cast<unsigned short>(1U << static_cast<unsigned>(reason));
    }
    unsigned short m_bits = 0;
};

/// What the criteria of a campaign read of a person. Holds no name and no number.
struct TargetPerson {
    CivilDate birthDate;
    int scheme = -1;                ///< 1 is "01"; −1: none, or no scheme at all
    bool longTermCondition = false; ///< at least one
    bool treatingDoctor = false;
    unsigned deliveries = 0; ///< distinct dates in 12 months
    unsigned letters = 0;    ///< invitations already sent
    bool enrolled = false;
    bool refused = false;
    bool deceased = false;
    std::array<std::optional<CivilDate>, 3> lastExam; ///< by ExamKind; nothing: none known
};

/// Who may be asked to join, by the campaign's criteria, at that day: every reason against it, none: eligible.
/// Pure and total (domain reference, Sophia diabetes; the campaign of Loire-Atlantique 2016).
IneligibleReasons eligibility(const TargetPerson& person, const TargetCriteria& criteria, const CivilDate& referenceDate);

/// Whole years since the last exam of those that the care gap looks at, 0 to 5; 5 also when none is known. Longest first.
int careGapYears(const TargetPerson& person, const TargetCriteria& criteria, const CivilDate& referenceDate);

} // namespace relais
