#pragma once

#include "core/simulation/dice.h"
#include "core/simulation/scenario_file.h"

namespace relais {

/// Invents people for a demo: a valid NIR each, numbers of the ranges reserved for fiction, no two alike.
/// Borrows all it is given; same thread; cannot fail with a file that was read.
class DemoPeople {
public:
    DemoPeople(const ScenarioFile& file, Dice& dice, IdMaker& ids, Instant now);

    /// One of the written cast.
    DemoPerson fromCast(const ScenarioFile::CastMember& cast);
    /// Eligible and never enrolled: no exam of the last years, three letters sent.
    DemoPerson target();
    /// Coached for one to four years.
    DemoPerson member();
    int thisYear() const { return m_today.year(); }

private:
    DemoPerson person(const ScenarioFile::Town& town, const ScenarioFile::Physician& physician, Sex sex, int age);
    void addNumbers(DemoPerson& person, const QString& territory);
    void makeMember(DemoPerson& person);
    void makeTarget(DemoPerson& person);
    Exam exam(ExamKind kind, int yearsSince, bool declared);
    PhoneNumber fictionNumber(bool mobile);

    const ScenarioFile& m_file;
    Dice& m_dice;
    IdMaker& m_ids;
    QDate m_today;
    int m_count = 0;
    int m_numbers = 0;
};

} // namespace relais
