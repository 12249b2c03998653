#include "ui/calls/script_view_model.h"

#include "core/programmes/session_outline.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <algorithm>

namespace relais {
namespace {

// Parts of a session that the desk knows more of than their words.
const QString lastGoals = QStringLiteral("last_goals");
const QString nextGoals = QStringLiteral("next_goals");

QString noteLine(const ScriptStep& step, const ScriptStep::Chip& chip)
{
    return typographic(step.title + QStringLiteral(" : ") + chip.label);
}

/// The file's blanks: "[prénom et nom]" is hers, "[prénom]" the adviser's own.
QString filled(QString text, const ContactOnScreen& contact, const QString& agent)
{
    text.replace(QStringLiteral("[prénom et nom]"), displayName(contact.contact.person.identity));
    if (!agent.isEmpty()) {
        text.replace(QStringLiteral("[prénom]"), agent.section(u' ', 0, 0));
    }
    return text;
}

} // namespace

ScriptViewModel::ScriptViewModel(CallDesk& desk, ReportViewModel& report, std::optional<PathwaySources> pathways, QObject* parent)
    : QObject(parent), m_desk(desk), m_report(report), m_pathways(std::move(pathways))
{
    connect(&desk, &CallDesk::changed, this, &ScriptViewModel::changed);
    connect(&report, &ReportViewModel::changed, this, &ScriptViewModel::changed);
}

bool ScriptViewModel::accompaniment() const
{
    const auto& contact = m_desk.state().contact;
    return contact && contact->campaign->variant == DeskVariant::Accompaniment;
}

ScriptViewModel::Outline ScriptViewModel::outline() const
{
    const DeskState& state = m_desk.state();
    const ContactOnScreen& contact = *state.contact;
    if (m_pathways && state.agent) {
        const auto members = m_pathways->of(contact, *state.agent);
        const Membership* member =
            membershipOfCall(members, contact.campaign->code, m_pathways->outcomes, m_pathways->calendar, state.now_);
        if (member != nullptr) {
            Outline outline{sessionOutline(*member->protocol, *contact.campaign), true};
            for (ScriptStep& step : outline.steps) {
                // What stands for a single goal, or for one that is written out, is no chip for all of them.
                std::erase_if(step.chips, [&](const ScriptStep::Chip& chip) {
                    return (step.code == lastGoals && !m_report.carriedGoals().empty() && goalProgressFromCode(chip.code))
                        || (step.code == nextGoals && goalFamilyFromCode(chip.code));
                });
            }
            return outline;
        }
    }
    return {contact.campaign->script, false};
}

std::vector<ScriptStepView> ScriptViewModel::steps() const
{
    std::vector<ScriptStepView> views;
    const auto& contact = m_desk.state().contact;
    if (!contact) {
        return views;
    }
    const bool confirmed = contact->identity == IdentityCheck::Confirmed;
    const bool withReport = contact->campaign->applies(OutcomeCode::Fruitful);
    bool currentGiven = false;
    const Outline shown = outline();
    for (const ScriptStep& step : shown.steps) {
        ScriptStepView view;
        view.number = QString::number(views.size() + 1);
        view.title = step.title;
        view.text = confirmed && !step.text.isEmpty() ? step.text : step.neutralText;
        view.text = filled(view.text, *contact, m_desk.state().agent ? m_desk.state().agent->displayName : QString());
        view.withheld = !confirmed && !step.text.isEmpty();
        if (confirmed) {
            for (const ScriptStep::Chip& chip : step.chips) {
                const bool on = withReport ? m_report.isTicked(step, chip) : hasLine(contact->note, noteLine(step, chip));
                view.chips.push_back({chip.label, on});
                view.done = view.done || on;
            }
        }
        if (confirmed && shown.ofPathway && withReport) {
            const auto& goals = m_report.report().goals;
            view.reviewsGoals = step.code == lastGoals && !m_report.carriedGoals().empty();
            view.setsGoals = step.code == nextGoals;
            const auto isSet = [](const Goal& goal) { return goal.progress == GoalProgress::Set; };
            view.done = view.done || (view.setsGoals && std::any_of(goals.begin(), goals.end(), isSet))
                || (view.reviewsGoals && !std::all_of(goals.begin(), goals.end(), isSet));
        }
        const bool opening = confirmed && step.text.isEmpty() && !shown.ofPathway;
        view.done = view.done || opening;
        if (!view.done && !currentGiven && (confirmed || !view.text.isEmpty())) {
            view.current = true;
            currentGiven = true;
        }
        views.push_back(view);
    }
    return views;
}

bool ScriptViewModel::noticeNeeded() const
{
    const auto& contact = m_desk.state().contact;
    return contact && contact->noticeNeeded && contact->identity == IdentityCheck::Confirmed;
}

QString ScriptViewModel::noticeText() const
{
    const auto& contact = m_desk.state().contact;
    return contact ? contact->campaign->noticeText : QString();
}

void ScriptViewModel::tick(int step, int chip, bool on)
{
    const auto& contact = m_desk.state().contact;
    if (!contact) {
        return;
    }
    const std::vector<ScriptStep> script = outline().steps;
    if (step < 0 || step >= static_cast<int>(script.size())) {
        return;
    }
    const ScriptStep& at = script[static_cast<std::size_t>(step)];
    if (chip < 0 || chip >= static_cast<int>(at.chips.size())) {
        return;
    }
    const ScriptStep::Chip ticked = at.chips[static_cast<std::size_t>(chip)];
    if (contact->campaign->applies(OutcomeCode::Fruitful)) {
        m_report.tick(at, ticked, on);
        return;
    }
    const QString note = withLine(contact->note, noteLine(at, ticked), on);
    m_desk.setNote(note);
    Q_EMIT noteChanged(note);
}

void ScriptViewModel::markNoticeRead()
{
    if (noticeNeeded()) {
        m_desk.markNoticeRead();
    }
}

} // namespace relais
