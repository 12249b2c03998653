#include "tests/programmes/acts_stage.h"
#include "ui/words/typed_value.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

TEST_CASE("the subjects are those of the person's pathway, in its own words", "[programmes][acts]")
{
    ActsStage s;
    CHECK(s.model.sentence().startsWith(QStringLiteral("Un événement se note sur la fiche")));
    s.bring(s.patient());
    REQUIRE(s.model.sentence().isEmpty());
    CHECK(
        s.model.pathways() == QStringList{QStringLiteral("Prado\u00a0: Chirurgie"), QStringLiteral("Inscrire à un autre volet")});
    CHECK(s.model.subjects()
        == QStringList{QStringLiteral("La sortie de l’hôpital"), QStringLiteral("Première visite de l’infirmier"),
            QStringLiteral("Première séance de kinésithérapie"), QStringLiteral("La suite du volet"),
            QStringLiteral("Établissement (FINESS)"), QStringLiteral("Service"), QStringLiteral("Admission"),
            QStringLiteral("Adresse de sortie"), QStringLiteral("Éligibilité dite par"), QStringLiteral("Éligibilité dite le"),
            QStringLiteral("Besoins sociaux"), QStringLiteral("Infirmier choisi"), QStringLiteral("Kinésithérapeute choisi"),
            QStringLiteral("Motif du refus ou de l’exclusion"), QStringLiteral("Acte sur la liste"),
            QStringLiteral("Retour à domicile possible")});
    s.model.setSubject(3);
    CHECK(s.model.labels() == QStringList{QStringLiteral("réhospitalisation"), QStringLiteral("la personne quitte ce volet")});
    CHECK(s.model.label() == -1);
    s.model.setLabel(0);
    CHECK(s.model.hint().startsWith(QStringLiteral("Tout est suspendu")));
}

TEST_CASE("an appointment is noted with its day and hour, and the schedule shows it at once", "[programmes][acts]")
{
    ActsStage s;
    s.bring(s.patient());
    const QString visit = QStringLiteral("Première visite de l’infirmier");
    CHECK(s.scheduled(visit).startsWith(QStringLiteral("à faire")));
    s.choose(u"Première visite de l’infirmier", u"rendez-vous pris");
    s.save();
    CHECK(s.model.problem().startsWith(QStringLiteral("Écrivez le jour ainsi")));
    s.model.setDay(QStringLiteral("4/11/2026"));
    CHECK(s.model.problem().isEmpty());
    s.save();
    CHECK(s.model.problem().startsWith(QStringLiteral("Un rendez-vous a une heure")));
    s.model.setHour(QStringLiteral("midi"));
    s.save();
    CHECK_FALSE(s.model.problem().isEmpty());
    CHECK(s.desk.recorded.empty());
    s.model.setHour(QStringLiteral("9h30"));
    int noted = 0;
    QObject::connect(&s.model, &PathwayActsViewModel::noted, &s.model, [&noted] { ++noted; });
    s.save();
    REQUIRE(s.desk.recorded.size() == 1);
    CHECK(std::get<StepNoted>(s.last())
        == StepNoted{QStringLiteral("nurse"), 1, StepNoted::What::Booked, s.paris(QDate(2026, 11, 4), QTime(9, 30))});
    CHECK(noted == 1);
    CHECK(s.model.message()
        == QStringLiteral("Noté\u00a0: Première visite de l’infirmier, rendez-vous pris (4 novembre 2026 à 9\u00a0h\u00a030)."));
    CHECK(s.scheduled(visit) == QStringLiteral("prévu Mercredi 4 novembre 2026, 9\u00a0h\u00a030"));
    // The form begins anew on the same subject, which now can be moved or cancelled.
    CHECK(s.model.subjects().value(s.model.subject()) == visit);
    CHECK(s.model.labels()
        == QStringList{QStringLiteral("rendez-vous déplacé"), QStringLiteral("a eu lieu"), QStringLiteral("rendez-vous annulé")});
    CHECK(s.model.day().isEmpty());
}

