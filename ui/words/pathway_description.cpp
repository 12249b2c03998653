#include "ui/words/pathway_description.h"

#include "ui/words/call_words.h"
#include "ui/words/condition_words.h"
#include "ui/words/mark_words.h"
#include "ui/words/protocol_words.h"
#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>

namespace relais {
namespace {

using Line = PathwayDescription::Line;
using Lines = std::vector<Line>;
using Part = PathwayDescription::Part;

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("programmes", text));
}

Lines orElse(Lines lines, const char* nothing)
{
    if (lines.empty()) {
        lines.push_back({{}, tr(nothing)});
    }
    return lines;
}

Lines entryLines(const Protocol& protocol)
{
    QStringList channels;
    for (const QString& code : protocol.entryChannels) {
        channels.append(ProtocolWords::entry(code));
    }
    return channels.isEmpty() ? Lines{} : Lines{{{}, channels.join(tr(", "))}};
}

Lines formLines(const Protocol& protocol)
{
    Lines lines;
    lines.reserve(protocol.form.size());
    for (const FormField& field : protocol.form) {
        QString text = ProtocolWords::fieldType(field);
        if (field.required) {
            text += tr(", obligatoire");
        }
        if (field.setByProgramme) {
            text += tr(", dit par le programme");
        }
        lines.push_back({field.title, text});
    }
    return lines;
}

Lines consentLines(const Protocol& protocol)
{
    Lines lines;
    lines.reserve(protocol.consents.size());
    for (const ConsentSpec& consent : protocol.consents) {
        lines.push_back(
            {consent.title, (consent.required ? tr("obligatoire, texte %1") : tr("facultatif, texte %1")).arg(consent.wording)});
    }
    if (protocol.messageHours) {
        const auto clock = [](std::chrono::minutes of) {
            const QTime time = QTime(0, 0).addSecs(static_cast<int>(std::chrono::seconds(of).count()));
            return of < std::chrono::hours(24) ? TimeWords::hour(time) : tr("minuit");
        };
        lines.push_back({tr("Heures des SMS et des courriels"),
            tr("de %1 à %2, à l'heure de la personne")
                .arg(clock(protocol.messageHours->from), clock(protocol.messageHours->until))});
    }
    return lines;
}

Lines sessionLines(const Protocol& protocol)
{
    Lines lines;
    lines.reserve(protocol.session.size());
    for (const SessionPart& part : protocol.session) {
        lines.push_back({part.title, part.text});
    }
    return lines;
}

Lines reportLines(const Protocol& protocol)
{
    QStringList fields;
    for (const QString& code : protocol.reportFields) {
        const QString field = ProtocolWords::reportField(code);
        fields.append(protocol.reportRequired.contains(code) ? tr("%1 (obligatoire)").arg(field) : field);
    }
    return fields.isEmpty() ? Lines{} : Lines{{{}, fields.join(tr(", "))}};
}

bool hasCalls(const Protocol& protocol)
{
    return std::any_of(
        protocol.steps.begin(), protocol.steps.end(), [](const ProtocolStep& step) { return step.channel == StepChannel::Call; });
}

/// What an outcome does here; those that the file leaves to the common rule are told together at the end.
Lines outcomeLines(const Protocol& protocol)
{
    Lines lines;
    if (!hasCalls(protocol)) {
        return lines;
    }
    QStringList common;
    for (int at = 0; at <= static_cast<int>(OutcomeCode::NotEstablished); ++at) {
        const auto outcome = static_cast<OutcomeCode>(at);
        const auto rule = std::find_if(
            protocol.outcomes.begin(), protocol.outcomes.end(), [&](const OutcomeRule& one) { return one.outcome == outcome; });
        if (rule == protocol.outcomes.end()) {
            common.append(tr("%1 : %2").arg(words(outcome), ProtocolWords::effect(protocol.effectOf(outcome))));
            continue;
        }
        QStringList triggers;
        for (const QString& code : rule->triggers) {
            triggers.append(ProtocolWords::trigger(code));
        }
        const QString effect = ProtocolWords::effect(rule->effect);
        lines.push_back(
            {words(outcome), triggers.isEmpty() ? effect : tr("%1 ; déclenche %2").arg(effect, triggers.join(tr(" et ")))});
    }
    for (const OutcomeRule& rule : protocol.outcomes) {
        if (rule.outcome > OutcomeCode::NotEstablished) {
            lines.push_back({words(rule.outcome), ProtocolWords::effect(rule.effect)});
        }
    }
    if (!common.isEmpty()) {
        lines.push_back({tr("Règle commune"), common.join(tr(" ; "))});
    }
    return lines;
}

