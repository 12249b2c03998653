#include "ui/calls/outcome_list_view_model.h"

#include "ui/words/call_words.h"
#include "ui/words/typography.h"

#include <QCoreApplication>

#include <algorithm>

namespace relais {
namespace {

QString say(const char* text)
{
    return typographic(QCoreApplication::translate("OutcomeList", text));
}

QString questionWords(OutcomeQuestion question)
{
    switch (question) {
    case OutcomeQuestion::Nothing: return {};
    case OutcomeQuestion::Report: return say("compte-rendu");
    case OutcomeQuestion::When: return say("quand ?");
    case OutcomeQuestion::WhichNumber: return say("lequel ?");
    case OutcomeQuestion::UntilDate: return say("jusqu'à quand ?");
    case OutcomeQuestion::Help: return say("quelle aide ?");
    case OutcomeQuestion::Consents: return say("quels accords ?");
    }
    return {};
}

} // namespace

OutcomeQuestion questionOf(const OutcomeSpec& spec, const ContactOnScreen& contact)
{
    if (spec.code == OutcomeCode::Enrolled && contact.joins && !contact.joins->consents.empty()) {
        return OutcomeQuestion::Consents;
    }
    if (spec.asks != OutcomeQuestion::WhichNumber) {
        return spec.asks;
    }
    const auto& points = contact.contact.person.contactPoints;
    const auto usable = std::count_if(points.begin(), points.end(), [](const ContactPoint& point) { return point.usable; });
    return usable > 1 ? OutcomeQuestion::WhichNumber : OutcomeQuestion::Nothing;
}

std::vector<OutcomeRow> outcomeRows(
    const CallDesk& desk, const OutcomeCatalogue& outcomes, QDate today, bool decisionsFirst, const std::vector<MarkSet>& marks)
{
    const DeskState& state = desk.state();
    std::vector<OutcomeRow> rows;
    if (!state.contact) {
        return rows;
    }
    for (const OutcomeCode code : state.contact->campaign->outcomes) {
        const OutcomeSpec& spec = outcomes.spec(code);
        if (spec.outcomeClass == OutcomeClass::Fruitful) {
            continue;
        }
        OutcomeRow row{code, spec.letter, words(code), {}, state.call.proposed == code,
            spec.outcomeClass == OutcomeClass::Campaign, questionOf(spec, *state.contact)};
        if (row.asks != OutcomeQuestion::Nothing) {
            row.follows = questionWords(row.asks);
        } else {
            CloseRequest request;
            request.outcome = code;
            request.marks = marks;
            row.follows = nextStepWords(desk.preview(request), today).value;
        }
        rows.push_back(row);
    }
    // The file's order within each group.
    std::stable_partition(rows.begin(), rows.end(), [&](const OutcomeRow& row) { return row.campaign == decisionsFirst; });
    return rows;
}

} // namespace relais
