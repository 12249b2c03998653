#include "ui/programmes/pathway_acts_view_model.h"

#include "core/programmes/joining_acts.h"
#include "core/programmes/mark_acts.h"
#include "ui/words/error_words.h"
#include "ui/words/pathway_act_words.h"
#include "ui/words/typed_value.h"
#include "ui/words/typography.h"

#include <QFuture>

#include <algorithm>

namespace relais {

PathwayActsViewModel::PathwayActsViewModel(CallDesk& desk, const PathwaySources& sources, const Clock& clock, QObject* parent)
    : QObject(parent), m_desk(desk), m_sources(sources), m_clock(clock)
{
    connect(&desk, &CallDesk::changed, this, &PathwayActsViewModel::reread);
    readAll();
}

void PathwayActsViewModel::reread()
{
    readAll();
    Q_EMIT changed();
}

QString PathwayActsViewModel::personKey() const
{
    const auto& contact = m_desk.state().contact;
    return contact ? contact->contact.person.id.text() + QString::number(contact->showing) : QString();
}

QString PathwayActsViewModel::territory() const
{
    const auto& contact = m_desk.state().contact;
    return contact ? contact->contact.person.territory : QString();
}

TimeWords PathwayActsViewModel::theirTime() const
{
    return TimeWords(m_sources.calendar.zoneOf(territory()));
}

void PathwayActsViewModel::forget()
{
    m_chosen.reset();
    m_pathway = m_subject = m_label = 0;
    m_problem.clear();
    m_message.clear();
    m_failed = false;
    m_saving = false;
    m_subjects.clear();
    m_labels.clear();
    startInput();
}

void PathwayActsViewModel::readAll()
{
    if (const QString person = personKey(); person != m_person) {
        m_person = person;
        forget();
    }
    const DeskState& state = m_desk.state();
    m_members.clear();
    m_marks.clear();
    m_acts.clear();
    m_ofSubject.clear();
    m_pathwayTitles.clear();
    m_file = {};
    m_clockOf.clear();
    m_sentence.clear();
    if (!state.contact || !state.agent) {
        m_sentence = typographic(tr("Un événement se note sur la fiche à l'écran. Amenez d'abord la personne."));
        return;
    }
    if (!seesPathways(state.agent->role)) {
        m_sentence = typographic(tr("Votre rôle ne voit pas les parcours : il n'y a rien à noter ici."));
        return;
    }
    if (!pathwaysOpen(*state.contact, state.agent->role)) {
        m_sentence = typographic(tr("Replié tant que l'identité n'est pas confirmée (F8)."));
        return;
    }
    m_book = m_sources.programmes.book(); // what is shown points into it, whatever a sign-in brings meanwhile
    m_members = m_sources.seenOf(*state.contact, *state.agent);
    readJoins(*state.contact, state.agent->role);
    for (const Membership& member : m_members) {
        m_pathwayTitles << typographic(member.protocol->programmeTitle + QStringLiteral(" : ") + member.protocol->title);
    }
    if (!m_joins.empty()) {
        m_pathwayTitles << tr("Inscrire à un autre volet");
    }
    m_marks = markActsFor(state.contact->history, state.contact->contact.person, state.agent->role);
    if (m_pathwayTitles.isEmpty() && !m_marks.empty()) {
        m_pathwayTitles << tr("Tous les volets");
    }
    if (m_pathwayTitles.isEmpty()) {
        m_subjects.clear();
        m_labels.clear();
        m_sentence = typographic(tr("Aucun parcours connu sur ce poste : il n'y a rien à noter."));
        return;
    }
    findPathway();
    readClock();
    readActs(state.agent->role);
    listSubjects();
}

/// What stands on the person first: as long as it does, little else is to be said.
void PathwayActsViewModel::readActs(Role role)
{
    m_acts = m_marks;
    std::vector<PathwayAct> more = m_joins;
    if (const Membership* on = member()) {
        m_file = pathwayFiles({*on}, m_sources, theirTime(), m_clock.now()).front();
        more = actsFor({*m_book, m_sources.outcomes, m_sources.calendar}, *on, role, m_clock.now());
    }
    m_acts.insert(m_acts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void PathwayActsViewModel::readJoins(const ContactOnScreen& contact, Role role)
{
    m_joins.clear();
    if (m_book) {
        const PersonSlice& person = contact.contact.person;
        m_joins = joiningActsFor({*m_book, m_sources.outcomes, m_sources.calendar}, m_members,
            {person.territory, person.identity.birthDate, person.withdrawn || person.objected || person.deceased}, role,
            m_clock.now());
    }
}

/// The one that was chosen, wherever it stands now; else the first.
void PathwayActsViewModel::findPathway()
{
    const auto at = std::find_if(
        m_members.begin(), m_members.end(), [&](const Membership& one) { return one.protocol->pathway == m_chosen; });
    const bool joins = m_chosen && m_chosen->isEmpty() && !m_joins.empty();
    m_pathway = joins || at != m_members.end() ? static_cast<int>(at - m_members.begin()) : 0;
}

void PathwayActsViewModel::readClock()
{
    const Instant now = m_clock.now();
    const LocalTime theirs = m_sources.calendar.localTime(now, territory());
    const QString here = m_sources.calendar.territoryOfCentre(m_desk.state().agent->centre);
    if (m_sources.calendar.localTime(now, here) != theirs) {
        m_clockOf = typographic(tr("À l'heure de la personne : il est %1 chez elle.").arg(TimeWords::hour(theirs.time)));
    }
}

const Membership* PathwayActsViewModel::member() const
{
    const auto at = static_cast<std::size_t>(m_pathway);
    return at < m_members.size() ? &m_members[at] : nullptr;
}

const Protocol& PathwayActsViewModel::protocolOf(const PathwayAct& act) const
{
    if (const Membership* on = member()) {
        return *on->protocol;
    }
    if (std::holds_alternative<MarkAct>(act.what)) {
        static const Protocol none; // it is about no pathway, and its words read none
        return none;
    }
    // Only what is open today can be joined.
    return *m_book->joinedOn(act.pathway, m_sources.calendar.localTime(m_clock.now(), territory()).date);
}

void PathwayActsViewModel::listSubjects()
{
    const QString chosen = m_subjects.value(m_subject);
    m_subjects.clear();
    for (const PathwayAct& one : m_acts) {
        const QString subject = PathwayActWords::subject(one, protocolOf(one));
        if (!m_subjects.contains(subject)) {
            m_subjects << subject;
        }
    }
    if (m_acts.empty()) {
        m_labels.clear();
        m_sentence = typographic(tr("Plus rien ne se note sur ce volet : il est arrêté, ou rien n'y est à dire."));
        return;
    }
    const auto again = m_subjects.indexOf(chosen);
    if (again < 0) {
        m_labels.clear(); // what was typed for one thing is never kept for another
    }
    m_subject = static_cast<int>(std::max<qsizetype>(0, again));
    listLabels();
}

void PathwayActsViewModel::listLabels()
{
    const bool anew = m_labels.isEmpty();
    const QString chosen = m_labels.value(m_label);
    m_labels.clear();
    m_ofSubject.clear();
    for (std::size_t i = 0; i < m_acts.size(); ++i) {
        if (PathwayActWords::subject(m_acts[i], protocolOf(m_acts[i])) == m_subjects[m_subject]) {
            m_ofSubject.push_back(i);
            m_labels << PathwayActWords::label(m_acts[i], protocolOf(m_acts[i]));
        }
    }
    if (anew) {
        // What asks for nothing is chosen, never noted by one key too many.
        m_label = m_acts[m_ofSubject.front()].asks == ActAsks::Nothing ? -1 : 0;
        startInput();
    } else if (m_label >= 0) {
        m_label = static_cast<int>(m_labels.indexOf(chosen));
        if (m_label < 0) {
            startInput(); // somebody else has said it meanwhile
        }
    }
}

const PathwayAct* PathwayActsViewModel::act() const
{
    return m_label >= 0 && m_label < static_cast<int>(m_ofSubject.size())
        ? &m_acts[m_ofSubject[static_cast<std::size_t>(m_label)]]
        : nullptr;
}

void PathwayActsViewModel::startInput()
{
    m_choice = -1;
    m_count.clear();
    m_hour.clear();
    m_filledHour.clear();
    m_problem.clear();
    const PathwayAct* chosen = act();
    const auto* text = chosen ? std::get_if<TextAct>(&chosen->what) : nullptr;
    m_words = text ? text->known : QString();
    m_day.clear();
    if (chosen) {
        startDay(*chosen);
    }
}

/// One Enter notes what stands there: what is known, where it can be said (again), and today only of what nothing is known of. Of an expected
/// discharge that is ahead nothing: the day that it was is said by nobody yet.
void PathwayActsViewModel::startDay(const PathwayAct& act)
{
    const auto write = [this](QDate day) { m_day = day.toString(QStringLiteral("dd/MM/yyyy")); };
    const auto* attribute = std::get_if<AttributeAct>(&act.what);
    const auto* anchor = std::get_if<AnchorAct>(&act.what);
    if (attribute && attribute->known) {
        if (const auto* day = std::get_if<QDate>(&*attribute->known)) {
            write(*day);
        }
    } else if (act.known) {
        const LocalTime known = m_sources.calendar.localTime(*act.known, territory());
        const QDate first = m_sources.calendar.localTime(act.allowed.from, territory()).date;
        const QDate last = m_sources.calendar.localTime(act.allowed.until - std::chrono::microseconds(1), territory()).date;
        if (known.date < first || last < known.date) {
            return;
        }
        write(known.date);
        // Noon stands for an hour that nobody said.
        const bool said = act.asks == ActAsks::DayAndHour || (act.asks == ActAsks::DayMayHour && known.time != QTime(12, 0));
        if (said && *act.known < act.allowed.until) {
            m_hour = known.time.toString(QStringLiteral("HH:mm"));
            m_filledHour = m_hour;
        }
    } else if (act.asks != ActAsks::DayAndHour && !(anchor && anchor->kind == AnchorKind::Birth)) {
        // What has happened has mostly happened today; an appointment to come and a birth are on no day until she says it.
        write(m_sources.calendar.localTime(m_clock.now(), territory()).date);
    }
}

void PathwayActsViewModel::setPathway(int row)
{
    if (row == m_pathway || row < 0 || row >= m_pathwayTitles.size()) {
        return;
    }
    const auto at = static_cast<std::size_t>(row);
    m_chosen = at < m_members.size() ? m_members[at].protocol->pathway : QString();
    m_subjects.clear();
    m_labels.clear();
    m_message.clear();
    readAll();
    touched();
}

void PathwayActsViewModel::setSubject(int row)
{
    if (row == m_subject || row < 0 || row >= m_subjects.size()) {
        return;
    }
    m_subject = row;
    m_labels.clear();
    m_message.clear();
    listLabels();
    touched();
}

void PathwayActsViewModel::setLabel(int row)
{
    if (row == m_label || row < 0 || row >= m_labels.size()) {
        return;
    }
    m_label = row;
    m_message.clear();
    startInput();
    touched();
}

ActAsks PathwayActsViewModel::asks() const
{
    const PathwayAct* chosen = act();
    return chosen ? chosen->asks : ActAsks::Nothing;
}

QString PathwayActsViewModel::field() const
{
    const PathwayAct* chosen = act();
    return chosen ? PathwayActWords::field(*chosen) : QString();
}

QString PathwayActsViewModel::hint() const
{
    const PathwayAct* chosen = act();
    return chosen ? PathwayActWords::hint(*chosen, protocolOf(*chosen), theirTime()) : QString();
}

QString PathwayActsViewModel::warning() const
{
    const PathwayAct* chosen = act();
    return chosen ? PathwayActWords::doubt(*chosen, m_words) : QString();
}

std::vector<PathwayActsViewModel::Choice> PathwayActsViewModel::choices() const
{
    const PathwayAct* chosen = act();
    if (!chosen) {
        return {};
    }
    if (chosen->asks == ActAsks::YesNo || chosen->asks == ActAsks::Consent) {
        return {{true, tr("Oui")}, {false, tr("Non")}};
    }
    std::vector<Choice> all;
    if (const auto* attribute = std::get_if<AttributeAct>(&chosen->what)) {
        const Protocol& protocol = protocolOf(*chosen);
        all.reserve(static_cast<std::size_t>(attribute->choices.size()));
        for (const QString& code : attribute->choices) {
            all.push_back({code, PathwayActWords::value(code, attribute->name, protocol)});
        }
    }
    return all;
}

void PathwayActsViewModel::setChoice(int row)
{
    m_choice = row;
    touched();
}

void PathwayActsViewModel::setDay(const QString& text)
{
    if (m_day != text && m_hour == m_filledHour) {
        m_hour.clear(); // it was that of the day which stood there
    }
    m_day = text;
    touched();
}

void PathwayActsViewModel::setHour(const QString& text)
{
    m_hour = text;
    touched();
}

void PathwayActsViewModel::setCount(const QString& text)
{
    m_count = text;
    touched();
}

void PathwayActsViewModel::setWords(const QString& text)
{
    m_words = text;
    touched();
}

void PathwayActsViewModel::touched()
{
    m_problem.clear();
    Q_EMIT changed();
}

ActInput PathwayActsViewModel::input() const
{
    ActInput said;
    if (const auto day = TypedValue::moment(m_day); day && !day->contains(u'T')) {
        said.day = QDate::fromString(*day, Qt::ISODate);
    }
    said.hour = TypedValue::hour(m_hour);
    said.text = m_words;
    if (asks() == ActAsks::Count) {
        bool good = false;
        const int count = m_count.simplified().remove(u' ').toInt(&good);
        if (!m_count.trimmed().isEmpty()) {
            said.value = good ? count : -1;
        }
    } else if (const auto all = choices(); m_choice >= 0 && m_choice < static_cast<int>(all.size())) {
        said.value = all[static_cast<std::size_t>(m_choice)].value;
    }
    return said;
}

void PathwayActsViewModel::save()
{
    const PathwayAct* chosen = act();
    if (m_saving || !m_sentence.isEmpty()) {
        return;
    }
    if (!chosen) {
        m_problem = typographic(tr("Choisissez d'abord ce qui est à noter."));
        Q_EMIT changed();
        return;
    }
    m_message.clear();
    m_failed = false;
    const ActInput said = input();
    const QString where = territory();
    const ActPlace place{m_sources.calendar, where, m_clock.now()};
    // An hour that cannot be read is not left out in silence.
    const bool hourUnread =
        !m_hour.trimmed().isEmpty() && !said.hour && (chosen->asks == ActAsks::DayAndHour || chosen->asks == ActAsks::DayMayHour);
    const auto fault = hourUnread ? std::optional(ActFault::HourMissing) : faultOf(*chosen, said, place);
    if (fault) {
        m_problem = PathwayActWords::refused(*fault, *chosen, theirTime());
        Q_EMIT changed();
        return;
    }
    const auto bodies = factsOf(*chosen, said, place);
    if (!bodies) {
        return; // judged just now
    }
    const QString noted = PathwayActWords::noted(*chosen, bodies->back(), protocolOf(*chosen), theirTime());
    // The pathway that she joins is the one to go on with.
    const auto goOn = std::holds_alternative<JoinAct>(chosen->what) ? std::optional(chosen->pathway) : m_chosen;
    m_saving = true;
    Q_EMIT changed();
    m_desk.record(*bodies).then(this, [this, noted, goOn, person = m_person](const Result<Done>& done) {
        if (done && person == m_person) {
            m_chosen = goOn;
        }
        finish(done, noted, person);
    });
}

void PathwayActsViewModel::finish(const Result<Done>& done, const QString& noted, const QString& person)
{
    if (person != m_person && done) {
        return; // another person stands on screen: what was said of the first one is kept, and told nowhere else
    }
    m_saving = false;
    m_failed = !done;
    m_message = done ? noted : errorWords(done.error().code).sentence();
    if (done) {
        readAll();
        if (!m_sentence.isEmpty() && m_pathwayTitles.size() < 2) {
            m_sentence = noted + u' ' + m_sentence; // where nothing is left to say, the form shows no message
        }
        // The next word is chosen anew: Enter once more says nothing twice, nor another day.
        m_label = m_labels == QStringList{QString()} ? 0 : -1;
        startInput();
        m_day.clear();
        m_hour.clear();
    }
    Q_EMIT changed();
    if (done) {
        Q_EMIT this->noted();
    }
}

} // namespace relais
