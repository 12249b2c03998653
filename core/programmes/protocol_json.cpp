#include "core/programmes/protocol_json.h"

#include "core/programmes/condition_json.h"
#include "core/programmes/programme_expectations.h"

#include <algorithm>
#include <tuple>

namespace relais {

namespace {

const QLatin1String stepPrefix("step:");

/// A step of the file before its anchor is looked up.
struct RawStep {
    ProtocolStep step;
    ResourceNode node;
    QString anchoredTo; ///< code of a step, empty: none
    bool placed = false;
};

StepRepeat repeatFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("every"), QLatin1String("times"), QLatin1String("from"), QLatin1String("note")});
    StepRepeat repeat;
    repeat.every = spanFrom(node.at(QLatin1String("every")));
    if (roughLength(repeat.every) < std::chrono::hours(1)) {
        node.at(QLatin1String("every")).expected(expected::anHour);
    }
    repeat.times = node.at(QLatin1String("times")).integer(2, 120);
    if (node.has(QLatin1String("from"))) {
        const QString from = node.at(QLatin1String("from")).text();
        repeat.fromDone = from == QLatin1String("done");
        if (!repeat.fromDone && from != QLatin1String("anchor")) {
            node.at(QLatin1String("from")).expected(expected::anchorOrDone);
        }
    }
    return repeat;
}

bool makesCalls(StepActor actor)
{
    return actor == StepActor::Nurse || actor == StepActor::HospitalAdviser || actor == StepActor::EnrolmentCaller
        || actor == StepActor::Coach;
}

/// "10-15": a day of every year, so not the 29th of February.
std::pair<int, int> monthDayFrom(const ResourceNode& node)
{
    const QString text = node.textOrEmpty();
    const QDate day = QDate::fromString(QStringLiteral("2001-") + text, Qt::ISODate);
    if (!day.isValid() || day.toString(Qt::ISODate).mid(5) != text) {
        node.expected(expected::dayOfYear);
        return {1, 1};
    }
    return {day.month(), day.day()};
}

CivilSeason seasonFrom(const ResourceNode& node, const QStringList& territories)
{
    node.allowOnly({QLatin1String("from"), QLatin1String("until"), QLatin1String("territories"), QLatin1String("note")});
    CivilSeason season;
    std::tie(season.fromMonth, season.fromDay) = monthDayFrom(node.at(QLatin1String("from")));
    std::tie(season.untilMonth, season.untilDay) = monthDayFrom(node.at(QLatin1String("until")));
    if (node.has(QLatin1String("territories"))) {
        for (const ResourceNode& item : node.at(QLatin1String("territories")).items()) {
            season.territories.append(item.text());
            if (!territories.contains(season.territories.back())) {
                item.expected(expected::territory);
            }
        }
    }
    return season;
}

void channelFrom(const ResourceNode& node, const std::vector<FormField>& form, ProtocolStep& step)
{
    const ResourceNode channel = node.at(QLatin1String("channel"));
    if (!channel.has(QLatin1String("by"))) {
        step.channel = channel.oneOf(&stepChannelFromCode, expected::channel);
        return;
    }
    channel.allowOnly({QLatin1String("by"), QLatin1String("oneOf"), QLatin1String("note")});
    ChannelChoice choice;
    choice.attribute = channel.at(QLatin1String("by")).code();
    if (attributeType(choice.attribute, form) != AttributeType::Code) {
        channel.at(QLatin1String("by")).expected(expected::codeAttribute);
    }
    const QStringList possible = attributeCodes(choice.attribute, form);
    for (const ResourceNode& item : channel.at(QLatin1String("oneOf")).items()) {
        const StepChannel one = item.oneOf(&stepChannelFromCode, expected::messageChannel);
        if (one == StepChannel::Call || one == StepChannel::Visit) {
            item.expected(expected::messageChannel);
            continue;
        }
        if (!possible.isEmpty() && !possible.contains(codeOf(one))) {
            item.expected(expected::codeOf, {possible.join(QStringLiteral(", "))});
        } else if (std::find(choice.offered.begin(), choice.offered.end(), one) != choice.offered.end()) {
            item.expected(expected::codeOnce);
        }
        choice.offered.push_back(one);
    }
    if (choice.offered.empty()) {
        channel.at(QLatin1String("oneOf")).expected(expected::someChannel);
        return;
    }
    step.channel = choice.offered.front();
    step.choice = std::move(choice);
}

