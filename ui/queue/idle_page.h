#pragma once

#include "ui/queue/waiting_view_model.h"

#include <QWidget>

namespace relais {

class KeyButton;
class TextLabel;

/// The middle when nobody is on screen: why, and what can be done. Interface thread.
class IdlePage final : public QWidget {
    Q_OBJECT
public:
    explicit IdlePage(WaitingViewModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void ready();
    void attempts();

private:
    void refresh();

    WaitingViewModel& m_model;
    TextLabel* m_title;
    TextLabel* m_text;
    KeyButton* m_ready;
    KeyButton* m_attempts;
};

} // namespace relais
