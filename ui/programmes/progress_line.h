#pragma once

#include <QWidget>

namespace relais {

/// How far something is, as a thin line. The same is said in words beside it: nothing for a screen reader. Interface thread.
class ProgressLine final : public QWidget {
    Q_OBJECT
public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void show(int done, int total);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_done = 0;
    int m_total = 1;
};

} // namespace relais