DoneBy doneByFrom(const ResourceNode& node, const std::vector<FormField>& form)
{
    node.allowOnly({QLatin1String("attribute"), QLatin1String("before"), QLatin1String("note")});
    DoneBy doneBy;
    doneBy.attribute = node.at(QLatin1String("attribute")).code();
    if (attributeType(doneBy.attribute, form) != AttributeType::Day) {
        node.at(QLatin1String("attribute")).expected(expected::dayAttribute);
    }
    if (node.has(QLatin1String("before"))) {
        doneBy.before = spanFrom(node.at(QLatin1String("before")));
        if (doneBy.before.isTime() || doneBy.before.months < 0 || doneBy.before.days < 0) {
            node.at(QLatin1String("before")).expected(expected::notNegative);
        }
    }
    return doneBy;
}

void windowFrom(const ResourceNode& node, const QStringList& territories, ProtocolStep& step)
{
    if (node.has(QLatin1String("season"))) {
        // The season is the window: two of them could not both be kept.
        for (const ResourceNode& item : node.at(QLatin1String("season")).items()) {
            step.season.push_back(seasonFrom(item, territories));
        }
        step.earliest = step.latest = step.offset;
        if (step.season.empty() || node.has(QLatin1String("window")) || step.offset.isTime()) {
            node.at(QLatin1String("season")).expected(expected::season);
        }
        return;
    }
    const ResourceNode window = node.at(QLatin1String("window"));
    const auto ends = window.items();
    if (ends.size() != 2) {
        window.expected(expected::twoSpans);
        return;
    }
    step.earliest = spanFrom(ends[0]);
    step.latest = spanFrom(ends[1]);
    if (roughLength(step.latest) < roughLength(step.earliest)) {
        window.expected(expected::earliestFirst);
    } else if (!neverAfter(step.earliest, step.offset) || !neverAfter(step.offset, step.latest)) {
        node.at(QLatin1String("offset")).expected(expected::insideWindow);
    }
}

const QLatin1String bookedPrefix("booked:");

StepTask taskFrom(const ResourceNode& node)
{
    const QString text = node.text();
    if (text.startsWith(bookedPrefix)) {
        return {StepTask::Missing::Appointment, text.mid(bookedPrefix.size())};
    }
    if (text != QLatin1String("discharge_confirmed")) {
        node.expected(expected::task);
    }
    return {};
}

/// A task is a call of ours that waits for a word on the discharge, and what is to be booked is a visit.
void checkTasks(const std::vector<RawStep>& raw)
{
    for (const RawStep& one : raw) {
        if (!one.step.task) {
            continue;
        }
        const ResourceNode node = one.node.at(QLatin1String("unless"));
        if (one.step.channel != StepChannel::Call || one.step.anchor.kind != AnchorKind::Discharge || !one.anchoredTo.isEmpty()) {
            node.expected(expected::taskOfDischarge);
        }
        const QString& visit = one.step.task->visit;
        const bool known = one.step.task->missing == StepTask::Missing::DischargeConfirmed
            || std::any_of(raw.begin(), raw.end(),
                [&](const RawStep& other) { return other.step.code == visit && other.step.channel == StepChannel::Visit; });
        if (!known) {
            node.expected(expected::taskVisit);
        }
    }
}

RawStep rawFrom(const ResourceNode& node, const std::vector<FormField>& form, const QStringList& territories)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("title"), QLatin1String("note"), QLatin1String("marks"),
        QLatin1String("anchor"), QLatin1String("offset"), QLatin1String("window"), QLatin1String("channel"),
        QLatin1String("actor"), QLatin1String("maxAttempts"), QLatin1String("when"), QLatin1String("repeat"),
        QLatin1String("doneBy"), QLatin1String("season"), QLatin1String("expires"), QLatin1String("unless")});
    RawStep raw{{}, node, {}, false};
    ProtocolStep& step = raw.step;
    step.marks = marksFrom(node);
    step.code = node.at(QLatin1String("code")).code();
    step.title = frenchFrom(node.at(QLatin1String("title")));
    step.offset = spanFrom(node.at(QLatin1String("offset")));
    windowFrom(node, territories, step);
    channelFrom(node, form, step);
    step.actor = node.at(QLatin1String("actor")).oneOf(&stepActorFromCode, expected::actor);
    if (step.channel == StepChannel::Call && !makesCalls(step.actor)) {
        node.at(QLatin1String("actor")).expected(expected::caller);
    } else if (step.channel == StepChannel::Visit && step.actor == StepActor::System) {
        node.at(QLatin1String("actor")).expected(expected::visitor);
    }
    step.maxAttempts = node.has(QLatin1String("maxAttempts")) ? node.at(QLatin1String("maxAttempts")).integer(1, 20) : 1;
    if (node.has(QLatin1String("when"))) {
        step.when = conditionFrom(node.at(QLatin1String("when")), form);
    }
    if (node.has(QLatin1String("repeat"))) {
        step.repeat = repeatFrom(node.at(QLatin1String("repeat")));
        if (!step.season.empty() && (step.repeat->fromDone || step.repeat->every.months != 12)) {
            node.at(QLatin1String("repeat")).expected(expected::yearly);
        }
    }
    if (node.has(QLatin1String("doneBy"))) {
        step.doneBy = doneByFrom(node.at(QLatin1String("doneBy")), form);
    }
    if (node.has(QLatin1String("unless"))) {
        step.task = taskFrom(node.at(QLatin1String("unless")));
    }
    step.expires = node.has(QLatin1String("expires")) && node.at(QLatin1String("expires")).flag();
    // The queue lets no call go by itself, and of a series that goes on from when one was done nobody says when it was dropped.
    if (step.expires && (step.channel == StepChannel::Call || (step.repeat && step.repeat->fromDone))) {
        node.at(QLatin1String("expires")).expected(expected::expiring);
    }
    const QString anchor = node.at(QLatin1String("anchor")).text();
    if (anchor.startsWith(stepPrefix)) {
        raw.anchoredTo = anchor.mid(stepPrefix.size());
    } else {
        step.anchor = anchorFrom(node.at(QLatin1String("anchor")), expected::anchor);
    }
    return raw;
}

