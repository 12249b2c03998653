#pragma once

#include <QString>

namespace relais {

/// Why a fact was kept as a conflict. In each case both sides' data stay, the fact counts in the history of its person, and the
/// queue is derived from all of it: that is the defined end of every conflict. A person looks at the list and corrects by facts.
enum class ConflictCode {
    None,
    FencedOff,      ///< the person was lent again since: two desks may have called her
    Late,           ///< the attempt began after its lease had run out
    LentElsewhere,  ///< an outbound attempt without a lease, while another desk holds the person
    AfterStop,      ///< an outbound attempt begun after an objection, a withdrawal or a death was known
    AlreadyClosed,  ///< a second outcome of one attempt that corrects none: the later one stands
    UnknownAttempt, ///< an outcome whose attempt has not come: it counts alone until then
    UnknownTarget,  ///< retracts or cancels a fact that has not come: waits for it
    ClockAhead,     ///< happened more than ten minutes in the server's future: stands at the time it was received
    ClockBehind, ///< happened before its contact was lent, or longer ago than any desk keeps work: stands at the time it was received
    SaidElsewhere, ///< another desk had said the contrary, and this one could not know: the later word stands (contradiction.h)
};

inline constexpr auto lastConflictCode = ConflictCode::SaidElsewhere;

/// "fenced_off", "late"…; empty for None.
QString codeOf(ConflictCode code);

} // namespace relais
