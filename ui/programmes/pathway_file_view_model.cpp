#include "ui/programmes/pathway_file_view_model.h"

#include "core/programmes/step_ledger.h"
#include "ui/words/pathway_act_words.h"
#include "ui/words/pathway_words.h"
#include "ui/words/programme_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>
#include <tuple>

namespace relais {
namespace {

constexpr std::size_t mostNext = 3;

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("PathwayFile", text));
}

bool isOver(StepState state)
{
    return state == StepState::Done || state == StepState::Dropped;
}

PathwayStepRow rowOf(const PlannedStep& planned, const Protocol& protocol, const TimeWords& time)
{
    const ProtocolStep& step = protocol.steps[planned.step];
    PathwayStepRow row;
    row.title = step.title;
    if (planned.occurrence > 1) {
        row.title = say("%1, %2e fois").arg(step.title, QString::number(planned.occurrence));
    }
    if (planned.state != StepState::Dropped) {
        row.when = capitalised(ProgrammeWords::when(planned, protocol, time));
    }
    row.state = ProgrammeWords::state(planned.state);
    row.why = planned.state == StepState::Dropped ? ProgrammeWords::dropped(planned.why)
        : planned.state == StepState::Done        ? QString()
                                                  : ProgrammeWords::because(planned, protocol, time);
    row.late = planned.state == StepState::Late;
    return row;
}

/// What recurs is shown once ahead, not sixty times.
std::vector<PlannedStep> withoutFarRepeats(const std::vector<PlannedStep>& schedule)
{
    std::vector<PlannedStep> kept;
    std::set<std::size_t> ahead;
    for (const PlannedStep& planned : schedule) {
        const bool open = planned.state == StepState::Waiting || planned.state == StepState::Planned;
        if (!open || ahead.insert(planned.step).second) {
            kept.push_back(planned);
        }
    }
    return kept;
}

QStringList datedTitles(std::vector<std::pair<Instant, QString>> visits, const TimeWords& time)
{
    std::sort(visits.begin(), visits.end());
    QStringList texts;
    for (const auto& [at, title] : visits) {
        texts << say("%1 le %2").arg(title, TimeWords::full(time.dateOf(at)));
    }
    return texts;
}

/// What the pathway that ended leaves to the one that goes on.
QStringList relayOf(const Membership& before, const PathwaySources& sources, const TimeWords& time, Instant now)
{
    std::vector<std::pair<Instant, QString>> honoured;
    std::vector<std::pair<Instant, QString>> booked;
    int done = 0;
    const auto schedule = nextSteps(*before.protocol, sources.outcomes, sources.calendar, before.facts, now);
    for (const PlannedStep& planned : schedule) {
        const ProtocolStep& step = before.protocol->steps[planned.step];
        if (planned.state != StepState::Done) {
            continue;
        }
        ++done;
        if (step.channel == StepChannel::Visit && planned.doneAt) {
            honoured.emplace_back(*planned.doneAt, step.title);
        }
    }
    for (const MemberFact& fact : before.facts.facts) {
        const auto* noted = std::get_if<StepNoted>(&fact.body);
        const ProtocolStep* step = noted ? before.protocol->step(noted->step) : nullptr;
        if (step != nullptr && noted->what == StepNoted::What::Booked) {
            booked.emplace_back(noted->when, step->title);
        }
    }
    std::sort(booked.begin(), booked.end());
    if (booked.size() > 2) {
        booked.erase(booked.begin(), booked.end() - 2);
    }
    QStringList lines;
    lines << (honoured.empty() ? say("Aucune visite honorée n’est connue.")
                               : say("Visites honorées : %1.").arg(datedTitles(honoured, time).join(QStringLiteral(" ; "))));
    if (!booked.empty()) {
        lines << say("Derniers rendez-vous pris : %1.").arg(datedTitles(booked, time).join(QStringLiteral(" ; ")));
    }
    lines << say("Étapes faites : %1 sur %2.").arg(done).arg(schedule.size());
    return lines;
}

