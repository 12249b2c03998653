#include "ui/programmes/schedule_view_model.h"

#include "core/programmes/condition_json.h"
#include "ui/words/call_words.h"
#include "ui/words/condition_words.h"
#include "ui/words/preview_words.h"
#include "ui/words/programme_tool_words.h"
#include "ui/words/programme_words.h"
#include "ui/words/protocol_words.h"
#include "ui/words/typed_value.h"
#include "ui/words/typography.h"

#include <algorithm>

namespace relais {
namespace {

void gather(const Condition& condition, QStringList& names)
{
    if (!condition.attribute.isEmpty() && !names.contains(condition.attribute)) {
        names.append(condition.attribute);
    }
    for (const Condition& part : condition.parts) {
        gather(part, names);
    }
}

} // namespace

ScheduleViewModel::ScheduleViewModel(const Books& books, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const Clock& clock, CentreId centre, QObject* parent)
    : QObject(parent), m_book(books ? books() : nullptr), m_outcomes(outcomes), m_calendar(calendar), m_clock(clock),
      m_centre(std::move(centre)), m_territory(calendar.territoryOfCentre(m_centre))
{
    if (m_book) {
        for (const Protocol& one : m_book->protocols()) {
            m_versions.push_back({one.pathway + u'@' + one.version, ProtocolWords::version(one)});
        }
        growTree();
    }
    renewFields();
    reckon();
}

void ScheduleViewModel::growTree()
{
    const auto& all = m_book->protocols();
    for (std::size_t at = 0; at < all.size(); ++at) {
        const Protocol& one = all[at];
        auto programme =
            std::find_if(m_tree.begin(), m_tree.end(), [&](const Programme& known) { return known.title == one.programmeTitle; });
        if (programme == m_tree.end()) {
            programme = m_tree.insert(m_tree.end(), Programme{one.programmeTitle, {}});
        }
        auto& pathways = programme->pathways;
        auto pathway =
            std::find_if(pathways.begin(), pathways.end(), [&](const Pathway& known) { return known.code == one.pathway; });
        if (pathway == pathways.end()) {
            pathway = pathways.insert(pathways.end(), Pathway{one.pathway, one.title, {}, 0, {}});
        }
        const bool inForce = m_book->joinedOn(one.pathway, today()) == &one;
        if (inForce || pathway->versions.empty()) {
            pathway->shown = static_cast<int>(at);
            pathway->status = ProgrammeWords::status(one.status);
        }
        pathway->versions.push_back({static_cast<int>(at), one.version, ProtocolWords::statusAndDates(one), one.status});
    }
}

std::vector<PathwayDescription::Section> ScheduleViewModel::description() const
{
    return protocol() ? PathwayDescription::of(*protocol(), *m_book) : std::vector<PathwayDescription::Section>();
}

QString ScheduleViewModel::Row::sentence() const
{
    QStringList parts{
        step, state, due, who, channel, window.isEmpty() ? QString() : typographic(tr("fenêtre : %1").arg(window)), why};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

const Protocol* ScheduleViewModel::protocol() const
{
    const auto at = static_cast<std::size_t>(m_chosen);
    return m_book && at < m_book->protocols().size() ? &m_book->protocols()[at] : nullptr;
}

QDate ScheduleViewModel::today() const
{
    return m_calendar.localTime(m_clock.now(), m_territory).date;
}

bool ScheduleViewModel::isClosed(QDate day) const
{
    return protocol() && m_calendar.openWindows(day, protocol()->purpose, m_territory, m_centre).empty();
}

void ScheduleViewModel::choose(int version)
{
    if (version == m_chosen || version < 0 || version >= static_cast<int>(m_versions.size())) {
        return;
    }
    m_chosen = version;
    m_lines.clear(); // they name steps of another pathway
    renewFields();
    reckon();
    Q_EMIT formChanged();
    Q_EMIT changed();
}

std::vector<ScheduleViewModel::Choice> ScheduleViewModel::territories() const
{
    std::vector<Choice> all;
    all.reserve(static_cast<std::size_t>(m_calendar.territories().size()));
    for (const QString& code : m_calendar.territories()) {
        all.push_back({code, ProtocolWords::territory(code)});
    }
    return all;
}

void ScheduleViewModel::setTerritory(const QString& code)
{
    m_territory = code;
    reckon();
    Q_EMIT changed();
}

void ScheduleViewModel::setText(std::size_t field, const QString& text)
{
    if (field < m_fields.size()) {
        m_fields[field].text = text;
        reckon();
        Q_EMIT changed();
    }
}

std::vector<ScheduleViewModel::Choice> ScheduleViewModel::steps() const
{
    std::vector<Choice> all;
    if (protocol()) {
        for (const ProtocolStep& step : protocol()->steps) {
            for (int at = 1; at <= step.times(); ++at) {
                all.push_back({step.code + u'#' + QString::number(at), ProgrammeToolWords::stepTitle(step, at)});
            }
        }
    }
    return all;
}

std::vector<ScheduleViewModel::Choice> ScheduleViewModel::whats(const QString& step) const
{
    const ProtocolStep* spec = protocol() ? protocol()->step(step.section(u'#', 0, 0)) : nullptr;
    std::vector<Choice> all;
    if (spec && spec->channel == StepChannel::Call) {
        for (const char* code : {"fruitful", "no_answer", "answering_machine", "busy", "callback_requested", "declines_this_call",
                 "wrong_number", "unable", "in_care"}) {
            const QString text = QString::fromLatin1(code);
            if (const auto outcome = outcomeFromCode(text)) {
                all.push_back({text, words(*outcome)});
            }
        }
    } else if (spec) {
        // The first is proposed: a visit takes place, a letter is sent.
        const bool visit = spec->channel == StepChannel::Visit;
        const auto codes = visit ? QStringList{QStringLiteral("honoured"), QStringLiteral("booked"), QStringLiteral("missed"),
                               QStringLiteral("cancelled")}
                                 : QStringList{QStringLiteral("sent"), QStringLiteral("cancelled")};
        for (const QString& code : codes) {
            all.push_back({code, ProtocolWords::note(code)});
        }
    }
    return all;
}

void ScheduleViewModel::addLine()
{
    const auto all = steps();
    if (!all.empty()) {
        const auto what = whats(all.front().code);
        m_lines.push_back(
            {all.front().code, what.empty() ? QString() : what.front().code, today().toString(QStringLiteral("dd/MM/yyyy")), {}});
        reckon();
        Q_EMIT formChanged();
        Q_EMIT changed();
    }
}

void ScheduleViewModel::removeLine(std::size_t line)
{
    if (line < m_lines.size()) {
        m_lines.erase(m_lines.begin() + static_cast<std::ptrdiff_t>(line));
        reckon();
        Q_EMIT formChanged();
        Q_EMIT changed();
    }
}

void ScheduleViewModel::setLine(std::size_t line, const QString& step, const QString& what, const QString& when)
{
    if (line < m_lines.size()) {
        m_lines[line] = {step, what, when, {}};
        reckon();
        Q_EMIT changed();
    }
}

void ScheduleViewModel::renewFields()
{
    m_fields.clear();
    const Protocol* chosen = protocol();
    if (!chosen) {
        return;
    }
    QStringList names;
    for (const ProtocolStep& step : chosen->steps) {
        const QString code = codeOf(step.anchor.kind);
        const bool there = std::any_of(m_fields.begin(), m_fields.end(), [&](const Field& one) { return one.name == code; });
        if (step.anchor.kind != AnchorKind::StepDone && !there) {
            // One day to start from, so that the page opens with a schedule; but nobody who is called was born today.
            const bool starts = m_fields.empty() && step.anchor.kind != AnchorKind::Birth;
            const QString text = starts ? today().toString(QStringLiteral("dd/MM/yyyy")) : QString();
            m_fields.push_back({code, ProtocolWords::anchorField(step.anchor, *chosen), text, {}, {}, true});
        }
        if (step.when) {
            gather(*step.when, names);
        }
        if (step.choice && !names.contains(step.choice->attribute)) {
            names.append(step.choice->attribute);
        }
        if (step.doneBy && !names.contains(step.doneBy->attribute)) {
            names.append(step.doneBy->attribute);
        }
    }
    for (const QString& name : names) {
        m_fields.push_back({name, ProtocolWords::attribute(name, *chosen), {}, {}, choicesOf(name), false});
    }
}

std::vector<ScheduleViewModel::Choice> ScheduleViewModel::choicesOf(const QString& attribute) const
{
    const auto type = attributeType(attribute, protocol()->form);
    std::vector<Choice> all;
    if (type == AttributeType::Flag) {
        all = {{QStringLiteral("oui"), tr("Oui")}, {QStringLiteral("non"), tr("Non")}};
    } else if (type == AttributeType::Code || type == AttributeType::Codes) {
        const auto codes = ConditionWords::codes(attribute, *protocol(), *m_book);
        all.reserve(codes.size() + 1);
        for (const auto& [code, title] : codes) {
            all.push_back({code, title});
        }
    }
    if (!all.empty()) {
        all.insert(all.begin(), {QString(), tr("Non précisé")});
    }
    return all;
}

bool ScheduleViewModel::readFields(PreviewRequest& request)
{
    bool good = true;
    for (Field& field : m_fields) {
        field.problem.clear();
        if (field.text.trimmed().isEmpty()) {
            continue;
        }
        const auto type = field.anchor ? std::nullopt : attributeType(field.name, protocol()->form);
        const auto text = field.anchor ? TypedValue::moment(field.text)
            : type                     ? TypedValue::attribute(field.text, *type)
                                       : std::nullopt;
        if (!text) {
            field.problem = ProtocolWords::wrong(type);
            good = false;
            continue;
        }
        (field.anchor ? request.anchors : request.attributes).emplace_back(field.name, *text);
    }
    return good;
}

bool ScheduleViewModel::readLines(PreviewRequest& request)
{
    bool good = true;
    for (Line& line : m_lines) {
        const auto when = TypedValue::moment(line.when);
        line.problem = when ? QString() : ProtocolWords::wrong(std::nullopt);
        good = good && when;
        request.happened.push_back({line.step, line.what, when.value_or(QString())});
    }
    return good;
}

void ScheduleViewModel::reckon()
{
    m_rows.clear();
    m_ends.clear();
    m_failure.clear();
    const Protocol* chosen = protocol();
    if (!chosen) {
        m_failure = ProtocolWords::noPathway();
        return;
    }
    PreviewRequest request;
    request.pathway = chosen->pathway;
    request.version = chosen->version;
    request.territory = m_territory;
    request.centre = m_centre;
    const bool fields = readFields(request);
    const bool lines = readLines(request);
    if (!fields || !lines || request.anchors.empty()) {
        m_failure = fields && lines ? anchorWanted() : ProtocolWords::correctFirst();
        return;
    }
    const auto preview = previewSchedule(*m_book, m_outcomes, m_calendar, request, m_clock.now());
    if (!preview) {
        place(preview.error());
        return;
    }
    for (const PlannedStep& step : preview->steps) {
        m_rows.push_back(rowOf(step));
    }
    for (const PreviewEnd& end : preview->ends) {
        m_ends << PreviewWords::end(end, *preview->protocol, *m_book);
    }
}

QString ScheduleViewModel::anchorWanted() const
{
    const auto anchors = std::count_if(m_fields.begin(), m_fields.end(), [](const Field& one) { return one.anchor; });
    const auto& steps = protocol()->steps;
    const auto first =
        std::find_if(steps.begin(), steps.end(), [](const ProtocolStep& one) { return one.anchor.kind != AnchorKind::StepDone; });
    return anchors == 1 && first != steps.end() ? ProtocolWords::anchorWanted(first->anchor, *protocol())
                                                : ProtocolWords::anchorWanted();
}

/// Beside the field or the line that it is about; what is about neither is said for the whole.
void ScheduleViewModel::place(const PreviewProblem& problem)
{
    const QString sentence = PreviewWords::sentence(problem);
    m_failure = ProtocolWords::correctFirst();
    const bool anchor = problem.part == PreviewProblem::Part::Anchor;
    if (problem.part == PreviewProblem::Part::Happened && problem.at < m_lines.size()) {
        m_lines[problem.at].problem = sentence;
        return;
    }
    const auto field = std::find_if(
        m_fields.begin(), m_fields.end(), [&](const Field& one) { return one.anchor == anchor && one.name == problem.name; });
    if ((anchor || problem.part == PreviewProblem::Part::Attribute) && field != m_fields.end()) {
        field->problem = sentence;
        return;
    }
    m_failure = sentence;
}

QString ScheduleViewModel::notice() const
{
    return protocol() ? PreviewWords::notice(*protocol()) : QString();
}

ScheduleViewModel::Row ScheduleViewModel::rowOf(const PlannedStep& step) const
{
    const Protocol& chosen = *protocol();
    const ProtocolStep& spec = chosen.steps[step.step];
    const TimeWords time(m_calendar.zoneOf(m_territory));
    Row row;
    row.step = ProgrammeToolWords::stepTitle(spec, step.occurrence);
    row.who = ProgrammeWords::actor(spec.actor);
    row.channel = step.channel ? ProgrammeWords::channel(*step.channel) : ProgrammeToolWords::channelOpen();
    row.due = ProgrammeWords::when(step, chosen, time);
    row.state = ProgrammeWords::state(step.state);
    row.why = ProgrammeWords::because(step, chosen, time);
    row.code = step.state;
    if (step.window != Window{}) {
        row.windowFrom = time.dateOf(step.window.from);
        row.windowUntil = time.dateOf(step.window.until - std::chrono::microseconds(1));
        row.window = ProtocolWords::window(row.windowFrom, row.windowUntil);
    }
    row.dueDay = step.doneAt ? time.dateOf(*step.doneAt) : step.due != Window{} ? time.dateOf(step.due.from) : QDate();
    return row;
}

} // namespace relais