TEST_CASE("the same key pressed once too often notes nothing more", "[programmes][acts]")
{
    ActsStage s;
    s.bring(s.patient());
    s.model.setSubject(3);
    s.save(); // nothing is chosen: what is said in one word alone is chosen first
    CHECK(s.desk.recorded.empty());
    CHECK(s.model.problem() == QStringLiteral("Choisissez d’abord ce qui est à noter."));
    s.choose(u"La suite du volet", u"réhospitalisation");
    s.save();
    s.save();
    REQUIRE(s.desk.recorded.size() == 1);
    s.desk.say();
    s.save(); // nor after the desk has told something
    CHECK(s.desk.recorded.size() == 1);
    s.choose(u"La suite du volet", u"de retour à domicile");
    s.save();
    CHECK(std::get<PathwayStopped>(s.last()) == PathwayStopped{ExitCause::Readmission, true});
    s.choose(u"La sortie de l’hôpital", u"confirmée");
    s.model.setDay(QStringLiteral("02/11/2026"));
    s.save();
    s.save();
    CHECK(s.desk.recorded.size() == 3);
    CHECK(std::get<AnchorSaid>(s.last()).when == s.paris(QDate(2026, 11, 2), QTime(12, 0)));
    s.choose(u"Admission", u"");
    s.model.setDay(QStringLiteral("30/10/2026"));
    s.save();
    s.save();
    CHECK(s.desk.recorded.size() == 4);
}

TEST_CASE("what cannot be is refused with the day that can", "[programmes][acts]")
{
    ActsStage s;
    s.bring(s.patient());
    s.choose(u"Première visite de l’infirmier", u"a eu lieu");
    CHECK(s.model.day() == QStringLiteral("03/11/2026"));
    s.model.setDay(QStringLiteral("31/10/2026"));
    s.save();
    CHECK(s.model.problem() == QStringLiteral("C’est trop tôt\u00a0: pas avant le 1er novembre 2026."));
    s.model.setDay(QStringLiteral("04/11/2026"));
    s.save();
    CHECK(s.model.problem().startsWith(QStringLiteral("Cela n’a pas encore eu lieu")));
    s.choose(u"Première visite de l’infirmier", u"rendez-vous pris");
    s.model.setDay(QStringLiteral("04/11/2029"));
    s.model.setHour(QStringLiteral("10:00"));
    s.save();
    CHECK(s.model.problem() == QStringLiteral("C’est trop tard\u00a0: pas après le 4 novembre 2027."));
    CHECK(s.desk.recorded.empty());
}

TEST_CASE("an answer is chosen from the form's own choices", "[programmes][acts]")
{
    ActsStage s;
    ContactOnScreen contact = s.patient();
    contact.history.pathways.clear();
    ActsStage::tell(contact, "vaccination-adult", s.clock.now() - std::chrono::hours(72),
        PathwayJoined{QStringLiteral("calendrier-2025"), QStringLiteral("online"), false});
    s.bring(contact, Role::NurseAdviser);
    s.choose(u"Rappel par", u"");
    REQUIRE(s.model.choices().size() == 3);
    CHECK(s.model.choices()[2].title == QStringLiteral("Courrier"));
    s.save();
    CHECK(s.model.problem() == QStringLiteral("Choisissez une réponse."));
    s.model.setChoice(2);
    s.save();
    CHECK(std::get<AttributeSaid>(s.last()) == AttributeSaid{QStringLiteral("reminder_channel"), QStringLiteral("letter")});
    CHECK(s.model.hint() == QStringLiteral("Dit jusqu’ici\u00a0: Courrier."));
    CHECK(s.model.choice() == -1);
    s.choose(u"Grippe", u"dose reçue");
    s.model.setDay(QStringLiteral("20/10/2026"));
    s.save();
    CHECK(std::get<AttributeSaid>(s.last()) == AttributeSaid{QStringLiteral("vaccine_influenza"), QDate(2026, 10, 20)});
    CHECK(s.model.message() == QStringLiteral("Noté\u00a0: Grippe, dose reçue (20 octobre 2026)."));
}

