#include "core/programmes/pathway_acts.h"

#include "core/outbox/fact_permission.h"
#include "core/programmes/condition_json.h"
#include "core/programmes/next_steps.h"
#include "core/programmes/pathway_end.h"
#include "core/programmes/pathway_sight.h"

#include <algorithm>
#include <array>
#include <set>

namespace relais {

namespace {

constexpr int daysAhead = 366;  // of an appointment
constexpr int daysBehind = 366; // of what somebody tells late
constexpr int stayAhead = 180;  // of an expected discharge
constexpr int firstVisitBehind = 31;
const QDate longAgo(1900, 1, 1);

/// Ends that somebody says of one pathway. Withdrawal, objection and death are marks, which concern all; the rest follows from dates.
constexpr std::array<ExitCause, 4> sayable{ExitCause::Readmission, ExitCause::Refusal, ExitCause::ChildLost, ExitCause::AllDone};

/// The list of one question; each part adds what it knows of.
class Acts {
public:
    Acts(const ActRules& rules, const Membership& member, Role role, Instant now)
        : m_rules(rules), m_member(member), m_protocol(*member.protocol), m_role(role), m_now(now),
          m_ledger(*member.protocol, member.facts), m_today(rules.calendar.localTime(now, member.facts.territory).date)
    {}

    std::vector<PathwayAct> all()
    {
        if (!seesPathway(m_role, m_protocol) || isMarked() || m_now < m_member.joinedAt) {
            return {};
        }
        const ExitRule* stop = m_ledger.stop();
        const bool ended = stop && !stop->suspends;
        if (!ended || stop->advisersGoOn) {
            addAnchors();
        }
        if (!ended) {
            addVisits();
        }
        addExits(ended, stop && stop->advisersGoOn);
        if (!ended || stop->advisersGoOn) {
            addFields();
        }
        // After its time a joining would begin another way.
        if (!ended && !isTimeOver(m_protocol, m_ledger, m_rules.calendar, m_member.facts.territory, m_now)) {
            addVersion();
        }
        std::erase_if(m_acts, [&](const PathwayAct& act) { return !mayWrite(m_role, sample(act)); });
        return std::move(m_acts);
    }

private:
    bool isMarked() const
    {
        return m_ledger.stands(ExitCause::Withdrawal) || m_ledger.stands(ExitCause::Objection)
            || m_ledger.stands(ExitCause::Deceased);
    }

    QDate dayOf(Instant at) const { return m_rules.calendar.localTime(at, m_member.facts.territory).date; }
    Instant startOf(QDate day) const { return m_rules.calendar.startOf(day, m_member.facts.territory); }
    /// What has happened: from the day until now, whose minute counts.
    Window until(QDate first) const { return {startOf(first), m_now + std::chrono::minutes(1)}; }

    PathwayAct& add(PathwayAct::What what, ActAsks asks, const Window& allowed = {}, std::optional<Instant> known = {})
    {
        m_acts.push_back({m_protocol.pathway, std::move(what), asks, allowed, known});
        return m_acts.back();
    }

    bool countsFrom(AnchorKind kind) const
    {
        return std::any_of(m_protocol.steps.begin(), m_protocol.steps.end(),
                   [kind](const ProtocolStep& step) { return step.anchor.kind == kind; })
            || std::any_of(m_protocol.exits.begin(), m_protocol.exits.end(),
                [kind](const ExitRule& rule) { return rule.anchor && rule.anchor->kind == kind; });
    }

