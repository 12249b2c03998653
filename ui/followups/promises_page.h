#pragma once

#include "ui/base/info_page.h"
#include "ui/followups/agenda_view_model.h"

class QGridLayout;

namespace relais {

/// The promised callbacks, by day. Interface thread.
class PromisesPage final : public InfoPage {
    Q_OBJECT
public:
    PromisesPage(CallDesk& desk, const Clock& clock, const TimeWords& time, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    AgendaViewModel m_model;
    QWidget* m_list = nullptr;
};

} // namespace relais
