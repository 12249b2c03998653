#pragma once

#include "core/base/promised.h"
#include "core/calls/desk_context.h"
#include "core/calls/hand_out.h"

namespace relais {

/// Signing in, at the server or against the local verifier, and out. A part of LocalCallDesk; interface thread.
/// Passwords live in the memory of one sign-in only.
class DeskSession {
public:
    DeskSession(DeskContext& desk, HandOut& handOut) : m_desk(desk), m_handOut(handOut) {}

    QFuture<Result<Done>> signIn(const QString& login, const QString& password);
    QFuture<Result<Done>> signOut();

private:
    struct Attempt {
        QString login;
        QString password;
        Promised<Done> answer;
    };

    void askServer(Attempt attempt);
    void online(const Attempt& attempt, const SignInAnswer& session);
    void offline(const Attempt& attempt, const Error& why);
    void verify(const Attempt& attempt, std::shared_ptr<DeskStore> store, const OfflineSignIn& known);
    void rememberFor(const Attempt& attempt, const SignInAnswer& session);
    void begin(const Attempt& attempt, std::shared_ptr<DeskStore> store, const SignInAnswer& session, bool isOffline);
    void opened(const Attempt& attempt, bool isOffline);
    void refuse(const Attempt& attempt, const Error& error);
    void left();

    DeskContext& m_desk;
    HandOut& m_handOut;
    bool m_busy = false;
    Lifeline m_lifeline;
};

} // namespace relais
