#pragma once

namespace relais {

/// What screen readers are told of ScheduleTimeline: a list whose items are the steps, each with its whole sentence as name; the step in hand
/// has the focus while the timeline has it. Called by the timeline itself; more than once does no harm. Interface thread.
void installTimelineFace();

} // namespace relais
