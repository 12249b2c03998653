#include "ui/people/inbound_search_view_model.h"

#include "ui/words/error_words.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QFuture>

namespace relais {

InboundSearchViewModel::InboundSearchViewModel(CallDesk& desk, QObject* parent) : QObject(parent), m_desk(desk) {}

QString InboundSearchViewModel::suggestedNumber() const
{
    const DeskState& state = m_desk.state();
    return state.incomingCall ? phoneWords(PhoneNumber{state.incomingNumber}) : QString();
}

void InboundSearchViewModel::clear()
{
    ++m_asked;
    m_rows.clear();
    m_message.clear();
    m_busy = false;
    Q_EMIT changed();
}

void InboundSearchViewModel::search(const QString& text)
{
    const QString wanted = text.trimmed();
    if (wanted.size() < 3) {
        clear();
        m_message = typographic(tr("Donnez au moins trois lettres du nom, le numéro, ou la date de naissance (14/03/1964)."));
        Q_EMIT changed();
        return;
    }
    m_busy = true;
    m_message = tr("Recherche en cours…");
    const int mine = ++m_asked;
    Q_EMIT changed();
    m_desk.search(wanted).then(this, [this, mine](const Result<std::vector<PersonFound>>& answer) {
        if (mine != m_asked) {
            return; // a later search has been asked meanwhile
        }
        m_busy = false;
        m_rows.clear();
        m_message.clear();
        if (!answer) {
            m_message = answer.error().code == ErrorCode::Unreachable
                ? typographic(tr("Le serveur est injoignable : la recherche attend son retour. Notez le nom et le numéro, et "
                                 "rappelez ensuite."))
                : errorWords(answer.error().code).sentence();
        } else {
            for (const PersonFound& found : *answer) {
                QStringList about;
                if (found.birthDate.isValid()) {
                    about << bornWords(found.birthDate, found.sex);
                }
                if (!found.town.isEmpty()) {
                    about << found.town;
                }
                m_rows.push_back({found.id, found.displayName, about.join(QStringLiteral(" · ")), found.hint});
            }
            if (m_rows.empty()) {
                m_message = typographic(
                    tr("Personne ne correspond. Essayez le nom de naissance, un autre numéro, ou la date de naissance."));
            }
        }
        Q_EMIT changed();
    });
}

void InboundSearchViewModel::open(int row)
{
    if (row < 0 || row >= static_cast<int>(m_rows.size())) {
        return;
    }
    const DeskState& state = m_desk.state();
    m_desk.openInbound(m_rows[static_cast<std::size_t>(row)].person, state.incomingCall ? state.incomingNumber : QString())
        .then(this, [this](const Result<Done>& result) {
            if (result) {
                Q_EMIT opened();
            } else {
                m_message = errorWords(result.error().code).sentence();
                Q_EMIT changed();
            }
        });
}

} // namespace relais
