#include "core/programmes/memberships.h"

#include "core/programmes/known_attributes.h"
#include "core/programmes/message_consent.h"
#include "core/programmes/pathway_end.h"
#include "core/programmes/step_ledger.h"

#include <algorithm>
#include <map>

namespace relais {

namespace {

using RecordsOf = std::map<QString, std::vector<const PathwayRecord*>>;

RecordsOf byPathway(const ContactHistory& history)
{
    RecordsOf records;
    for (const PathwayRecord& record : history.pathways) {
        records[record.said.pathway].push_back(&record);
    }
    return records;
}

/// The newest body of a kind, and when it was said.
template <typename Body>
std::pair<const Body*, const PathwayRecord*> newest(const std::vector<const PathwayRecord*>& records)
{
    for (auto it = records.rbegin(); it != records.rend(); ++it) {
        if (const auto* body = std::get_if<Body>(&(*it)->said.body)) {
            return {body, *it};
        }
    }
    return {nullptr, nullptr};
}

std::optional<Instant> physicianAskedAt(const std::vector<const PathwayRecord*>& records)
{
    std::optional<Instant> asked;
    for (const PathwayRecord* record : records) {
        const auto* anchor = std::get_if<AnchorSaid>(&record->said.body);
        if (anchor && anchor->kind == AnchorKind::PhysicianRequest) {
            asked = anchor->when;
        }
    }
    return asked;
}

class Memberships {
public:
    Memberships(const ProgrammeBook& book, const Calendar& calendar, const ContactHistory& history, const QString& territory,
        const CentreId& centre)
        : m_book(book), m_calendar(calendar), m_history(history), m_territory(territory), m_centre(centre),
          m_records(byPathway(history))
    {}

    std::vector<Membership> all()
    {
        for (const auto& [pathway, records] : m_records) {
            addJoined(pathway, records);
        }
        nameOpeners();
        // One opens the next, and none opens twice, so this ends.
        for (std::size_t i = 0; i < m_members.size(); ++i) {
            addOpenedBy(i);
        }
        std::sort(m_members.begin(), m_members.end(),
            [](const Membership& a, const Membership& b) { return a.protocol->pathway < b.protocol->pathway; });
        return std::move(m_members);
    }

private:
    QDate dayOf(Instant at) const { return m_calendar.localTime(at, m_territory).date; }

    void addJoined(const QString& pathway, const std::vector<const PathwayRecord*>& all)
    {
        const std::vector<const PathwayRecord*> records = newestEpisode(pathway, all);
        const auto [joined, record] = newest<PathwayJoined>(records);
        if (joined) {
            // A move to another version is another joining: the way itself began with the first one.
            Instant began = record->occurredAt;
            for (const PathwayRecord* one : records) {
                if (std::holds_alternative<PathwayJoined>(one->said.body)) {
                    began = std::min(began, one->occurredAt);
                }
            }
            add(m_book.version(pathway, joined->version), began, joined->entry, {}, records);
        } else if (const auto asked = physicianAskedAt(records); asked && m_history.isMember) {
            add(m_book.joinedOn(pathway, dayOf(*asked)), *asked, QStringLiteral("physician_request"), {}, records);
        }
    }

    /// A second stay, a second birth or another request of the physician is a way of its own: what was done on the one before does not count
    /// for it. It begins with the joining that follows an end, or with each request; attributes stay true.
    std::vector<const PathwayRecord*> newestEpisode(const QString& pathway, const std::vector<const PathwayRecord*>& all) const
    {
        std::size_t from = 0;
        for (std::size_t i = 1; i < all.size(); ++i) {
            const PathwayBody& body = all[i]->said.body;
            const auto* anchor = std::get_if<AnchorSaid>(&body);
            const bool asked = anchor && anchor->kind == AnchorKind::PhysicianRequest;
            if (asked
                || (std::holds_alternative<PathwayJoined>(body)
                    && wasOver(pathway,
                        {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(i)},
                        all[i]->occurredAt))) {
                from = i;
            }
        }
        if (from == 0) {
            return all;
        }
        std::vector<const PathwayRecord*> newest;
        newest.reserve(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i >= from || std::holds_alternative<AttributeSaid>(all[i]->said.body)) {
                newest.push_back(all[i]);
            }
        }
        return newest;
    }

