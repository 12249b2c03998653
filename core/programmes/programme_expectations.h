#pragma once

#include "core/base/expectation.h"

namespace relais::expected {

// What is expected of a programme file. The French of each stands in ui/words/fault_words.cpp.

// the file and its pathways
inline constexpr Expectation somePathway{"some_pathway", "at least one pathway"};
inline constexpr Expectation status{"status", "active, trial, suspended or stopped"};
inline constexpr Expectation notBeforeFrom{"not_before_from", "a date not before validFrom"};
inline constexpr Expectation lastDay{"last_day", "validUntil: a stopped pathway has a last day"};
inline constexpr Expectation purpose{"purpose", "care or programme_invitation (commercial calls are refused)"};
inline constexpr Expectation campaign{"campaign", "the code of a campaign: %1"};
inline constexpr Expectation territory{"territory", "a territory of the calendar, which gives its time zone"};
inline constexpr Expectation entry{"entry", "an entry channel: %1"};
inline constexpr Expectation reportField{"report_field", "a field of the call report: %1"};
inline constexpr Expectation required{"required", "a field of its report that can be asked for: %1"};
inline constexpr Expectation messageHours{"message_hours", "two times of a day, the earlier one first"};
inline constexpr Expectation versionOnce{"version_once", "each version of a pathway once"};
inline constexpr Expectation noOverlap{"no_overlap", "dates that do not overlap those of version %1"};

// its form
inline constexpr Expectation fieldType{"field_type", "text, choice, flag, number, day or moment"};
inline constexpr Expectation someChoice{"some_choice", "at least one choice"};
inline constexpr Expectation onlyOfChoice{"only_of_choice", "this of a field of type choice only"};
inline constexpr Expectation setByProgramme{"set_by_programme",
    "programme, of a field of type choice, flag, number or day that is not required and whose code is not used elsewhere"};
inline constexpr Expectation sameSetBy{"same_set_by", "the same setBy in every version of the pathway that has the field"};
inline constexpr Expectation onlyOfMoment{"only_of_moment", "this of a field of type moment only"};
inline constexpr Expectation bookedVisit{"booked_visit", "the code of a visit of this pathway"};
inline constexpr Expectation anchorOfForm{"anchor_of_form", "birth, the anchor that a field can say"};
inline constexpr Expectation sameType{"same_type", "another code: every pathway has this attribute already, of another type"};

// conditions
inline constexpr Expectation knownAttribute{"known_attribute", "a known attribute, or a field of this pathway's form"};
inline constexpr Expectation knownTrue{"known_true", "true (put it into \"not\" for the contrary)"};
inline constexpr Expectation comparison{
    "comparison", "a comparison that suits the attribute: is, atLeast, below, oneOf or known"};
inline constexpr Expectation depth{"depth", "at most %1 conditions inside each other"};
inline constexpr Expectation someCondition{"some_condition", "at least one condition"};
inline constexpr Expectation someCode{"some_code", "at least one code"};
inline constexpr Expectation codeOf{"code_of", "one of %1"};
inline constexpr Expectation pathwayCode{"pathway_code", "the code of a pathway"};

// steps
inline constexpr Expectation someStep{"some_step", "at least one step"};
inline constexpr Expectation stepOnce{"step_once", "each step once"};
inline constexpr Expectation mostSteps{"most_steps", "200 steps at most"};
inline constexpr Expectation anchor{
    "anchor", "enrolment, discharge, first_appointment, birth, physician_request, phone_cohort or step:CODE"};
inline constexpr Expectation stepCode{"step_code", "the code of a step of this pathway"};
inline constexpr Expectation noCircle{"no_circle", "anchors that do not go round in a circle"};
inline constexpr Expectation span{"span", "a span like P2M, P1W, P10D or PT24H, a hundred years at most"};
inline constexpr Expectation twoSpans{"two_spans", "two spans, the earliest and the latest"};
inline constexpr Expectation earliestFirst{"earliest_first", "the earliest before the latest"};
inline constexpr Expectation insideWindow{"inside_window", "a span inside the step's window"};
inline constexpr Expectation dayOfYear{"day_of_year", "a day of every year like 10-15"};
inline constexpr Expectation season{"season", "one season or more, an offset in days, and no window"};
inline constexpr Expectation yearly{"yearly", "P12M from the anchor: a season comes once a year"};
inline constexpr Expectation channel{"channel", "call, sms, email, letter or visit"};
inline constexpr Expectation messageChannel{"message_channel", "sms, email or letter"};
inline constexpr Expectation someChannel{"some_channel", "at least one channel"};
inline constexpr Expectation codeAttribute{"code_attribute", "an attribute that holds a code"};
inline constexpr Expectation dayAttribute{"day_attribute", "an attribute that holds a day"};
inline constexpr Expectation notNegative{"not_negative", "months or days, not before"};
inline constexpr Expectation actor{"actor", "the code of an actor"};
inline constexpr Expectation caller{"caller", "nurse_adviser, hospital_adviser, enrolment_caller or coach: who makes a call"};
inline constexpr Expectation visitor{"visitor", "a professional: nobody sends a visit"};
inline constexpr Expectation task{"task", "discharge_confirmed or booked:CODE"};
inline constexpr Expectation taskOfDischarge{"task_of_discharge", "this of a call that is anchored at the discharge"};
inline constexpr Expectation taskVisit{"task_visit", "the code of a visit of this pathway after booked:"};
inline constexpr Expectation anHour{"an_hour", "an hour or more"};
inline constexpr Expectation anchorOrDone{"anchor_or_done", "anchor or done"};
inline constexpr Expectation expiring{
    "expiring", "false: neither a call nor what is counted from when the last one was done goes by itself"};

// outcomes and exits
inline constexpr Expectation outcome{"outcome", "the code of an outcome as key"};
inline constexpr Expectation effect{"effect", "done, retry, promise, skip, suspend, leave or nothing"};
inline constexpr Expectation refusalLeaves{"refusal_leaves", "leave: who refuses is not called again"};
inline constexpr Expectation trigger{"trigger", "%1"};
inline constexpr Expectation onlyOfFruitful{"only_of_fruitful", "this of fruitful: there is no sheet without a report"};
inline constexpr Expectation exitCause{
    "exit_cause", "withdrawal, objection, deceased, refusal, readmission, child_lost, after or all_done"};
inline constexpr Expectation closeOrSuspend{"close_or_suspend", "close or suspend"};
inline constexpr Expectation closes{"closes", "close: nothing is planned after this"};
inline constexpr Expectation onlyOfChildLost{"only_of_child_lost", "this of child_lost only"};
inline constexpr Expectation endAnchor{"end_anchor",
    "enrolment, discharge, first_appointment, birth, physician_request or phone_cohort: an end counts from no step"};
inline constexpr Expectation onlyOfAfter{"only_of_after", "this of after only"};
inline constexpr Expectation onlyOfClose{"only_of_close", "this of an exit that closes only"};
inline constexpr Expectation causeOnce{"cause_once", "each cause once"};
inline constexpr Expectation anotherPathway{"another_pathway", "another pathway than its own"};
inline constexpr Expectation notStopped{"not_stopped", "a pathway that somebody may still join: this one is stopped"};
inline constexpr Expectation relayEnds{"relay_ends", "pathways that do not open each other in a circle"};

// beside the campaigns
inline constexpr Expectation someQueue{"some_queue", "the campaign by which its calls are handed out"};
inline constexpr Expectation calledBy{"called_by", "a campaign that %1 calls, for the step %2"};

// marks
inline constexpr Expectation markKind{"mark_kind", "default, public or to_confirm as key"};

inline constexpr std::array programmes{somePathway, status, notBeforeFrom, lastDay, purpose, campaign, territory, entry,
    reportField, required, messageHours, versionOnce, noOverlap, fieldType, someChoice, onlyOfChoice, onlyOfMoment,
    setByProgramme, sameSetBy, bookedVisit, anchorOfForm, sameType, knownAttribute, knownTrue, comparison, depth, someCondition,
    someCode, codeOf, pathwayCode, someStep, stepOnce, mostSteps, anchor, stepCode, noCircle, span, twoSpans, earliestFirst,
    insideWindow, dayOfYear, season, yearly, channel, messageChannel, someChannel, codeAttribute, dayAttribute, notNegative,
    actor, caller, visitor, task, taskOfDischarge, taskVisit, anHour, anchorOrDone, expiring, outcome, effect, refusalLeaves,
    trigger, onlyOfFruitful, exitCause, closeOrSuspend, closes, onlyOfChildLost, endAnchor, onlyOfAfter, onlyOfClose, causeOnce,
    anotherPathway, notStopped, relayEnds, someQueue, calledBy, markKind};

} // namespace relais::expected
