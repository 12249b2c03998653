#pragma once

#include "ui/calls/report_view_model.h"
#include "ui/programmes/pathway_sources_view_model.h"

namespace relais {

/// One step of the outline as it stands on screen.
struct ScriptStepView {
    QString number; ///< "1"
    QString title;
    QString text;          ///< what may be said now: neutral until the identity is confirmed
    bool withheld = false; ///< there is more, once the identity is confirmed
    struct ChipView {
        QString label;
        bool on = false;
        bool operator==(const ChipView&) const = default;
    };
    std::vector<ChipView> chips;
    bool reviewsGoals = false; ///< the goals carried over stand here, each with how far it has come
    bool setsGoals = false;    ///< new goals are set here
    bool done = false;         ///< something was ticked in it
    bool current = false;      ///< the first that is not done
    bool operator==(const ScriptStepView&) const = default;
};

/// The outline of the conversation, its chips, and the notice of a first contact. Owned by the desk page; interface thread.
/// On a pathway whose calls this campaign hands out, the session of the pathway's version takes the place of the campaign's outline.
/// With a report, chips fill the report; in a campaign without one they write a line in the notes.
class ScriptViewModel : public QObject {
    Q_OBJECT
public:
    /// Without `pathways`, every outline is the campaign's.
    ScriptViewModel(
        CallDesk& desk, ReportViewModel& report, std::optional<PathwaySources> pathways = {}, QObject* parent = nullptr);

    std::vector<ScriptStepView> steps() const;
    bool noticeNeeded() const;
    QString noticeText() const;
    bool accompaniment() const;
    ReportViewModel& report() { return m_report; }

    void tick(int step, int chip, bool on);
    void markNoticeRead();

Q_SIGNALS:
    void changed();
    /// The notes were changed by a chip: the field shows them again.
    void noteChanged(const QString& note);

private:
    struct Outline {
        std::vector<ScriptStep> steps;
        bool ofPathway = false;
    };
    Outline outline() const;

    CallDesk& m_desk;
    ReportViewModel& m_report;
    std::optional<PathwaySources> m_pathways;
};

} // namespace relais
