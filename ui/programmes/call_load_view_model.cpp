#include "ui/programmes/call_load_view_model.h"

#include "core/programmes/cohort_pathway.h"
#include "ui/words/error_words.h"
#include "ui/words/load_words.h"
#include "ui/words/protocol_words.h"

#include <QFuture>

#include <cmath>

namespace relais {
namespace {

constexpr std::array<const char*, 4> details{"members", "every", "nurses", "weeks"};

/// A number as people type it: spaces between thousands, a comma. Nothing readable: -1, which no field takes.
double numberOf(QString text)
{
    text.remove(QChar::Nbsp).remove(QChar(0x202f)).remove(u' ').replace(u',', u'.');
    bool good = false;
    const double number = text.toDouble(&good);
    return good ? number : -1;
}

int wholeOf(const QString& text)
{
    const double number = numberOf(text);
    return number >= 0 && number <= 100'000'000 && number == static_cast<int>(number) ? static_cast<int>(number) : -1;
}

} // namespace

CallLoadViewModel::CallLoadViewModel(CallDesk& desk, const ProgrammesInForce& programmes, const Calendar& calendar,
    const Clock& clock, const CentreId& centre, QObject* parent)
    : QObject(parent), m_desk(desk), m_calendar(calendar), m_clock(clock), m_centre(centre),
      m_settings(CapacitySettings::shipped()),
      m_book(programmes.book()), m_texts{QStringLiteral("5 000"), QStringLiteral("60"), QStringLiteral("20"),
                                     m_settings ? QString::number(m_settings->weeks) : QString()}
{
    const QDate today = m_calendar.localTime(m_clock.now(), m_calendar.territoryOfCentre(m_centre)).date;
    if (m_book) {
        for (const Protocol& one : m_book->protocols()) {
            if (m_book->joinedOn(one.pathway, today) == &one && callIntervalOf(one)) {
                m_protocols.push_back(&one);
                m_pathways.append(LoadWords::pathway(one));
            }
        }
    }
    m_pathways.append(LoadWords::noPathway());
    if (const Protocol* first = protocol()) {
        set(Field::Every, QString::number(*callIntervalOf(*first)));
    }
    reckon();
}

const Protocol* CallLoadViewModel::protocol() const
{
    const auto at = static_cast<std::size_t>(m_chosen);
    return at < m_protocols.size() ? m_protocols[at] : nullptr;
}

void CallLoadViewModel::choose(int pathway)
{
    if (pathway < 0 || pathway >= m_pathways.size() || pathway == m_chosen) {
        return;
    }
    m_chosen = pathway;
    if (const Protocol* now = protocol()) {
        set(Field::Every, QString::number(*callIntervalOf(*now)));
        m_typed[static_cast<std::size_t>(Field::Members)] = false; // of the pathway that was shown before
        proposeMembers();
    }
    reckon();
    Q_EMIT changed();
}

void CallLoadViewModel::setText(Field field, const QString& text)
{
    set(field, text);
    m_typed[static_cast<std::size_t>(field)] = true;
    reckon();
    Q_EMIT changed();
}

QString CallLoadViewModel::problem(Field field) const
{
    const QString detail = QString::fromLatin1(details[static_cast<std::size_t>(field)]);
    return m_wrong == detail ? LoadWords::wrong(detail) : QString();
}

QString CallLoadViewModel::failure() const
{
    return m_settings ? QString() : errorWords(m_settings.error().code).sentence();
}

QString CallLoadViewModel::plannedSentence() const
{
    if (m_missing) {
        return errorWords(m_missing->code).sentence() + u' ' + LoadWords::plannedMissing();
    }
    return m_planned ? LoadWords::planned(due(), m_planned->nurses) : LoadWords::plannedComes();
}

void CallLoadViewModel::ask()
{
    if (m_asking || !m_desk.state().agent) {
        return;
    }
    m_asking = true;
    m_desk.plannedCalls().then(this, [this](const Result<PlannedCalls>& planned) {
        m_asking = false;
        m_asked = true;
        if (planned) {
            take(*planned);
        } else if (!m_planned) {
            m_missing = planned.error(); // what was told before is better than nothing
        }
        reckon();
        Q_EMIT changed();
    });
}

void CallLoadViewModel::take(const PlannedCalls& planned)
{
    m_planned = planned;
    m_missing.reset();
    if (!m_typed[static_cast<std::size_t>(Field::Nurses)] && planned.nurses > 0) {
        set(Field::Nurses, LoadWords::count(planned.nurses));
    }
    proposeMembers();
}

void CallLoadViewModel::proposeMembers()
{
    const int called = m_planned && protocol() ? m_planned->calledOn(protocol()->pathway) : 0;
    if (called > 0 && !m_typed[static_cast<std::size_t>(Field::Members)]) {
        set(Field::Members, LoadWords::count(called));
    }
}

std::vector<int> CallLoadViewModel::due() const
{
    return m_planned ? m_planned->dueBeside(protocol() ? protocol()->pathway : QString()) : std::vector<int>();
}

std::optional<CohortViewModel::Wanted> CallLoadViewModel::cohortWanted() const
{
    if (!m_load || !m_planned || !protocol() || !hasPhoneCohort(*protocol())) {
        return std::nullopt;
    }
    CallLoadRequest asked = request();
    asked.weeks = m_settings->weeks; // as the server reckons, however far is looked here
    const auto load = callLoad(asked, *m_settings, m_calendar);
    if (!load) {
        return std::nullopt;
    }
    return CohortViewModel::Wanted{
        protocol()->pathway, static_cast<int>(std::lround(asked.nurses * 100)), asked.everyDays, load->largestCohort};
}

CallLoadRequest CallLoadViewModel::request() const
{
    CallLoadRequest request;
    request.members = wholeOf(text(Field::Members));
    request.everyDays = wholeOf(text(Field::Every));
    request.nurses = numberOf(text(Field::Nurses));
    request.weeks = wholeOf(text(Field::Weeks));
    // The weeks are those that the server counted, also when this page stays open over midnight.
    request.from = m_planned ? m_planned->from : m_calendar.localTime(m_clock.now(), m_calendar.territoryOfCentre(m_centre)).date;
    request.centre = m_centre;
    request.due = due();
    return request;
}

void CallLoadViewModel::reckon()
{
    m_load.reset();
    m_wrong.clear();
    if (!m_settings) {
        return;
    }
    auto load = callLoad(request(), *m_settings, m_calendar);
    if (load) {
        m_load = std::move(*load);
    } else {
        m_wrong = load.error().detail;
    }
}

} // namespace relais
