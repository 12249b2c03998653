#include "ui/base/page_holder.h"

#include <QVBoxLayout>

namespace relais {

PageHolder::PageHolder(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

int PageHolder::addPage(QWidget* page)
{
    page->setVisible(m_pages.empty());
    layout()->addWidget(page);
    m_pages.push_back(page);
    return static_cast<int>(m_pages.size()) - 1;
}

void PageHolder::clearPages()
{
    for (QWidget* page : m_pages) {
        delete page;
    }
    m_pages.clear();
}

void PageHolder::setCurrent(int index)
{
    for (int i = 0; i < static_cast<int>(m_pages.size()); ++i) {
        m_pages[static_cast<std::size_t>(i)]->setVisible(i == index);
    }
}

int PageHolder::indexOf(const QWidget* page) const
{
    for (int i = 0; i < static_cast<int>(m_pages.size()); ++i) {
        if (m_pages[static_cast<std::size_t>(i)] == page) {
            return i;
        }
    }
    return -1;
}

} // namespace relais
