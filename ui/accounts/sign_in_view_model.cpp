#include "ui/accounts/sign_in_view_model.h"

#include "ui/words/error_words.h"
#include "ui/words/typography.h"

#include <QFuture>

namespace relais {

SignInViewModel::SignInViewModel(CallDesk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

void SignInViewModel::signIn(const QString& login, const QString& password)
{
    if (m_busy) {
        return;
    }
    if (login.trimmed().isEmpty() || password.isEmpty()) {
        m_message = typographic(tr("Donnez votre nom et votre mot de passe."));
        Q_EMIT changed();
        return;
    }
    m_busy = true;
    m_message.clear();
    Q_EMIT changed();
    m_desk.signIn(login.trimmed(), password).then(this, [this](const Result<Done>& result) {
        m_busy = false;
        if (result) {
            Q_EMIT signedIn();
        } else {
            // Nobody is signed in yet: nothing goes on by itself, she types her password anew.
            m_message = result.error().code == ErrorCode::Unreachable
                ? typographic(tr("Le serveur est injoignable. Rien n'a été changé. Vérifiez le réseau, puis réessayez."))
                : result.error().code == ErrorCode::ServerBusy
                ? typographic(tr("Trop d'essais, ou le serveur est occupé : réessayez dans une minute."))
                : errorWords(result.error().code).sentence();
        }
        Q_EMIT changed();
    });
}

} // namespace relais
