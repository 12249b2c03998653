#include "ui/calls/alerts_view_model.h"

#include "ui/words/emergency_words.h"
#include "ui/words/error_words.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QFuture>

#include <algorithm>

namespace relais {

namespace {
constexpr std::chrono::seconds askedEvery{30};
}

AlertsViewModel::AlertsViewModel(CallDesk& desk, const Clock& clock, TimeWords time, QObject* parent)
    : QObject(parent), m_desk(desk), m_clock(clock), m_time(std::move(time))
{
    connect(&m_again, &QTimer::timeout, this, &AlertsViewModel::load);
    m_again.start(askedEvery);
}

const AlertsViewModel::Row* AlertsViewModel::opened() const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return m_open == row.alert; });
    return found == m_rows.end() ? nullptr : &*found;
}

bool AlertsViewModel::hasLate() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.late; });
}

void AlertsViewModel::load()
{
    if (m_asking || !m_desk.state().agent) {
        return;
    }
    m_asking = true;
    m_desk.alerts().then(this, [this](const Result<std::vector<WaitingAlert>>& answer) {
        m_asking = false;
        m_loading = false;
        if (answer) {
            m_failure.clear();
            show(*answer);
        } else {
            m_failure = errorWords(answer.error().code).sentence();
        }
        Q_EMIT changed();
    });
}

void AlertsViewModel::show(const std::vector<WaitingAlert>& alerts)
{
    std::set<FactId> known;
    for (const Row& row : m_rows) {
        known.insert(row.alert);
    }
    std::vector<QString> arrived;
    std::vector<Row> rows;
    const Instant now = m_clock.now();
    for (const WaitingAlert& alert : alerts) {
        if (m_taken.contains(alert.alert)) {
            continue;
        }
        const QString name = EmergencyWords::name(alert);
        if (!known.contains(alert.alert)) {
            arrived.push_back(name);
        }
        rows.push_back({alert.alert, alert.person, name, alert.identity ? bornWords(*alert.identity) : QString(),
            EmergencyWords::address(alert), EmergencyWords::numbers(alert), EmergencyWords::waits(alert, now),
            EmergencyWords::raised(alert, m_time, now), alert.standing == AlertStanding::Escalated});
    }
    // An answer that was asked for after the record does not name it any more, unless the server refused it.
    m_taken.clear();
    m_rows = std::move(rows);
    summarise();
    if (!arrived.empty()) {
        Q_EMIT announced(EmergencyWords::arrived(arrived));
    }
}

void AlertsViewModel::summarise()
{
    const auto late = std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.late; });
    m_summary = m_rows.empty() ? typographic(tr("Aucune alerte n'attend. Cette page se met à jour toutes les 30 secondes."))
                               : EmergencyWords::summary(static_cast<int>(m_rows.size()), static_cast<int>(late));
}

void AlertsViewModel::open(const FactId& alert)
{
    m_open = alert;
    Q_EMIT changed();
}

void AlertsViewModel::take(const QString& note)
{
    const Row* row = opened();
    if (row == nullptr || m_recording) {
        return;
    }
    m_recording = true;
    Q_EMIT changed();
    m_desk.answerAlert(row->person, row->alert, note)
        .then(this, [this, alert = row->alert, name = row->name](const Result<Done>& result) {
            m_recording = false;
            if (!result) {
                m_failure = errorWords(result.error().code).sentence();
                Q_EMIT changed();
                return;
            }
            m_failure.clear();
            m_taken.insert(alert);
            std::erase_if(m_rows, [&](const Row& one) { return one.alert == alert; });
            summarise();
            Q_EMIT taken();
            Q_EMIT changed();
            Q_EMIT announced(typographic(tr("Prise en charge enregistrée : %1.").arg(name)));
        });
}

} // namespace relais
