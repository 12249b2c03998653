#pragma once

#include "ui/activity/counters_view_model.h"
#include "ui/base/info_page.h"

namespace relais {

class RowList;

/// The counters of the day, one key away. Interface thread.
class CountersPage final : public InfoPage {
    Q_OBJECT
public:
    explicit CountersPage(CallDesk& desk, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    CountersViewModel m_model;
    RowList* m_rows;
};

} // namespace relais
