#include "core/programmes/attributes.h"

#include "core/base/same_text.h"

#include <algorithm>
#include <array>

namespace relais {

namespace {

constexpr std::array<std::pair<QStringView, AttributeType>, 23> known{{
    {u"age", AttributeType::Count}, {u"antidiabetic_deliveries_12m", AttributeType::Count}, // distinct dates
    {u"antiasthmatic_deliveries_y1", AttributeType::Count},                                 // of year N-1
    {u"antiasthmatic_deliveries_y2", AttributeType::Count},
    {u"exempt_long_term_condition", AttributeType::Flag}, // at least one, with exemption of co-payment
    {u"long_term_conditions", AttributeType::Codes}, {u"treating_physician", AttributeType::Flag},
    {u"scheme", AttributeType::Code}, {u"scheme_accepted", AttributeType::Flag}, {u"member", AttributeType::Flag},
    {u"refused", AttributeType::Flag}, {u"deceased", AttributeType::Flag}, {u"letters_sent", AttributeType::Count},
    {u"exam_dental", AttributeType::Day}, {u"exam_renal", AttributeType::Day}, {u"exam_eye_fundus", AttributeType::Day},
    {u"risk_level", AttributeType::Code}, {u"cardiovascular_event", AttributeType::Flag},
    {u"completed_pathways", AttributeType::Codes},
    {u"team_decision", AttributeType::Flag},             // the hospital team says that the pathway suits her
    {u"hours_birth_to_discharge", AttributeType::Count}, // begun hours, from the child's birth
    {u"connected_device", AttributeType::Flag},
    {u"electronic_messages", AttributeType::Flag}, // what she said of SMS and e-mails of the programme
}};

} // namespace

void Attributes::set(const QString& name, AttributeValue value)
{
    const auto there =
        std::find_if(m_values.begin(), m_values.end(), [&](const auto& entry) { return sameText(entry.first, name); });
    if (there != m_values.end()) {
        there->second = std::move(value);
        return;
    }
    const auto at = std::lower_bound(
        m_values.begin(), m_values.end(), name, [](const auto& entry, const QString& wanted) { return entry.first < wanted; });
    m_values.emplace(at, name, std::move(value));
}

const AttributeValue* Attributes::find(QStringView name) const
{
    const auto at =
        std::find_if(m_values.begin(), m_values.end(), [&](const auto& entry) { return sameText(entry.first, name); });
    return at != m_values.end() ? &at->second : nullptr;
}

std::optional<AttributeType> commonAttribute(QStringView name)
{
    for (const auto& [code, type] : known) {
        if (code == name) {
            return type;
        }
    }
    return std::nullopt;
}

} // namespace relais
