#include "core/calls/desk_session.h"

#include "core/accounts/office_roles.h"
#include "core/accounts/offline_rule.h"

#include <algorithm>

namespace relais {

namespace {

/// A server that is away does not keep anybody from leaving: what was lent comes back to it at its expiry.
constexpr std::chrono::seconds longestGoodbye{5};
constexpr int busyRetries = 3;
constexpr std::chrono::milliseconds shortestRetry{500};
constexpr std::chrono::milliseconds longestRetry{5000};
const auto arrival = QStringLiteral("arrival");

/// The server is away, as opposed to: it answered, and the answer is no.
bool isAway(ErrorCode code)
{
    return code == ErrorCode::Unreachable || code == ErrorCode::ServerBusy;
}

/// It is there, and has been asked too often.
bool isTooMany(const Error& error)
{
    return error.code == ErrorCode::ServerBusy && error.detail == u"rate_limited";
}

} // namespace

QFuture<Result<Done>> DeskSession::signIn(const QString& login, const QString& password)
{
    if (m_busy || (m_desk.state.agent && !m_desk.state.agent->offline)) {
        return answered<Done>(failure(ErrorCode::Conflict, QStringLiteral("a sign-in is under way or done")));
    }
    m_busy = true;
    Attempt attempt{login.trimmed(), password, {}};
    m_desk.ports.identity.obtain(m_lifeline.guard([this, attempt](Result<DeskEnrolment> enrolment) {
        if (enrolment) {
            m_desk.desk = *enrolment;
            m_desk.ports.api.useDesk(*enrolment);
            askServer(attempt);
        } else if (isAway(enrolment.error().code)) {
            // A desk that was never enrolled has no agent who could sign in offline either.
            refuse(attempt, enrolment.error());
        } else {
            refuse(attempt, enrolment.error());
        }
    }));
    return attempt.answer.future();
}

void DeskSession::askServer(const Attempt& attempt)
{
    m_desk.ports.api.signIn({attempt.login, attempt.password}, m_lifeline.guard([this, attempt](Result<SignInAnswer> session) {
        if (session) {
            online(attempt, *session);
        } else if (isTooMany(session.error())) {
            // Never judged here instead: who has guessed too often there would guess on.
            refuse(attempt, session.error());
        } else if (session.error().code == ErrorCode::ServerBusy) {
            askAgain(attempt, session.error());
        } else if (isAway(session.error().code)) {
            offline(attempt, session.error());
        } else {
            refuse(attempt, session.error());
        }
    }));
}

void DeskSession::askAgain(Attempt attempt, const Error& why)
{
    // Never sooner than it asks for, and nobody waits for longer than this in front of a sign-in page.
    if (++attempt.busyAnswers > busyRetries || m_desk.ports.api.retryAfter() > longestRetry) {
        offline(attempt, why);
        return;
    }
    m_again.start(std::max(m_desk.ports.api.retryAfter(), shortestRetry), [this, attempt] { askServer(attempt); });
}

void DeskSession::online(const Attempt& attempt, const SignInAnswer& session)
{
    m_desk.ports.api.useToken(session.token);
    m_desk.ports.sync.setServerOffset(session.serverTime - m_desk.ports.clock.now());
    m_desk.ports.stores.open(m_desk.ports.api.server(), attempt.login, DeskStores::Missing::Create,
        m_lifeline.guard([this, attempt, session](Result<std::shared_ptr<DeskStore>> store) {
            if (!store) {
                refuse(attempt, store.error());
                return;
            }
            begin(attempt, *store, session, false);
        }));
}

void DeskSession::rememberFor(const Attempt& attempt, const SignInAnswer& session)
{
    // Slow by design, so not before she can work; until it is kept, the verifier of the last time stands.
    m_desk.ports.background.compute(
        [hasher = &m_desk.ports.hasher, password = attempt.password] { return hasher->hash(password); },
        m_lifeline.guard([this, session, store = m_desk.store](Result<QString> verifier) {
            if (!m_desk.wentWell(verifier)) {
                return;
            }
            OfflineSignIn known{*verifier, session, session.serverTime};
            known.session.token.clear();
            store->local(
                [known](LocalWork& work) -> Result<Done> {
                    work.meta.setOfflineSignIn(known);
                    return Done{};
                },
                m_lifeline.guard([this](const Result<Done>& done) { m_desk.wentWell(done); }));
        }));
}

void DeskSession::offline(const Attempt& attempt, const Error& why)
{
    m_desk.ports.stores.open(m_desk.ports.api.server(), attempt.login, DeskStores::Missing::Refuse,
        m_lifeline.guard([this, attempt, why](Result<std::shared_ptr<DeskStore>> store) {
            if (!store) {
                const bool unknown = store.error().code == ErrorCode::NotFound;
                const bool busy = why.code == ErrorCode::ServerBusy; // it is there: she has only to try again
                refuse(attempt, !unknown ? store.error() : busy ? why : Error{ErrorCode::OfflineUnknownAgent, why.detail});
                return;
            }
            (*store)->local(
                [](LocalWork& work) -> Result<std::pair<std::optional<OfflineSignIn>, Microseconds>> {
                    return std::pair(work.meta.offlineSignIn(), work.meta.serverOffset());
                },
                m_lifeline.guard(
                    [this, attempt, store = *store](Result<std::pair<std::optional<OfflineSignIn>, Microseconds>> read) {
                        if (!read) {
                            refuse(attempt, read.error());
                            return;
                        }
                        m_desk.ports.sync.setServerOffset(read->second);
                        if (const auto may = maySignInOffline(read->first, m_desk.now()); !may) {
                            refuse(attempt, may.error());
                            return;
                        }
                        verify(attempt, store, *read->first);
                    }));
        }));
}

void DeskSession::verify(const Attempt& attempt, std::shared_ptr<DeskStore> store, const OfflineSignIn& known)
{
    m_desk.ports.background.compute([hasher = &m_desk.ports.hasher, verifier = known.verifier,
                                        password = attempt.password] { return hasher->verify(verifier, password); },
        m_lifeline.guard([this, attempt, store, session = known.session](Result<bool> right) {
            if (!right) {
                refuse(attempt, right.error());
            } else if (!*right) {
                refuse(attempt, {ErrorCode::WrongPassword, QStringLiteral("offline")});
            } else {
                begin(attempt, store, session, true);
            }
        }));
}

void DeskSession::begin(const Attempt& attempt, std::shared_ptr<DeskStore> store, const SignInAnswer& session, bool isOffline)
{
    const bool renewed = m_desk.state.agent.has_value();
    useCalendarOf(session);
    m_desk.store = std::move(store);
    m_desk.session = session;
    m_desk.state.agent =
        SignedInAgent{session.agent, session.centre, session.displayName, session.centreName, session.role, isOffline};
    if (!isOffline) {
        rememberFor(attempt, session);
    }
    m_programmes.begin(!isOffline);
    if (renewed) {
        // She was in already, offline: the work goes on, now with a session.
        m_desk.ports.sync.start(m_desk.store, !isOffline);
        m_busy = false;
        m_desk.publish();
        attempt.answer.finish(Done{});
        return;
    }
    opened(attempt, isOffline);
}

void DeskSession::useCalendarOf(const SignInAnswer& session)
{
    if (session.calendar.isEmpty()) {
        return;
    }
    // Who plans by other hours than the server offers what the server will not hand out.
    auto calendar = Calendar::shipped(session.calendar);
    if (m_desk.wentWell(calendar)) {
        m_desk.ports.rules.calendar = std::move(*calendar);
    }
}

namespace {

/// What a store that has just been opened holds.
struct Opened {
    DeskSnapshot snapshot;
    std::optional<ClockMark> mark;
};

} // namespace

void DeskSession::opened(const Attempt& attempt, bool isOffline)
{
    // Who does not phone has no states of a call: a day in an office is no day of pause.
    const bool phones = !worksInOffice(m_desk.session.role);
    const auto fact = phones
        ? std::optional(m_desk.fact(AgentStateChanged{AgentState::SignedOut, AgentState::Pause, StateReason{arrival}}))
        : std::nullopt;
    m_desk.store->local(
        [fact, offset = m_desk.ports.sync.serverOffset()](LocalWork& work) -> Result<Opened> {
            work.meta.setServerOffset(offset);
            if (fact) {
                work.outbox.append(*fact, {});
            }
            return Opened{snapshotOf(work), work.meta.clockMark()};
        },
        m_lifeline.guard([this, attempt, isOffline, phones](Result<Opened> found) {
            if (!found) {
                m_desk.state.agent.reset();
                m_desk.store.reset();
                refuse(attempt, found.error());
                return;
            }
            m_desk.state.agentState = phones ? AgentState::Pause : AgentState::Activity;
            m_desk.state.stateReason = phones ? std::optional(StateReason{arrival}) : std::nullopt;
            m_desk.state.stateSince = m_desk.monotonic();
            LeaseClock& leases = m_desk.ports.sync.leases();
            leases.clear();
            // By a clock that was set back meanwhile a lease would seem longer than it is: then none holds until the server lends it again.
            const auto serverNow = serverTimeAfter(found->mark, m_desk.ports.clock.origin(), m_desk.monotonic(), m_desk.now());
            for (const LeasedContact& contact : found->snapshot.held) {
                if (serverNow) {
                    leases.restored(contact.lease, m_desk.monotonic(), *serverNow, contact.expiresAt);
                }
            }
            m_desk.take(std::move(found->snapshot));
            m_desk.ports.sync.start(m_desk.store, !isOffline);
            sendLeft();
            m_busy = false;
            m_desk.publish();
            attempt.answer.finish(Done{});
        }));
}

void DeskSession::sendLeft()
{
    m_desk.ports.stores.openLeft(m_lifeline.guard([this](std::vector<std::shared_ptr<DeskStore>> stores) {
        std::erase_if(stores, [this](const auto& store) { return store.get() == m_desk.store.get(); });
        m_desk.ports.sync.sendLeft(std::move(stores), m_desk.desk.desk);
    }));
}

void DeskSession::refuse(const Attempt& attempt, const Error& error)
{
    m_busy = false;
    attempt.answer.finish(failure(error));
}

QFuture<Result<Done>> DeskSession::signOut()
{
    if (!m_desk.state.agent || m_busy) {
        return answered<Done>(failure(ErrorCode::NotSignedIn, QStringLiteral("nobody is signed in")));
    }
    if (const auto may = m_desk.mayBeginCall(); !may) {
        return answered<Done>(failure(may.error()));
    }
    m_busy = true;
    m_desk.contactLeaves = true;
    std::vector<LeaseId> leases;
    for (const LeasedContact& contact : m_desk.snapshot.held) {
        leases.push_back(contact.lease);
    }
    const auto fact = worksInOffice(m_desk.session.role)
        ? std::nullopt
        : std::optional(m_desk.fact(AgentStateChanged{m_desk.state.agentState, AgentState::SignedOut, std::nullopt}));
    Promised<Done> answer;
    m_desk.store->local(
        [fact](LocalWork& work) -> Result<Done> {
            if (fact) {
                work.outbox.append(*fact, {});
            }
            return Done{};
        },
        m_lifeline.guard(
            [this, answer, leases, store = m_desk.store, isOffline = m_desk.state.agent->offline](const Result<Done>& done) {
                m_desk.contactLeaves = false;
                if (!done) {
                    m_busy = false;
                    answer.finish(failure(done.error()));
                    return;
                }
                m_desk.ports.sync.stop();
                m_desk.ports.sync.factsWait();
                m_giveUp.start(longestGoodbye, [this, answer] { signedOut(answer); });
                const std::function<void()> bye = m_leaving.guard([this, answer] {
                    m_desk.ports.api.signOut(m_leaving.guard([this, answer](const Result<Done>&) { signedOut(answer); }));
                });
                if (isOffline || m_desk.ports.sync.view().state == SyncState::Offline) {
                    // The server cannot be told: what is lent stays hers, sealed, and so does her agenda until she is back.
                    bye();
                } else {
                    m_desk.ports.sync.giveBack(leases, m_leaving.guard([this, store, bye] {
                        if (m_desk.ports.sync.view().state == SyncState::Offline) {
                            bye();
                        } else {
                            forgetContacts(store, bye);
                        }
                    }));
                }
                left();
            }));
    return answer.future();
}

void DeskSession::forgetContacts(const std::shared_ptr<DeskStore>& store, std::function<void()> then)
{
    store->local(
        [](LocalWork& work) -> Result<Done> {
            // Promises go too, and come again with the next sign-in.
            work.contacts.clear();
            work.agenda.replaceAll({});
            return Done{};
        },
        m_leaving.guard([then = std::move(then)](const Result<Done>&) { then(); }));
}

void DeskSession::signedOut(const Promised<Done>& answer)
{
    m_leaving.cut();
    m_giveUp.stop();
    m_desk.ports.api.useToken({});
    m_busy = false;
    answer.finish(Done{});
}

void DeskSession::left()
{
    m_handOut.clear();
    m_desk.prepared.reset();
    m_desk.snapshot = {};
    m_desk.state = DeskState{};
    m_desk.state.stateSince = m_desk.monotonic();
    m_desk.session = {};
    m_desk.publish();
}

} // namespace relais