    /// Whether the way that these records tell had ended by then: something that ends it was said and stands, or its time was over.
    bool wasOver(const QString& pathway, const std::vector<const PathwayRecord*>& records, Instant at) const
    {
        const auto [joined, record] = newest<PathwayJoined>(records);
        const Protocol* protocol = joined ? m_book.version(pathway, joined->version) : nullptr;
        if (!protocol) {
            return false;
        }
        MemberFacts facts;
        facts.facts.push_back({Instant(), {}, 1, AnchorSaid{AnchorKind::Enrolment, record->occurredAt, true}});
        for (const PathwayRecord* one : records) {
            addRecord(*one, facts);
        }
        const StepLedger ledger(*protocol, facts);
        if (ledger.stop() && !ledger.stop()->suspends) {
            return true;
        }
        return std::any_of(protocol->exits.begin(), protocol->exits.end(), [&](const ExitRule& rule) {
            const AnchorSaid* anchor = rule.cause == ExitCause::After && rule.anchor && rule.anchor->kind != AnchorKind::StepDone
                ? ledger.anchor(rule.anchor->kind)
                : nullptr;
            return anchor && pathwayEnd(rule, anchor->when, m_calendar, m_territory) <= at;
        });
    }

    /// Who was joined by a relay came from the pathway whose end opens this one.
    void nameOpeners()
    {
        for (Membership& member : m_members) {
            if (member.entry != relayEntry()) {
                continue;
            }
            for (const Membership& other : m_members) {
                const auto& exits = other.protocol->exits;
                if (std::any_of(exits.begin(), exits.end(),
                        [&](const ExitRule& rule) { return rule.opens == member.protocol->pathway; })) {
                    member.from = other.protocol->pathway;
                }
            }
        }
    }

    static QString relayEntry() { return QStringLiteral("prado_relay"); }

    void addOpenedBy(std::size_t index)
    {
        const Membership& member = m_members[index];
        const auto opening = openingOf(member);
        if (!opening) {
            return;
        }
        const bool there = std::any_of(
            m_members.begin(), m_members.end(), [&](const Membership& one) { return one.protocol->pathway == opening->pathway; });
        const Protocol* protocol = there ? nullptr : m_book.joinedOn(opening->pathway, dayOf(opening->at));
        if (protocol == nullptr) {
            return;
        }
        const auto records = m_records.find(opening->pathway);
        static const std::vector<const PathwayRecord*> none;
        const auto& said = records == m_records.end() ? none : records->second;
        if (!isKeptOut(*protocol, said, opening->at)) {
            const QString from = member.protocol->pathway;
            add(protocol, opening->at, relayEntry(), from, said);
        }
    }

    /// Nobody asked her: what is known to be against it is. What is not known keeps nobody out.
    bool isKeptOut(const Protocol& protocol, const std::vector<const PathwayRecord*>& records, Instant at) const
    {
        const QDate on = dayOf(at);
        Attributes known = knownAttributes(m_history, on);
        known.set(QStringLiteral("completed_pathways"), completedBy(at));
        for (const PathwayRecord* record : records) {
            const auto* stopped = std::get_if<PathwayStopped>(&record->said.body);
            if (const auto* said = std::get_if<AttributeSaid>(&record->said.body)) {
                known.set(said->name, said->value);
            } else if (stopped && stopped->cause == ExitCause::Refusal) {
                known.set(QStringLiteral("refused"), !stopped->over);
            }
        }
        return judge(protocol.eligibility, known, on) == Truth::No
            || (protocol.exclusion && judge(*protocol.exclusion, known, on) == Truth::Yes);
    }

