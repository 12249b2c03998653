#include "core/outbox/conflict_code.h"

namespace relais {

QString codeOf(ConflictCode code)
{
    switch (code) {
    case ConflictCode::None: return {};
    case ConflictCode::FencedOff: return QStringLiteral("fenced_off");
    case ConflictCode::Late: return QStringLiteral("late");
    case ConflictCode::LentElsewhere: return QStringLiteral("lent_elsewhere");
    case ConflictCode::AfterStop: return QStringLiteral("after_stop");
    case ConflictCode::AlreadyClosed: return QStringLiteral("already_closed");
    case ConflictCode::UnknownAttempt: return QStringLiteral("unknown_attempt");
    case ConflictCode::UnknownTarget: return QStringLiteral("unknown_target");
    case ConflictCode::ClockAhead: return QStringLiteral("clock_ahead");
    case ConflictCode::ClockBehind: return QStringLiteral("clock_behind");
    case ConflictCode::SaidElsewhere: return QStringLiteral("said_elsewhere");
    }
    return {};
}

} // namespace relais
