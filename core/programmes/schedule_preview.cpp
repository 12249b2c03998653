#include "core/programmes/schedule_preview.h"

#include "core/programmes/condition_json.h"
#include "core/programmes/message_consent.h"

#include <algorithm>

namespace relais {

namespace {

/// A day stands for its noon: no hour of it is meant.
std::optional<Instant> momentOf(const QString& text, const Calendar& calendar, const QString& territory)
{
    const QStringList parts = text.split(u'T');
    const QDate day = QDate::fromString(parts.value(0), Qt::ISODate);
    const QTime time = parts.size() == 1 ? QTime(12, 0) : QTime::fromString(parts.value(1), QStringLiteral("HH:mm"));
    if (parts.size() > 2 || !day.isValid() || !time.isValid() || day.year() < 1900 || day.year() > 2199) {
        return std::nullopt;
    }
    return calendar.instantOf({day, time}, territory);
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
        return good ? std::optional<AttributeValue>(count) : std::nullopt;
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

    Result<SchedulePreview> run()
    {
        if (!m_calendar.territories().contains(m_request.territory)) {
            return failure(ErrorCode::InvalidInput, QStringLiteral("territory"));
        }
        for (const auto& [name, when] : m_request.anchors) {
            const auto kind = anchorKindFromCode(name);
            const auto at = momentOf(when, m_calendar, m_request.territory);
            if (!kind || *kind == AnchorKind::StepDone || !at) {
                return failure(ErrorCode::InvalidInput, QStringLiteral("anchor ") + name);
            }
            m_first = m_first ? std::min(*m_first, *at) : *at;
            if (*kind != AnchorKind::Birth) {
                m_joined = m_joined ? std::min(*m_joined, *at) : *at;
            }
            add(*at, AnchorSaid{*kind, *at, true});
        }
        if (!m_first) {
            return failure(ErrorCode::InvalidInput, QStringLiteral("anchor"));
        }
        m_preview.protocol = m_request.version.isEmpty()
            ? m_book.joinedOn(m_request.pathway, m_calendar.localTime(joinedAt(), m_request.territory).date)
            : m_book.version(m_request.pathway, m_request.version);
        if (!m_preview.protocol) {
            return failure(ErrorCode::NotFound, QStringLiteral("pathway"));
        }
        for (const auto& [name, text] : m_request.attributes) {
            const auto type = attributeType(name, m_preview.protocol->form);
            const auto value = type ? valueOf(text, *type) : std::nullopt;
            if (!value) {
                return failure(ErrorCode::InvalidInput, QStringLiteral("attribute ") + name);
            }
            add(*m_first, AttributeSaid{name, *value});
        }
        for (const PreviewRequest::Happened& one : m_request.happened) {
            if (!addHappened(one)) {
                return failure(ErrorCode::InvalidInput, QStringLiteral("outcome ") + one.step);
            }
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

    /// A birth is no day of joining: it may lie before the programme began. Then it is today, or the birth itself when that is to come.
    Instant joinedAt() const { return m_joined.value_or(std::max(m_now, *m_first)); }

    bool addHappened(const PreviewRequest::Happened& one)
    {
        const QStringList parts = one.step.split(u'#');
        bool good = parts.size() <= 2;
        const int occurrence = parts.size() == 2 ? parts[1].toInt(&good) : 1;
        const ProtocolStep* step = m_preview.protocol->step(parts[0]);
        const auto at = momentOf(one.when, m_calendar, m_request.territory);
        if (!good || !step || !at || occurrence < 1 || occurrence > step->times()) {
            return false;
        }
        if (step->channel != StepChannel::Call) {
            const auto what = stepNoteFromCode(one.what);
            if (what) {
                add(*at, StepNoted{step->code, occurrence, *what, *at});
            }
            return what.has_value();
        }
        const auto outcome = outcomeFromCode(one.what);
        if (!outcome) {
            return false;
        }
        StepCalled called{step->code, occurrence, {}};
        called.attempt.startedAt = *at;
        called.attempt.closedAt = *at + std::chrono::minutes(2);
        called.attempt.outcome = *outcome;
        add(*at, called);
        return true;
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

} // namespace

Result<SchedulePreview> previewSchedule(const ProgrammeBook& book, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const PreviewRequest& request, Instant now)
{
    auto preview = Preparation(book, calendar, request, now).run();
    if (preview) {
        preview->steps = nextSteps(*preview->protocol, outcomes, calendar, preview->member, now);
    }
    return preview;
}

} // namespace relais
