#include "ui/words/protocol_words.h"

#include "ui/words/programme_words.h"
#include "ui/words/time_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace relais {
namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("programmes", text));
}

template <std::size_t Size>
QString named(const std::array<std::pair<const char*, const char*>, Size>& table, const QString& code)
{
    for (const auto& [name, text] : table) {
        if (code == QLatin1String(name)) {
            return tr(text);
        }
    }
    return code;
}

constexpr std::array<std::pair<const char*, const char*>, 24> attributes{{{"age", "Âge"},
    {"antidiabetic_deliveries_12m", "Délivrances d'antidiabétiques en 12 mois"},
    {"antiasthmatic_deliveries_y1", "Délivrances d'antiasthmatiques l'année dernière"},
    {"antiasthmatic_deliveries_y2", "Délivrances d'antiasthmatiques l'année d'avant"},
    {"exempt_long_term_condition", "ALD exonérante"}, {"long_term_conditions", "Affections de longue durée"},
    {"treating_physician", "Médecin traitant déclaré"}, {"scheme", "Régime"}, {"scheme_accepted", "Régime admis"},
    {"member", "Déjà adhérent"}, {"refused", "A déjà refusé"}, {"deceased", "Décédé"}, {"letters_sent", "Courriers envoyés"},
    {"exam_dental", "Dernier bilan dentaire"}, {"exam_renal", "Dernier bilan rénal"}, {"exam_eye_fundus", "Dernier fond d'œil"},
    {"risk_level", "Niveau de risque"}, {"cardiovascular_event", "Événement cardiovasculaire"},
    {"completed_pathways", "Parcours terminés"}, {"team_decision", "Décision de l'équipe hospitalière"},
    {"hours_birth_to_discharge", "Heures de la naissance à la sortie"}, {"connected_device", "Objet connecté"},
    {"electronic_messages", "Accepte les SMS et les courriels"}, {"single_term_birth", "Naissance unique à terme"}}};

constexpr std::array<std::pair<const char*, const char*>, 8> territories{
    {{"metropole", "Métropole"}, {"alsace-moselle", "Alsace-Moselle"}, {"971", "Guadeloupe"}, {"972", "Martinique"},
        {"973", "Guyane"}, {"974", "La Réunion"}, {"975", "Saint-Pierre-et-Miquelon"}, {"976", "Mayotte"}}};

constexpr std::array<std::pair<const char*, const char*>, 8> entries{{{"ward_visit", "visite dans le service"},
    {"campaign", "campagne d'appels"}, {"letter", "courrier"}, {"online", "en ligne"}, {"phone", "demande au téléphone"},
    {"physician_request", "demande du médecin traitant"}, {"prado_relay", "relais de PRADO"}, {"referral", "orientation"}}};

constexpr std::array<std::pair<const char*, const char*>, 12> reportFields{
    {{"themes", "thèmes abordés"}, {"exams", "examens déclarés"}, {"tobacco", "tabac"},
        {"treatment_difficulty", "difficultés avec le traitement"}, {"goals", "objectifs"}, {"booklets", "livrets envoyés"},
        {"promise", "ce qui a été promis"}, {"physician_feedback", "retour au médecin traitant"}, {"note", "texte libre court"},
        {"appointments", "rendez-vous"}, {"social_needs", "besoins sociaux"}, {"knowledge", "connaissances"}}};

constexpr std::array<std::pair<const char*, const char*>, 1> triggers{
    {{"physician_sheet", "la fiche pour le médecin, si la personne partage avec lui"}}};

constexpr std::array<std::pair<const char*, const char*>, 5> notes{{{"sent", "envoyé"}, {"booked", "rendez-vous pris"},
    {"honoured", "a eu lieu"}, {"missed", "n'a pas eu lieu"}, {"cancelled", "annulé"}}};

} // namespace

QString ProtocolWords::version(const Protocol& protocol)
{
    return tr("%1 · %2, version %3, %4").arg(protocol.programmeTitle, protocol.title, protocol.version, statusAndDates(protocol));
}

QString ProtocolWords::pathway(const QString& code, const ProgrammeBook& book)
{
    const auto& all = book.protocols();
    const auto at = std::find_if(all.begin(), all.end(), [&](const Protocol& one) { return one.pathway == code; });
    return at != all.end() ? at->programmeTitle + QStringLiteral(" · ") + at->title : code;
}

QString ProtocolWords::statusAndDates(const Protocol& protocol)
{
    const QString status = ProgrammeWords::status(protocol.status);
    const QString from = TimeWords::full(protocol.validFrom);
    return protocol.validUntil ? tr("%1, du %2 au %3").arg(status, from, TimeWords::full(*protocol.validUntil))
                               : tr("%1, depuis le %2").arg(status, from);
}

