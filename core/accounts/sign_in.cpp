#include "core/accounts/sign_in.h"

#include "core/accounts/secret.h"

namespace relais {

namespace {

auto refuse(Error error, std::optional<std::chrono::seconds> retryAfter = std::nullopt)
{
    return tl::unexpected<SignInRefusal>(SignInRefusal{std::move(error), retryAfter});
}

} // namespace

QByteArray SignIn::hashOf(const QByteArray& secret)
{
    return secretHash(secret);
}

SignInResult<DeskEnrolment> SignIn::enrolDesk(const QString& code, const QString& name, const QString& address)
{
    if (const auto wait = m_enrolments.tryOne(address)) {
        return refuse({ErrorCode::ServerBusy, QStringLiteral("rate_limited")}, wait);
    }
    const Instant now = m_clock.now();
    const auto centre = m_store.centreOfEnrolmentCode(hashOf(code.toUtf8()), now);
    if (!centre) {
        return refuse(centre.error());
    }
    if (!*centre) {
        return refuse({ErrorCode::NotPermitted, QStringLiteral("enrolment_code_refused")});
    }
    const EnrolledDesk desk{m_ids.make<DeskId>(), **centre, name};
    const QByteArray credential = makeSecret(m_random);
    AuditEvent event{**centre, now, AuditAct::DeskEnrolled, std::nullopt, desk.id, std::nullopt, {}};
    if (const auto stored = m_store.enrolDesk(desk, hashOf(credential), event); !stored) {
        return refuse(stored.error());
    }
    m_enrolments.forget(address);
    return DeskEnrolment{desk.id, QString::fromLatin1(credential), desk.centre};
}

SignInResult<SignedIn> SignIn::signIn(const EnrolledDesk& desk, const QString& login, const QString& password)
{
    const QString key = desk.id.text() + QLatin1Char('/') + login;
    if (const auto wait = m_signIns.tryOne(key)) {
        return refuse({ErrorCode::ServerBusy, QStringLiteral("rate_limited")}, wait);
    }
    const Instant now = m_clock.now();
    const auto found = m_store.agentByLogin(desk.centre, login, now);
    if (!found) {
        return refuse(found.error());
    }
    const bool known = found->has_value() && (*found)->agent.active;
    bool right = false;
    if (known) {
        const auto verified = m_hasher.verify((*found)->passwordHash, password);
        if (!verified) {
            return refuse(verified.error());
        }
        right = *verified;
    } else if (const auto spent = m_hasher.verifyNothing(password); !spent) {
        return refuse(spent.error());
    }
    AuditEvent event{desk.centre, now, AuditAct::SignInRefused, std::nullopt, desk.id, std::nullopt, {}};
    if (known) {
        event.agent = (*found)->agent.id;
    }
    if (!right) {
        if (const auto written = m_store.audit(event); !written) {
            return refuse(written.error());
        }
        return refuse({ErrorCode::WrongPassword, {}});
    }
    const auto centre = m_store.centre(desk.centre);
    if (!centre) {
        return refuse(centre.error());
    }
    SignedIn signedIn{{(*found)->agent, desk, now + m_rules.session}, centre->value_or(Centre{desk.centre, desk.centre.code, {}}),
        makeSecret(m_random), m_rules.offline};
    event.act = AuditAct::SignedIn;
    if (const auto stored = m_store.openSession(signedIn.session, hashOf(signedIn.token), event); !stored) {
        return refuse(stored.error());
    }
    m_signIns.forget(key);
    return signedIn;
}

} // namespace relais