    QStringList completedBy(Instant at) const
    {
        QStringList pathways;
        for (const Membership& member : m_members) {
            bool completed = false;
            eachCompletion(member, [&](const ExitRule&, Instant end) { completed = completed || end <= at; });
            if (completed) {
                pathways << member.protocol->pathway;
            }
        }
        return pathways;
    }

    struct Opening {
        QString pathway;
        Instant at;
    };

    /// What the end of a pathway opens, and when: the first of its ends that opens something.
    std::optional<Opening> openingOf(const Membership& member) const
    {
        std::optional<Opening> opening;
        eachCompletion(member, [&](const ExitRule& rule, Instant at) {
            if (!rule.opens.isEmpty() && (!opening || at < opening->at)) {
                opening = Opening{rule.opens, at};
            }
        });
        return opening;
    }

    /// `tell(rule, at)` for each end of its file by which she has been, or will have been, all along a pathway. Leaving it is none.
    template <typename Tell>
    void eachCompletion(const Membership& member, Tell tell) const
    {
        const StepLedger ledger(*member.protocol, member.facts);
        if (ledger.wasLeft()) {
            return;
        }
        std::optional<Instant> allDone;
        for (const MemberFact& fact : member.facts.facts) {
            const auto* stopped = std::get_if<PathwayStopped>(&fact.body);
            if (stopped && stopped->cause == ExitCause::AllDone) {
                allDone = stopped->over ? std::nullopt : std::optional(fact.occurredAt);
            }
        }
        for (const ExitRule& rule : member.protocol->exits) {
            if (rule.cause == ExitCause::AllDone && allDone) {
                tell(rule, *allDone);
            } else if (rule.cause == ExitCause::After && rule.anchor && rule.anchor->kind != AnchorKind::StepDone) {
                // A day that nobody has confirmed yet opens nothing.
                if (const AnchorSaid* anchor = ledger.anchor(rule.anchor->kind); anchor && anchor->confirmed) {
                    tell(rule, pathwayEnd(rule, anchor->when, m_calendar, m_territory));
                }
            }
        }
    }

    void add(const Protocol* protocol, Instant joinedAt, const QString& entry, const QString& from,
        const std::vector<const PathwayRecord*>& records)
    {
        if (!protocol) {
            return;
        }
        Membership member;
        member.protocol = protocol;
        member.joinedAt = joinedAt;
        member.entry = entry;
        member.from = from;
        MemberFacts& facts = member.facts;
        facts.territory = m_territory;
        facts.centre = m_centre;
        facts.numbers = m_history.numbers;
        facts.facts.reserve(m_history.attributes.size() + records.size() + 3);
        for (const AttributeSaid& said : m_history.attributes) {
            facts.facts.push_back({Instant(), {}, 0, said});
        }
        addMessagesConsent(protocol->programme, facts);
        // Unless somebody says another day, the way begins when she joined.
        facts.facts.push_back({Instant(), {}, 1, AnchorSaid{AnchorKind::Enrolment, joinedAt, true}});
        for (const PathwayRecord* record : records) {
            addRecord(*record, facts);
            if (const auto* text = std::get_if<FormTextSaid>(&record->said.body)) {
                std::erase_if(member.texts, [&](const FormTextSaid& one) { return one.field == text->field; });
                member.texts.push_back(*text);
            }
        }
        std::erase_if(member.texts, [](const FormTextSaid& one) { return one.text.trimmed().isEmpty(); });
        addMarks(protocol->programme, facts);
        m_members.push_back(std::move(member));
    }

