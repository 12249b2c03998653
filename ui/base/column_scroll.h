#pragma once

#include <QScrollArea>

#include <optional>

class QVBoxLayout;

namespace relais {

/// A column that scrolls upright when its content is taller than the room, and shows nothing of itself otherwise.
/// Follows the focus, so that Tab never leads to something hidden; when Tab has only passed by, without a key or a click meant for what
/// stands inside, it is put back where it stood. Takes the focus itself only where it is given a focus policy or is read by keys: then the arrows and
/// the page keys scroll it. Interface thread.
class ColumnScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit ColumnScroll(QWidget* parent = nullptr);

    /// Where not all inside takes the focus by itself, the keyboard could not read on: the column, under this name, takes it while it is taller than
    /// its room.
    void readByKeys(const QString& name);
    QVBoxLayout* column() const { return m_column; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, 40}; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    // A scroll area would take Tab for itself when nothing is left inside.
    bool focusNextPrevChild(bool next) override
    {
        return QWidget::focusNextPrevChild(next); // NOLINT(bugprone-parent-virtual-call)
    }

private:
    void watch(QObject* inside);
    void showFocus();
    void passBy(QObject* control, const QEvent* event);

    QVBoxLayout* m_column;
    QWidget* m_ring;           ///< over everything, while the column itself has the focus
    std::optional<int> m_home; ///< where it stood when Tab came in
};

} // namespace relais
