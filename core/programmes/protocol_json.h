#pragma once

#include "core/base/resource_node.h"
#include "core/programmes/protocol.h"

namespace relais {

/// Reads the follow-up steps of a pathway, whose form is known already. Notes each step that is not known, anchors that go round in a circle,
/// offsets outside their window, texts without French. Steps come back in an order in which each anchor names an earlier one.
/// `territories` are those that the calendar knows.
std::vector<ProtocolStep> stepsFrom(const ResourceNode& list, const std::vector<FormField>& form, const QStringList& territories);

/// An anchor that is no step: "discharge"; `what` is expected of any other text.
AnchorRef anchorFrom(const ResourceNode& node, const Expectation& what);

CivilSpan spanFrom(const ResourceNode& node);

/// {"default": ["/offset"], "public": ["/window"], "to_confirm": []} under "marks", each pointer to a value; no key: none.
std::vector<ValueMark> marksFrom(const ResourceNode& node);

/// {"fr": "Appel du lendemain"}: a text that people read; French may not be missing.
QString frenchFrom(const ResourceNode& node);

} // namespace relais
