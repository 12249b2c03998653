#pragma once

#include "ui/base/card.h"

namespace relais {

class TextLabel;

/// What went wrong, over the foot of the window: what happened, what is safe, what to do. Closed by its button or Escape.
/// Interface thread.
class FailureBar final : public QFrame {
    Q_OBJECT
public:
    explicit FailureBar(QWidget* parent);
    void show(const QString& sentence);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    TextLabel* m_text;
};

} // namespace relais