QString ProtocolWords::territory(const QString& code)
{
    return named(territories, code);
}

QString ProtocolWords::anchorField(const AnchorRef& anchor, const Protocol& protocol)
{
    return tr("Date de %1").arg(ProgrammeWords::anchor(anchor, protocol)).replace(QLatin1String("de le "), QLatin1String("du "));
}

QString ProtocolWords::attribute(const QString& name, const Protocol& protocol)
{
    for (const FormField& field : protocol.form) {
        if (field.code == name) {
            return field.title;
        }
    }
    return named(attributes, name);
}

QString ProtocolWords::note(const QString& code)
{
    return named(notes, code);
}

QString ProtocolWords::window(QDate first, QDate last)
{
    return first == last ? TimeWords::full(first) : tr("du %1 au %2").arg(TimeWords::full(first), TimeWords::full(last));
}

QString ProtocolWords::wrong(std::optional<AttributeType> type)
{
    if (type == AttributeType::Flag) {
        return tr("Écrivez « oui » ou « non », ou laissez vide si ce n'est pas connu.");
    }
    return type == AttributeType::Count ? tr("Écrivez un nombre entier.")
        : type == AttributeType::Day    ? tr("Écrivez une date comme 20/11/2026.")
                                     : tr("Écrivez une date comme 20/11/2026, avec l'heure si elle compte : 20/11/2026 14:30.");
}

QString ProtocolWords::noPathway()
{
    return tr("Aucun parcours n'est chargé sur ce poste.");
}

QString ProtocolWords::anchorWanted(const AnchorRef& anchor, const Protocol& protocol)
{
    return tr("Donnez d'abord la date de %1 : le calendrier se compte à partir d'elle.")
        .arg(ProgrammeWords::anchor(anchor, protocol))
        .replace(QLatin1String("de le "), QLatin1String("du "));
}

QString ProtocolWords::anchorWanted()
{
    return tr("Donnez au moins une date de départ : le calendrier se compte à partir d'elle.");
}

QString ProtocolWords::correctFirst()
{
    return tr("Corrigez le champ signalé : le calendrier reprend aussitôt.");
}

QString ProtocolWords::effect(OutcomeEffect effect)
{
    switch (effect) {
    case OutcomeEffect::Done: return tr("l'étape est faite");
    case OutcomeEffect::Retry: return tr("un autre essai");
    case OutcomeEffect::Promise: return tr("rappel au moment demandé");
    case OutcomeEffect::Skip: return tr("pas cette fois, l'étape suivante continue");
    case OutcomeEffect::Suspend: return tr("le parcours est suspendu");
    case OutcomeEffect::Leave: return tr("la personne quitte le parcours");
    case OutcomeEffect::Nothing: return tr("sans effet sur l'étape");
    }
    return {};
}

QString ProtocolWords::exit(const ExitRule& rule, const Protocol& protocol, const ProgrammeBook& book)
{
    QString cause = rule.cause == ExitCause::AllDone ? tr("toutes les étapes sont faites")
        : rule.cause == ExitCause::After && rule.anchor
        ? tr("%1 %2").arg(ProgrammeWords::distance(rule.after), ProgrammeWords::anchor(*rule.anchor, protocol))
        : ProgrammeWords::dropped(codeOf(rule.cause));
    cause += rule.suspends ? tr(" : suspend le parcours") : tr(" : met fin au parcours");
    if (!rule.opens.isEmpty()) {
        cause += tr(" et ouvre %1, avec un résumé").arg(pathway(rule.opens, book));
    }
    return rule.advisersGoOn ? cause + tr(" ; le conseiller continue d'appeler") : cause;
}

QString ProtocolWords::entry(const QString& code)
{
    return named(entries, code);
}

QString ProtocolWords::reportField(const QString& code)
{
    return named(reportFields, code);
}

QString ProtocolWords::trigger(const QString& code)
{
    return named(triggers, code);
}

QString ProtocolWords::fieldType(const FormField& field)
{
    switch (field.type) {
    case FormField::Type::Text: return tr("texte");
    case FormField::Type::Choice: return tr("choix : %1").arg(field.choiceTitles.join(tr(", ")));
    case FormField::Type::Flag: return tr("oui ou non");
    case FormField::Type::Number: return tr("nombre");
    case FormField::Type::Day: return tr("date");
    case FormField::Type::Moment: return tr("date et heure");
    }
    return {};
}

} // namespace relais