TEST_CASE("words of the form are typed, shown again and taken back by an empty field", "[programmes][acts]")
{
    ActsStage s;
    s.bring(s.patient());
    s.choose(u"Service", u"");
    CHECK(s.model.asks() == ActAsks::Text);
    s.save();
    CHECK(s.model.problem() == QStringLiteral("Écrivez quelques mots."));
    s.model.setWords(QStringLiteral("Orthopédie, 3e étage"));
    s.save();
    CHECK(std::get<FormTextSaid>(s.last()) == FormTextSaid{QStringLiteral("ward"), QStringLiteral("Orthopédie, 3e étage")});
    CHECK(s.model.message() == QStringLiteral("Noté\u00a0: Service (Orthopédie, 3e étage)."));
    CHECK(s.model.words() == QStringLiteral("Orthopédie, 3e étage"));
    CHECK(s.model.hint().startsWith(QStringLiteral("Dit jusqu’ici\u00a0: Orthopédie, 3e étage.")));
    s.model.setWords({});
    s.save();
    CHECK(std::get<FormTextSaid>(s.last()).text.isEmpty());
    CHECK(s.model.message() == QStringLiteral("Noté\u00a0: Service (retiré)."));
    CHECK(s.model.hint().isEmpty());
}

TEST_CASE("what was typed stays when it could not be kept, and can be noted again", "[programmes][acts]")
{
    ActsStage s;
    s.bring(s.patient());
    s.choose(u"Première visite de l’infirmier", u"rendez-vous pris");
    s.model.setDay(QStringLiteral("04/11/2026"));
    s.model.setHour(QStringLiteral("10:00"));
    s.desk.nextError = Error{ErrorCode::StoreFull, {}};
    s.save();
    CHECK(s.model.failed());
    CHECK_FALSE(s.model.message().isEmpty());
    CHECK(s.model.hour() == QStringLiteral("10:00"));
    s.save();
    CHECK_FALSE(s.model.failed());
    CHECK(std::get<StepNoted>(s.last()).when == s.paris(QDate(2026, 11, 4), QTime(10, 0)));
}

TEST_CASE("the day that is known stands in the field, and today only of what nothing is known of", "[programmes][acts]")
{
    ActsStage s;
    ContactOnScreen contact = s.patient();
    s.bring(contact);
    s.choose(u"La sortie de l’hôpital", u"confirmée");
    CHECK(s.model.day() == QStringLiteral("01/11/2026"));
    CHECK(s.model.hour() == QStringLiteral("15:02"));
    // Expected for tomorrow: it has not been yet, and Enter confirms no day that nobody said.
    const auto expect = [&](QDate day, QTime at) {
        contact.history.pathways.pop_back();
        ActsStage::tell(contact, "prado-surgery", s.clock.now() - std::chrono::hours(60),
            AnchorSaid{AnchorKind::Discharge, s.paris(day, at), false});
        s.bring(contact);
    };
    expect(QDate(2026, 11, 4), QTime(12, 0));
    s.choose(u"La sortie de l’hôpital", u"prévue");
    CHECK(s.model.day() == QStringLiteral("04/11/2026"));
    CHECK(s.model.hour().isEmpty()); // noon, because no hour was said
    s.choose(u"La sortie de l’hôpital", u"confirmée");
    CHECK(s.model.day().isEmpty());
    s.save();
    CHECK(s.model.problem().startsWith(QStringLiteral("Écrivez le jour ainsi")));
    CHECK(s.desk.recorded.empty());
    // Expected for yesterday, or later today: that day.
    expect(QDate(2026, 11, 2), QTime(10, 30));
    s.choose(u"La sortie de l’hôpital", u"confirmée");
    CHECK(s.model.day() == QStringLiteral("02/11/2026"));
    CHECK(s.model.hour() == QStringLiteral("10:30"));
    expect(QDate(2026, 11, 3), QTime(18, 0));
    s.choose(u"La sortie de l’hôpital", u"confirmée");
    CHECK(s.model.day() == QStringLiteral("03/11/2026"));
    CHECK(s.model.hour().isEmpty());
    // A visit that was booked is moved from its day and hour.
    contact = s.patient();
    ActsStage::tell(contact, "prado-surgery", s.clock.now(),
        StepNoted{QStringLiteral("nurse"), 1, StepNoted::What::Booked, s.paris(QDate(2026, 11, 5), QTime(9, 30))});
    s.bring(contact);
    s.choose(u"Première visite de l’infirmier", u"rendez-vous déplacé");
    CHECK(s.model.day() == QStringLiteral("05/11/2026"));
    CHECK(s.model.hour() == QStringLiteral("09:30"));
    s.choose(u"Première visite de l’infirmier", u"a eu lieu");
    CHECK(s.model.day().isEmpty());
    s.choose(u"Admission", u"");
    CHECK(s.model.day() == QStringLiteral("03/11/2026"));
    s.model.setDay(QStringLiteral("30/10/2026"));
    s.save();
    s.choose(u"Service", u"");
    s.choose(u"Admission", u"");
    CHECK(s.model.day() == QStringLiteral("30/10/2026"));
}

