#include "ui/words/pathway_act_words.h"

#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("PathwayActs", text));
}

const FormField* fieldOf(const QString& code, const Protocol& protocol)
{
    const auto at =
        std::find_if(protocol.form.begin(), protocol.form.end(), [&](const FormField& one) { return one.code == code; });
    return at != protocol.form.end() ? &*at : nullptr;
}

QString anchorTitle(AnchorKind kind)
{
    switch (kind) {
    case AnchorKind::Discharge: return say("La sortie de l'hôpital");
    case AnchorKind::FirstAppointment: return say("Le premier rendez-vous");
    case AnchorKind::Birth: return say("La naissance");
    case AnchorKind::Enrolment:
    case AnchorKind::PhysicianRequest:
    case AnchorKind::PhoneCohort:
    case AnchorKind::StepDone: break;
    }
    return {};
}

QString exitLabel(const ExitAct& act)
{
    switch (act.cause) {
    case ExitCause::Readmission: return act.over ? say("de retour à domicile") : say("réhospitalisation");
    case ExitCause::Refusal: return act.over ? say("ne quitte pas ce volet, finalement") : say("la personne quitte ce volet");
    case ExitCause::ChildLost:
        return act.over ? say("perte de l'enfant, dite par erreur") : say("perte de l'enfant, décès du nouveau-né");
    case ExitCause::AllDone: return act.over ? say("pas fini, finalement") : say("tout est fait");
    case ExitCause::Withdrawal:
    case ExitCause::Objection:
    case ExitCause::Deceased:
    case ExitCause::After: break;
    }
    return {};
}

QString visitLabel(const VisitAct& visit, bool booked)
{
    switch (visit.what) {
    case StepNoted::What::Booked: return booked ? say("rendez-vous déplacé") : say("rendez-vous pris");
    case StepNoted::What::Honoured: return say("a eu lieu");
    case StepNoted::What::Missed: return say("n'a pas eu lieu");
    case StepNoted::What::Cancelled: return say("rendez-vous annulé");
    case StepNoted::What::Sent:
    case StepNoted::What::Dropped: break;
    }
    return {};
}

QString exitHint(const ExitAct& act, const Protocol& protocol)
{
    if (act.over) {
        return say("Le calendrier reprend où il en était.");
    }
    const auto rule =
        std::find_if(protocol.exits.begin(), protocol.exits.end(), [&](const ExitRule& one) { return one.cause == act.cause; });
    if (rule == protocol.exits.end()) {
        return {};
    }
    if (rule->suspends) {
        return say("Tout est suspendu jusqu'au retour à domicile : ni appel ni message d'ici là.");
    }
    if (rule->advisersGoOn) {
        return say("Arrête aussitôt tout message et tout livret. Seul le conseiller continue.");
    }
    return say("Le volet s'arrête : plus aucun appel ni message. Cela peut se reprendre ici.");
}

QString markLabel(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Withdrawal: return say("la personne veut reprendre");
    case MarkKind::Objection: return say("la personne veut de nouveau être appelée");
    case MarkKind::Deceased: return say("dit par erreur");
    case MarkKind::Emergency: break;
    }
    return {};
}

QString markHint(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Withdrawal:
        return say("La personne s'est désinscrite. Si elle le demande, appels et messages reprennent où ils en étaient.");
    case MarkKind::Objection:
        return say("La personne s'est opposée à tout appel. Si elle le demande elle-même, elle peut de nouveau être sollicitée.");
    case MarkKind::Deceased: return say("Un décès a été signalé. S'il l'a été par erreur, tout reprend où il en était.");
    case MarkKind::Emergency: break;
    }
    return {};
}

/// "25 novembre 2026 à 14 h"; of a day alone without the hour.
QString dayAndHour(Instant at, const TimeWords& time, bool hour)
{
    const QString day = TimeWords::full(time.dateOf(at));
    return hour ? say("%1 à %2").arg(day, TimeWords::hour(time.timeOf(at))) : day;
}

bool hasHour(const PathwayAct& act)
{
    return act.asks == ActAsks::DayAndHour || act.asks == ActAsks::DayMayHour;
}

} // namespace

QString PathwayActWords::subject(const PathwayAct& act, const Protocol& protocol)
{
    if (const auto* anchor = std::get_if<AnchorAct>(&act.what)) {
        return anchorTitle(anchor->kind);
    }
    if (const auto* visit = std::get_if<VisitAct>(&act.what)) {
        const ProtocolStep* step = protocol.step(visit->step);
        const QString title = step ? step->title : visit->step;
        return visit->occurrence > 1 ? say("%1, %2e fois").arg(title, QString::number(visit->occurrence)) : title;
    }
    if (const auto* attribute = std::get_if<AttributeAct>(&act.what)) {
        const FormField* field = fieldOf(attribute->name, protocol);
        return field ? field->title : attribute->name;
    }
    if (const auto* text = std::get_if<TextAct>(&act.what)) {
        const FormField* field = fieldOf(text->name, protocol);
        return field ? field->title : text->name;
    }
    if (std::holds_alternative<JoinAct>(act.what)) {
        return typographic(protocol.programmeTitle + QStringLiteral(" : ") + protocol.title);
    }
    if (const auto* mark = std::get_if<MarkAct>(&act.what)) {
        return words(mark->kind);
    }
    return std::holds_alternative<ExitAct>(act.what) ? say("La suite du volet") : say("La version du protocole");
}

