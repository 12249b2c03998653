#include "core/programmes/schedule_preview.h"

#include "core/programmes/cohort_pathway.h"
#include "core/programmes/condition_json.h"
#include "core/programmes/message_consent.h"
#include "core/programmes/pathway_end.h"

#include <algorithm>

namespace relais {

namespace {

using Problem = PreviewProblem;
using Part = PreviewProblem::Part;
using Kind = PreviewProblem::Kind;

/// A day stands for its noon: no hour of it is meant.
tl::expected<Instant, Kind> momentOf(const QString& text, const Calendar& calendar, const QString& territory)
{
    const QStringList parts = text.split(u'T');
    const QDate day = QDate::fromString(parts.value(0), Qt::ISODate);
    const QTime time = parts.size() == 1 ? QTime(12, 0) : QTime::fromString(parts.value(1), QStringLiteral("HH:mm"));
    if (parts.size() > 2 || !day.isValid() || !time.isValid() || day.year() < 1900 || day.year() > 2199) {
        return tl::unexpected(Kind::NoMoment);
    }
    const LocalTime wanted{day, time};
    const Instant at = calendar.instantOf(wanted, territory);
    if (calendar.localTime(at, territory) != wanted) {
        return tl::unexpected(Kind::SkippedTime);
    }
    return at;
}

std::optional<AttributeValue> valueOf(const QString& text, AttributeType type)
{
    switch (type) {
    case AttributeType::Flag:
        return text == QLatin1String("true") ? std::optional<AttributeValue>(true)
            : text == QLatin1String("false") ? std::optional<AttributeValue>(false)
                                             : std::nullopt;
    case AttributeType::Count: {
        bool good = false;
        const int count = text.toInt(&good);
        return good && count >= 0 ? std::optional<AttributeValue>(count) : std::nullopt;
    }
    case AttributeType::Day: {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        return day.isValid() ? std::optional<AttributeValue>(day) : std::nullopt;
    }
    case AttributeType::Code: return text.isEmpty() ? std::nullopt : std::optional<AttributeValue>(text);
    case AttributeType::Codes: return AttributeValue(text.split(u',', Qt::SkipEmptyParts));
    }
    return std::nullopt;
}

/// The ways out of a step that is no call.
QStringList knownNotes()
{
    QStringList codes;
    for (const StepNoted::What what : {StepNoted::What::Booked, StepNoted::What::Honoured, StepNoted::What::Missed,
             StepNoted::What::Cancelled, StepNoted::What::Sent}) {
        codes.append(codeOf(what));
    }
    return codes;
}

class Preparation {
public:
    Preparation(const ProgrammeBook& book, const Calendar& calendar, const PreviewRequest& request, Instant now)
        : m_book(book), m_calendar(calendar), m_request(request), m_now(now)
    {
        m_preview.member.territory = request.territory;
        m_preview.member.centre = request.centre;
        // Unless somebody asks what happens without it.
        m_preview.member.facts.push_back({Instant(), {}, 0, AttributeSaid{electronicMessages(), true}});
    }

    tl::expected<SchedulePreview, Problem> run()
    {
        auto problem = addAnchors();
        problem = problem ? problem : findProtocol();
        for (std::size_t at = 0; !problem && at < m_request.attributes.size(); ++at) {
            problem = addAttribute(at);
        }
        for (std::size_t at = 0; !problem && at < m_request.happened.size(); ++at) {
            problem = addHappened(at);
        }
        if (problem) {
            return tl::unexpected(*std::move(problem));
        }
        return std::move(m_preview);
    }

private:
    template <typename Body>
    void add(Instant at, Body body)
    {
        MemberFact fact;
        fact.occurredAt = at;
        fact.deskSeq = ++m_seq;
        fact.body = std::move(body);
        m_preview.member.facts.push_back(std::move(fact));
    }

    static Problem problem(Part part, Kind kind, const QString& name, const QString& value = {}, const QStringList& known = {})
    {
        return {part, kind, name, value, known, {}, {}, 0};
    }

