#include "core/programmes/condition.h"

#include <algorithm>

namespace relais {

namespace {

Truth truthOf(bool value)
{
    return value ? Truth::Yes : Truth::No;
}

Truth negated(Truth truth)
{
    return truth == Truth::Yes ? Truth::No : truth == Truth::No ? Truth::Yes : Truth::Unknown;
}

bool isFilledBy(ExamKind exam, const ExamGap& gap, const Attributes& attributes, QDate on)
{
    const AttributeValue* value = attributes.find(QStringLiteral("exam_") + codeOf(exam));
    const QDate* date = value ? std::get_if<QDate>(value) : nullptr;
    return date && date->isValid() && fillsGap(gap, date->year(), on.year());
}

/// An exam without a date counts as absent: what was never seen in the data was not done, as far as anybody knows.
bool hasCareGap(const CareGapRule& rule, const Attributes& attributes, QDate on)
{
    const auto isOpen = [&](const ExamGap& gap) {
        return std::none_of(
            gap.exams.begin(), gap.exams.end(), [&](ExamKind exam) { return isFilledBy(exam, gap, attributes, on); });
    };
    return rule.combine == CareGapRule::Combine::All ? std::all_of(rule.gaps.begin(), rule.gaps.end(), isOpen)
                                                     : std::any_of(rule.gaps.begin(), rule.gaps.end(), isOpen);
}

Truth judgeLeaf(const Condition& condition, const Attributes& attributes)
{
    const AttributeValue* value = attributes.find(condition.attribute);
    if (condition.kind == Condition::Kind::Known) {
        return truthOf(value != nullptr);
    }
    if (!value) {
        return Truth::Unknown;
    }
    switch (condition.kind) {
    case Condition::Kind::Is: {
        const bool* flag = std::get_if<bool>(value);
        return flag ? truthOf(*flag == condition.flag) : Truth::Unknown;
    }
    case Condition::Kind::AtLeast:
    case Condition::Kind::Below: {
        const int* count = std::get_if<int>(value);
        if (!count) {
            return Truth::Unknown;
        }
        return truthOf(condition.kind == Condition::Kind::AtLeast ? *count >= condition.bound : *count < condition.bound);
    }
    case Condition::Kind::OneOf:
        if (const auto* code = std::get_if<QString>(value)) {
            return truthOf(condition.codes.contains(*code));
        }
        if (const auto* codes = std::get_if<QStringList>(value)) {
            return truthOf(
                std::any_of(codes->begin(), codes->end(), [&](const QString& one) { return condition.codes.contains(one); }));
        }
        return Truth::Unknown;
    default: return Truth::Unknown;
    }
}

Truth judgeParts(const Condition& condition, const Attributes& attributes, QDate on)
{
    const bool all = condition.kind == Condition::Kind::All;
    Truth truth = all ? Truth::Yes : Truth::No;
    for (const Condition& part : condition.parts) {
        const Truth one = judge(part, attributes, on);
        truth = all ? std::min(truth, one) : std::max(truth, one);
    }
    return truth;
}

void collect(const Condition& condition, const Attributes& attributes, QDate on, ConditionGaps& gaps)
{
    const Truth truth = judge(condition, attributes, on);
    if (truth == Truth::Yes) {
        return;
    }
    if (condition.kind == Condition::Kind::All && condition.code.isEmpty()) {
        for (const Condition& part : condition.parts) {
            collect(part, attributes, on, gaps);
        }
        return;
    }
    QStringList& list = truth == Truth::No ? gaps.failed : gaps.unknown;
    list.append(condition.code.isEmpty() ? condition.attribute : condition.code);
}

} // namespace

Truth judge(const Condition& condition, const Attributes& attributes, QDate on)
{
    switch (condition.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any: return judgeParts(condition, attributes, on);
    case Condition::Kind::Not:
        return condition.parts.empty() ? Truth::Unknown : negated(judge(condition.parts.front(), attributes, on));
    case Condition::Kind::CareGap: return truthOf(hasCareGap(condition.gap, attributes, on));
    case Condition::Kind::Is:
    case Condition::Kind::AtLeast:
    case Condition::Kind::Below:
    case Condition::Kind::OneOf:
    case Condition::Kind::Known: break;
    }
    return judgeLeaf(condition, attributes);
}

ConditionGaps gapsOf(const Condition& condition, const Attributes& attributes, QDate on)
{
    ConditionGaps gaps;
    collect(condition, attributes, on, gaps);
    return gaps;
}

} // namespace relais
