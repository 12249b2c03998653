#include "ui/activity/counters_view_model.h"

#include "ui/words/error_words.h"
#include "ui/words/time_words.h"

#include <QFuture>

namespace relais {

CountersViewModel::CountersViewModel(CallDesk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

void CountersViewModel::load()
{
    m_loading = true;
    Q_EMIT changed();
    m_desk.countersOfToday().then(this, [this](const Result<DayCounters>& answer) {
        m_loading = false;
        m_rows.clear();
        m_message.clear();
        if (!answer) {
            m_message = errorWords(answer.error().code).sentence();
            Q_EMIT changed();
            return;
        }
        const auto& state = m_desk.state();
        const bool coaching = state.agent && seesHealthData(state.agent->role);
        const auto add = [this](const QString& label, const QString& value) { m_rows.push_back({label, value}); };
        add(tr("Appels"), QString::number(answer->attempts));
        add(tr("Personnes jointes"), QString::number(answer->reached));
        if (coaching) {
            add(tr("Fructueux"), QString::number(answer->fruitful));
            add(tr("Infructueux"), QString::number(answer->unfruitful));
        } else {
            add(tr("Promesses"), QString::number(answer->pledges));
            add(tr("Refus"), QString::number(answer->refusals));
        }
        add(tr("Temps de parole"), TimeWords::duration(answer->talk));
        add(tr("Temps de compte-rendu"), TimeWords::duration(answer->wrapUp));
        Q_EMIT changed();
    });
}

} // namespace relais