    std::optional<Problem> addAnchors()
    {
        const QString& territory = m_request.territory;
        if (!m_calendar.territories().contains(territory)) {
            return problem(Part::Territory, Kind::Unknown, territory, {}, m_calendar.territories());
        }
        for (std::size_t at = 0; at < m_request.anchors.size(); ++at) {
            const auto& [name, when] = m_request.anchors[at];
            const auto kind = anchorKindFromCode(name);
            if (!kind || *kind == AnchorKind::StepDone) {
                return placed(problem(Part::Anchor, Kind::Unknown, name, when), at);
            }
            // "2026-11-20?": expected, and not confirmed yet.
            const bool expected = when.endsWith(u'?');
            const auto moment = momentOf(expected ? when.chopped(1) : when, m_calendar, territory);
            if (!moment) {
                return placed(problem(Part::Anchor, moment.error(), name, when), at);
            }
            m_first = m_first ? std::min(*m_first, *moment) : *moment;
            if (*kind != AnchorKind::Birth) {
                m_joined = m_joined ? std::min(*m_joined, *moment) : *moment;
            }
            add(*moment, AnchorSaid{*kind, *moment, !expected});
            if (*kind == AnchorKind::PhoneCohort) {
                add(*moment, AttributeSaid{phoneCohortAttribute(), true});
            }
        }
        return m_first ? std::nullopt : std::optional(problem(Part::Anchor, Kind::Missing, {}));
    }

    /// A birth is no day of joining: it may lie before the programme began. Then it is today, or the birth itself when that is to come.
    Instant joinedAt() const { return m_joined.value_or(std::max(m_now, *m_first)); }

    std::optional<Problem> findProtocol()
    {
        QStringList versions;
        std::optional<QDate> ended;
        for (const Protocol& one : m_book.protocols()) {
            if (one.pathway != m_request.pathway) {
                continue;
            }
            const bool first = versions.isEmpty();
            versions.append(one.version);
            // Stopped is a pathway none of whose versions goes on.
            const auto until = one.status == PathwayStatus::Stopped ? one.validUntil : std::nullopt;
            ended = until && (first || ended) ? std::optional(ended ? std::max(*ended, *until) : *until) : std::nullopt;
        }
        if (versions.isEmpty()) {
            return problem(Part::Pathway, Kind::Unknown, m_request.pathway);
        }
        if (!m_request.version.isEmpty()) {
            m_preview.protocol = m_book.version(m_request.pathway, m_request.version);
            return m_preview.protocol ? std::nullopt
                                      : std::optional(problem(Part::Version, Kind::Unknown, m_request.version, {}, versions));
        }
        const QDate day = m_calendar.localTime(joinedAt(), m_request.territory).date;
        m_preview.protocol = m_book.joinedOn(m_request.pathway, day);
        if (m_preview.protocol) {
            return std::nullopt;
        }
        Problem none = problem(Part::Pathway, ended ? Kind::Stopped : Kind::NotOpen, m_request.pathway, {}, versions);
        none.day = ended.value_or(day);
        return none;
    }

    std::optional<Problem> addAttribute(std::size_t at)
    {
        const auto& [name, text] = m_request.attributes[at];
        const auto& form = m_preview.protocol->form;
        const auto type = attributeType(name, form);
        if (!type) {
            return placed(problem(Part::Attribute, Kind::Unknown, name, text), at);
        }
        const auto value = valueOf(text, *type);
        if (!value) {
            Problem wrong = placed(problem(Part::Attribute, Kind::WrongValue, name, text), at);
            wrong.type = type;
            return wrong;
        }
        const QStringList known = codesFor(name);
        const QStringList said = *type == AttributeType::Codes ? std::get<QStringList>(*value)
            : *type == AttributeType::Code                     ? QStringList{text}
                                                               : QStringList();
        const bool strange = std::any_of(said.begin(), said.end(), [&](const QString& code) { return !known.contains(code); });
        if (strange && !known.isEmpty()) {
            return placed(problem(Part::Attribute, Kind::NotAmong, name, text, known), at);
        }
        add(*m_first, AttributeSaid{name, *value});
        return std::nullopt;
    }

