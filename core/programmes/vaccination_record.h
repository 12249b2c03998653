#pragma once

#include "core/programmes/next_steps.h"

namespace relais {

/// Who says that a dose was given; a later one is the better witness.
enum class DoseSource { DeclaredByPerson, Data, Professional };

/// A dose as somebody said it: the attribute fact "vaccine_…" with its day.
struct VaccineDose {
    QString vaccine; ///< the attribute's name: "vaccine_dtp"
    QDate day;
    DoseSource source = DoseSource::DeclaredByPerson;
    bool operator==(const VaccineDose&) const = default;
};

/// When the next dose may be had, in days of the person's territory.
struct NextDose {
    QDate from;
    QDate until;       ///< the last day
    bool open = false; ///< may be had now
    bool late = false;
    bool operator==(const NextDose&) const = default;
};

struct VaccinationRow {
    QString vaccine;
    QString title;                  ///< French, from the programme's file
    std::vector<VaccineDose> doses; ///< ascending by day, each day once
    std::optional<NextDose> next;   ///< nothing: none foreseen, or something is missing to tell
    bool operator==(const VaccinationRow&) const = default;
};

/// Whether a pathway is about vaccines: its form has a day whose code begins with "vaccine_". Pure.
bool knowsVaccines(const Protocol& protocol);

/// The doses that the facts of a member tell. What no desk said came with the data; what one said was told by the person. Pure.
std::vector<VaccineDose> dosesIn(const MemberFacts& facts);

/// The vaccination record of a person: one row a vaccine that the protocol knows, in the order of its form. A vaccine is a day of the form
/// whose code begins with "vaccine_". That a reminder was sent is no dose: the row stays due until a dose is said.
/// `schedule` is nextSteps(...) of the same facts; days after `today` and invalid ones are nobody's doses. Pure, total.
std::vector<VaccinationRow> vaccinationRecord(const Protocol& protocol, const std::vector<PlannedStep>& schedule,
    const std::vector<VaccineDose>& doses, const Calendar& calendar, const QString& territory, QDate today);

} // namespace relais
