#pragma once

#include "ui/base/info_page.h"
#include "ui/programmes/pathway_acts_view_model.h"

class QComboBox;

namespace relais {

class Announcer;
class Chip;
class PathwayActForm;
class RowList;

/// "Noter un événement": one word on a pathway of the person on screen, and the schedule that follows from it, on one page. By keyboard: the
/// arrows choose, Tab goes on, Enter notes it from anywhere in the form. Interface thread.
class PathwayActsPage final : public InfoPage {
    Q_OBJECT
public:
    PathwayActsPage(CallDesk& desk, const PathwaySources& sources, const Clock& clock, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildForm();
    void refresh();
    void listLabels();
    void showSchedule();
    void save();

    PathwayActsViewModel m_model;
    Announcer* m_announcer;
    QWidget* m_holder;
    TextLabel* m_pathwayLabel = nullptr;
    QComboBox* m_pathway = nullptr;
    QComboBox* m_subject = nullptr;
    QWidget* m_labels = nullptr;
    std::vector<Chip*> m_chips;
    QStringList m_shownLabels;
    QString m_shownSubject;
    TextLabel* m_hint = nullptr;
    PathwayActForm* m_form = nullptr;
    KeyButton* m_save = nullptr;
    TextLabel* m_state = nullptr;
    TextLabel* m_scheduleTitle = nullptr;
    RowList* m_schedule = nullptr;
    QString m_said;
};

} // namespace relais