    void addAnchors()
    {
        const auto knownOf = [&](AnchorKind kind) {
            const AnchorSaid* said = m_ledger.anchor(kind);
            return said ? std::optional(said->when) : std::nullopt;
        };
        if (countsFrom(AnchorKind::Discharge)) {
            const AnchorSaid* said = m_ledger.anchor(AnchorKind::Discharge);
            const auto known = knownOf(AnchorKind::Discharge);
            if (!said || !said->confirmed) { // one that was is not expected any more: a second stay does not begin the way anew
                add(AnchorAct{AnchorKind::Discharge, false}, ActAsks::DayMayHour,
                    {startOf(m_today), startOf(m_today.addDays(stayAhead + 1))}, known);
            }
            add(AnchorAct{AnchorKind::Discharge, true}, ActAsks::DayMayHour, until(m_today.addDays(-daysBehind)), known);
        }
        // Where visits are booked, the first of them is said there.
        const bool visits =
            std::any_of(m_protocol.steps.begin(), m_protocol.steps.end(), [](const ProtocolStep& step) { return !step.isOwn(); });
        if (countsFrom(AnchorKind::FirstAppointment) && !visits) {
            add(AnchorAct{AnchorKind::FirstAppointment, true}, ActAsks::DayAndHour,
                {startOf(m_today.addDays(-firstVisitBehind)), startOf(m_today.addDays(daysAhead + 1))},
                knownOf(AnchorKind::FirstAppointment));
        }
        const bool ofForm = std::any_of(m_protocol.form.begin(), m_protocol.form.end(),
            [](const FormField& field) { return field.says == AnchorKind::Birth; });
        if (ofForm) { // the child's: with its hour, and said anew where it was wrong
            add(AnchorAct{AnchorKind::Birth, true}, ActAsks::DayMayHour, until(longAgo), knownOf(AnchorKind::Birth));
        } else if (countsFrom(AnchorKind::Birth) && !knownOf(AnchorKind::Birth)) {
            add(AnchorAct{AnchorKind::Birth, true}, ActAsks::Day, until(longAgo));
        }
    }

    void addVisits()
    {
        std::set<std::size_t> ahead; // steps whose next time stands in the list
        for (const PlannedStep& planned : nextSteps(m_protocol, m_rules.outcomes, m_rules.calendar, m_member.facts, m_now)) {
            const ProtocolStep& step = m_protocol.steps[planned.step];
            if (step.isOwn() || planned.state == StepState::Done || planned.state == StepState::Dropped) {
                continue;
            }
            const StepRecord* record = m_ledger.record(planned.step, planned.occurrence);
            const auto booked = record ? record->booked : std::nullopt;
            const bool now = planned.state == StepState::Due || planned.state == StepState::Late;
            if (booked || now || ahead.insert(planned.step).second) {
                addVisit(step, planned.occurrence, booked);
            }
        }
    }

    void addVisit(const ProtocolStep& step, int occurrence, std::optional<Instant> booked)
    {
        const auto of = [&](StepNoted::What what) { return VisitAct{step.code, occurrence, what}; };
        add(of(StepNoted::What::Booked), ActAsks::DayAndHour, {startOf(m_today), startOf(m_today.addDays(daysAhead + 1))},
            booked);
        add(of(StepNoted::What::Honoured), ActAsks::DayMayHour, until(firstDayOf(step)), booked);
        if (booked && *booked <= m_now) {
            add(of(StepNoted::What::Missed), ActAsks::Nothing, {}, booked);
        }
        if (booked) {
            add(of(StepNoted::What::Cancelled), ActAsks::Nothing, {}, booked);
        }
    }

    /// Before which a visit cannot have been: nobody comes home to her before she is home.
    QDate firstDayOf(const ProtocolStep& step) const
    {
        const AnchorSaid* anchor = step.anchor.kind == AnchorKind::StepDone ? nullptr : m_ledger.anchor(step.anchor.kind);
        const QDate behind = m_today.addDays(-daysBehind);
        return anchor && anchor->confirmed ? std::max(behind, dayOf(anchor->when)) : behind;
    }

    void addExits(bool ended, bool advisersGoOn)
    {
        for (const ExitCause cause : sayable) {
            const auto rule = std::find_if(
                m_protocol.exits.begin(), m_protocol.exits.end(), [&](const ExitRule& one) { return one.cause == cause; });
            if (rule == m_protocol.exits.end()) {
                continue;
            }
            if (m_ledger.stands(cause)) {
                add(ExitAct{cause, true}, ActAsks::Nothing);
            } else if (!ended || (advisersGoOn && rule->suspends)) {
                add(ExitAct{cause, false}, ActAsks::Nothing);
            }
        }
    }

