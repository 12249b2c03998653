#include "ui/calls/script_view_model.h"

#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <algorithm>

namespace relais {
namespace {

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

ScriptViewModel::ScriptViewModel(CallDesk& desk, ReportViewModel& report, QObject* parent)
    : QObject(parent), m_desk(desk), m_report(report)
{
    connect(&desk, &CallDesk::changed, this, &ScriptViewModel::changed);
    connect(&report, &ReportViewModel::changed, this, &ScriptViewModel::changed);
}

bool ScriptViewModel::accompaniment() const
{
    const auto& contact = m_desk.state().contact;
    return contact && contact->campaign->variant == DeskVariant::Accompaniment;
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
    for (const ScriptStep& step : contact->campaign->script) {
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
        const bool opening = confirmed && step.text.isEmpty();
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
    const auto& script = contact->campaign->script;
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
