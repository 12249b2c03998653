#pragma once

#include "ui/calls/outcome_list_view_model.h"

#include <QAbstractButton>

namespace relais {

/// One line of the list of outcomes: letter, name, what follows. Two lines where the width asks for it. Interface thread.
class OutcomeRowButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit OutcomeRowButton(const OutcomeRow& row, QWidget* parent = nullptr);

    void showRow(const OutcomeRow& row, bool current);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool fits(int width) const;

    OutcomeRow m_row;
    bool m_current = false;
};

} // namespace relais
