#include "ui/activity/counters_page.h"

#include "ui/base/row_list.h"

#include <QVBoxLayout>

namespace relais {

CountersPage::CountersPage(CallDesk& desk, QWidget* parent)
    : InfoPage(tr("Ma journée"), parent), m_model(desk), m_rows(new RowList(RowList::Shape::NameValue, contentWidget()))
{
    m_rows->setMaximumWidth(420);
    content()->addWidget(m_rows);
    content()->addStretch(1);
    connect(&m_model, &CountersViewModel::changed, this, &CountersPage::refresh);
}

void CountersPage::showEvent(QShowEvent* event)
{
    InfoPage::showEvent(event);
    m_model.load();
}

void CountersPage::refresh()
{
    if (!m_model.message().isEmpty()) {
        showMessage(m_model.message(), Tone::Late);
    } else {
        showMessage(m_model.isLoading() && m_model.rows().empty()
                ? tr("Un instant…")
                : tr("Vous seul voyez ces chiffres avec votre responsable ; personne n’est comparé."));
    }
    std::vector<RowList::Row> rows;
    for (const auto& row : m_model.rows()) {
        rows.push_back({row.label, row.value, {}, Tone::Plain});
    }
    m_rows->setRows(rows);
}

} // namespace relais
