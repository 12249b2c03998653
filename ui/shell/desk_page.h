#pragma once

#include "core/calls/samu_numbers.h"
#include "ui/activity/agent_state_view_model.h"
#include "ui/calls/closing_view_model.h"
#include "ui/calls/line_view_model.h"
#include "ui/calls/script_view_model.h"
#include "ui/correspondence/member_papers_view_model.h"
#include "ui/people/consent_view_model.h"
#include "ui/queue/waiting_view_model.h"
#include "ui/shell/desk_voice.h"
#include "ui/words/act_words.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace relais {

class CallColumn;
class DeskHeader;
class PageStack;
class PersonColumn;
class StateMenu;
class WaitingColumn;

/// The desk: three columns with fixed roles under one bar, and every key. The middle can show another page while the call goes on.
/// Interface thread. Its one timer moves the clocks, once a second.
class DeskPage final : public QWidget {
    Q_OBJECT
public:
    DeskPage(CallDesk& desk, const OutcomeCatalogue& outcomes, const Calendar& calendar, const Clock& clock,
        const TimeWords& time, ProgrammesInForce programmes, std::optional<SamuNumbers> samu, const PaperMaking& papers,
        QWidget* parent = nullptr);

    /// Moves the clocks; called by the timer, and by tests instead of it.
    void tick();
    void openPage(const QString& id);

Q_SIGNALS:
    void announced(const QString& text);
    void failed(const QString& sentence);
    /// Escape, and there was nothing to leave here.
    void escaped();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addPages();
    void bindKeys();
    void run(Act act);
    void escape();
    void refresh();
    void revealNir();
    void makePapers(const PaperMaking& papers);
    void backToContact();

    CallDesk& m_desk;
    const OutcomeCatalogue& m_outcomes;
    const Calendar& m_calendar;
    const Clock& m_clock;
    TimeWords m_time;
    PathwaySources m_pathways;
    std::optional<SamuNumbers> m_samu; ///< the centre's own
    AgentStateViewModel m_agent;
    WaitingViewModel m_waiting;
    LineViewModel m_line;
    ClosingViewModel m_closing;
    ScriptViewModel m_script;
    ConsentViewModel m_consents;
    DeskVoice m_voice;
    std::unique_ptr<MemberPapersViewModel> m_papers; ///< none: no paper leaves this desk
    DeskHeader* m_header;
    WaitingColumn* m_left;
    PageStack* m_middle;
    CallColumn* m_right;
    QPointer<PersonColumn> m_person;
    StateMenu* m_menu;
    QTimer m_timer;
    QTimer m_nirTimer;
    QString m_contactKey;
    QString m_nir; ///< shown for ten seconds
    int m_ticks = 0;
};

} // namespace relais