TEST_CASE("a FINESS number of another length is doubted, and noted all the same", "[programmes][acts]")
{
    ActsStage s;
    s.bring(s.patient());
    s.choose(u"Établissement (FINESS)", u"");
    CHECK(s.model.warning().isEmpty());
    s.model.setWords(QStringLiteral("12AB"));
    CHECK(s.model.warning() == QStringLiteral("Un numéro FINESS a 9 caractères\u202f; celui-ci en a 4."));
    s.model.setWords(QStringLiteral("81 000 0331"));
    CHECK(s.model.warning().isEmpty());
    s.model.setWords(QStringLiteral("12AB"));
    s.save();
    CHECK(s.desk.recorded.size() == 1);
    s.choose(u"Service", u"");
    s.model.setWords(QStringLiteral("Orthopédie"));
    CHECK(s.model.warning().isEmpty());
}

TEST_CASE("another person begins with an empty form", "[programmes][acts]")
{
    ActsStage s;
    s.bring(s.patient());
    s.choose(u"Première visite de l’infirmier", u"rendez-vous pris");
    s.model.setDay(QStringLiteral("04/11/2026"));
    s.model.setHour(QStringLiteral("10:00"));
    ContactOnScreen other = s.patient();
    other.contact.person.id = sampleId<PersonId>(77);
    s.desk.bring(other);
    ViewModelStage::settle();
    CHECK(s.model.subject() == 0);
    CHECK(s.model.hour() == QStringLiteral("15:02")); // of her own discharge
    CHECK(s.model.message().isEmpty());
}

TEST_CASE("a hospital adviser needs no more than to open the file, and a contact handed out waits for the identity",
    "[programmes][acts]")
{
    ActsStage s;
    ContactOnScreen contact = s.patient();
    ActsStage::tell(contact, "sophia-diabetes", s.clock.now() - std::chrono::hours(48),
        PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true});
    contact.identity = IdentityCheck::NotConfirmed;
    contact.origin = ContactOrigin::Queue;
    s.bring(contact);
    CHECK(s.model.sentence().startsWith(QStringLiteral("Replié tant que l’identité")));
    CHECK(s.model.subjects().isEmpty());
    contact.origin = ContactOrigin::Inbound;
    s.bring(contact);
    CHECK(s.model.sentence().isEmpty());
    CHECK(s.model.pathways().front() == QStringLiteral("Prado\u00a0: Chirurgie"));
    CHECK(s.model.pathways().size() == 2); // to be let into another one, and no word of Sophia
    s.bring(contact, Role::NurseAdviser);
    CHECK(s.model.sentence().startsWith(QStringLiteral("Replié tant que l’identité")));
    s.desk.setIdentity(IdentityCheck::Confirmed);
    ViewModelStage::settle();
    CHECK(s.model.pathways().size() == 3); // both, and what she may ask for in the call
    s.bring(contact, Role::EnrolmentCaller);
    CHECK(s.model.sentence().startsWith(QStringLiteral("Votre rôle ne voit pas les parcours")));
}

TEST_CASE("overseas the day and the hour are the person's, and the page says so", "[programmes][acts]")
{
    ActsStage s;
    ContactOnScreen contact = s.patient();
    s.bring(contact);
    CHECK(s.model.clockOf().isEmpty());
    contact.contact.person.territory = QStringLiteral("974");
    s.bring(contact);
    CHECK(s.model.clockOf() == QStringLiteral("À l’heure de la personne\u00a0: il est 18\u00a0h\u00a002 chez elle."));
    s.choose(u"Première visite de l’infirmier", u"rendez-vous pris");
    s.model.setDay(QStringLiteral("04/11/2026"));
    s.model.setHour(QStringLiteral("10 h"));
    s.save();
    CHECK(std::get<StepNoted>(s.last()).when == instantFromText(u"2026-11-04T06:00:00Z").value());
}

