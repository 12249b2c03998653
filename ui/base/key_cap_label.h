#pragma once

#include <QLabel>

namespace relais {

/// A key as it looks on the controls: "F7". Interface thread.
class KeyCapLabel final : public QLabel {
    Q_OBJECT
public:
    explicit KeyCapLabel(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace relais
