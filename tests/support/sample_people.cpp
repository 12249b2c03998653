#include "tests/support/sample_people.h"

namespace relais::test {

CallReport sampleReport()
{
    CallReport report;
    report.themes = {QStringLiteral("physical_activity"), QStringLiteral("eye_fundus")};
    report.exams = {{ExamKind::Dental, QDate(2026, 9, 2), ExamSource::DeclaredByPerson, QDate(2026, 11, 3)}};
    report.tobacco = TobaccoStatus::Former;
    report.treatmentDifficulty = true;
    report.goals = {{GoalFamily::MoveBetter, QStringLiteral("Marcher 20 minutes par jour"), GoalProgress::InProgress}};
    report.booklets = {QStringLiteral("eyes")};
    report.promised = QStringLiteral("Envoyer le livret");
    report.feedbackToPhysician = true;
    report.freeText = QStringLiteral("Va mieux.\nVoit sa sœur.");
    return report;
}

PersonSlice samplePerson(int n)
{
    PersonSlice person;
    person.id = sampleId<PersonId>(1000 + static_cast<std::uint32_t>(n));
    person.version = 3;
    person.identity = {QStringLiteral("ROUSSEAU"), n % 2 == 0 ? QStringLiteral("MOREL") : QString(), QStringLiteral("Marguerite"),
        QDate(1964, 9, 17), Sex::Female};
    person.contactPoints = {{{QStringLiteral("+3363998%1").arg(n, 4, 10, QChar(u'0'))}, ContactPointKind::Mobile, true},
        {{QStringLiteral("+3326191%1").arg(n, 4, 10, QChar(u'0'))}, ContactPointKind::Landline, true}};
    person.addressLine = QStringLiteral("3 rue des Lilas");
    person.postalCode = QStringLiteral("44000");
    person.town = QStringLiteral("Nantes");
    person.territory = QStringLiteral("metropole");
    person.maskedNir = QStringLiteral("2 64 09 75 ··· ··· ··");
    person.memberSince = QDate(2025, 3, 1);
    person.treatingPhysicianDeclared = true;
    person.treatingPhysicianName = QStringLiteral("Dr Morel");
    person.sharesWithPhysician = true;
    person.preferredTime = QStringLiteral("préfère le matin");
    person.pinned = {{QStringLiteral("parle fort, malentendante")}};
    person.history = {{sampleId<AttemptId>(50), instantFromText(u"2026-10-12T10:00:00Z").value(), QStringLiteral("Paul D."),
        false, OutcomeCode::Fruitful, QStringLiteral("A pris rendez-vous."), sampleReport()}};
    person.noticeVersionRead = QStringLiteral("2026-01");
    person.health = HealthView{{{ExamKind::Renal, QDate(2024, 5, 1), ExamSource::Data, QDate(2026, 1, 1)}}, true,
        {QStringLiteral("8")}, QDate(2026, 1, 1), sampleReport().goals, TobaccoStatus::Smoker};
    return person;
}

PersonSlice canaryPerson()
{
    PersonSlice person = samplePerson(1);
    person.id = sampleId<PersonId>(666);
    person.identity.birthName = canaryName;
    person.identity.firstName = canaryFirstName;
    person.contactPoints = {{{canaryPhone}, ContactPointKind::Mobile, true}};
    return person;
}

LeasedContact sampleContact(int n, Instant now)
{
    LeasedContact contact;
    contact.lease = sampleId<LeaseId>(2000 + static_cast<std::uint32_t>(n));
    contact.entry = sampleId<EntryId>(3000 + static_cast<std::uint32_t>(n));
    contact.campaign = {QStringLiteral("diabete-ecart")};
    contact.fence = 1;
    contact.expiresAt = now + std::chrono::minutes(150);
    contact.rank = 70;
    contact.due = {now - std::chrono::hours(24 + n), now + std::chrono::hours(24)};
    contact.reasons = {{QStringLiteral("care_gap"), std::nullopt, {}, QStringLiteral("eye_fundus"), 2}};
    contact.person = samplePerson(n);
    contact.history.attempts = {
        {sampleId<AttemptId>(50), {QStringLiteral("sophia-diabete")}, instantFromText(u"2026-10-12T10:00:00Z").value(),
            instantFromText(u"2026-10-12T10:16:00Z").value(), CallDirection::Outbound, OutcomeCode::Fruitful,
            IdentityCheck::Confirmed, PhoneNumber{QStringLiteral("+33639980000")}, std::nullopt, std::nullopt}};
    contact.history.numbers = {contact.person.contactPoints[0].number, contact.person.contactPoints[1].number};
    return contact;
}

} // namespace relais::test
