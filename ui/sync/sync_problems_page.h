#pragma once

#include "ui/base/info_page.h"
#include "ui/sync/sync_problems_view_model.h"

namespace relais {

/// What the server did not accept: why, and the form to correct it and send it again. Interface thread.
class SyncProblemsPage final : public InfoPage {
    Q_OBJECT
public:
    SyncProblemsPage(
        CallDesk& desk, const OutcomeCatalogue& outcomes, const Clock& clock, const TimeWords& time, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    QWidget* makeRow(int index, QWidget* parent);

    SyncProblemsViewModel m_model;
    QWidget* m_list = nullptr;
};

} // namespace relais
