#pragma once

#include "core/calls/desk_context.h"
#include "core/programmes/programme_files.h"

#include <list>

namespace relais {

/// Which programmes this desk plans by: those of its server, kept in the store for the days without network; those that the programs carry
/// until the server was heard once; likewise the campaigns. A file that this version cannot read leaves what is in force.
/// A part of LocalCallDesk; interface thread.
class DeskProgrammes {
public:
    explicit DeskProgrammes(DeskContext& desk) : m_desk(desk) {}

    /// Of the store that was just opened; then, with a session, of the server.
    void begin(bool online);

private:
    void ask();
    /// Whether they are in force now.
    bool use(const ProgrammeFiles& files);

    DeskContext& m_desk;
    QString m_digest; ///< of what is in force; empty: the programs' own
    /// Campaigns that were in force before: a contact on screen, or the one whose undo is offered, still points into them.
    std::list<std::vector<CampaignSpec>> m_before;
    Lifeline m_lifeline;
};

} // namespace relais
