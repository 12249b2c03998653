#include "core/calls/inbound_call.h"

#include "core/calls/next_contact.h"
#include "core/people/name_key.h"

#include <algorithm>

namespace relais {

namespace {

const auto hereOnly = QStringLiteral("known_here"); ///< found on the desk: the server could not be asked

bool matches(const PersonSlice& person, const QStringList& words, const QString& digits)
{
    const QString name = nameKey(person.identity.usedName + person.identity.birthName + person.identity.firstName);
    const bool byNumber = digits.size() >= 4
        && std::any_of(person.contactPoints.begin(), person.contactPoints.end(), [&](const ContactPoint& point) {
               return point.number.e164.endsWith(QStringView(digits).mid(digits.startsWith(u'0') ? 1 : 0));
           });
    const bool byName = !words.isEmpty()
        && std::all_of(words.begin(), words.end(), [&](const QString& word) { return name.contains(nameKey(word)); });
    return byNumber || byName;
}

PersonFound foundOf(const PersonSlice& person)
{
    return {person.id, nameInFull(person.identity), person.identity.birthDate, person.town, hereOnly, person.identity.sex};
}

QString digitsOf(const QString& text)
{
    QString digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits;
}

} // namespace

std::vector<PersonFound> InboundCall::searchHere(const QString& text) const
{
    const QString digits = digitsOf(text);
    const QStringList words = digits.isEmpty() ? text.split(u' ', Qt::SkipEmptyParts) : QStringList();
    std::vector<PersonFound> found;
    const auto add = [&](const PersonSlice& person) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const PersonFound& one) { return one.id == person.id; });
        if (!known && matches(person, words, digits)) {
            found.push_back(foundOf(person));
        }
    };
    for (const LeasedContact& contact : m_desk.snapshot.held) {
        add(contact.person);
    }
    for (const AgendaPromise& promise : m_desk.snapshot.agenda) {
        if (promise.slice) {
            add(*promise.slice);
        }
    }
    return found;
}

QFuture<Result<std::vector<PersonFound>>> InboundCall::search(const QString& text)
{
    if (!m_desk.state.agent) {
        return answered<std::vector<PersonFound>>(failure(ErrorCode::NotSignedIn));
    }
    if (text.trimmed().size() < 2) {
        return answered<std::vector<PersonFound>>(failure(ErrorCode::InvalidInput, QStringLiteral("text: too short")));
    }
    Promised<std::vector<PersonFound>> answer;
    m_desk.ports.api.search(text.trimmed(), m_lifeline.guard([this, text, answer](Result<std::vector<PersonFound>> found) {
        const bool away = !found && found.error().code == ErrorCode::Unreachable;
        // Who is not among those of this desk may well be on the server: nobody found here is no answer.
        auto here = away ? searchHere(text) : std::vector<PersonFound>();
        answer.finish(here.empty() ? std::move(found) : Result<std::vector<PersonFound>>(std::move(here)));
    }));
    return answer.future();
}

std::optional<LeasedContact> InboundCall::contactHere(const PersonId& person) const
{
    for (const LeasedContact& contact : m_desk.snapshot.held) {
        if (contact.person.id == person) {
            return contact;
        }
    }
    for (const AgendaPromise& promise : m_desk.snapshot.agenda) {
        if (promise.person == person && promise.slice) {
            return contactOfPromise(promise);
        }
    }
    return std::nullopt;
}

QFuture<Result<Done>> InboundCall::open(const PersonId& person, const QString& callerNumber)
{
    if (const auto may = m_desk.mayBeginCall(); !may) {
        return answered<Done>(failure(may.error()));
    }
    Promised<Done> answer;
    m_desk.ports.api.openFile(person, OpenFileRequest{},
        m_lifeline.guard([this, person, callerNumber, answer, asked = m_desk.session.agent](Result<OpenedFile> file) {
            // The server may have taken long: she may have dialled or left meanwhile, and what she did last counts.
            if (const auto may = m_desk.mayBeginCall(); !may || asked != m_desk.session.agent) {
                answer.finish(failure(may ? Error{ErrorCode::Cancelled, {}} : may.error()));
                return;
            }
            auto contact = contactHere(person);
            if (file) {
                if (!contact) {
                    contact.emplace();
                    contact->campaign = file->campaign;
                    contact->entry = file->entry.value_or(EntryId());
                }
                contact->person = std::move(file->person);
                contact->history = std::move(file->history);
            } else if (file.error().code != ErrorCode::Unreachable || !contact) {
                answer.finish(failure(file.error()));
                return;
            }
            begin(std::move(*contact), callerNumber, answer);
        }));
    return answer.future();
}

void InboundCall::begin(LeasedContact contact, const QString& callerNumber, const Promised<Done>& answer)
{
    if (m_desk.ports.rules.campaign(contact.campaign) == nullptr) {
        answer.finish(failure(ErrorCode::ResourceInvalid, QStringLiteral("a caller's campaign is not among the resources")));
        return;
    }
    UnclosedAttempt attempt;
    attempt.body.campaign = contact.campaign;
    attempt.body.entry = contact.entry.isNull() ? std::nullopt : std::optional(contact.entry);
    attempt.body.direction = CallDirection::Inbound;
    attempt.body.line = m_desk.ports.line.kind();
    const auto& points = contact.person.contactPoints;
    const QString digits = digitsOf(callerNumber);
    const auto known = std::find_if(points.begin(), points.end(),
        [&](const ContactPoint& point) { return digits.size() >= 9 && point.number.e164.endsWith(QStringView(digits).last(9)); });
    if (known != points.end()) {
        attempt.body.number = known->number;
    }
    const Fact fact = m_desk.factAbout(contact, attempt.body);
    const Fact state = m_desk.fact(AgentStateChanged{m_desk.state.agentState, AgentState::InCall, std::nullopt});
    attempt.attempt = fact.id;
    attempt.startedAt = fact.occurredAt;
    attempt.contact = contact;
    m_desk.comesFromHere();
    m_desk.callBegins = true;
    m_desk.store->local(
        [fact, state, attempt](LocalWork& work) -> Result<Fact> {
            Fact kept = work.outbox.append(fact, nameInFull(attempt.contact.person.identity));
            work.outbox.append(state, {});
            work.attempts.open(attempt);
            return kept;
        },
        m_lifeline.guard([this, attempt, answer](const Result<Fact>& kept) {
            m_desk.callBegins = false;
            if (!kept) {
                answer.finish(failure(kept.error()));
                return;
            }
            if (m_desk.state.contact) {
                m_call.keepDraftNow();
                if (m_desk.state.contact->contact.person.id != attempt.contact.person.id) {
                    m_desk.prepared = m_desk.state.contact;
                }
            }
            m_desk.state.undo.reset();
            m_handOut.show(attempt.contact, ContactOrigin::Inbound);
            m_desk.inHand = {*kept};
            m_desk.stands(AgentState::InCall);
            m_call.adoptIncoming(attempt.attempt, attempt.body.number.value_or(PhoneNumber()));
            m_desk.ports.sync.factsWait();
            m_desk.publish();
            answer.finish(Done{});
        }));
}

} // namespace relais
