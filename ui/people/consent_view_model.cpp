#include "ui/people/consent_view_model.h"

#include "core/programmes/message_consent.h"
#include "ui/words/error_words.h"
#include "ui/words/pathway_words.h"
#include "ui/words/typography.h"

#include <QFuture>

#include <algorithm>

namespace relais {
namespace {

const ConsentStanding* standingOf(const PersonSlice& person, const ConsentSaid& asked)
{
    const auto at = std::find_if(person.consents.begin(), person.consents.end(),
        [&](const ConsentStanding& one) { return one.said.consent == asked.consent && one.said.programme == asked.programme; });
    return at == person.consents.end() ? nullptr : &*at;
}

/// The name under which the history carries the word of a consent for whoever sees no health data; empty: it is kept from her.
QString keptName(const ConsentSaid& asked)
{
    return asked.consent == QLatin1String("programme") ? programmeConsentOf(asked.programme)
        : asked.consent == electronicMessages()        ? electronicMessagesOf(asked.programme)
                                                       : QString();
}

std::optional<bool> keptWord(const ContactHistory& history, const QString& name)
{
    for (const AttributeSaid& one : history.attributes) {
        const bool* given = std::get_if<bool>(&one.value);
        if (one.name == name && given != nullptr) {
            return *given;
        }
    }
    return std::nullopt;
}

bool isListed(const std::vector<ConsentRow>& rows, const ConsentSaid& said)
{
    return std::any_of(rows.begin(), rows.end(),
        [&](const ConsentRow& row) { return row.asked.consent == said.consent && row.asked.programme == said.programme; });
}

} // namespace

ConsentViewModel::ConsentViewModel(CallDesk& desk, const PathwaySources& sources, const TimeWords& time, QObject* parent)
    : QObject(parent), m_desk(desk), m_sources(sources), m_time(time)
{
    connect(&desk, &CallDesk::changed, this, &ConsentViewModel::changed);
}

std::vector<ConsentRow> ConsentViewModel::rows() const
{
    std::vector<ConsentRow> rows;
    const DeskState& state = m_desk.state();
    if (!state.contact || !state.agent || !pathwaysOpen(*state.contact, state.agent->role)) {
        return rows;
    }
    const bool all = seesHealthData(state.agent->role);
    // Who opens a file without a call is on the ward.
    const QString channel =
        all || state.contact->origin != ContactOrigin::Inbound ? QStringLiteral("phone") : QStringLiteral("bedside");
    const PersonSlice& person = state.contact->contact.person;
    const auto add = [&](const QString& title, const ConsentSaid& asked) {
        ConsentRow row{title, tr("pas encore demandé"), {}, asked};
        if (const ConsentStanding* standing = standingOf(person, asked)) {
            row.given = standing->said.given;
            row.said = PathwayWords::consentSaid(standing->said, m_time.dateOf(standing->at));
        } else if (const auto kept = all ? std::nullopt : keptWord(state.contact->history, keptName(asked))) {
            row.given = kept;
            row.said = *kept ? tr("donné") : tr("retiré");
        }
        rows.push_back(row);
    };
    for (const Membership& member : m_sources.seenOf(*state.contact, *state.agent)) {
        const Protocol& protocol = *member.protocol;
        for (const ConsentSpec& consent : protocol.consents) {
            const ConsentSaid asked{consent.code, protocol.programme, false, channel, consent.wording};
            if (!isListed(rows, asked) && (all || !keptName(asked).isEmpty())) {
                add(QStringLiteral("%1 (%2)").arg(consent.title, protocol.programmeTitle), asked);
            }
        }
    }
    for (const ConsentStanding& standing : person.consents) {
        if (all && !isListed(rows, standing.said)) {
            ConsentSaid asked = standing.said;
            asked.channel = channel;
            const QString title = PathwayWords::consent(asked.consent);
            add(asked.programme.isEmpty() ? title : QStringLiteral("%1 (%2)").arg(title, capitalised(asked.programme)), asked);
        }
    }
    return rows;
}

void ConsentViewModel::say(int row, bool given)
{
    const auto all = rows();
    if (row < 0 || row >= static_cast<int>(all.size())) {
        return;
    }
    const ConsentRow& at = all[static_cast<std::size_t>(row)];
    if (at.given == given) {
        Q_EMIT changed(); // the mark goes back to where it stood
        return;
    }
    ConsentSaid said = at.asked;
    said.given = given;
    m_desk.record({said}).then(this, [this](const Result<Done>& result) {
        m_message = result ? QString() : errorWords(result.error().code).sentence();
        Q_EMIT changed();
    });
}

} // namespace relais
