#pragma once

#include "core/calls/call_desk.h"
#include "core/calls/emergency_guide.h"
#include "ui/base/info_page.h"

namespace relais {

class KeyButton;
class RowList;

/// One key away at any time, also offline: what to say, where the person is, whom to dial. The alert is a mark that the server
/// passes on to a medical officer. Interface thread.
class EmergencyPage final : public InfoPage {
    Q_OBJECT
public:
    explicit EmergencyPage(CallDesk& desk, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void record();

    CallDesk& m_desk;
    EmergencyGuide m_guide;
    RowList* m_person;
    RowList* m_numbers;
    KeyButton* m_record;
    QString m_recordedFor;
};

} // namespace relais