std::vector<PathwayStepRow> nextOf(std::vector<PlannedStep> schedule, const Protocol& protocol, const TimeWords& time)
{
    std::erase_if(schedule, [](const PlannedStep& planned) {
        return isOver(planned.state) || planned.state == StepState::Waiting || planned.due == Window{};
    });
    // A call is somebody's to make; what is sent by itself, or done by another professional, comes after.
    const auto place = [&](const PlannedStep& planned) {
        return std::tuple(
            protocol.steps[planned.step].channel != StepChannel::Call, planned.state != StepState::Late, planned.due.from);
    };
    std::stable_sort(
        schedule.begin(), schedule.end(), [&](const PlannedStep& a, const PlannedStep& b) { return place(a) < place(b); });
    std::vector<PathwayStepRow> rows;
    for (std::size_t i = 0; i < schedule.size() && i < mostNext; ++i) {
        rows.push_back(rowOf(schedule[i], protocol, time));
    }
    return rows;
}

std::vector<PathwayStepGroup> groupsOf(const std::vector<PlannedStep>& schedule, const Protocol& protocol, const TimeWords& time)
{
    std::vector<PathwayStepGroup> groups{{say("En retard"), {}}, {say("À faire"), {}}, {say("Fait"), {}}, {say("Abandonné"), {}}};
    for (const PlannedStep& planned : schedule) {
        const std::size_t group = planned.state == StepState::Late ? 0
            : planned.state == StepState::Done                     ? 2
            : planned.state == StepState::Dropped                  ? 3
                                                                   : 1;
        groups[group].rows.push_back(rowOf(planned, protocol, time));
    }
    std::erase_if(groups, [](const PathwayStepGroup& group) { return group.rows.empty(); });
    return groups;
}

/// What the programme set of her, and nobody at a desk can say.
QStringList setByProgramme(const Membership& member)
{
    const Protocol& protocol = *member.protocol;
    const StepLedger ledger(protocol, member.facts);
    QStringList lines;
    for (const FormField& field : protocol.form) {
        const AttributeValue* known = field.setByProgramme ? ledger.attributes().find(field.code) : nullptr;
        if (known) {
            lines << typographic(field.title + QStringLiteral(" : ") + PathwayActWords::value(*known, field.code, protocol));
        }
    }
    return lines;
}

PathwayFile fileOf(const Membership& member, const std::vector<Membership>& members, const PathwaySources& sources,
    const TimeWords& time, Instant now)
{
    const Protocol& protocol = *member.protocol;
    PathwayFile file;
    file.title = typographic(protocol.programmeTitle + QStringLiteral(" : ") + protocol.title);
    file.joined = PathwayWords::joined(member, time);
    file.set = setByProgramme(member);
    const auto before =
        std::find_if(members.begin(), members.end(), [&](const Membership& one) { return one.protocol->pathway == member.from; });
    if (!member.from.isEmpty() && before != members.end()) {
        file.joined = PathwayWords::opened(member, before->protocol->title, time);
        file.relay = relayOf(*before, sources, time, now);
    }
    const auto schedule = withoutFarRepeats(nextSteps(protocol, sources.outcomes, sources.calendar, member.facts, now));
    const auto suspended = std::find_if(
        schedule.begin(), schedule.end(), [](const PlannedStep& planned) { return planned.state == StepState::Suspended; });
    if (suspended != schedule.end()) {
        const QString why = ProgrammeWords::dropped(suspended->why);
        file.suspended = why.isEmpty() ? say("Parcours suspendu : la personne n’est pas chez elle pour l’instant.")
                                       : say("Parcours suspendu : %1.").arg(why);
    }
    const bool over =
        std::all_of(schedule.begin(), schedule.end(), [](const PlannedStep& planned) { return isOver(planned.state); });
    if (over) {
        file.over = say("Parcours terminé : plus rien n’est à faire.");
    }
    file.next = nextOf(schedule, protocol, time);
    file.groups = groupsOf(schedule, protocol, time);
    return file;
}

} // namespace

std::vector<PathwayFile> pathwayFiles(
    const std::vector<Membership>& members, const PathwaySources& sources, const TimeWords& time, Instant now)
{
    std::vector<PathwayFile> files;
    files.reserve(members.size());
    for (const Membership& member : members) {
        files.push_back(fileOf(member, members, sources, time, now));
    }
    // What still has something to do comes first; the order of the codes stays otherwise.
    std::stable_partition(files.begin(), files.end(), [](const PathwayFile& file) { return file.over.isEmpty(); });
    return files;
}

} // namespace relais
