#pragma once

#include <QStackedWidget>
#include <QString>

#include <functional>
#include <map>

namespace relais {

/// Pages by name, each built when it is first shown, so that starting up costs only what is seen. Interface thread.
class PageStack final : public QStackedWidget {
    Q_OBJECT
public:
    using QStackedWidget::QStackedWidget;

    /// `make` is called once, with this stack as the parent.
    void addPage(const QString& id, std::function<QWidget*(QWidget*)> make);
    /// Shows a page that was added; an unknown id is a bug.
    QWidget* showPage(const QString& id);
    const QString& currentId() const { return m_current; }
    /// What a page would like is no demand on the window: each scrolls inside. A hidden page asked for more than the screen has.
    QSize sizeHint() const override { return minimumSizeHint(); }

Q_SIGNALS:
    void shown(const QString& id);

private:
    struct Page {
        std::function<QWidget*(QWidget*)> make;
        QWidget* widget = nullptr;
    };
    std::map<QString, Page> m_pages;
    QString m_current;
};

} // namespace relais
