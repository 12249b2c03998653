#include "core/calls/desk_alerts.h"

#include "core/outbox/fact_permission.h"

#include <algorithm>

namespace relais {

namespace {

constexpr qsizetype longestNote = 400;

/// An answer that the server refused counts for nothing: the alert waits again.
bool isTakenHere(const PersonId& person, const FactId& alert, LocalWork& work)
{
    const auto facts = work.deliveries.ofPerson(person);
    return std::any_of(facts.begin(), facts.end(), [&](const KeptFact& kept) {
        const auto* answered = std::get_if<AlertAnswered>(&kept.fact.body);
        return answered != nullptr && answered->alert == alert && kept.state != DeliveryState::Refused
            && kept.state != DeliveryState::SettledByHand;
    });
}

QString shortened(const QString& note)
{
    QString text = note.trimmed().left(longestNote);
    if (!text.isEmpty() && text.back().isHighSurrogate()) {
        text.chop(1);
    }
    return text;
}

} // namespace

QFuture<Result<std::vector<WaitingAlert>>> DeskAlerts::waiting()
{
    if (!m_desk.store) {
        return answered<std::vector<WaitingAlert>>(failure(ErrorCode::NotSignedIn));
    }
    Promised<std::vector<WaitingAlert>> answer;
    m_desk.ports.api.alerts(m_lifeline.guard([this, answer, store = m_desk.store](Result<std::vector<WaitingAlert>> alerts) {
        if (!alerts) {
            answer.finish(failure(alerts.error()));
            return;
        }
        m_names.clear();
        for (const WaitingAlert& alert : *alerts) {
            m_names.emplace(alert.alert, alert.identity ? nameInFull(*alert.identity) : QString());
        }
        store->local(
            [alerts = std::move(*alerts)](LocalWork& work) mutable -> Result<std::vector<WaitingAlert>> {
                std::erase_if(alerts, [&](const WaitingAlert& alert) { return isTakenHere(alert.person, alert.alert, work); });
                return std::move(alerts);
            },
            [answer](Result<std::vector<WaitingAlert>> left) { answer.finish(std::move(left)); });
    }));
    return answer.future();
}

QFuture<Result<Done>> DeskAlerts::answer(const PersonId& person, const FactId& alert, const QString& note)
{
    if (!m_desk.store || !m_desk.state.agent) {
        return answered<Done>(failure(ErrorCode::NotSignedIn));
    }
    Fact fact = m_desk.fact(AlertAnswered{alert, shortened(note)});
    if (!mayWrite(m_desk.state.agent->role, fact.body)) {
        return answered<Done>(failure(ErrorCode::NotPermitted, QStringLiteral("answer_alerts")));
    }
    fact.person = person;
    const auto name = m_names.find(alert);
    Promised<Done> answer;
    m_desk.store->local(
        [fact, alert, name = name == m_names.end() ? QString() : name->second](LocalWork& work) -> Result<DeskSnapshot> {
            if (!isTakenHere(*fact.person, alert, work)) {
                work.outbox.append(fact, name);
            }
            return snapshotOf(work);
        },
        m_lifeline.guard([this, answer](Result<DeskSnapshot> kept) {
            if (!kept) {
                answer.finish(failure(kept.error()));
                return;
            }
            m_desk.take(std::move(*kept));
            m_desk.ports.sync.factsWait();
            m_desk.publish();
            answer.finish(Done{});
        }));
    return answer.future();
}

} // namespace relais
