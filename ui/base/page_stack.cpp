#include "ui/base/page_stack.h"

namespace relais {

void PageStack::addPage(const QString& id, std::function<QWidget*(QWidget*)> make)
{
    m_pages.emplace(id, Page{std::move(make), nullptr});
}

QWidget* PageStack::showPage(const QString& id)
{
    const auto found = m_pages.find(id);
    Q_ASSERT(found != m_pages.end());
    Page& page = found->second;
    if (page.widget == nullptr) {
        page.widget = page.make(this);
        addWidget(page.widget);
    }
    setCurrentWidget(page.widget);
    if (m_current != id) {
        m_current = id;
        Q_EMIT shown(id);
    }
    return page.widget;
}

} // namespace relais
