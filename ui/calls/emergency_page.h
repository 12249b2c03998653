#pragma once

#include "core/calls/call_desk.h"
#include "core/calls/emergency_guide.h"
#include "ui/base/info_page.h"

namespace relais {

class KeyButton;
class RowList;
class TextLabel;

/// One key away at any time, also offline: what to say, where the person is, whom to dial. The alert is a mark that the server
/// passes on to a medical officer. Interface thread.
class EmergencyPage final : public InfoPage {
    Q_OBJECT
public:
    /// `samu`: the centre's own numbers; none: the shipped template, and the page says what to do without one.
    EmergencyPage(CallDesk& desk, const std::optional<SamuNumbers>& samu, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void record();

    CallDesk& m_desk;
    EmergencyGuide m_guide;
    RowList* m_person;
    TextLabel* m_samuLabel;
    TextLabel* m_samu;
    TextLabel* m_samuSource;
    RowList* m_numbers;
    std::vector<TextLabel*> m_steps;
    KeyButton* m_record;
    QString m_recordedFor;
};

} // namespace relais
