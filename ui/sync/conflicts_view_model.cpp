#include "ui/sync/conflicts_view_model.h"

#include "ui/words/error_words.h"
#include "ui/words/fact_words.h"
#include "ui/words/typography.h"

#include <QFuture>

namespace relais {

ConflictsViewModel::ConflictsViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_time(std::move(time)),
      m_summary(typographic(tr("Les saisies en conflit arrivent…")))
{}

QString ConflictsViewModel::said(const QString& by, Instant at) const
{
    const QString when = m_time.datedMoment(at, m_clock.now());
    return by.isEmpty() ? when : typographic(tr("%1, %2").arg(by, when));
}

void ConflictsViewModel::load()
{
    if (m_asking || !m_desk.state().agent) {
        return;
    }
    m_asking = true;
    m_desk.conflicts().then(this, [this](const Result<std::vector<ListedConflict>>& answer) {
        m_asking = false;
        if (!answer) {
            m_failure = errorWords(answer.error().code).sentence();
            Q_EMIT changed();
            return;
        }
        m_failure.clear();
        m_rows.clear();
        for (const ListedConflict& one : *answer) {
            const QString nobody = one.person ? tr("Fiche inconnue") : typographic(tr("État d'un conseiller"));
            m_rows.push_back({one.personName.isEmpty() ? nobody : one.personName, FactWords::type(one.type),
                FactWords::reason(one.code), said(one.saidBy, one.occurredAt),
                one.otherAt ? said(one.otherBy, *one.otherAt) : QString(), FactWords::outcome(one.code)});
        }
        m_summary = FactWords::summary(static_cast<int>(m_rows.size()));
        if (m_rows.size() >= static_cast<std::size_t>(conflictsListedAtMost)) {
            m_summary += u' ' + typographic(tr("Ce sont les plus récentes : il peut y en avoir d'autres derrière."));
        }
        Q_EMIT changed();
    });
}

} // namespace relais
