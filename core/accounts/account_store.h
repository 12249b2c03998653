#pragma once

#include "core/accounts/agent_session.h"
#include "core/accounts/audit_event.h"
#include "core/accounts/centre.h"
#include "core/base/result.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace relais {

/// Somebody's account together with what her password is held against.
struct AgentCredentials {
    AgentAccount agent;
    QString passwordHash;
};

/// The accounts of a central store. A port; each call is one transaction and waits for it, so: worker threads only.
/// Secrets come as their hashes. Fails as the store does.
class AccountStore {
public:
    virtual ~AccountStore() = default;

    virtual Result<std::optional<CentreId>> centreOfEnrolmentCode(const QByteArray& codeHash, Instant now) = 0;
    virtual Result<std::optional<Centre>> centre(const CentreId& id) = 0;
    /// Stores the desk and its line in the audit trail together.
    virtual Result<Done> enrolDesk(const EnrolledDesk& desk, const QByteArray& credentialHash, const AuditEvent& event) = 0;
    virtual Result<std::optional<EnrolledDesk>> deskOfCredential(const QByteArray& credentialHash) = 0;

    virtual Result<std::optional<AgentCredentials>> agentByLogin(const CentreId& centre, const QString& login, Instant now) = 0;
    virtual Result<Done> openSession(const AgentSession& session, const QByteArray& tokenHash, const AuditEvent& event) = 0;
    /// Only a session that is open and not over, of an active agent, on a desk that is still enrolled.
    virtual Result<std::optional<AgentSession>> sessionOfToken(const QByteArray& tokenHash, Instant now) = 0;
    /// The same without waiting for anything: `then` is called once, where answers of the store go on, one after the other for those of whom
    /// was asked at the same time: it must be short.
    template <typename T>
    using Then = std::function<void(Result<std::optional<T>>)>;
    virtual void askSession(const QByteArray& tokenHash, Instant now, Then<AgentSession> then) = 0;
    virtual void askDesk(const QByteArray& credentialHash, Then<EnrolledDesk> then) = 0;

    virtual Result<Done> audit(const AuditEvent& event) = 0;
};

} // namespace relais
