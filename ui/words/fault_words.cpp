#include "ui/words/fault_words.h"

#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace relais {
namespace {

QString tr(const char* text)
{
    return typographic(QCoreApplication::translate("faults", text));
}

/// By code, in the order of the lists in core. Codes that people write into a file stay as they are.
constexpr std::array french = std::to_array<std::pair<const char*, const char*>>({
    // any file
    {"json_object", "un objet JSON"},
    {"json_value", "un objet JSON : une valeur est illisible à la ligne %1, octet %2"},
    {"json_comma", "un objet JSON : il manque une virgule, ou la fin d'un objet ou d'une liste, à la ligne %1, octet %2"},
    {"json_colon", "un objet JSON : il manque un deux-points après une clé, à la ligne %1, octet %2"},
    {"json_member", "un objet JSON : une virgule est de trop, ou rien ne suit un deux-points, à la ligne %1, octet %2"},
    {"json_text", "un objet JSON : un texte n'est pas fermé ou n'est pas en UTF-8, à la ligne %1, octet %2"},
    {"json_end", "un objet JSON et rien de plus : il y a une suite à la ligne %1, octet %2"},
    {"key_once", "chaque clé une seule fois dans un objet"},
    {"plain_text", "des textes sans caractère de contrôle : le premier est à la ligne %1"},
    {"shallow", "des listes et des objets imbriqués au plus 32 fois, et au plus 2000 clés dans un objet"},
    {"file_size", "au plus %1 octets"},
    {"value", "une valeur, elle manque"},
    {"list", "une liste"},
    {"object", "un objet"},
    {"no_such_key", "rien : cette clé n'existe pas ici"},
    {"pointer", "le pointeur JSON d'une valeur de ce fichier"},
    {"text", "un texte"},
    {"not_blank", "un texte qui n'est pas blanc, sans espace au début ni à la fin"},
    {"code", "un code fait de a-z, 0-9, - et _, de 64 caractères au plus"},
    {"code_once", "chaque code une seule fois"},
    {"integer", "un nombre entier de %1 à %2"},
    {"flag", "true ou false"},
    {"date", "une date comme 2026-11-22"},
    {"minute", "une heure comme 09:00, 24:00 au plus"},
    // écarts aux soins
    {"exam", "dental, renal ou eye_fundus"},
    {"year", "0, -1, -2 et ainsi de suite, ou une année à quatre chiffres"},
    {"exam_and_year", "au moins un examen et une année"},
    {"all_or_any", "all ou any"},
    {"some_gap", "au moins un écart"},
    // programmes
    {"some_pathway", "au moins un parcours"},
    {"status", "active, trial, suspended ou stopped"},
    {"not_before_from", "une date qui n'est pas avant validFrom"},
    {"last_day", "validUntil : un parcours arrêté a un dernier jour"},
    {"purpose", "care ou programme_invitation (les appels commerciaux sont refusés)"},
    {"campaign", "le code d'une campagne qui existe : %1"},
    {"territory", "un territoire du calendrier, qui donne son fuseau horaire"},
    {"entry", "une voie d'entrée : %1"},
    {"report_field", "un champ du compte-rendu d'appel : %1"},
    {"required", "un champ de son compte-rendu que l'on peut exiger : %1"},
    {"message_hours", "deux heures de la journée, la plus tôt d'abord"},
    {"version_once", "chaque version d'un parcours une seule fois"},
    {"no_overlap", "des dates qui ne chevauchent pas celles de la version %1"},
    {"field_type", "text, choice, flag, number, day ou moment"},
    {"some_choice", "au moins un choix"},
    {"only_of_choice", "rien : seul un champ de type choice a des choix"},
    {"set_by_programme",
        "programme, et seulement d'un champ facultatif de type choice, flag, number ou day, dont le code ne sert pas ailleurs"},
    {"same_set_by", "le même setBy dans toutes les versions du parcours qui ont ce champ"},
    {"only_of_moment", "rien : seul un champ de type moment est le rendez-vous d'une visite, ou une ancre"},
    {"anchor_of_form", "birth, l'ancre qu'un champ peut dire"},
    {"booked_visit", "le code d'une visite de ce parcours"},
    {"same_type", "un autre code : tous les parcours ont déjà cet attribut, d'un autre type"},
    {"known_attribute", "un attribut connu, ou un champ du formulaire de ce parcours"},
    {"known_true", "true (pour le contraire, mettez la condition dans « not »)"},
    {"comparison", "une comparaison qui convient à l'attribut : is, atLeast, below, oneOf ou known"},
    {"depth", "%1 conditions emboîtées au plus"},
    {"some_condition", "au moins une condition"},
    {"some_code", "au moins un code"},
    {"code_of", "l'une de ces valeurs : %1"},
    {"pathway_code", "le code d'un parcours qui existe"},
    {"some_step", "au moins une étape"},
    {"step_once", "chaque étape une seule fois"},
    {"most_steps", "200 étapes au plus"},
    {"anchor", "enrolment, discharge, first_appointment, birth, physician_request, phone_cohort ou step:CODE"},
    {"step_code", "le code d'une étape de ce parcours"},
    {"no_circle", "des ancres qui ne tournent pas en rond"},
    {"span", "une durée comme P2M, P1W, P10D ou PT24H, de cent ans au plus"},
    {"two_spans", "deux durées, au plus tôt et au plus tard"},
    {"earliest_first", "au plus tôt avant au plus tard"},
    {"inside_window", "une durée dans la fenêtre de l'étape"},
    {"day_of_year", "un jour de chaque année comme 10-15"},
    {"season", "une saison au moins, un décalage en jours et pas de fenêtre"},
    {"yearly", "P12M depuis l'ancre : une saison revient une fois par an"},
    {"channel", "call, sms, email, letter ou visit"},
    {"message_channel", "sms, email ou letter"},
    {"some_channel", "au moins un canal"},
    {"code_attribute", "un attribut qui contient un code"},
    {"day_attribute", "un attribut qui contient un jour"},
    {"not_negative", "des mois ou des jours, pas en arrière"},
    {"actor", "le code d'un acteur"},
    {"caller", "qui passe un appel : nurse_adviser, hospital_adviser, enrolment_caller ou coach"},
    {"visitor", "un professionnel : une visite ne s'envoie pas"},
    {"task", "discharge_confirmed ou booked:CODE"},
    {"task_of_discharge", "rien : seul un appel ancré à la sortie attend cela"},
    {"task_visit", "le code d'une visite de ce parcours après booked:"},
    {"an_hour", "une heure ou plus"},
    {"anchor_or_done", "anchor ou done"},
    {"expiring", "false : ni un appel, ni ce qui se compte depuis la dernière fois ne s'abandonne de soi-même"},
    {"outcome", "le code d'une issue d'appel comme clé"},
    {"effect", "done, retry, promise, skip, suspend, leave ou nothing"},
    {"refusal_leaves", "leave : qui refuse n'est plus appelé"},
    {"trigger", "l'un de ces envois : %1"},
    {"only_of_fruitful", "rien : sans compte-rendu il n'y a pas de fiche, cela va avec fruitful"},
    {"exit_cause", "withdrawal, objection, deceased, refusal, readmission, child_lost, after ou all_done"},
    {"close_or_suspend", "close ou suspend"},
    {"closes", "close : rien n'est prévu après cela"},
    {"only_of_child_lost", "cette clé pour child_lost seulement"},
    {"end_anchor",
        "enrolment, discharge, first_appointment, birth, physician_request ou phone_cohort : une fin ne se compte pas d'une "
        "étape"},
    {"only_of_after", "cette clé pour after seulement"},
    {"only_of_close", "cette clé pour une sortie qui clôt seulement"},
    {"cause_once", "chaque cause de sortie une seule fois"},
    {"another_pathway", "un autre parcours : celui-ci ne peut pas s'ouvrir lui-même"},
    {"not_stopped", "un parcours où l'on entre encore : celui-ci est arrêté"},
    {"relay_ends", "des parcours qui ne s'ouvrent pas l'un l'autre en rond"},
    {"some_queue", "la campagne par laquelle ses appels sont proposés"},
    {"called_by", "une campagne que %1 appelle, pour l'étape %2"},
    {"mark_kind", "default, public ou to_confirm comme clé"},
    // questionnaires
    {"question_type", "choice, number, flag ou day"},
    {"choice_once", "chaque choix une seule fois"},
    {"some_choices", "de 2 à 9 choix, une touche chacun"},
    {"above_lowest", "plus que la valeur la plus basse"},
    {"above_band", "plus que la tranche d'avant"},
    {"earlier_questions", "des questions d'avant, posées à tous, et des choix qu'elles ont"},
    {"free_name", "un nom qui n'est pas celui d'un attribut donné par le programme"},
    {"level_here", "ce niveau : %1"},
    {"two_levels", "où commencent moderate et high"},
    {"level_name", "moderate ou high"},
    {"lowest_or_highest", "lowest ou highest"},
    {"question_once", "chaque question une seule fois"},
    {"no_points", "pas de points sans barème"},
    {"question_count", "de 1 à %1 questions"},
    {"all_seconds", "au moins le temps de toutes les questions ensemble"},
});

} // namespace

QString FaultWords::expectation(const Expectation& expectation)
{
    const QLatin1String code(expectation.code);
    const auto at = std::find_if(french.begin(), french.end(), [&](const auto& one) { return code == QLatin1String(one.first); });
    return at != french.end() ? tr(at->second) : QString();
}

QString FaultWords::line(const ResourceFault& fault)
{
    const QString known = expectation(fault.expectation);
    const QString what = filled(known.isEmpty() ? QString::fromLatin1(fault.expectation.english) : known, fault.arguments);
    return QStringLiteral("%1: %2: %3 %4")
        .arg(fault.file, fault.path.isEmpty() ? QStringLiteral("/") : fault.path, tr("attendu :"), what);
}

} // namespace relais
