#pragma once

#include "core/base/resource_node.h"
#include "core/programmes/condition.h"
#include "core/programmes/protocol.h"

namespace relais {

/// Reads a condition of a protocol whose form has these fields; what is wrong is noted in the node's problems.
Condition conditionFrom(const ResourceNode& node, const std::vector<FormField>& form);

/// What sort of value an attribute has in a pathway with this form; nothing: no such name.
std::optional<AttributeType> attributeType(const QString& name, const std::vector<FormField>& form);

/// The codes that an attribute may have in a pathway with this form; empty: any, or it holds none.
QStringList attributeCodes(const QString& name, const std::vector<FormField>& form);

} // namespace relais
