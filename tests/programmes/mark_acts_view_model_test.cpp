// What takes a mark back is said on the page of events, whichever pathway the person is on.
#include "tests/programmes/acts_stage.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

/// Told by a nurse, whichever pathway the person is on.
struct MarksStage : ActsStage {
    void bring(const ContactOnScreen& contact, Role role = Role::NurseAdviser) { ActsStage::bring(contact, role); }
};

} // namespace

TEST_CASE("whoever had withdrawn or objected and asks again is noted so, and her pathway goes on", "[programmes][acts]")
{
    MarksStage s;
    ContactOnScreen contact = s.patient();
    contact.history.withdrawn = contact.contact.person.withdrawn = true;
    contact.history.objected = contact.contact.person.objected = true;
    s.bring(contact);
    CHECK(s.model.pathways() == QStringList{QStringLiteral("Prado\u00a0: Chirurgie")});
    CHECK(s.model.subjects() == QStringList{QStringLiteral("Désinscription"), QStringLiteral("Opposition")});
    s.choose(u"Désinscription", u"la personne veut reprendre");
    CHECK(s.model.asks() == ActAsks::Text);
    CHECK(s.model.field() == QStringLiteral("Qui le dit"));
    CHECK(s.model.hint().startsWith(QStringLiteral("La personne s’est désinscrite.")));
    s.save();
    CHECK(s.model.problem().startsWith(QStringLiteral("Écrivez qui le dit")));
    s.model.setWords(QString(81, u'x'));
    s.save();
    CHECK(s.model.problem() == QStringLiteral("C’est trop long\u00a0: 80 caractères au plus."));
    CHECK(s.desk.recorded.empty());
    s.model.setWords(QStringLiteral(" elle-même "));
    s.save();
    REQUIRE(s.desk.recorded.size() == 1);
    CHECK(
        std::get<MarkSet>(s.desk.recorded[0]) == MarkSet{MarkKind::Withdrawal, false, std::nullopt, QStringLiteral("elle-même")});
    CHECK(s.model.message() == QStringLiteral("Noté\u00a0: Désinscription, la personne veut reprendre (elle-même)."));
    CHECK(s.model.subjects() == QStringList{QStringLiteral("Opposition")});
    s.choose(u"Opposition", u"la personne veut de nouveau être appelée");
    CHECK(s.model.words().isEmpty()); // who said the one did not say the other
    s.model.setWords(QStringLiteral("elle-même"));
    s.save();
    CHECK(
        std::get<MarkSet>(s.desk.recorded[1]) == MarkSet{MarkKind::Objection, false, std::nullopt, QStringLiteral("elle-même")});
    CHECK(s.model.subjects().contains(QStringLiteral("La suite du volet"))); // and the rest can be said again
    CHECK_FALSE(s.model.subjects().contains(QStringLiteral("Opposition")));
}

TEST_CASE("a death said by mistake is taken back on any person, one that data show is not", "[programmes][acts]")
{
    MarksStage s;
    ContactOnScreen contact = s.patient();
    contact.history.pathways.clear();
    contact.history.deceased = contact.contact.person.deceased = true;
    s.bring(contact);
    CHECK(s.model.pathways() == QStringList{QStringLiteral("Tous les volets")}); // she is on none
    s.choose(u"Décès", u"dit par erreur");
    s.model.setWords(QStringLiteral("elle-même, au téléphone"));
    s.save();
    CHECK(std::get<MarkSet>(s.desk.recorded[0])
        == MarkSet{MarkKind::Deceased, false, std::nullopt, QStringLiteral("elle-même, au téléphone")});
    CHECK_FALSE(s.model.subjects().contains(QStringLiteral("Décès")));
    CHECK(s.model.message() == QStringLiteral("Noté\u00a0: Décès, dit par erreur (elle-même, au téléphone)."));
    // Where nothing else is to be said the form is gone, and the sentence in its place tells it.
    CHECK((s.model.sentence().isEmpty() || s.model.sentence().startsWith(s.model.message())));

    contact.history.deathConfirmed = true;
    contact.contact.person.id = sampleId<PersonId>(78);
    s.bring(contact);
    CHECK(s.model.pathways().isEmpty());
    contact.history.deathConfirmed = false;
    s.bring(contact, Role::EnrolmentCaller);
    CHECK(s.model.subjects().isEmpty());
}