QString PathwayActWords::label(const PathwayAct& act, const Protocol& protocol)
{
    if (const auto* anchor = std::get_if<AnchorAct>(&act.what)) {
        switch (anchor->kind) {
        case AnchorKind::Discharge: return anchor->confirmed ? say("confirmée") : say("prévue");
        case AnchorKind::FirstAppointment: return act.known ? say("déplacé") : say("pris");
        default: return say("dite");
        }
    }
    if (const auto* visit = std::get_if<VisitAct>(&act.what)) {
        return visitLabel(*visit, act.known.has_value());
    }
    if (const auto* exit = std::get_if<ExitAct>(&act.what)) {
        return exitLabel(*exit);
    }
    if (const auto* attribute = std::get_if<AttributeAct>(&act.what)) {
        const FormField* field = fieldOf(attribute->name, protocol);
        const bool dose = attribute->name.startsWith(QLatin1String("vaccine_"));
        return dose && field && field->type == FormField::Type::Day ? say("dose reçue") : QString();
    }
    if (std::holds_alternative<TextAct>(act.what)) {
        return {};
    }
    if (std::holds_alternative<JoinAct>(act.what)) {
        return say("inscription");
    }
    if (const auto* mark = std::get_if<MarkAct>(&act.what)) {
        return markLabel(mark->kind);
    }
    return say("passer à la version %1").arg(std::get<VersionAct>(act.what).joined.version);
}

QString PathwayActWords::hint(const PathwayAct& act, const Protocol& protocol, const TimeWords& time)
{
    if (const auto* exit = std::get_if<ExitAct>(&act.what)) {
        return exitHint(*exit, protocol);
    }
    if (const auto* attribute = std::get_if<AttributeAct>(&act.what)) {
        return attribute->known ? say("Dit jusqu'ici : %1.").arg(value(*attribute->known, attribute->name, protocol)) : QString();
    }
    if (const auto* text = std::get_if<TextAct>(&act.what)) {
        return text->known.isEmpty() ? QString() : say("Dit jusqu'ici : %1. Un champ vide le retire.").arg(text->known);
    }
    if (const auto* version = std::get_if<VersionAct>(&act.what)) {
        QStringList parts{say("La personne suit la version %1. Ce qui est fait reste fait ; la suite vient de la version %2.")
                              .arg(protocol.version, version->joined.version)};
        for (const ConsentSaid& consent : version->consents) {
            parts << say("Lisez-lui le texte %1 : sans son accord, la version ne change pas.").arg(consent.wording);
        }
        return parts.join(u' ');
    }
    if (const auto* join = std::get_if<JoinAct>(&act.what)) {
        QStringList parts{join->teamDecides
                ? say("L'équipe de l'hôpital décide qui est concerné. Gratuit, facultatif : refuser ne change aucun droit.")
                : say("Quand la personne le demande pendant l'appel. Gratuit, facultatif : refuser ne change aucun droit.")};
        for (const ConsentSpec& consent : protocol.consents) {
            if (consent.required) {
                parts << say("Lisez-lui le texte %1, « %2 ».").arg(consent.wording, consent.title);
            } else if (!join->teamDecides) {
                parts << say("L'accord « %1 » se dit ensuite à part, dans l'onglet Consentements.").arg(consent.title);
            }
        }
        return parts.join(u' ');
    }
    if (const auto* mark = std::get_if<MarkAct>(&act.what)) {
        return markHint(mark->kind);
    }
    const auto* anchor = std::get_if<AnchorAct>(&act.what);
    if (!act.known) {
        return anchor && !anchor->confirmed ? say("Provisoire : le calendrier change quand la sortie est confirmée.") : QString();
    }
    return say("Connu jusqu'ici : %1.").arg(dayAndHour(*act.known, time, true));
}

QString PathwayActWords::doubt(const PathwayAct& act, const QString& typed)
{
    constexpr qsizetype finess = 9;
    const auto* text = std::get_if<TextAct>(&act.what);
    const qsizetype length = QString(typed).remove(u' ').size();
    return text && text->name == QLatin1String("facility") && length > 0 && length != finess
        ? say("Un numéro FINESS a 9 caractères ; celui-ci en a %1.").arg(length)
        : QString();
}

QString PathwayActWords::field(const PathwayAct& act)
{
    switch (act.asks) {
    case ActAsks::Nothing: return {};
    case ActAsks::Day: return say("Jour");
    case ActAsks::DayAndHour: return say("Jour et heure");
    case ActAsks::DayMayHour: return say("Jour, et heure si elle est connue");
    case ActAsks::Count: return say("Nombre");
    case ActAsks::Text: return std::holds_alternative<MarkAct>(act.what) ? say("Qui le dit") : say("En quelques mots");
    case ActAsks::YesNo:
    case ActAsks::Choice: return say("Réponse");
    case ActAsks::Consent: {
        const auto* join = std::get_if<JoinAct>(&act.what);
        return join == nullptr  ? say("La personne est d'accord")
            : join->teamDecides ? say("L'équipe de l'hôpital l'a décidé, et la personne est d'accord")
                                : say("La personne le demande, et elle est d'accord");
    }
    }
    return {};
}