TEST_CASE("a member moves to the version of today with her consent", "[programmes][acts]")
{
    ActsStage s;
    ContactOnScreen contact = s.patient();
    contact.history.pathways.clear();
    ActsStage::tell(contact, "vivoptim-envol", s.clock.now() - std::chrono::hours(72),
        PathwayJoined{QStringLiteral("2015-01"), QStringLiteral("online"), true});
    s.bring(contact, Role::NurseAdviser);
    s.choose(u"La version du protocole", u"passer à la version 2018-01");
    CHECK(s.model.hint().contains(QStringLiteral("suit la version 2015-01")));
    s.model.setChoice(1);
    s.save();
    CHECK(s.model.problem().startsWith(QStringLiteral("Sans son accord")));
    s.model.setChoice(0);
    s.save();
    REQUIRE(s.desk.recorded.size() == 2);
    CHECK(std::get<ConsentSaid>(s.desk.recorded[0]).given);
    CHECK(std::get<PathwayJoined>(s.last()).version == QStringLiteral("2018-01"));
    CHECK(s.model.file().joined.startsWith(QStringLiteral("Version 2018-01")));
    CHECK_FALSE(s.model.subjects().contains(QStringLiteral("La version du protocole")));
}

TEST_CASE("an hour is read as people write it", "[programmes][acts]")
{
    for (const char* text : {"14:30", "14h30", "14 h 30", "14 H 30"}) {
        CHECK(TypedValue::hour(QString::fromLatin1(text)) == QTime(14, 30));
    }
    CHECK(TypedValue::hour(QStringLiteral("9 h")) == QTime(9, 0));
    CHECK(TypedValue::hour(QStringLiteral("9")) == QTime(9, 0));
    for (const char* text : {"", "25", "14:60", "midi", "14:30:10", "h"}) {
        CHECK_FALSE(TypedValue::hour(QString::fromLatin1(text)));
    }
}

TEST_CASE("a person is let into a hospital's pathway at the bedside, and goes on there", "[programmes][acts]")
{
    ActsStage s;
    ContactOnScreen contact = s.patient();
    contact.history.pathways.clear();
    contact.identity = IdentityCheck::NotConfirmed;
    contact.origin = ContactOrigin::Inbound;
    s.bring(contact, Role::NurseAdviser);
    CHECK(s.model.pathways().isEmpty()); // a nurse lets nobody in before the identity is confirmed
    s.bring(contact);
    CHECK(s.model.pathways() == QStringList{QStringLiteral("Inscrire à un autre volet")});
    // At 62 she is not for the pathway of those over 75, and what has stopped is not offered.
    CHECK(s.model.subjects()
        == QStringList{QStringLiteral("Prado\u00a0: Maternité, sortie standard"),
            QStringLiteral("Prado\u00a0: Maternité, sortie précoce"), QStringLiteral("Prado\u00a0: Chirurgie"),
            QStringLiteral("Prado\u00a0: Insuffisance cardiaque"), QStringLiteral("Prado\u00a0: BPCO"),
            QStringLiteral("Prado\u00a0: AVC")});
    s.choose(u"Prado\u00a0: BPCO", u"inscription");
    CHECK(s.model.hint().contains(QStringLiteral("Lisez-lui le texte 2026-11")));
    s.model.setChoice(1);
    s.save();
    CHECK(s.model.problem().startsWith(QStringLiteral("Sans la décision de l’équipe")));
    s.model.setChoice(0);
    s.desk.nextError = Error{ErrorCode::StoreFull, {}};
    s.save();
    CHECK(s.model.failed());
    CHECK(s.model.choice() == 0);
    s.save();
    REQUIRE(s.desk.recorded.size() == 3);
    CHECK(std::get<PathwayJoined>(std::get<PathwaySaid>(s.desk.recorded[0]).body)
        == PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("ward_visit"), false});
    CHECK(std::get<ConsentSaid>(s.desk.recorded[1])
        == ConsentSaid{
            QStringLiteral("programme"), QStringLiteral("prado"), true, QStringLiteral("bedside"), QStringLiteral("2026-11")});
    CHECK(std::get<AttributeSaid>(s.last()) == AttributeSaid{QStringLiteral("team_decision"), true});
    CHECK(s.model.pathways().value(s.model.pathway()) == QStringLiteral("Prado\u00a0: BPCO"));
    CHECK(s.model.subjects().front() == QStringLiteral("La sortie de l’hôpital"));
    CHECK(s.model.message() == QStringLiteral("Noté\u00a0: Prado\u00a0: BPCO, inscription."));
    s.model.setPathway(1);
    CHECK_FALSE(s.model.subjects().contains(QStringLiteral("Prado\u00a0: BPCO")));
    contact.contact.person.deceased = true;
    s.bring(contact);
    CHECK(s.model.pathways() == QStringList{QStringLiteral("Tous les volets")}); // only that she has not died
    CHECK(s.model.subjects() == QStringList{QStringLiteral("Décès")});
}

