#pragma once

#include <QWidget>

#include <vector>

namespace relais {

/// Several contents in one place, of which one is seen; takes only the room of that one (a QStackedWidget takes that of the
/// tallest). Interface thread.
class PageHolder final : public QWidget {
    Q_OBJECT
public:
    explicit PageHolder(QWidget* parent = nullptr);

    int addPage(QWidget* page);
    void clearPages();
    void setCurrent(int index);
    int indexOf(const QWidget* page) const;

private:
    std::vector<QWidget*> m_pages;
};

} // namespace relais