    void addFields()
    {
        for (const FormField& field : m_protocol.form) {
            if (field.type == FormField::Type::Text) {
                add(TextAct{field.code, knownText(field.code)}, ActAsks::Text);
                continue;
            }
            const auto type = attributeType(field.code, m_protocol.form);
            if (!type || !field.books.isEmpty() || field.says || field.setByProgramme) {
                continue; // an appointment is its visit's booking, a birth its anchor; what the programme sets comes in by the office
            }
            AttributeAct what{field.code, *type, field.choices, {}};
            if (const AttributeValue* known = m_ledger.attributes().find(field.code)) {
                what.known = *known;
            }
            switch (*type) {
            case AttributeType::Flag: add(what, ActAsks::YesNo); break;
            case AttributeType::Count: add(what, ActAsks::Count); break;
            case AttributeType::Day: add(what, ActAsks::Day, until(longAgo)); break;
            case AttributeType::Code: add(what, ActAsks::Choice); break;
            case AttributeType::Codes: break; // no field of a form holds several
            }
        }
    }

    QString knownText(const QString& field) const
    {
        const auto at = std::find_if(
            m_member.texts.begin(), m_member.texts.end(), [&](const FormTextSaid& one) { return one.field == field; });
        return at != m_member.texts.end() ? at->text : QString();
    }

    /// As whoever joins today joins: the version that is open, where it is offered, with what nobody joins without.
    void addVersion()
    {
        const Protocol* open = m_rules.book.joinedOn(m_protocol.pathway, m_today);
        if (open == nullptr || open->version == m_protocol.version
            || (!open->territories.isEmpty() && !open->territories.contains(m_member.facts.territory))) {
            return;
        }
        VersionAct what;
        what.joined = {open->version, entryOf(*open), open->membership};
        const QString channel = m_role == Role::HospitalAdviser ? QStringLiteral("bedside") : QStringLiteral("phone");
        for (const ConsentSpec& consent : open->consents) {
            if (consent.required) {
                what.consents.push_back({consent.code, open->programme, true, channel, consent.wording});
            }
        }
        const ActAsks asks = what.consents.empty() ? ActAsks::Nothing : ActAsks::Consent;
        add(std::move(what), asks);
    }

    QString entryOf(const Protocol& open) const
    {
        const bool kept = open.entryChannels.contains(m_member.entry) || open.entryChannels.isEmpty();
        return kept ? m_member.entry : open.entryChannels.first();
    }

    /// Such a fact, whatever is answered: permissions do not look at answers.
    FactBody sample(const PathwayAct& act) const
    {
        PathwaySaid said{act.pathway, {}};
        if (const auto* anchor = std::get_if<AnchorAct>(&act.what)) {
            said.body = AnchorSaid{anchor->kind, m_now, anchor->confirmed};
        } else if (const auto* visit = std::get_if<VisitAct>(&act.what)) {
            said.body = StepNoted{visit->step, visit->occurrence, visit->what, m_now};
        } else if (const auto* exit = std::get_if<ExitAct>(&act.what)) {
            said.body = PathwayStopped{exit->cause, exit->over};
        } else if (const auto* attribute = std::get_if<AttributeAct>(&act.what)) {
            said.body = AttributeSaid{attribute->name, false};
        } else if (const auto* text = std::get_if<TextAct>(&act.what)) {
            said.body = FormTextSaid{text->name, {}};
        } else if (const auto* version = std::get_if<VersionAct>(&act.what)) {
            said.body = version->joined;
        }
        return said;
    }

    const ActRules& m_rules;
    const Membership& m_member;
    const Protocol& m_protocol;
    Role m_role;
    Instant m_now;
    StepLedger m_ledger;
    QDate m_today;
    std::vector<PathwayAct> m_acts;
};

} // namespace

std::vector<PathwayAct> actsFor(const ActRules& rules, const Membership& member, Role role, Instant now)
{
    return Acts(rules, member, role, now).all();
}

} // namespace relais