QString PathwayActWords::value(const AttributeValue& value, const QString& name, const Protocol& protocol)
{
    if (const auto* flag = std::get_if<bool>(&value)) {
        return *flag ? say("oui") : say("non");
    }
    if (const auto* count = std::get_if<int>(&value)) {
        return QString::number(*count);
    }
    if (const auto* day = std::get_if<QDate>(&value)) {
        return TimeWords::full(*day);
    }
    if (const auto* code = std::get_if<QString>(&value)) {
        const FormField* field = fieldOf(name, protocol);
        const auto at = field ? field->choices.indexOf(*code) : -1;
        return at >= 0 && at < field->choiceTitles.size() ? field->choiceTitles[at] : *code;
    }
    return std::get<QStringList>(value).join(QStringLiteral(", "));
}

QString PathwayActWords::refused(ActFault fault, const PathwayAct& act, const TimeWords& time)
{
    const auto* join = std::get_if<JoinAct>(&act.what);
    const QDate first = time.dateOf(act.allowed.from);
    const Instant last = act.allowed.until - std::chrono::microseconds(1);
    switch (fault) {
    case ActFault::DayMissing: return say("Écrivez le jour ainsi : 20/11/2026.");
    case ActFault::HourMissing: return say("Un rendez-vous a une heure : écrivez-la ainsi, 14:30.");
    case ActFault::TooEarly:
        return first.year() < 1901 ? say("Ce jour est trop ancien.")
                                   : say("C'est trop tôt : pas avant le %1.").arg(TimeWords::full(first));
    case ActFault::TooLate:
        // Until a midnight it is the day that counts, until now the hour too.
        return time.timeOf(act.allowed.until) == QTime(0, 0)
            ? say("C'est trop tard : pas après le %1.").arg(TimeWords::full(time.dateOf(last)))
            : say("Cela n'a pas encore eu lieu : on le note quand c'est fait.");
    case ActFault::ValueMissing:
        return act.asks == ActAsks::Count               ? say("Écrivez un nombre.")
            : std::holds_alternative<MarkAct>(act.what) ? say("Écrivez qui le dit : la personne elle-même, un proche.")
            : act.asks == ActAsks::Text                 ? say("Écrivez quelques mots.")
                                                        : say("Choisissez une réponse.");
    case ActFault::TextTooLong:
        return say("C'est trop long : %1 caractères au plus.")
            .arg(std::holds_alternative<MarkAct>(act.what) ? MarkSet::longestSaidBy : qsizetype(FormTextSaid::longest));
    case ActFault::ValueUnknown:
        return act.asks == ActAsks::Count ? say("Écrivez un nombre entier, de 0 à 1 000 000.")
                                          : say("Choisissez une réponse de la liste.");
    case ActFault::ConsentMissing:
        return join == nullptr  ? say("Sans son accord, la personne garde sa version : rien n'est noté.")
            : join->teamDecides ? say("Sans la décision de l'équipe et l'accord de la personne, rien n'est noté.")
                                : say("Sans l'accord de la personne, rien n'est noté.");
    }
    return {};
}

QString PathwayActWords::noted(const PathwayAct& act, const FactBody& said, const Protocol& protocol, const TimeWords& time)
{
    QString with;
    // A joining is told whole; the last of its words is not what was answered.
    const bool joins = std::holds_alternative<JoinAct>(act.what);
    if (const auto* pathway = std::get_if<PathwaySaid>(&said); pathway && !joins) {
        if (const auto* anchor = std::get_if<AnchorSaid>(&pathway->body)) {
            with = dayAndHour(anchor->when, time, act.asks == ActAsks::DayAndHour);
        } else if (const auto* visit = std::get_if<StepNoted>(&pathway->body); visit && hasHour(act)) {
            with = dayAndHour(visit->when, time, act.asks == ActAsks::DayAndHour);
        } else if (const auto* attribute = std::get_if<AttributeSaid>(&pathway->body)) {
            const auto* of = std::get_if<AttributeAct>(&act.what);
            with = of ? value(attribute->value, of->name, protocol) : QString();
        } else if (const auto* words = std::get_if<FormTextSaid>(&pathway->body)) {
            with = words->text.isEmpty() ? say("retiré") : words->text;
        }
    } else if (const auto* mark = std::get_if<MarkSet>(&said)) {
        with = mark->saidBy;
    }
    QString text = subject(act, protocol);
    if (const QString what = label(act, protocol); !what.isEmpty()) {
        text += QStringLiteral(", ") + what;
    }
    return with.isEmpty() ? say("Noté : %1.").arg(text) : say("Noté : %1 (%2).").arg(text, with);
}

} // namespace relais
