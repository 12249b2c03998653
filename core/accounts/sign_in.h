#pragma once

#include "core/accounts/account_store.h"
#include "core/accounts/password_hasher.h"
#include "core/accounts/rate_limiter.h"
#include "core/accounts/session.h"
#include "core/base/id_maker.h"

namespace relais {

/// How long a sign-in holds. Settings.
struct SessionRules {
    std::chrono::hours session{12};                     ///< a working day
    std::chrono::hours offline{72};                     ///< how long the desk may let her in by itself afterwards
    RateLimit signIns{10, std::chrono::seconds(60)};    ///< failures per desk and login
    RateLimit enrolments{10, std::chrono::seconds(60)}; ///< failures per address
};

/// What a sign-in gives.
struct SignedIn {
    AgentSession session;
    Centre centre;
    QByteArray token;
    std::chrono::hours offline{0};
};

/// A refusal with the time to wait, when it is "too often".
struct SignInRefusal {
    Error error;
    std::optional<std::chrono::seconds> retryAfter;
};
template <typename T>
using SignInResult = tl::expected<T, SignInRefusal>;

/// Enrolling desks, signing agents in and out. Owned by the server's composition root; borrows all it is given; any thread,
/// blocks (password hashing, store). An unknown login costs and answers what a wrong password does.
class SignIn {
public:
    SignIn(
        AccountStore& store, PasswordHasher& hasher, const Clock& clock, Random& random, IdMaker& ids, const SessionRules& rules)
        : m_store(store), m_hasher(hasher), m_clock(clock), m_random(random), m_ids(ids), m_rules(rules),
          m_signIns(clock, rules.signIns), m_enrolments(clock, rules.enrolments)
    {}

    /// The credential exists in clear in this answer only. NotPermitted: no such code.
    SignInResult<DeskEnrolment> enrolDesk(const QString& code, const QString& name, const QString& address);
    /// WrongPassword: also for a login that does not exist or is closed.
    SignInResult<SignedIn> signIn(const EnrolledDesk& desk, const QString& login, const QString& password);

    /// Who sends this; nothing for a credential or token that is forged, ended or over.
    Result<std::optional<EnrolledDesk>> desk(const QByteArray& credential)
    {
        return m_store.deskOfCredential(hashOf(credential));
    }
    Result<std::optional<AgentSession>> session(const QByteArray& token)
    {
        return m_store.sessionOfToken(hashOf(token), m_clock.now());
    }
    /// The same without waiting (see AccountStore::askSession).
    void askDesk(const QByteArray& credential, AccountStore::Then<EnrolledDesk> then)
    {
        m_store.askDesk(hashOf(credential), std::move(then));
    }
    void askSession(const QByteArray& token, AccountStore::Then<AgentSession> then)
    {
        m_store.askSession(hashOf(token), m_clock.now(), std::move(then));
    }

private:
    static QByteArray hashOf(const QByteArray& secret);

    AccountStore& m_store;
    PasswordHasher& m_hasher;
    const Clock& m_clock;
    Random& m_random;
    IdMaker& m_ids;
    const SessionRules m_rules;
    RateLimiter m_signIns;
    RateLimiter m_enrolments;
};

} // namespace relais
