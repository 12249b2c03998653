#include "core/programmes/act_facts.h"

#include "core/base/code_table.h"

namespace relais {

namespace {

constexpr CodeTable<ActFault, 8> faults{
    {{ActFault::DayMissing, u"day_missing"}, {ActFault::HourMissing, u"hour_missing"}, {ActFault::TooEarly, u"too_early"},
        {ActFault::TooLate, u"too_late"}, {ActFault::ValueMissing, u"value_missing"}, {ActFault::TextTooLong, u"text_too_long"},
        {ActFault::ValueUnknown, u"value_unknown"}, {ActFault::ConsentMissing, u"consent_missing"}}};

bool asksForDay(ActAsks asks)
{
    return asks == ActAsks::Day || asks == ActAsks::DayAndHour || asks == ActAsks::DayMayHour;
}

Instant instantOf(const PathwayAct& act, const ActInput& input, const ActPlace& place)
{
    const Instant said = place.calendar.instantOf({*input.day, input.hour.value_or(QTime(12, 0))}, place.territory);
    if (input.hour || said < act.allowed.until) {
        return said;
    }
    // "Today", said in the morning of what has happened: it was before now.
    return place.calendar.localTime(place.now, place.territory).date == *input.day ? place.now : said;
}

std::optional<ActFault> faultOfDay(const PathwayAct& act, const ActInput& input, const ActPlace& place)
{
    if (!input.day || !input.day->isValid()) {
        return ActFault::DayMissing;
    }
    if (act.asks == ActAsks::DayAndHour && !input.hour) {
        return ActFault::HourMissing;
    }
    const Instant at = instantOf(act, input, place);
    return at < act.allowed.from  ? std::optional(ActFault::TooEarly)
        : act.allowed.until <= at ? std::optional(ActFault::TooLate)
                                  : std::nullopt;
}

std::optional<ActFault> faultOfValue(const PathwayAct& act, const ActInput& input)
{
    if (!input.value) {
        return ActFault::ValueMissing;
    }
    const auto* attribute = std::get_if<AttributeAct>(&act.what);
    switch (act.asks) {
    case ActAsks::YesNo: return std::holds_alternative<bool>(*input.value) ? std::nullopt : std::optional(ActFault::ValueUnknown);
    case ActAsks::Count: {
        const int* count = std::get_if<int>(&*input.value);
        return count && *count >= 0 && *count <= highestAttributeCount ? std::nullopt : std::optional(ActFault::ValueUnknown);
    }
    case ActAsks::Choice: {
        const auto* code = std::get_if<QString>(&*input.value);
        return code && attribute && attribute->choices.contains(*code) ? std::nullopt : std::optional(ActFault::ValueUnknown);
    }
    case ActAsks::Consent: {
        const bool* agreed = std::get_if<bool>(&*input.value);
        return agreed && *agreed ? std::nullopt : std::optional(ActFault::ConsentMissing);
    }
    case ActAsks::Nothing:
    case ActAsks::Day:
    case ActAsks::DayAndHour:
    case ActAsks::DayMayHour:
    case ActAsks::Text: break;
    }
    return std::nullopt;
}

qsizetype longestTextOf(const PathwayAct& act)
{
    return std::holds_alternative<MarkAct>(act.what) ? MarkSet::longestSaidBy : FormTextSaid::longest;
}

std::optional<ActFault> faultOfText(const PathwayAct& act, const ActInput& input)
{
    const auto* text = std::get_if<TextAct>(&act.what);
    const QString said = input.text.trimmed();
    return said.isEmpty() && (!text || text->known.isEmpty()) ? std::optional(ActFault::ValueMissing)
        : said.size() > longestTextOf(act)                    ? std::optional(ActFault::TextTooLong)
                                                              : std::nullopt;
}

/// What an act says, once nothing stands against it.
struct Saying {
    const PathwayAct& act;
    const ActInput& input;
    const ActPlace& place;

    PathwayBody operator()(const AnchorAct& one) const
    {
        return AnchorSaid{one.kind, instantOf(act, input, place), one.confirmed};
    }
    PathwayBody operator()(const VisitAct& one) const
    {
        const Instant when = asksForDay(act.asks) ? instantOf(act, input, place)
            : one.what == StepNoted::What::Missed ? act.known.value_or(place.now)
                                                  : place.now;
        return StepNoted{one.step, one.occurrence, one.what, when};
    }
    PathwayBody operator()(const ExitAct& one) const { return PathwayStopped{one.cause, one.over}; }
    PathwayBody operator()(const AttributeAct& one) const
    {
        return AttributeSaid{one.name, act.asks == ActAsks::Day ? AttributeValue(*input.day) : *input.value};
    }
    PathwayBody operator()(const TextAct& one) const { return FormTextSaid{one.name, input.text.trimmed()}; }
    PathwayBody operator()(const VersionAct& one) const { return one.joined; }
    // What is no word on a pathway alone: see factsOf.
    PathwayBody operator()(const JoinAct&) const { return {}; }
    PathwayBody operator()(const MarkAct&) const { return {}; }
};

} // namespace

QString codeOf(ActFault fault)
{
    return codeIn(faults, fault);
}

std::optional<ActFault> faultOf(const PathwayAct& act, const ActInput& input, const ActPlace& place)
{
    if (asksForDay(act.asks)) {
        return faultOfDay(act, input, place);
    }
    if (act.asks == ActAsks::Text) {
        return faultOfText(act, input);
    }
    return act.asks == ActAsks::Nothing ? std::nullopt : faultOfValue(act, input);
}

Result<std::vector<FactBody>> factsOf(const PathwayAct& act, const ActInput& input, const ActPlace& place)
{
    if (const auto fault = faultOf(act, input, place)) {
        return failure(ErrorCode::InvalidInput, codeOf(*fault));
    }
    if (const auto* join = std::get_if<JoinAct>(&act.what)) {
        return join->bodies;
    }
    if (const auto* mark = std::get_if<MarkAct>(&act.what)) {
        return std::vector<FactBody>{MarkSet{mark->kind, false, std::nullopt, input.text.trimmed()}};
    }
    std::vector<FactBody> bodies;
    if (const auto* version = std::get_if<VersionAct>(&act.what)) {
        bodies.assign(version->consents.begin(), version->consents.end());
    }
    bodies.emplace_back(PathwaySaid{act.pathway, std::visit(Saying{act, input, place}, act.what)});
    return bodies;
}

} // namespace relais
