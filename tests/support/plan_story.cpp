#include "tests/support/plan_story.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace relais::test {

PlanStory::PlanStory(const QString& code)
    : campaign(CampaignSpec::shipped({code}).value()), outcomes(OutcomeCatalogue::shipped().value()),
      calendar(Calendar::shipped(QStringLiteral("france")).value())
{
    entry.campaign = campaign.code;
    entry.territory = QStringLiteral("metropole");
    entry.centre = {QStringLiteral("albi")};
    entry.enteredAt = paris("2026-11-03 08:00");
    history.numbers = {{QStringLiteral("+33639980001")}};
    history.isMember = campaign.purpose == Purpose::Care;
}

Instant PlanStory::paris(const char* text)
{
    QDateTime at = QDateTime::fromString(QLatin1String(text), QStringLiteral("yyyy-MM-dd HH:mm"));
    Q_ASSERT(at.isValid());
    at.setTimeZone(QTimeZone("Europe/Paris"));
    return instantFromMicroseconds(at.toMSecsSinceEpoch() * 1000);
}

QString PlanStory::parisText(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(microsecondsOf(at) / 1000, QTimeZone("Europe/Paris"))
        .toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

AttemptRecord& PlanStory::call(const char* at, std::optional<OutcomeCode> outcome)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[15] = m_nextId++;
    AttemptRecord attempt;
    attempt.id = AttemptId(Uuid(bytes));
    attempt.campaign = campaign.code;
    attempt.startedAt = paris(at);
    attempt.outcome = outcome;
    if (outcome) {
        attempt.closedAt = attempt.startedAt + std::chrono::minutes(2);
    }
    attempt.number = history.numbers.empty() ? std::optional<PhoneNumber>() : history.numbers.front();
    return history.attempts.emplace_back(attempt);
}

AttemptRecord& PlanStory::callsIn(const char* at, std::optional<OutcomeCode> outcome)
{
    AttemptRecord& attempt = call(at, outcome);
    attempt.direction = CallDirection::Inbound;
    return attempt;
}

AttemptRecord& PlanStory::otherCampaign(const char* at, OutcomeCode outcome)
{
    AttemptRecord& attempt = call(at, outcome);
    attempt.campaign = {QStringLiteral("another")};
    return attempt;
}

PromiseRecord& PlanStory::promise(const char* madeAt, const char* from, const char* until, bool own)
{
    std::array<std::uint8_t, 16> bytes{};
    bytes[14] = 1;
    bytes[15] = m_nextId++;
    PromiseRecord made;
    made.id = PromiseId(Uuid(bytes));
    made.campaign = campaign.code;
    made.due = {paris(from), paris(until)};
    made.madeAt = paris(madeAt) + std::chrono::minutes(2);
    if (own) {
        made.owner = AgentId(Uuid(bytes));
    }
    return history.promises.emplace_back(made);
}

QString PlanStory::told() const
{
    const EntryPlan next = plan();
    if (next.state == PlanState::Done) {
        return (QStringLiteral("done ") + next.doneCode + u' ' + next.letter).trimmed();
    }
    return (next.state == PlanState::Suspended ? QStringLiteral("suspended ") : QString()) + parisText(next.due.from) + u'-'
        + parisText(next.due.until).mid(11) + u' ' + (next.slot.isEmpty() ? QStringLiteral("time") : next.slot)
        + QStringLiteral(" r") + QString::number(next.rank) + (next.letter.isEmpty() ? QString() : u' ' + next.letter);
}

bool PlanStory::hasReason(const char* code) const
{
    const auto reasons = plan().reasons;
    return std::any_of(
        reasons.begin(), reasons.end(), [&](const QueueReason& reason) { return reason.code == QLatin1String(code); });
}

} // namespace relais::test
