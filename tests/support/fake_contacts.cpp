// People on screen, for tests of what shows them.
#include "tests/support/fake_call_desk.h"

#include "tests/support/sample_people.h"

namespace relais::test {
namespace {

std::shared_ptr<const CampaignSpec> campaign(const QString& code)
{
    auto spec = CampaignSpec::shipped(CampaignCode{code});
    if (!spec) {
        qFatal("campaign %s: %s", qPrintable(code), qPrintable(spec.error().detail));
    }
    return std::make_shared<const CampaignSpec>(std::move(*spec));
}

/// Sophia diabetes since March 2025, called by telephone since: the first call was held, and so was the next one.
void joinSophia(ContactOnScreen& on, Instant now)
{
    const QString pathway = QStringLiteral("sophia-diabetes");
    std::int64_t seq = 0;
    ContactHistory& history = on.history;
    history.isMember = true;
    for (const ContactPoint& point : on.contact.person.contactPoints) {
        history.numbers.push_back(point.number);
    }
    const auto tell = [&](Instant at, PathwayBody body) {
        history.pathways.push_back({FactId(), at, DeskId(), ++seq, {pathway, std::move(body)}});
    };
    const auto call = [&](int n, Instant at, const QString& step, int occurrence) {
        AttemptRecord attempt;
        attempt.id = sampleId<AttemptId>(static_cast<std::uint32_t>(n));
        attempt.campaign = on.campaign->code;
        attempt.startedAt = at;
        attempt.closedAt = at + std::chrono::minutes(12);
        attempt.outcome = OutcomeCode::Fruitful;
        attempt.identity = IdentityCheck::Confirmed;
        history.attempts.push_back(attempt);
        tell(at, StepDialled{attempt.id, step, occurrence});
    };
    const Instant joined = instantFromText(u"2025-03-04T10:00:00Z").value();
    tell(joined, PathwayJoined{QStringLiteral("2026-11"), QStringLiteral("campaign"), true});
    tell(joined, AttributeSaid{QStringLiteral("in_phone_cohort"), true});
    tell(joined + std::chrono::hours(24),
        StepNoted{QStringLiteral("welcome_letter"), 1, StepNoted::What::Sent, joined + std::chrono::hours(24)});
    call(2, now - std::chrono::hours(24 * 140), QStringLiteral("first_call"), 1);
    call(1, now - std::chrono::hours(24 * 75), QStringLiteral("coaching_call"), 1);
}

} // namespace

ContactOnScreen someMember(Instant now)
{
    ContactOnScreen on;
    on.campaign = campaign(QStringLiteral("sophia-diabete"));
    on.origin = ContactOrigin::Promise;
    LeasedContact& contact = on.contact;
    contact.lease = sampleId<LeaseId>(11);
    contact.campaign = on.campaign->code;
    contact.reasons = {{QStringLiteral("promise"), now - std::chrono::minutes(5), QStringLiteral("Paul D."), {}, 0},
        {QStringLiteral("care_gap"), instantFromText(u"2023-02-01T00:00:00Z"), {}, QStringLiteral("eye_fundus"), 3}};
    PersonSlice& person = contact.person;
    person.id = sampleId<PersonId>(101);
    person.identity = {QStringLiteral("ROUSSEAU"), {}, QStringLiteral("Marguerite"), QDate(1964, 9, 12), Sex::Female};
    person.contactPoints = {{PhoneNumber{QStringLiteral("+33639981234")}, ContactPointKind::Mobile, true},
        {PhoneNumber{QStringLiteral("+33261911234")}, ContactPointKind::Landline, true}};
    person.addressLine = QStringLiteral("12 rue des Lilas");
    person.postalCode = QStringLiteral("44000");
    person.town = QStringLiteral("Nantes");
    person.territory = QStringLiteral("metropole");
    person.maskedNir = QStringLiteral("2 64 09 75 ··· ··· ··");
    person.memberSince = QDate(2025, 3, 4);
    person.treatingPhysicianDeclared = true;
    person.treatingPhysicianName = QStringLiteral("Dr Morel");
    person.sharesWithPhysician = true;
    person.preferredTime = QStringLiteral("préfère le matin");
    person.pinned = {{QStringLiteral("malentendante, parler lentement")}};
    person.noticeVersionRead = QStringLiteral("2026-11");
    CallReport report;
    report.themes = {QStringLiteral("physical_activity")};
    report.promised = QStringLiteral("envoyer le livret « Mes yeux et le diabète ».");
    person.history = {
        {sampleId<AttemptId>(1), now - std::chrono::hours(24 * 22), QStringLiteral("Paul D."), false, OutcomeCode::Fruitful,
            QStringLiteral("a pris rendez-vous chez l’ophtalmologue le 18/11 ; craint la dilatation."), report},
        {sampleId<AttemptId>(2), now - std::chrono::hours(24 * 61), QStringLiteral("Anne K."), false, OutcomeCode::Fruitful,
            QStringLiteral("marche 20 min, 3 fois par semaine."), {}},
        {sampleId<AttemptId>(3), now - std::chrono::hours(24 * 75), QStringLiteral("Anne K."), false, OutcomeCode::NoAnswer, {},
            {}}};
    HealthView health;
    health.careGap = true;
    health.dataAsOf = QDate(2026, 8, 31);
    health.exams = {{ExamKind::EyeFundus, QDate(2023, 1, 1), ExamSource::DeclaredByPerson, QDate(2026, 10, 12)},
        {ExamKind::Renal, QDate(2024, 1, 1), ExamSource::Data, QDate(2026, 8, 31)},
        {ExamKind::Dental, QDate(2024, 5, 2), ExamSource::Data, QDate(2026, 8, 31)}};
    health.goals = {
        {GoalFamily::CareBetter, QStringLiteral("faire le fond d’œil avant la fin de l’année"), GoalProgress::InProgress},
        {GoalFamily::MoveBetter, QStringLiteral("marcher 30 min, 3 fois par semaine"), GoalProgress::InProgress}};
    health.tobacco = TobaccoStatus::Never;
    health.goals[0].target = QDate(2026, 12, 31);
    health.goals[1].target = QDate(2026, 10, 20);
    person.health = health;
    person.consents = {{ConsentSaid{QStringLiteral("programme"), QStringLiteral("sophia"), true, QStringLiteral("letter"),
                            QStringLiteral("2025-01")},
        instantFromText(u"2025-03-04T10:00:00Z").value()}};
    joinSophia(on, now);
    return on;
}

ContactOnScreen someTarget(Instant)
{
    ContactOnScreen on;
    on.campaign = campaign(QStringLiteral("diabete-ecart"));
    on.noticeNeeded = true;
    LeasedContact& contact = on.contact;
    contact.lease = sampleId<LeaseId>(12);
    contact.campaign = on.campaign->code;
    contact.reasons = {{QStringLiteral("campaign_first"), {}, {}, {}, 0}, {QStringLiteral("care_gap"), {}, {}, {}, 3}};
    PersonSlice& person = contact.person;
    person.id = sampleId<PersonId>(102);
    person.identity = {QStringLiteral("LE GOFF"), {}, QStringLiteral("Yves"), QDate(1958, 2, 3), Sex::Male};
    person.contactPoints = {{PhoneNumber{QStringLiteral("+33261910203")}, ContactPointKind::Landline, true}};
    person.addressLine = QStringLiteral("4 quai du Port");
    person.postalCode = QStringLiteral("44600");
    person.town = QStringLiteral("Saint-Nazaire");
    person.territory = QStringLiteral("metropole");
    person.treatingPhysicianDeclared = true;
    return on;
}

} // namespace relais::test
