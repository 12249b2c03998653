#include "core/simulation/demo_people.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cassert>

namespace relais {

namespace {

// Reserved for fiction; the last four digits are free (domain reference, "phone").
constexpr std::array<const char*, 5> landlineRanges{"19900", "26191", "35301", "46571", "53649"};
constexpr const char* mobileRange = "63998";

QDate dateOf(Instant at)
{
    return QDateTime::fromMSecsSinceEpoch(microsecondsOf(at) / 1000, Qt::UTC).date();
}

} // namespace

DemoPeople::DemoPeople(const ScenarioFile& file, Dice& dice, IdMaker& ids, Instant now)
    : m_file(file), m_dice(dice), m_ids(ids), m_today(dateOf(now))
{}

PhoneNumber DemoPeople::fictionNumber(bool mobile)
{
    const auto range = mobile ? mobileRange : landlineRanges[static_cast<std::size_t>(m_dice.between(0, 4))];
    // A step prime to 10 000 visits every number once before it repeats.
    const auto tail = (1201 + 7 * ++m_numbers) % 10'000;
    return {QStringLiteral("+33%1%2").arg(QLatin1String(range)).arg(tail, 4, 10, QLatin1Char('0'))};
}

void DemoPeople::addNumbers(DemoPerson& person, const QString& territory)
{
    const bool metropole = !territory.startsWith(QLatin1String("97"));
    person.contactPoints.push_back({fictionNumber(true), ContactPointKind::Mobile, true});
    if (metropole && m_dice.oneIn(2)) {
        person.contactPoints.push_back({fictionNumber(false), ContactPointKind::Landline, true});
    }
}

DemoPerson DemoPeople::person(const ScenarioFile::Town& town, const ScenarioFile::Physician& physician, Sex sex, int age)
{
    ++m_count;
    DemoPerson person;
    person.id = m_ids.make<PersonId>();
    person.identity.sex = sex;
    person.identity.birthDate = m_today.addYears(-age).addDays(-m_dice.between(1, 360));
    const auto born = person.identity.birthDate;
    const auto text = QStringLiteral("%1%2%3%4%5")
                          .arg(sex == Sex::Male ? 1 : 2)
                          .arg(born.year() % 100, 2, 10, QLatin1Char('0'))
                          .arg(born.month(), 2, 10, QLatin1Char('0'))
                          .arg(town.insee)
                          .arg(1 + m_count % 990, 3, 10, QLatin1Char('0'));
    const auto nir = Nir::fromText(text);
    assert(nir);
    person.nir = *nir;
    person.addressLine = QStringLiteral("%1 %2").arg(m_dice.between(1, 120)).arg(m_dice.pick(m_file.streets));
    person.postalCode = town.postalCode;
    person.town = town.name;
    person.territory = town.territory;
    person.schemeCode = QStringLiteral("01");
    person.treatingPhysicianName = physician.name;
    person.treatingPhysicianRpps = physician.rpps;
    person.deliveries = m_dice.between(3, 12);
    person.health.longTermConditions = QStringList{QStringLiteral("8")};
    person.health.dataAsOf = m_today.addDays(-60);
    addNumbers(person, town.territory);
    return person;
}

Exam DemoPeople::exam(ExamKind kind, int yearsSince, bool declared)
{
    const auto date = QDate(m_today.year() - yearsSince, 1, 1).addDays(m_dice.between(0, m_today.dayOfYear() - 1));
    const auto said = declared ? m_today.addDays(-m_dice.between(30, 60)) : m_today.addDays(-60);
    return {kind, date, declared ? ExamSource::DeclaredByPerson : ExamSource::Data, said};
}

void DemoPeople::makeTarget(DemoPerson& person)
{
    person.letters = m_dice.between(3, 4);
    person.health.careGap = true;
    for (const auto kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
        if (m_dice.oneIn(2)) {
            person.health.exams.push_back(exam(kind, m_dice.between(3, 6), false));
        }
    }
}

void DemoPeople::makeMember(DemoPerson& person)
{
    person.memberSince = m_today.addDays(-m_dice.between(400, 1500));
    person.health.tobacco = m_dice.pick(std::array{
        TobaccoStatus::Never, TobaccoStatus::Never, TobaccoStatus::Former, TobaccoStatus::Stopped, TobaccoStatus::Smoker});
    for (int i = m_dice.between(1, 2); i > 0; --i) {
        const auto& idea = m_dice.pick(m_file.goals);
        const auto progress = m_dice.oneIn(2) ? GoalProgress::Set : GoalProgress::InProgress;
        const Goal goal{idea.family, idea.wording, progress};
        if (person.health.goals.empty() || person.health.goals.front().wording != goal.wording) {
            person.health.goals.push_back(goal);
        }
    }
}

DemoPerson DemoPeople::fromCast(const ScenarioFile::CastMember& cast)
{
    auto made = person(m_file.towns[static_cast<std::size_t>(cast.town)],
        m_file.physicians[static_cast<std::size_t>(cast.physician)], cast.sex, cast.age);
    made.identity.firstName = cast.first;
    made.identity.birthName = cast.birthName.isEmpty() ? cast.family : cast.birthName;
    made.identity.usedName = cast.birthName.isEmpty() ? QString() : cast.family;
    made.sharesWithPhysician = cast.shares;
    made.preferredTime = cast.preferred;
    for (const auto& text : cast.pinned) {
        made.pinned.push_back({text});
    }
    if (cast.campaign == m_file.membersCampaign.code) {
        makeMember(made);
    } else {
        makeTarget(made);
    }
    if (!cast.yearsSince.empty()) {
        made.health.exams.clear();
        for (const auto& [kind, years] : cast.yearsSince) {
            made.health.exams.push_back(exam(kind, years, std::ranges::find(cast.declared, kind) != cast.declared.end()));
        }
        made.health.careGap = true;
    } else if (made.memberSince) {
        for (const auto kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
            made.health.exams.push_back(exam(kind, m_dice.between(0, 2), m_dice.oneIn(3)));
        }
    }
    return made;
}

DemoPerson DemoPeople::target()
{
    const auto sex = m_dice.oneIn(2) ? Sex::Male : Sex::Female;
    auto made = person(m_dice.pick(m_file.towns), m_dice.pick(m_file.physicians), sex, m_dice.between(45, 74));
    made.identity.firstName = m_dice.pick(sex == Sex::Male ? m_file.maleNames : m_file.femaleNames);
    made.identity.birthName = m_dice.pick(m_file.familyNames);
    makeTarget(made);
    return made;
}

DemoPerson DemoPeople::member()
{
    const auto sex = m_dice.oneIn(2) ? Sex::Male : Sex::Female;
    auto made = person(m_dice.pick(m_file.towns), m_dice.pick(m_file.physicians), sex, m_dice.between(35, 82));
    made.identity.firstName = m_dice.pick(sex == Sex::Male ? m_file.maleNames : m_file.femaleNames);
    made.identity.birthName = m_dice.pick(m_file.familyNames);
    if (sex == Sex::Female && m_dice.oneIn(2)) {
        made.identity.usedName = m_dice.pick(m_file.familyNames);
    }
    makeMember(made);
    for (const auto kind : {ExamKind::EyeFundus, ExamKind::Renal, ExamKind::Dental}) {
        const auto years = m_dice.between(0, 4);
        made.health.exams.push_back(exam(kind, years, m_dice.oneIn(4)));
        made.health.careGap = made.health.careGap || years > 2;
    }
    made.sharesWithPhysician = m_dice.oneIn(2);
    if (m_dice.oneIn(4)) {
        made.preferredTime = m_dice.pick(m_file.preferredTimes);
    }
    if (m_dice.oneIn(5)) {
        made.pinned.push_back({m_dice.pick(m_file.pinned)});
    }
    return made;
}

} // namespace relais
