#pragma once

#include <QWidget>

#include <functional>

namespace relais {

class Announcer;
class PageStack;

/// The shell: a window that shows one registered page at a time and knows no feature. Pages are built when first shown.
/// Owned by the composition root; interface thread.
class MainWindow final : public QWidget {
    Q_OBJECT
public:
    explicit MainWindow(const QString& title);

    void addPage(const QString& id, std::function<QWidget*(QWidget*)> make);
    void showPage(const QString& id);
    QString currentPage() const;
    /// Says a change of state to a screen reader.
    void announce(const QString& text);
    /// Shows a failure above the foot of the window until it is closed; never a dialog.
    void showFailure(const QString& sentence);
    void hideFailure();

Q_SIGNALS:
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    /// Tab follows the reading order, though pages and panels are built when they are first needed.
    bool focusNextPrevChild(bool next) override;

private:
    void placeFailure();

    PageStack* m_pages;
    Announcer* m_announcer;
    class FailureBar* m_failure;
};

} // namespace relais
