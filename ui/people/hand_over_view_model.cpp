#include "ui/people/hand_over_view_model.h"

#include "ui/words/call_words.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

namespace relais {
namespace {

constexpr std::size_t lastContacts = 3;

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("HandOver", text));
}

/// "Paul D. · Fructueux — a pris rendez-vous"
QString contactText(const ContactRecord& record)
{
    QStringList parts;
    if (!record.agentName.isEmpty()) {
        parts << record.agentName;
    }
    const QString what = record.outcome ? words(*record.outcome) : say("résultat à dire");
    parts << (record.inbound ? say("appel entrant, %1").arg(what.toLower()) : what);
    const QString note = record.note.isEmpty() && record.report ? record.report->freeText : record.note;
    const QString head = parts.join(QStringLiteral(" · "));
    return note.isEmpty() ? head : head + QStringLiteral(" — ") + typographic(note);
}

void addNotes(std::vector<HandOverRow>& rows, const PersonSlice& person, const TimeWords& time, Instant now)
{
    for (const ContactRecord& record : person.history) {
        if (!record.note.isEmpty() && rows.size() < lastContacts) {
            rows.push_back({time.day(record.at, now),
                typographic(record.agentName.isEmpty() ? record.note : record.agentName + QStringLiteral(" — ") + record.note)});
        }
    }
}

} // namespace

std::vector<HandOverRow> handOver(const PersonSlice& person, bool seesHealth, const TimeWords& time, Instant now)
{
    std::vector<HandOverRow> rows;
    if (!seesHealth) {
        addNotes(rows, person, time, now);
        return rows;
    }
    const std::size_t count = std::min(person.history.size(), lastContacts);
    for (std::size_t i = 0; i < count; ++i) {
        const ContactRecord& record = person.history[i];
        if (record.report && !record.report->promised.isEmpty()) {
            rows.push_back({say("Promis"), typographic(record.report->promised) + say(" (%1)").arg(time.day(record.at, now))});
        }
    }
    if (person.health) {
        const QDate today = time.dateOf(now);
        for (const Goal& goal : person.health->goals) {
            const QString wording = goal.wording.isEmpty() ? words(goal.family) : typographic(goal.wording);
            rows.push_back(
                {say("Objectif"), goal.target ? wording + QStringLiteral(" — ") + goalTargetWords(*goal.target, today) : wording,
                    goal.target && *goal.target < today});
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        rows.push_back({time.day(person.history[i].at, now), contactText(person.history[i])});
    }
    return rows;
}

void addRelays(std::vector<HandOverRow>& rows, const std::vector<PathwayFile>& files)
{
    auto at = rows.begin();
    for (const PathwayFile& file : files) {
        if (!file.relay.isEmpty() && file.over.isEmpty()) {
            at = rows.insert(at, {say("Relais"), file.joined + u' ' + file.relay.join(u' ')}) + 1;
        }
    }
}

} // namespace relais
