#pragma once

#include "ui/base/info_page.h"
#include "ui/calls/open_attempts_view_model.h"

namespace relais {

/// Calls whose outcome was never said, each with the button that opens it again. Interface thread.
class OpenAttemptsPage final : public InfoPage {
    Q_OBJECT
public:
    OpenAttemptsPage(CallDesk& desk, const Clock& clock, const TimeWords& time, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();

    OpenAttemptsViewModel m_model;
    QWidget* m_list = nullptr;
};

} // namespace relais
