#include "ui/calls/open_attempts_view_model.h"

#include "ui/words/error_words.h"

#include <QFuture>

namespace relais {

OpenAttemptsViewModel::OpenAttemptsViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_time(std::move(time))
{}

void OpenAttemptsViewModel::load()
{
    m_loading = true;
    Q_EMIT changed();
    m_desk.openAttempts().then(this, [this](const Result<std::vector<OpenAttempt>>& answer) {
        m_loading = false;
        m_rows.clear();
        m_message.clear();
        if (answer) {
            for (const OpenAttempt& attempt : *answer) {
                m_rows.push_back({attempt.attempt, attempt.name,
                    m_time.day(attempt.startedAt, m_clock.now()) + u' ' + m_time.clock(attempt.startedAt)});
            }
        } else {
            m_message = errorWords(answer.error().code).sentence();
        }
        Q_EMIT changed();
    });
}

void OpenAttemptsViewModel::resume(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size())) {
        return;
    }
    m_desk.resumeAttempt(m_rows[static_cast<std::size_t>(row)].attempt).then(this, [this](const Result<Done>& result) {
        if (result) {
            Q_EMIT resumed();
            load();
        } else {
            m_message = errorWords(result.error().code).sentence();
            Q_EMIT changed();
        }
    });
}

} // namespace relais
