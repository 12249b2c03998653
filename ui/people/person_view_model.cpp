#include "ui/people/person_view_model.h"

#include "core/correspondence/sheet_of_call.h"
#include "ui/programmes/pathway_sources_view_model.h"
#include "ui/words/call_words.h"
#include "ui/words/people_words.h"
#include "ui/words/queue_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("PersonView", text));
}

/// The programme, and since when: for a role without health data without the illness, whatever the file says.
QString programme(const ContactOnScreen& contact, Role role, bool woman)
{
    const PersonSlice& person = contact.contact.person;
    const CampaignSpec& campaign = *contact.campaign;
    if (!seesHealthData(role)) {
        return campaign.variant == DeskVariant::Enrolment ? say("Éligible à %1").arg(campaign.programme) : campaign.programme;
    }
    // What stands after the colon tells the kind of list, which is not for every role.
    const QString title = campaign.title.section(QStringLiteral(" : "), 0, 0).section(QStringLiteral("\u00a0:"), 0, 0);
    if (!person.memberSince) {
        return title;
    }
    return (woman ? say("%1, adhérente depuis %2") : say("%1, adhérent depuis %2"))
        .arg(title, TimeWords::month(*person.memberSince));
}

QString details(const ContactOnScreen& contact, Role role, bool woman)
{
    const PersonSlice& person = contact.contact.person;
    QStringList parts{programme(contact, role, woman)};
    if (!person.treatingPhysicianName.isEmpty()) {
        parts << person.treatingPhysicianName;
    } else if (!person.treatingPhysicianDeclared) {
        parts << say("pas de médecin traitant déclaré");
    }
    if (!person.preferredTime.isEmpty()) {
        parts << person.preferredTime;
    }
    if (person.memberSince && seesHealthData(role)) {
        parts << (sharesWithPhysician(person) ? say("partage avec le médecin : oui") : say("partage avec le médecin : non"));
    }
    return parts.join(QStringLiteral("   ·   "));
}

std::vector<ExamRow> exams(const HealthView& health, Sex sex, QDate today)
{
    std::vector<ExamRow> rows;
    for (const Exam& exam : health.exams) {
        ExamRow row{words(exam.kind), say("jamais vu"), {}, true};
        if (exam.date) {
            const bool wholeYear = exam.date->month() == 1 && exam.date->day() == 1;
            row.value = wholeYear ? QString::number(exam.date->year()) : exam.date->toString(QStringLiteral("MM/yyyy"));
            row.late = exam.date->daysTo(today) > 365;
        }
        row.source = words(exam.source, sex);
        const std::optional<QDate> said = exam.saidOn ? exam.saidOn : health.dataAsOf;
        if (said) {
            row.source += exam.source == ExamSource::Data ? say(" du %1").arg(TimeWords::numeric(*said, today))
                                                          : QStringLiteral(", ") + TimeWords::numeric(*said, today);
        }
        rows.push_back(row);
    }
    if (health.tobacco) {
        rows.push_back({say("Tabac"), words(*health.tobacco, sex), {}, *health.tobacco == TobaccoStatus::Smoker});
    }
    return rows;
}

void addHistory(PersonView& view, const PersonSlice& person, bool seesHealth, const TimeWords& time, Instant now)
{
    for (const ContactRecord& record : person.history) {
        HistoryRow row{time.moment(record.at, now), record.agentName,
            record.outcome ? words(*record.outcome) : say("résultat à dire"), record.note};
        if (record.inbound) {
            row.what = say("appel entrant, %1").arg(row.what.toLower());
        }
        view.history.push_back(row);
        if (record.report && seesHealth) {
            for (const QString& booklet : record.report->booklets) {
                view.documents.push_back({time.day(record.at, now), say("livret « %1 »").arg(booklet)});
            }
        }
    }
}

} // namespace

