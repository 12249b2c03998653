#pragma once

#include "core/base/id.h"
#include "core/base/instant.h"
#include "core/programmes/attributes.h"
#include "core/programmes/programme_codes.h"

#include <variant>
#include <vector>

namespace relais {

/// She joins a pathway, or is moved to another version of it: always somebody's act. She keeps the version until the next such act.
struct PathwayJoined {
    QString version;
    QString entry;           ///< the channel by which she came: a code of the protocol
    bool membership = false; ///< makes her a member of the programme (Sophia, Vivoptim), so that no campaign invites her any more
    bool operator==(const PathwayJoined&) const = default;
};

/// When the anchor is, as far as is known. A later word replaces an earlier one: D0 is provisional until somebody confirms it.
struct AnchorSaid {
    AnchorKind kind = AnchorKind::Enrolment;
    Instant when; ///< of a day without an hour: its noon in the person's territory
    bool confirmed = true;
    bool operator==(const AnchorSaid&) const = default;
};

/// This attempt was made for this step. Without such a word a call belongs to no step.
struct StepDialled {
    AttemptId attempt;
    QString step;
    int occurrence = 1; ///< 1 to 120
    bool operator==(const StepDialled&) const = default;
};

/// What is known of a professional's visit, or of a message that was sent.
struct StepNoted {
    enum class What { Booked, Honoured, Missed, Cancelled, Sent, Dropped };
    QString step;
    int occurrence = 1;
    What what = What::Booked;
    Instant when; ///< the appointment's time; of the others, when it happened
    bool operator==(const StepNoted&) const = default;
};
QString codeOf(StepNoted::What what); ///< "booked", "honoured", "missed", "cancelled", "sent", "dropped"
std::optional<StepNoted::What> stepNoteFromCode(QStringView code);

/// The person asked to be called for this step at that time.
struct StepAsked {
    QString step;
    int occurrence = 1;
    Window window;
    bool operator==(const StepAsked&) const = default;
};

/// Something ends or suspends the pathway, or ends that again: a death said by mistake, a patient who is home again.
struct PathwayStopped {
    ExitCause cause = ExitCause::Withdrawal;
    bool over = false; ///< it does not hold any more
    bool operator==(const PathwayStopped&) const = default;
};

constexpr int highestAttributeCount = 1'000'000; ///< of a value that is a count; the lowest is 0
struct AttributeSaid {
    QString name;
    AttributeValue value;
    bool operator==(const AttributeSaid&) const = default;
};

/// What was answered so far; kept only since the person consented. A later one of the same questionnaire replaces it whole.
struct QuestionnaireSaid {
    struct Answer {
        QString question;
        QString answer; ///< ≤ 64 characters
        bool operator==(const Answer&) const = default;
    };
    QString questionnaire;
    QString version;
    std::vector<Answer> answers; ///< at most 60
    bool complete = false;       ///< else it can be taken up again
    bool operator==(const QuestionnaireSaid&) const = default;
};

/// Words of the pathway's form: the ward, the address after discharge, a professional's name. No rule reads them; a later one of the same
/// field replaces it, an empty one takes it back.
struct FormTextSaid {
    static constexpr int longest = 200; ///< characters
    QString field;                      ///< code of the form
    QString text;
    bool operator==(const FormTextSaid&) const = default;
};

using PathwayBody = std::variant<PathwayJoined, AnchorSaid, StepDialled, StepNoted, StepAsked, PathwayStopped, AttributeSaid,
    QuestionnaireSaid, FormTextSaid>;

/// The body of a fact: one word about a person's way along one pathway.
struct PathwaySaid {
    QString pathway; ///< code
    PathwayBody body;
    bool operator==(const PathwaySaid&) const = default;
};

/// Such a fact as the rules read it, with its place in the one total order. Holds health data: never in a log.
struct PathwayRecord {
    FactId id;
    Instant occurredAt;
    DeskId desk;
    std::int64_t deskSeq = 0;
    PathwaySaid said;
    bool operator==(const PathwayRecord&) const = default;
};

} // namespace relais