TEST_CASE("a person who asks for it in a call is let in by a nurse, and her reminders are chosen next", "[programmes][acts]")
{
    ActsStage s;
    ContactOnScreen contact = s.patient();
    contact.history.pathways.clear();
    for (const Role role : {Role::EnrolmentCaller, Role::OtherCoach}) {
        s.bring(contact, role);
        CHECK(s.model.pathways().isEmpty());
    }
    s.bring(contact, Role::NurseAdviser);
    CHECK(s.model.pathways() == QStringList{QStringLiteral("Inscrire à un autre volet")});
    const QString vaccinations = QStringLiteral("Rappels de vaccination\u00a0: Vaccinations de l’adulte");
    CHECK(s.model.subjects().size() == 4); // three referrals beside it: nothing of the ward, nothing that a campaign lets into
    s.choose(u"Rappels de vaccination\u00a0: Vaccinations de l’adulte", u"inscription");
    CHECK(s.model.labels() == QStringList{QStringLiteral("inscription")});
    CHECK(s.model.field() == QStringLiteral("La personne le demande, et elle est d’accord"));
    CHECK_FALSE(s.model.hint().contains(QStringLiteral("hôpital")));
    CHECK(s.model.hint().contains(QStringLiteral("onglet Consentements")));
    s.model.setChoice(1);
    s.save();
    CHECK(s.model.problem() == QStringLiteral("Sans l’accord de la personne, rien n’est noté."));
    CHECK(s.desk.recorded.empty());
    s.model.setChoice(0);
    s.save();
    REQUIRE(s.desk.recorded.size() == 2);
    CHECK(std::get<PathwayJoined>(std::get<PathwaySaid>(s.desk.recorded[0]).body)
        == PathwayJoined{QStringLiteral("calendrier-2025"), QStringLiteral("phone"), false});
    CHECK(std::get<AnchorSaid>(s.last())
        == AnchorSaid{AnchorKind::Birth, s.paris(contact.contact.person.identity.birthDate, QTime(12, 0)), true});
    CHECK(s.model.message() == QStringLiteral("Noté\u00a0: ") + vaccinations + QStringLiteral(", inscription."));
    // She goes on there: the channel, then the doses.
    CHECK(s.model.pathways() == QStringList{vaccinations, QStringLiteral("Inscrire à un autre volet")});
    CHECK(s.model.subjects().front() == QStringLiteral("Rappel par"));
    s.choose(u"Rappel par", u"");
    s.model.setChoice(0);
    s.save();
    CHECK(std::get<AttributeSaid>(s.last()) == AttributeSaid{QStringLiteral("reminder_channel"), QStringLiteral("sms")});
    // Who is not eighteen yet, and who has objected, is let into nothing.
    contact.contact.person.identity.birthDate = QDate(2010, 1, 1);
    s.bring(contact, Role::NurseAdviser);
    CHECK_FALSE(s.model.subjects().contains(vaccinations));
    contact.contact.person.identity.birthDate = QDate(1964, 9, 17);
    contact.contact.person.objected = true;
    s.bring(contact, Role::NurseAdviser);
    CHECK(s.model.pathways() == QStringList{QStringLiteral("Tous les volets")}); // only that she asks again
}
