#pragma once

#include "app/relaisctl/tool_streams.h"

#include <QStringList>

namespace relais {

/// relaisctl programmes check [FILE…]: one line a fault; without files, those that the programs carry.
int runProgrammesCheck(const QStringList& arguments, const ToolStreams& streams);
/// relaisctl programmes preview PATHWAY --anchor NAME=DATE …: the schedule that a person would get, and why.
int runProgrammesPreview(const QStringList& arguments, const ToolStreams& streams);
/// relaisctl programmes list: every pathway with its version, status and dates.
int runProgrammesList(const QStringList& arguments, const ToolStreams& streams);
/// relaisctl programmes load PATHWAY --members N --fte N: load ÷ capacity over the coming weeks; 0 also when it is too much.
int runProgrammesLoad(const QStringList& arguments, const ToolStreams& streams);
/// relaisctl programmes cohort PATHWAY --database FILE [--commit]: who is called, within the capacity; 0 also when that is too much.
int runProgrammesCohort(const QStringList& arguments, const ToolStreams& streams);

/// relaisctl programmes recompute PATHWAY --database FILE: every schedule of a pathway, from the facts; memory stays that of one person.
int runProgrammesRecompute(const QStringList& arguments, const ToolStreams& streams);

} // namespace relais
