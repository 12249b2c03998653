#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace relais {

/// A column that scrolls upright when its content is taller than the room, and shows nothing of itself otherwise.
/// Follows the focus, so that Tab never leads to something hidden. Interface thread.
class ColumnScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnScroll(QWidget* parent = nullptr);

    QVBoxLayout* column() const { return m_column; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, 40}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void watch(QObject* inside);
    void showFocus();

    QVBoxLayout* m_column;
};

} // namespace relais