PersonView personView(const ContactOnScreen& contact, Role role, const TimeWords& time, Instant now, const Calendar* calendar)
{
    const PersonSlice& person = contact.contact.person;
    const QDate today = time.dateOf(now);
    const bool woman = person.identity.sex == Sex::Female;
    const bool seesHealth = seesHealthData(role) && person.health.has_value();
    PersonView view;
    view.name = displayName(person.identity);
    QStringList about;
    if (const QString age = ageWords(person.identity.birthDate, today); !age.isEmpty()) {
        about << age;
    }
    if (!person.town.isEmpty()) {
        about << person.town;
    }
    if (calendar != nullptr) {
        const LocalTime hers = calendar->localTime(now, person.territory);
        if (hers.time.hour() != time.timeOf(now).hour()) {
            view.localTime = say("il est %1 sur place").arg(TimeWords::hour(hers.time));
            about << view.localTime;
        }
    }
    view.ageAndTown = about.join(QStringLiteral(" · "));
    for (const PinnedNotice& notice : person.pinned) {
        view.pinned << capitalised(notice.text);
    }
    view.details = details(contact, role, woman);
    view.whyTitle = woman                  ? say("Pourquoi elle, maintenant")
        : person.identity.sex == Sex::Male ? say("Pourquoi lui, maintenant")
                                           : say("Pourquoi cet appel, maintenant");
    view.why = whyWords(contact.contact.reasons, time, now, seesHealthData(role) ? HealthWords::Shown : HealthWords::Hidden);
    if (contact.origin == ContactOrigin::Inbound) {
        view.why = woman ? say("elle appelle") : say("cette personne appelle");
    } else if (contact.origin == ContactOrigin::Resumed) {
        view.why = say("l'appel a eu lieu, son résultat manque");
    }
    view.stopped = person.deceased ? say("Décès signalé")
        : person.objected          ? say("Opposition : ne pas solliciter")
        : person.withdrawn         ? say("Désinscrit du programme")
                                   : QString();
    view.folded = contact.identity != IdentityCheck::Confirmed;
    view.health = seesHealth;
    // A hospital adviser has the pathways without the rest; whoever else only with it.
    view.pathways = seesHealth || (seesPathways(role) && !seesHealthData(role));
    view.pathwaysFolded = !pathwaysOpen(contact, role);
    if (seesHealth) {
        view.careGap = person.health->careGap;
        view.exams = exams(*person.health, person.identity.sex, today);
        view.dataOf = person.health->dataAsOf ? say("données du %1").arg(TimeWords::full(*person.health->dataAsOf))
                                              : say("date des données inconnue");
        for (const Goal& goal : person.health->goals) {
            const bool late = goal.target && *goal.target < today;
            view.goals.push_back({words(goal.family),
                goal.target ? goal.wording + QStringLiteral(", ") + goalTargetWords(*goal.target, today) : goal.wording,
                words(goal.progress), goal.progress == GoalProgress::Reached, late});
        }
    }
    addHistory(view, person, seesHealth, time, now);
    view.relay = handOver(person, seesHealth, time, now);
    const auto add = [](std::vector<LabelledText>& rows, const QString& label, const QString& text) {
        if (!text.isEmpty()) {
            rows.push_back({label, text});
        }
    };
    for (const ContactPoint& point : person.contactPoints) {
        add(view.coordinates, words(point.kind), phoneWords(point.number) + (point.usable ? QString() : say(" — faux numéro")));
    }
    add(view.coordinates, say("Adresse"),
        QStringList{person.addressLine, (person.postalCode + u' ' + person.town).trimmed()}.join(QStringLiteral(", ")));
    add(view.coordinates, say("Naissance"), bornWords(person.identity));
    if (person.identity.familyName() != person.identity.birthName) {
        add(view.coordinates, say("Nom de naissance"), person.identity.birthName);
    }
    add(view.coordinates, say("Médecin traitant"),
        person.treatingPhysicianName.isEmpty() ? say("non déclaré") : person.treatingPhysicianName);
    if (seesHealthData(role)) {
        add(view.consents, say("Programme"),
            person.memberSince ? say("oui, depuis %1").arg(TimeWords::month(*person.memberSince)) : say("pas encore d'adhésion"));
        // Once it was said of a programme, it is one of the consents that stand above.
        const bool listed = !view.folded
            && std::any_of(person.consents.begin(), person.consents.end(),
                [](const ConsentStanding& one) { return one.said.consent == QLatin1String("physician_sharing"); });
        add(view.consents, say("Partage avec le médecin"),
            listed                            ? QString()
                : sharesWithPhysician(person) ? say("oui")
                                              : say("non"));
    }
    if (seesPathways(role)) {
        add(view.consents, say("Désinscription"), person.withdrawn ? say("oui, du programme") : say("non"));
        add(view.consents, say("Opposition"), person.objected ? say("oui, ne pas solliciter") : say("non"));
    }
    add(view.consents, say("Notice d'information"), person.noticeVersionRead.isEmpty() ? say("pas encore lue") : say("lue"));
    view.maskedNir = person.maskedNir;
    view.traits << bornWords(person.identity) << (person.postalCode + u' ' + person.town).trimmed();
    if (!person.addressLine.isEmpty()) {
        view.traits << person.addressLine;
    }
    return view;
}

} // namespace relais
