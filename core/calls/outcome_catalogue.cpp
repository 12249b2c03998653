#include "core/calls/outcome_catalogue.h"

#include "core/base/resource_node.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relais {

namespace {

template <typename T, std::size_t N>
std::optional<T> among(const std::array<std::pair<const char*, T>, N>& table, QStringView code)
{
    const auto it = std::find_if(table.begin(), table.end(), [&](const auto& row) { return code == QLatin1String(row.first); });
    return it == table.end() ? std::nullopt : std::optional<T>(it->second);
}

std::optional<OutcomeClass> classFromCode(QStringView code)
{
    static constexpr std::array<std::pair<const char*, OutcomeClass>, 4> table{{{"fruitful", OutcomeClass::Fruitful},
        {"unfruitful", OutcomeClass::Unfruitful}, {"none", OutcomeClass::None}, {"campaign", OutcomeClass::Campaign}}};
    return among(table, code);
}

std::optional<FollowUp> followUpFromCode(QStringView code)
{
    static constexpr std::array<std::pair<const char*, FollowUp>, 14> table{
        {{"next_by_protocol", FollowUp::NextByProtocol}, {"keep_plan", FollowUp::KeepPlan}, {"promise", FollowUp::Promise},
            {"next_cycle", FollowUp::NextCycle}, {"other_half_day", FollowUp::OtherHalfDay},
            {"after_delay", FollowUp::AfterDelay}, {"same_day_once", FollowUp::SameDayOnce},
            {"again_with_help", FollowUp::AgainWithHelp}, {"next_number_else_letter", FollowUp::NextNumberElseLetter},
            {"suspend_until", FollowUp::SuspendUntil}, {"reminder", FollowUp::Reminder}, {"one_more_call", FollowUp::OneMoreCall},
            {"close", FollowUp::Close}, {"to_lead", FollowUp::ToLead}}};
    return among(table, code);
}

std::optional<OutcomeQuestion> questionFromCode(QStringView code)
{
    static constexpr std::array<std::pair<const char*, OutcomeQuestion>, 6> table{{{"nothing", OutcomeQuestion::Nothing},
        {"report", OutcomeQuestion::Report}, {"when", OutcomeQuestion::When}, {"which_number", OutcomeQuestion::WhichNumber},
        {"until_date", OutcomeQuestion::UntilDate}, {"help", OutcomeQuestion::Help}}};
    return among(table, code);
}

/// The marks' keys (désinscription, opposition, décès) are not free.
QChar letterOf(const ResourceNode& node)
{
    const QString text = node.textOrEmpty();
    const bool good = text.size() == 1 && text[0] >= u'A' && text[0] <= u'Z' && !QStringLiteral("XZD").contains(text);
    if (!good) {
        node.expected(QStringLiteral("one capital letter, none of the marks' X, Z, D"));
    }
    return good ? text[0] : QChar();
}

OutcomeSpec specOf(const ResourceNode& node)
{
    node.allowOnly({QLatin1String("code"), QLatin1String("class"), QLatin1String("reached"), QLatin1String("counts"),
        QLatin1String("discloses"), QLatin1String("letter"), QLatin1String("then"), QLatin1String("delayMinutes"),
        QLatin1String("maxPerDay"), QLatin1String("asks")});
    OutcomeSpec spec;
    spec.code = node.at(QLatin1String("code")).oneOf<OutcomeCode>(outcomeFromCode, QStringLiteral("the code of an outcome"));
    spec.outcomeClass = node.at(QLatin1String("class"))
                            .oneOf<OutcomeClass>(classFromCode, QStringLiteral("fruitful, unfruitful, none or campaign"));
    spec.reached = node.at(QLatin1String("reached")).flag();
    spec.counts = node.at(QLatin1String("counts")).flag();
    spec.discloses = node.has(QLatin1String("discloses")) && node.at(QLatin1String("discloses")).flag();
    spec.then = node.at(QLatin1String("then")).oneOf<FollowUp>(followUpFromCode, QStringLiteral("the code of what follows"));
    // A fruitful call has a key of its own and stands in no list.
    if (spec.outcomeClass != OutcomeClass::Fruitful || node.has(QLatin1String("letter"))) {
        spec.letter = letterOf(node.at(QLatin1String("letter")));
    }
    if (node.has(QLatin1String("delayMinutes"))) {
        spec.delay = std::chrono::minutes(node.at(QLatin1String("delayMinutes")).integer(1, 366 * 24 * 60));
    }
    if (node.has(QLatin1String("maxPerDay"))) {
        spec.maxPerDay = node.at(QLatin1String("maxPerDay")).integer(1, 10);
    }
    if (node.has(QLatin1String("asks"))) {
        spec.asks =
            node.at(QLatin1String("asks")).oneOf<OutcomeQuestion>(questionFromCode, QStringLiteral("the code of a question"));
    }
    return spec;
}

} // namespace

Result<OutcomeCatalogue> OutcomeCatalogue::fromJson(const QByteArray& json)
{
    constexpr std::size_t count = static_cast<std::size_t>(OutcomeCode::DisputesEligibility) + 1;
    ResourceProblems problems(QStringLiteral("outcomes.json"));
    const ResourceNode root = ResourceNode::parse(json, problems);
    root.allowOnly({QLatin1String("format"), QLatin1String("version"), QLatin1String("marks"), QLatin1String("outcomes")});
    root.at(QLatin1String("format")).integer(1, 1);
    root.checkMarks();

    const ResourceNode list = root.at(QLatin1String("outcomes"));
    std::vector<std::optional<OutcomeSpec>> found(count);
    QString letters;
    for (const ResourceNode& node : list.items()) {
        const OutcomeSpec spec = specOf(node);
        auto& place = found[static_cast<std::size_t>(spec.code)];
        if (place) {
            node.expected(QStringLiteral("each outcome once"));
        }
        if (!spec.letter.isNull() && letters.contains(spec.letter)) {
            node.at(QLatin1String("letter")).expected(QStringLiteral("a letter that no other outcome has"));
        }
        letters += spec.letter;
        place = spec;
    }
    OutcomeCatalogue catalogue;
    for (std::size_t i = 0; i < count; ++i) {
        if (!found[i]) {
            list.expected(QStringLiteral("an entry for ") + codeOf(static_cast<OutcomeCode>(i)));
        }
        catalogue.m_specs.push_back(found[i].value_or(OutcomeSpec{}));
    }
    if (!problems.none()) {
        return failure(problems.error());
    }
    return catalogue;
}

Result<OutcomeCatalogue> OutcomeCatalogue::shipped()
{
    const auto json = readResource(QStringLiteral("outcomes/outcomes.json"));
    if (!json) {
        return failure(json.error());
    }
    return fromJson(*json);
}

} // namespace relais