Lines exitLines(const Protocol& protocol, const ProgrammeBook& book)
{
    Lines lines;
    lines.reserve(protocol.exits.size());
    for (const ExitRule& rule : protocol.exits) {
        lines.push_back({{}, capitalised(ProtocolWords::exit(rule, protocol, book))});
    }
    return lines;
}

Lines markLines(const Protocol& protocol, bool ours)
{
    const auto told = [&](const std::vector<ValueMark>& marks, const ProtocolStep* step) {
        QStringList parts;
        for (const ValueMark& mark : marks) {
            if ((mark.source == ValueMark::Source::Ours) == ours) {
                const QString value = MarkWords::value(mark, step, protocol);
                parts.append(mark.source == ValueMark::Source::ToConfirm ? tr("%1 (à confirmer)").arg(value) : value);
            }
        }
        return parts.join(tr(" ; "));
    };
    Lines lines;
    if (const QString text = told(protocol.marks, nullptr); !text.isEmpty()) {
        lines.push_back({tr("Le volet"), text});
    }
    for (const ProtocolStep& step : protocol.steps) {
        if (const QString text = told(step.marks, &step); !text.isEmpty()) {
            lines.push_back({step.title, text});
        }
    }
    return lines;
}

} // namespace

std::vector<PathwayDescription::Section> PathwayDescription::of(const Protocol& protocol, const ProgrammeBook& book)
{
    const auto exclusion =
        protocol.exclusion ? Lines{{{}, ConditionWords::sentence(*protocol.exclusion, protocol, book)}} : Lines{};
    return {
        {Part::Conditions, tr("Qui peut entrer"),
            orElse({{{}, ConditionWords::sentence(protocol.eligibility, protocol, book)}}, "")},
        {Part::Exclusion, tr("Qui ne peut pas entrer"), orElse(exclusion, "Rien n'exclut de ce volet.")},
        {Part::Entry, tr("Par où l'on entre"), orElse(entryLines(protocol), "Aucune entrée n'est prévue.")},
        {Part::Form, tr("Formulaire"), orElse(formLines(protocol), "Aucun champ propre à ce volet.")},
        {Part::Consents, tr("Consentements"), orElse(consentLines(protocol), "Aucun consentement n'est demandé.")},
        {Part::Session, tr("Trame de séance"), orElse(sessionLines(protocol), "Ce volet n'a pas de séance.")},
        {Part::Report, tr("Compte-rendu"), orElse(reportLines(protocol), "Ce volet ne demande pas de compte-rendu.")},
        {Part::Outcomes, tr("Issues d'un appel"), orElse(outcomeLines(protocol), "Ce volet n'a pas d'appel.")},
        {Part::Exits, tr("Sorties"), orElse(exitLines(protocol, book), "Aucune sortie n'est prévue.")},
        {Part::Ours, tr("Notre choix, et non celui du programme"),
            orElse(markLines(protocol, true), "Aucune valeur de ce volet n'est de notre choix.")},
        {Part::Published, tr("Publié, à confirmer par le programme"),
            orElse(markLines(protocol, false), "Aucune valeur de ce volet ne vient de pages publiques.")},
    };
}

} // namespace relais