    QStringList codesFor(const QString& attribute) const
    {
        if (attribute != QLatin1String("completed_pathways")) {
            return attributeCodes(attribute, m_preview.protocol->form);
        }
        QStringList codes;
        for (const Protocol& one : m_book.protocols()) {
            if (!codes.contains(one.pathway)) {
                codes.append(one.pathway);
            }
        }
        return codes;
    }

    std::optional<Problem> addHappened(std::size_t index)
    {
        const PreviewRequest::Happened& one = m_request.happened[index];
        const QStringList parts = one.step.split(u'#');
        const ProtocolStep* step = m_preview.protocol->step(parts[0]);
        if (!step) {
            QStringList steps;
            for (const ProtocolStep& known : m_preview.protocol->steps) {
                steps.append(known.code);
            }
            return placed(problem(Part::Happened, Kind::Unknown, one.step, {}, steps), index);
        }
        bool good = parts.size() <= 2;
        const int occurrence = parts.size() == 2 ? parts[1].toInt(&good) : 1;
        if (!good || occurrence < 1 || occurrence > step->times()) {
            return placed(problem(Part::Happened, Kind::TooOften, one.step, {}, {QString::number(step->times())}), index);
        }
        const auto at = momentOf(one.when, m_calendar, m_request.territory);
        if (!at) {
            return placed(problem(Part::Happened, at.error(), one.step, one.when), index);
        }
        if (step->channel != StepChannel::Call) {
            const auto what = stepNoteFromCode(one.what);
            if (!what) {
                return placed(problem(Part::Happened, Kind::NotAmong, one.step, one.what, knownNotes()), index);
            }
            add(*at, StepNoted{step->code, occurrence, *what, *at});
            return std::nullopt;
        }
        const auto outcome = outcomeFromCode(one.what);
        if (!outcome) {
            return placed(problem(Part::Happened, Kind::NotAmong, one.step, one.what), index);
        }
        StepCalled called{step->code, occurrence, {}};
        called.attempt.startedAt = *at;
        called.attempt.closedAt = *at + std::chrono::minutes(2);
        called.attempt.outcome = *outcome;
        add(*at, called);
        return std::nullopt;
    }

    static Problem placed(Problem one, std::size_t at)
    {
        one.at = at;
        return one;
    }

    const ProgrammeBook& m_book;
    const Calendar& m_calendar;
    const PreviewRequest& m_request;
    SchedulePreview m_preview;
    Instant m_now;
    std::optional<Instant> m_first;
    std::optional<Instant> m_joined; ///< the first anchor that is no birth
    std::int64_t m_seq = 0;
};

std::vector<PreviewEnd> endsOf(const SchedulePreview& preview, const Calendar& calendar)
{
    const StepLedger ledger(*preview.protocol, preview.member);
    const QString& territory = preview.member.territory;
    std::vector<PreviewEnd> ends;
    if (ledger.wasLeft()) {
        return ends;
    }
    for (const ExitRule& rule : preview.protocol->exits) {
        const bool counted = rule.cause == ExitCause::After && rule.anchor && rule.anchor->kind != AnchorKind::StepDone;
        // A day that nobody has confirmed yet ends nothing.
        if (const AnchorSaid* anchor = counted ? ledger.anchor(rule.anchor->kind) : nullptr; anchor && anchor->confirmed) {
            const Instant end = pathwayEnd(rule, anchor->when, calendar, territory);
            ends.push_back({&rule, calendar.localTime(end - std::chrono::microseconds(1), territory).date});
        }
    }
    return ends;
}

} // namespace

tl::expected<SchedulePreview, PreviewProblem> previewSchedule(const ProgrammeBook& book, const OutcomeCatalogue& outcomes,
    const Calendar& calendar, const PreviewRequest& request, Instant now)
{
    auto preview = Preparation(book, calendar, request, now).run();
    if (preview) {
        preview->steps = nextSteps(*preview->protocol, outcomes, calendar, preview->member, now);
        preview->ends = endsOf(*preview, calendar);
    }
    return preview;
}

} // namespace relais
