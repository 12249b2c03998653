#include "ui/sync/sync_problems_view_model.h"

#include "ui/words/call_words.h"
#include "ui/words/error_words.h"
#include "ui/words/fact_words.h"
#include "ui/words/typography.h"

#include <QFuture>

namespace relais {
SyncProblemsViewModel::SyncProblemsViewModel(
    CallDesk& desk, const OutcomeCatalogue& outcomes, const Clock& clock, TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_outcomes(outcomes), m_clock(clock), m_time(std::move(time))
{}

void SyncProblemsViewModel::load()
{
    m_loading = true;
    Q_EMIT changed();
    m_desk.refusedFacts().then(this, [this](const Result<std::vector<RefusedFact>>& answer) {
        m_loading = false;
        m_rows.clear();
        if (!answer) {
            m_message = errorWords(answer.error().code).sentence();
            Q_EMIT changed();
            return;
        }
        for (const RefusedFact& fact : *answer) {
            const ErrorWords why = refusalWords(fact.code, fact.conflict);
            const QString what = fact.outcome ? words(*fact.outcome) : FactWords::type(fact.type);
            const QString when = m_time.day(fact.occurredAt, m_clock.now()) + u' ' + m_time.clock(fact.occurredAt);
            m_rows.push_back({fact, fact.name, what + QStringLiteral(", ") + when, why.sentence()});
        }
        Q_EMIT changed();
    });
}

bool SyncProblemsViewModel::isOnlyToSee(const RefusedFact& fact)
{
    // The server has kept it beside the other side's: one of two outcomes can still be named the right one, nothing else is to be done.
    // A call that began once is never told as a second one.
    const bool chooses = fact.outcome && fact.code == u"already_closed";
    return (fact.conflict && !chooses) || fact.type == u"attempt_started";
}

void SyncProblemsViewModel::seen(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size())) {
        return;
    }
    m_message.clear();
    m_desk.seen(m_rows[static_cast<std::size_t>(row)].fact.fact).then(this, [this](const Result<Done>& result) {
        if (!result) {
            m_message = errorWords(result.error().code).sentence();
        }
        load();
    });
}

void SyncProblemsViewModel::resend(int row, const CloseRequest& corrected, const QString& note)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size())) {
        return;
    }
    m_message.clear();
    m_desk.resend(m_rows[static_cast<std::size_t>(row)].fact.fact, corrected, note)
        .then(this, [this](const Result<Done>& result) {
            if (result) {
                m_message = typographic(tr("Corrigé : le nouvel enregistrement part tout de suite."));
                load();
                return;
            }
            m_message = errorWords(result.error().code).sentence();
            Q_EMIT complained();
        });
}

} // namespace relais