    /// What she said of the messages of this programme, as the flag that its pathways read, in place of what she said of all.
    void addMessagesConsent(const QString& programme, MemberFacts& facts) const
    {
        const auto said = std::find_if(m_history.attributes.begin(), m_history.attributes.end(),
            [name = electronicMessagesOf(programme)](const AttributeSaid& one) { return one.name == name; });
        if (said != m_history.attributes.end()) {
            facts.facts.push_back({Instant(), {}, 1, AttributeSaid{electronicMessages(), said->value}});
        }
    }

    void addRecord(const PathwayRecord& record, MemberFacts& facts) const
    {
        const auto push = [&](auto body) {
            facts.facts.push_back({record.occurredAt, record.desk, record.deskSeq, std::move(body)});
        };
        const PathwayBody& body = record.said.body;
        if (const auto* dialled = std::get_if<StepDialled>(&body)) {
            const auto attempt = std::find_if(m_history.attempts.begin(), m_history.attempts.end(),
                [&](const AttemptRecord& one) { return one.id == dialled->attempt; });
            if (attempt != m_history.attempts.end()) {
                push(StepCalled{dialled->step, dialled->occurrence, *attempt});
            }
        } else if (const auto* anchor = std::get_if<AnchorSaid>(&body)) {
            push(*anchor);
        } else if (const auto* noted = std::get_if<StepNoted>(&body)) {
            push(*noted);
        } else if (const auto* asked = std::get_if<StepAsked>(&body)) {
            push(*asked);
        } else if (const auto* stopped = std::get_if<PathwayStopped>(&body)) {
            push(*stopped);
        } else if (const auto* said = std::get_if<AttributeSaid>(&body); said && said->name != electronicMessages()) {
            push(*said); // a consent is said as one
        }
    }

    /// A mark stands for every pathway, whatever was said of one of them, and goes when it is taken back.
    void addMarks(const QString& programme, MemberFacts& facts) const
    {
        const auto stop = [&](bool set, ExitCause cause) {
            if (set) {
                facts.facts.push_back({Instant::max(), {}, static_cast<std::int64_t>(cause), PathwayStopped{cause, false}});
            }
        };
        stop(m_history.withdrawn || tookBackConsent(programme), ExitCause::Withdrawal);
        stop(m_history.objected, ExitCause::Objection);
        stop(m_history.deceased, ExitCause::Deceased);
    }

    /// Who takes back her consent to take part leaves the programme.
    bool tookBackConsent(const QString& programme) const
    {
        return std::any_of(m_history.attributes.begin(), m_history.attributes.end(),
            [name = programmeConsentOf(programme)](const AttributeSaid& one) {
                const bool* given = std::get_if<bool>(&one.value);
                return one.name == name && given != nullptr && !*given;
            });
    }

    const ProgrammeBook& m_book;
    const Calendar& m_calendar;
    const ContactHistory& m_history;
    const QString& m_territory;
    const CentreId& m_centre;
    RecordsOf m_records;
    std::vector<Membership> m_members;
};

} // namespace

std::vector<Membership> membershipsOf(const ProgrammeBook& book, const Calendar& calendar, const ContactHistory& history,
    const QString& territory, const CentreId& centre)
{
    if (history.pathways.empty()) {
        return {};
    }
    return Memberships(book, calendar, history, territory, centre).all();
}

std::optional<PhysicianInvitation> invitationAskedFor(const ProgrammeBook& book, const ContactHistory& history)
{
    if (history.isMember) {
        return std::nullopt;
    }
    std::optional<PhysicianInvitation> asked;
    for (const auto& [pathway, records] : byPathway(history)) {
        const auto at = physicianAskedAt(records);
        if (!at || (asked && asked->askedAt >= *at)) {
            continue;
        }
        const auto protocol = std::find_if(book.protocols().begin(), book.protocols().end(),
            [&, code = pathway](const Protocol& one) { return one.pathway == code && one.invites; });
        if (protocol != book.protocols().end()) {
            asked = PhysicianInvitation{*protocol->invites, *at};
        }
    }
    return asked;
}

} // namespace relais
