#include "core/programmes/condition_json.h"

#include "core/programmes/programme_expectations.h"
#include "core/programmes/risk_level.h"

#include <algorithm>

namespace relais {

namespace {

constexpr int deepest = 8;

struct Reader {
    const std::vector<FormField>& form;

    /// A code that nobody can have is a slip of the pen: the condition would fail for all in silence.
    QStringList codes(const ResourceNode& list, const QString& attribute) const
    {
        QStringList named;
        const QStringList possible = attributeCodes(attribute, form);
        for (const ResourceNode& item : list.items()) {
            const QString code = item.text();
            if (!possible.isEmpty() && !possible.contains(code)) {
                item.expected(expected::codeOf, {possible.join(QStringLiteral(", "))});
            } else if (named.contains(code)) {
                item.expected(expected::codeOnce);
            }
            named.append(code);
        }
        if (named.isEmpty()) {
            list.expected(expected::someCode);
        }
        return named;
    }

    Condition leaf(const ResourceNode& node) const
    {
        node.allowOnly({QLatin1String("code"), QLatin1String("note"), QLatin1String("attribute"), QLatin1String("is"),
            QLatin1String("atLeast"), QLatin1String("below"), QLatin1String("oneOf"), QLatin1String("known")});
        Condition condition;
        const ResourceNode name = node.at(QLatin1String("attribute"));
        condition.attribute = name.code();
        const auto type = attributeType(condition.attribute, form);
        if (!type) {
            name.expected(expected::knownAttribute);
            return condition;
        }
        const auto fits = [&](AttributeType wanted, AttributeType orElse) { return *type == wanted || *type == orElse; };
        if (node.has(QLatin1String("is")) && fits(AttributeType::Flag, AttributeType::Flag)) {
            condition.kind = Condition::Kind::Is;
            condition.flag = node.at(QLatin1String("is")).flag();
        } else if (node.has(QLatin1String("atLeast")) && fits(AttributeType::Count, AttributeType::Count)) {
            condition.kind = Condition::Kind::AtLeast;
            condition.bound = node.at(QLatin1String("atLeast")).integer(-1000000, 1000000);
        } else if (node.has(QLatin1String("below")) && fits(AttributeType::Count, AttributeType::Count)) {
            condition.kind = Condition::Kind::Below;
            condition.bound = node.at(QLatin1String("below")).integer(-1000000, 1000000);
        } else if (node.has(QLatin1String("oneOf")) && fits(AttributeType::Code, AttributeType::Codes)) {
            condition.kind = Condition::Kind::OneOf;
            condition.codes = codes(node.at(QLatin1String("oneOf")), condition.attribute);
        } else if (node.has(QLatin1String("known"))) {
            condition.kind = Condition::Kind::Known;
            if (!node.at(QLatin1String("known")).flag()) {
                node.at(QLatin1String("known")).expected(expected::knownTrue);
            }
        } else {
            node.expected(expected::comparison);
        }
        return condition;
    }

    Condition list(const ResourceNode& node, QLatin1String key, Condition::Kind kind, int depth) const
    {
        node.allowOnly({QLatin1String("code"), QLatin1String("note"), key});
        Condition condition;
        condition.kind = kind;
        if (kind == Condition::Kind::Not) {
            condition.parts.push_back(read(node.at(key), depth + 1));
            return condition;
        }
        for (const ResourceNode& part : node.at(key).items()) {
            condition.parts.push_back(read(part, depth + 1));
        }
        if (condition.parts.empty()) {
            node.at(key).expected(expected::someCondition);
        }
        return condition;
    }

    Condition read(const ResourceNode& node, int depth) const
    {
        if (depth > deepest) {
            node.expected(expected::depth, {QString::number(deepest)});
            return {};
        }
        Condition condition;
        if (node.has(QLatin1String("all"))) {
            condition = list(node, QLatin1String("all"), Condition::Kind::All, depth);
        } else if (node.has(QLatin1String("any"))) {
            condition = list(node, QLatin1String("any"), Condition::Kind::Any, depth);
        } else if (node.has(QLatin1String("not"))) {
            condition = list(node, QLatin1String("not"), Condition::Kind::Not, depth);
        } else if (node.has(QLatin1String("careGap"))) {
            node.allowOnly({QLatin1String("code"), QLatin1String("note"), QLatin1String("careGap")});
            condition.kind = Condition::Kind::CareGap;
            condition.code = QStringLiteral("care_gap");
            condition.gap = careGapFrom(node.at(QLatin1String("careGap")));
        } else {
            condition = leaf(node);
        }
        if (node.has(QLatin1String("code"))) {
            condition.code = node.at(QLatin1String("code")).code();
        }
        return condition;
    }
};

} // namespace

std::optional<AttributeType> attributeType(const QString& name, const std::vector<FormField>& form)
{
    const auto field = std::find_if(form.begin(), form.end(), [&](const FormField& one) { return one.code == name; });
    if (field == form.end()) {
        return commonAttribute(name);
    }
    switch (field->type) {
    case FormField::Type::Flag: return AttributeType::Flag;
    case FormField::Type::Number: return AttributeType::Count;
    case FormField::Type::Day:
    case FormField::Type::Moment: return AttributeType::Day;
    case FormField::Type::Text:
    case FormField::Type::Choice: break;
    }
    return AttributeType::Code;
}

QStringList attributeCodes(const QString& name, const std::vector<FormField>& form)
{
    const auto field = std::find_if(form.begin(), form.end(), [&](const FormField& one) { return one.code == name; });
    if (field != form.end()) {
        return field->choices;
    }
    return name == QLatin1String("risk_level")
        ? QStringList{codeOf(RiskLevel::Low), codeOf(RiskLevel::Moderate), codeOf(RiskLevel::High)}
        : QStringList();
}

Condition conditionFrom(const ResourceNode& node, const std::vector<FormField>& form)
{
    return Reader{form}.read(node, 1);
}

} // namespace relais
