#include "core/people/person_state.h"

#include "core/programmes/known_attributes.h"
#include "core/programmes/message_consent.h"
#include "core/queue/history_of_facts.h"

#include <algorithm>
#include <unordered_set>

namespace relais {

ContactHistory listedHistory(const PersonFile& file)
{
    ContactHistory history;
    history.isMember = file.memberSince.has_value() || file.listedEnrolled;
    history.enrolledElsewhere = file.listedEnrolled;
    history.refused = file.listedRefused;
    history.deceased = file.listedDeceased;
    history.deathConfirmed = file.listedDeceased;
    for (const ContactPoint& point : file.contactPoints) {
        if (point.usable) {
            history.numbers.push_back(point.number);
        }
    }
    return history;
}

namespace {

bool laterThan(const std::optional<QDate>& left, const std::optional<QDate>& right)
{
    return left && (!right || *left > *right);
}

void addDeclaredExams(PersonState& state)
{
    for (const AttemptRecord& attempt : state.history.attempts) {
        const auto closing = state.closings.find(attempt.id);
        const auto* closed = closing != state.closings.end() ? std::get_if<AttemptClosed>(&closing->second->body) : nullptr;
        if (!closed || !closed->report) {
            continue;
        }
        for (const Exam& declared : closed->report->exams) {
            for (Exam& known : state.exams) {
                if (known.kind == declared.kind && laterThan(declared.date, known.date)) {
                    known = declared;
                }
            }
        }
    }
}

/// What she said of SMS and e-mails, programme by programme: the newest of the word on it and of the one on all. Of two words of one instant
/// the one that says no stands.
void addMessageConsents(const PersonState& state, std::vector<AttributeSaid>& said)
{
    const auto onAll = std::find_if(state.consents.begin(), state.consents.end(),
        [](const ConsentStanding& one) { return one.said.consent == electronicMessages() && one.said.programme.isEmpty(); });
    for (const ConsentStanding& one : state.consents) {
        if (one.said.consent != electronicMessages()) {
            continue;
        }
        bool given = one.said.given;
        if (onAll != state.consents.end() && one.at <= onAll->at) {
            given = onAll->said.given && (given || one.at < onAll->at);
        }
        said.push_back({electronicMessagesOf(one.said.programme), given});
    }
}

/// What a protocol may ask of her that is no fact of a pathway.
std::vector<AttributeSaid> attributesOf(const PersonFile& file, const PersonState& state)
{
    std::vector<AttributeSaid> said;
    said.reserve(state.exams.size() + state.consents.size() + 5);
    for (const Exam& exam : state.exams) {
        if (exam.date) {
            said.push_back({QStringLiteral("exam_") + codeOf(exam.kind), *exam.date});
        }
    }
    said.push_back({QStringLiteral("member"), state.history.isMember});
    if (!file.longTermConditions.isEmpty()) {
        said.push_back({QStringLiteral("long_term_conditions"), file.longTermConditions});
        // Lists name those of the list of 30 alone, which are exempt of co-payment; a list that names none may lack the column.
        said.push_back({QStringLiteral("exempt_long_term_condition"), true});
    }
    if (file.treatingPhysicianDeclared) {
        said.push_back({QStringLiteral("treating_physician"), true});
    }
    if (file.identity.birthDate.isValid()) {
        said.push_back({bornOnAttribute(), file.identity.birthDate});
    }
    addMessageConsents(state, said);
    for (const ConsentStanding& one : state.consents) {
        if (one.said.consent == QLatin1String("programme") && !one.said.programme.isEmpty()) {
            said.push_back({programmeConsentOf(one.said.programme), one.said.given});
        }
    }
    return said;
}

class Consents {
public:
    void take(const Fact& fact, const ConsentSaid& said)
    {
        const auto known = std::find_if(m_newest.begin(), m_newest.end(), [&](const Fact* one) {
            const auto& other = std::get<ConsentSaid>(one->body);
            return other.consent == said.consent && other.programme == said.programme;
        });
        if (known == m_newest.end()) {
            m_newest.push_back(&fact);
        } else if (happenedBefore(**known, fact)) {
            *known = &fact;
        }
    }

    std::vector<ConsentStanding> standing() const
    {
        std::vector<ConsentStanding> all;
        all.reserve(m_newest.size());
        for (const Fact* fact : m_newest) {
            all.push_back({std::get<ConsentSaid>(fact->body), fact->occurredAt});
        }
        std::sort(all.begin(), all.end(), [](const ConsentStanding& a, const ConsentStanding& b) {
            return std::tie(a.said.programme, a.said.consent) < std::tie(b.said.programme, b.said.consent);
        });
        return all;
    }

private:
    std::vector<const Fact*> m_newest;
};

} // namespace

PersonState derivePerson(const PersonFile& file, const std::vector<Fact>& facts)
{
    PersonState state;
    state.history = historyWith(listedHistory(file), facts);
    state.contactPoints = file.contactPoints;
    for (ContactPoint& point : state.contactPoints) {
        const auto& usable = state.history.numbers;
        point.usable = std::find(usable.begin(), usable.end(), point.number) != usable.end();
    }

    std::unordered_set<FactId> retracted;
    for (const Fact& fact : facts) {
        if (fact.corrects && std::holds_alternative<Retracted>(fact.body)) {
            retracted.insert(*fact.corrects);
        }
    }
    const Fact* notice = nullptr;
    Consents consents;
    for (const Fact& fact : facts) {
        if (retracted.contains(fact.id)) {
            continue;
        }
        if (const auto* read = std::get_if<NoticeRead>(&fact.body)) {
            if (notice == nullptr || happenedBefore(*notice, fact)) {
                notice = &fact;
                state.noticeVersionRead = read->version;
            }
        } else if (const auto* closed = std::get_if<AttemptClosed>(&fact.body)) {
            const Fact*& standing = state.closings[closed->attempt];
            if (standing == nullptr || happenedBefore(*standing, fact)) {
                standing = &fact;
            }
        } else if (const auto* said = std::get_if<ConsentSaid>(&fact.body)) {
            consents.take(fact, *said);
        }
    }
    state.exams = file.exams;
    addDeclaredExams(state);
    state.consents = consents.standing();
    state.history.attributes = attributesOf(file, state);
    return state;
}

} // namespace relais
