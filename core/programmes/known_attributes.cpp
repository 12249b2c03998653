#include "core/programmes/known_attributes.h"

#include <algorithm>

namespace relais {

namespace {

bool refuses(const ContactHistory& history)
{
    if (!history.refused || !history.isMember) {
        return history.refused;
    }
    Instant joined;
    for (const PathwayRecord& record : history.pathways) {
        const auto* joining = std::get_if<PathwayJoined>(&record.said.body);
        if (joining && joining->membership) {
            joined = std::max(joined, record.occurredAt);
        }
    }
    return std::any_of(history.attempts.begin(), history.attempts.end(),
        [&](const AttemptRecord& attempt) { return attempt.outcome == OutcomeCode::Refused && attempt.startedAt >= joined; });
}

} // namespace

QString bornOnAttribute()
{
    return QStringLiteral("born_on");
}

int ageOn(QDate born, QDate day)
{
    const bool before = std::pair(day.month(), day.day()) < std::pair(born.month(), born.day());
    return day.year() - born.year() - (before ? 1 : 0);
}

Attributes knownAttributes(const ContactHistory& history, QDate on)
{
    Attributes known;
    for (const AttributeSaid& said : history.attributes) {
        known.set(said.name, said.value);
    }
    const AttributeValue* born = known.find(bornOnAttribute());
    if (const QDate* day = born ? std::get_if<QDate>(born) : nullptr; day && day->isValid() && *day <= on) {
        known.set(QStringLiteral("age"), ageOn(*day, on));
    }
    known.set(QStringLiteral("member"), history.isMember);
    known.set(QStringLiteral("refused"), refuses(history));
    known.set(QStringLiteral("deceased"), history.deceased);
    return known;
}

} // namespace relais
