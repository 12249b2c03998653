#include "core/programmes/vaccination_record.h"

#include "core/programmes/step_choice.h"

#include <algorithm>

namespace relais {

namespace {

std::vector<VaccineDose> dosesOf(const QString& vaccine, const std::vector<VaccineDose>& all, QDate today)
{
    std::vector<VaccineDose> doses;
    for (const VaccineDose& one : all) {
        if (one.vaccine != vaccine || !one.day.isValid() || today < one.day) {
            continue;
        }
        const auto same = std::find_if(doses.begin(), doses.end(), [&](const VaccineDose& dose) { return dose.day == one.day; });
        if (same == doses.end()) {
            doses.push_back(one);
        } else {
            same->source = std::max(same->source, one.source); // told twice is given once
        }
    }
    std::sort(doses.begin(), doses.end(), [](const VaccineDose& a, const VaccineDose& b) { return a.day < b.day; });
    return doses;
}

bool isVaccine(const FormField& field)
{
    return field.type == FormField::Type::Day && field.code.startsWith(QLatin1String("vaccine_"));
}

} // namespace

bool knowsVaccines(const Protocol& protocol)
{
    return std::any_of(protocol.form.begin(), protocol.form.end(), &isVaccine);
}

std::vector<VaccineDose> dosesIn(const MemberFacts& facts)
{
    std::vector<VaccineDose> doses;
    for (const MemberFact& fact : facts.facts) {
        const auto* said = std::get_if<AttributeSaid>(&fact.body);
        const auto* day = said ? std::get_if<QDate>(&said->value) : nullptr;
        if (day && said->name.startsWith(QLatin1String("vaccine_"))) {
            doses.push_back({said->name, *day, fact.desk == DeskId() ? DoseSource::Data : DoseSource::DeclaredByPerson});
        }
    }
    return doses;
}

std::vector<VaccinationRow> vaccinationRecord(const Protocol& protocol, const std::vector<PlannedStep>& schedule,
    const std::vector<VaccineDose>& doses, const Calendar& calendar, const QString& territory, QDate today)
{
    std::vector<VaccinationRow> rows;
    for (const FormField& field : protocol.form) {
        if (!isVaccine(field)) {
            continue;
        }
        VaccinationRow row{field.code, field.title, dosesOf(field.code, doses, today), std::nullopt};
        for (const PlannedStep& planned : schedule) {
            const ProtocolStep& step = protocol.steps[planned.step];
            if (!step.doneBy || step.doneBy->attribute != field.code || planned.state == StepState::Dropped
                || planned.window == Window{} || isSaidDone(planned)) {
                continue;
            }
            NextDose next;
            next.from = calendar.localTime(planned.window.from, territory).date;
            next.until = calendar.localTime(planned.window.until - std::chrono::microseconds(1), territory).date;
            if (step.expires && next.until < today) {
                continue; // she was reminded, and it is too late for that one
            }
            next.open = next.from <= today && today <= next.until;
            next.late = next.until < today;
            if (!row.next || next.from < row.next->from) {
                row.next = next;
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace relais
