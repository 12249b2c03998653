#include "ui/followups/agenda_view_model.h"

#include "ui/words/error_words.h"
#include "ui/words/typography.h"

#include <QFuture>

#include <algorithm>

namespace relais {

AgendaViewModel::AgendaViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_time(std::move(time))
{}

void AgendaViewModel::load()
{
    m_loading = true;
    Q_EMIT changed();
    m_desk.agenda().then(this, [this](Result<std::vector<AgendaItem>> answer) {
        m_loading = false;
        m_rows.clear();
        m_message.clear();
        if (!answer) {
            m_message = errorWords(answer.error().code).sentence();
            Q_EMIT changed();
            return;
        }
        std::stable_sort(
            answer->begin(), answer->end(), [](const AgendaItem& a, const AgendaItem& b) { return a.due.from < b.due.from; });
        const Instant now = m_clock.now();
        for (const AgendaItem& item : *answer) {
            Row row;
            row.day = capitalised(TimeWords::plannedDay(m_time.dateOf(item.due.from), m_time.dateOf(now)));
            const bool exact = item.due.until - item.due.from <= std::chrono::minutes(30);
            row.time = exact ? TimeWords::hour(m_time.timeOf(item.due.from))
                             : TimeWords::span(m_time.timeOf(item.due.from), m_time.timeOf(item.due.until));
            row.name = item.name;
            row.owner = item.mine ? tr("vous") : item.ownerName.isEmpty() ? tr("qui est libre") : item.ownerName;
            row.reason = item.reason;
            row.late = item.late;
            m_rows.push_back(row);
        }
        Q_EMIT changed();
    });
}

} // namespace relais
