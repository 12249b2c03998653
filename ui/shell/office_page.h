#pragma once

#include "ui/activity/agent_state_view_model.h"
#include "ui/shell/office_entry.h"

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace relais {

class Card;
class KeyButton;
class PageStack;

/// The workplace of those who do not phone: a header, the list of the pages that the agent's role sees, and one page beside it.
/// Alt+1 to Alt+9 show a page. Everything is built anew when somebody else signs in, so that no page keeps what the last one saw.
/// Owned by the window; interface thread.
class OfficePage final : public QWidget {
    Q_OBJECT
public:
    OfficePage(
        CallDesk& desk, const Clock& clock, const TimeWords& time, std::vector<OfficeEntry> entries, QWidget* parent = nullptr);

    /// Shows one of the agent's pages and gives it the focus; an id that her role does not see changes nothing.
    void openPage(const QString& id);
    QString currentPage() const;

Q_SIGNALS:
    void announced(const QString& text);
    void failed(const QString& sentence);
    /// Escape, and there was nothing to leave here.
    void escaped();

protected:
    void showEvent(QShowEvent* event) override;

private:
    static void focusOn(QWidget* page);
    void refresh();
    void rebuild();
    void bindKeys();
    void signOut();

    CallDesk& m_desk;
    AgentStateViewModel m_agent;
    std::vector<OfficeEntry> m_entries;
    std::vector<const OfficeEntry*> m_seen; ///< those of the agent's role
    std::vector<KeyButton*> m_buttons;      ///< beside m_seen
    Card* m_list;
    QVBoxLayout* m_middle;
    QPointer<PageStack> m_pages;
    std::optional<std::pair<AgentId, Role>> m_shownFor;
    QString m_lastSync;
};

} // namespace relais
