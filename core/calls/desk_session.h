#pragma once

#include "core/base/one_shot.h"
#include "core/base/promised.h"
#include "core/calls/desk_context.h"
#include "core/calls/desk_programmes.h"
#include "core/calls/hand_out.h"

namespace relais {

/// Signing in, at the server or against the local verifier, and out. A part of LocalCallDesk; interface thread.
/// Passwords live in the memory of one sign-in only.
class DeskSession {
public:
    DeskSession(DeskContext& desk, HandOut& handOut)
        : m_desk(desk), m_handOut(handOut), m_programmes(desk), m_again(desk.ports.timers), m_giveUp(desk.ports.timers)
    {}

    QFuture<Result<Done>> signIn(const QString& login, const QString& password);
    /// She is out at once; the answer comes when the server has her contacts back, or does not say so within some seconds.
    QFuture<Result<Done>> signOut();

private:
    struct Attempt {
        QString login;
        QString password;
        Promised<Done> answer;
        int busyAnswers = 0;
    };

    void askServer(const Attempt& attempt);
    /// The server has no time just now: asked again some times, then it is as good as away.
    void askAgain(Attempt attempt, const Error& why);
    void online(const Attempt& attempt, const SignInAnswer& session);
    void offline(const Attempt& attempt, const Error& why);
    void verify(const Attempt& attempt, std::shared_ptr<DeskStore> store, const OfflineSignIn& known);
    void rememberFor(const Attempt& attempt, const SignInAnswer& session);
    void begin(const Attempt& attempt, std::shared_ptr<DeskStore> store, const SignInAnswer& session, bool isOffline);
    void useCalendarOf(const SignInAnswer& session);
    void opened(const Attempt& attempt, bool isOffline);
    void sendLeft();
    void refuse(const Attempt& attempt, const Error& error);
    void left();
    /// Nobody's file stays on a desk that nobody works at, once the server has them back.
    void forgetContacts(const std::shared_ptr<DeskStore>& store, std::function<void()> then);
    void signedOut(const Promised<Done>& answer);

    DeskContext& m_desk;
    HandOut& m_handOut;
    DeskProgrammes m_programmes;
    bool m_busy = false;
    OneShot m_again;
    OneShot m_giveUp;
    Lifeline m_leaving; ///< of the answers to a sign-out; cut, so that a late one does not end the next session
    Lifeline m_lifeline;
};

} // namespace relais