/// Takes the steps whose anchor is placed already, over and over; what is left then goes round in a circle or names nobody.
std::vector<ProtocolStep> inOrder(std::vector<RawStep>& raw)
{
    std::vector<ProtocolStep> placed;
    for (bool more = true; more;) {
        more = false;
        for (RawStep& one : raw) {
            if (one.placed) {
                continue;
            }
            const auto anchor =
                std::find_if(placed.begin(), placed.end(), [&](const ProtocolStep& step) { return step.code == one.anchoredTo; });
            if (!one.anchoredTo.isEmpty() && anchor == placed.end()) {
                continue;
            }
            if (!one.anchoredTo.isEmpty()) {
                one.step.anchor = {AnchorKind::StepDone, static_cast<std::size_t>(anchor - placed.begin())};
            }
            one.placed = true;
            placed.push_back(one.step);
            more = true;
        }
    }
    for (const RawStep& one : raw) {
        if (one.placed) {
            continue;
        }
        const bool known =
            std::any_of(raw.begin(), raw.end(), [&](const RawStep& other) { return other.step.code == one.anchoredTo; });
        one.node.at(QLatin1String("anchor")).expected(known ? expected::noCircle : expected::stepCode);
    }
    return placed;
}

} // namespace

QString frenchFrom(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("fr"), QLatin1String("en")});
    return node.at(QLatin1String("fr")).notBlankText();
}

CivilSpan spanFrom(const ResourceNode& node)
{
    const auto span = civilSpanFromText(node.textOrEmpty());
    if (!span) {
        node.expected(expected::span);
    }
    return span.value_or(CivilSpan{});
}

std::vector<ValueMark> marksFrom(const ResourceNode& node)
{
    node.checkMarks();
    std::vector<ValueMark> marks;
    if (!node.has(QLatin1String("marks"))) {
        return marks;
    }
    for (const auto& [kind, list] : node.at(QLatin1String("marks")).members()) {
        const auto source = kind == QLatin1String("default") ? std::optional(ValueMark::Source::Ours)
            : kind == QLatin1String("public")                ? std::optional(ValueMark::Source::Public)
            : kind == QLatin1String("to_confirm")            ? std::optional(ValueMark::Source::ToConfirm)
                                                             : std::nullopt;
        if (!source) {
            list.expected(expected::markKind);
            continue;
        }
        const QStringList pointers = list.texts();
        marks.reserve(marks.size() + static_cast<std::size_t>(pointers.size()));
        for (const QString& pointer : pointers) {
            marks.push_back({*source, pointer});
        }
    }
    return marks;
}

AnchorRef anchorFrom(const ResourceNode& node, const Expectation& what)
{
    const auto kind = anchorKindFromCode(node.text());
    if (!kind || *kind == AnchorKind::StepDone) {
        node.expected(what);
        return {};
    }
    return {*kind, 0};
}

std::vector<ProtocolStep> stepsFrom(const ResourceNode& list, const std::vector<FormField>& form, const QStringList& territories)
{
    std::vector<RawStep> raw;
    for (const ResourceNode& node : list.items()) {
        RawStep one = rawFrom(node, form, territories);
        const bool twice =
            std::any_of(raw.begin(), raw.end(), [&](const RawStep& other) { return other.step.code == one.step.code; });
        if (twice) {
            node.at(QLatin1String("code")).expected(expected::stepOnce);
        }
        raw.push_back(std::move(one));
    }
    if (raw.empty()) {
        list.expected(expected::someStep);
    }
    if (raw.size() > 200) {
        list.expected(expected::mostSteps);
        return {};
    }
    checkTasks(raw);
    return inOrder(raw);
}

} // namespace relais
