#pragma once

#include <QAbstractButton>

namespace relais {

/// A thing that recurs and can be ticked with one click or the space bar: "Activité physique". Interface thread.
/// A chip may show the letter that ticks it.
class Chip : public QAbstractButton {
    Q_OBJECT
public:
    explicit Chip(const QString& text, QWidget* parent = nullptr, const QString& keyCap = {});

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_keyCap;
};

} // namespace relais
