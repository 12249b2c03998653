#include "ui/programmes/cohort_view_model.h"

#include "ui/words/cohort_words.h"
#include "ui/words/error_words.h"
#include "ui/words/time_words.h"

#include <QFuture>

namespace relais {

namespace {
constexpr std::chrono::seconds askedEvery{3};
}

CohortViewModel::CohortViewModel(CallDesk& desk, const Calendar& calendar, const CentreId& centre, QObject* parent)
    : QObject(parent), m_desk(desk), m_calendar(calendar), m_centre(centre)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &CohortViewModel::load);
}

const PhoneCohorts::OfPathway* CohortViewModel::cohort() const
{
    return m_cohorts ? m_cohorts->of(m_pathway) : nullptr;
}

bool CohortViewModel::hasCohort() const
{
    return cohort() != nullptr;
}

bool CohortViewModel::isAtWork() const
{
    const auto* one = cohort();
    return one != nullptr && one->open.has_value();
}

bool CohortViewModel::mayAsk() const
{
    return hasCohort() && !isAtWork() && m_wanted && !m_sending && !m_asked;
}

void CohortViewModel::look(const QString& pathway, const std::optional<Wanted>& wanted)
{
    if (pathway == m_pathway && wanted == m_wanted) {
        return;
    }
    if (pathway != m_pathway) {
        m_message.clear();
        m_refused = false;
    }
    m_pathway = pathway;
    m_wanted = wanted;
    m_asked = false; // the question was about other numbers
    Q_EMIT changed();
}

void CohortViewModel::load()
{
    if (m_loading || !m_desk.state().agent) {
        return;
    }
    m_loading = true;
    m_desk.phoneCohorts().then(this, [this](const Result<PhoneCohorts>& cohorts) {
        m_loading = false;
        if (cohorts) {
            take(*cohorts);
        } else if (!m_cohorts) {
            m_failure = cohorts.error(); // what was told before is better than nothing
        }
        if (isAtWork()) {
            m_again.start(askedEvery);
        }
        Q_EMIT changed();
    });
}

void CohortViewModel::take(const PhoneCohorts& cohorts)
{
    const bool wasAtWork = isAtWork();
    m_cohorts = cohorts;
    m_failure.reset();
    if (wasAtWork && !isAtWork()) {
        const auto* one = cohort();
        say(one != nullptr && one->done ? CohortWords::done(*one->done) : QString(), false);
    }
}

void CohortViewModel::say(const QString& sentence, bool refused)
{
    m_message = sentence;
    m_refused = refused;
    if (!sentence.isEmpty()) {
        Q_EMIT announced(sentence);
    }
}

QString CohortViewModel::localMoment(Instant at) const
{
    const LocalTime there = m_calendar.localTime(at, m_calendar.territoryOfCentre(m_centre));
    return TimeWords::full(there.date) + u' ' + CohortWords::atHour(there.time);
}

QString CohortViewModel::standing() const
{
    if (m_pathway.isEmpty()) {
        return {};
    }
    if (m_failure) {
        return errorWords(m_failure->code).sentence() + u' ' + CohortWords::missing();
    }
    if (!m_cohorts) {
        return CohortWords::comes();
    }
    const auto* one = cohort();
    if (one == nullptr) {
        return CohortWords::everybody();
    }
    const QString size = one->done ? CohortWords::size(*one->done, localMoment(one->done->endedAt.value_or(one->done->askedAt)))
                                   : CohortWords::never();
    return size + u' ' + (one->open ? CohortWords::atWork() : CohortWords::daily(m_cohorts->daily));
}

QString CohortViewModel::bound() const
{
    return hasCohort() && m_wanted ? CohortWords::room(m_wanted->bound) : QString();
}

QString CohortViewModel::question() const
{
    if (!m_asked || !m_wanted || !hasCohort()) {
        return {};
    }
    const auto& done = cohort()->done;
    return CohortWords::question(
        m_wanted->nurseHundredths, m_wanted->everyDays, m_wanted->bound, done ? std::optional(done->after) : std::nullopt);
}

void CohortViewModel::askFirst()
{
    if (mayAsk()) {
        m_asked = true;
        m_message.clear();
    } else if (isAtWork()) {
        say(CohortWords::atWork(), false);
    } else if (!m_wanted) {
        say(CohortWords::numbersWanted(), true);
    }
    Q_EMIT changed();
}

void CohortViewModel::takeBack()
{
    m_asked = false;
    Q_EMIT changed();
}

void CohortViewModel::choose()
{
    if (!m_asked || !m_wanted || m_sending) {
        return;
    }
    m_asked = false;
    m_sending = true;
    CohortRequest request;
    request.pathway = m_wanted->pathway;
    request.nurseHundredths = m_wanted->nurseHundredths;
    request.everyDays = m_wanted->everyDays;
    m_desk.chooseCohort(request).then(this, [this](const Result<CohortRun>& run) {
        m_sending = false;
        if (run) {
            say(CohortWords::taken(), false);
        } else {
            say(CohortWords::failed(run.error()), true);
        }
        load();
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

} // namespace relais
