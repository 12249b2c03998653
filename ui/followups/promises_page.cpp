#include "ui/followups/promises_page.h"

#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace relais {

PromisesPage::PromisesPage(CallDesk& desk, const Clock& clock, const TimeWords& time, QWidget* parent)
    : InfoPage(tr("Agenda des rappels promis"), parent), m_model(desk, clock, time)
{
    content()->addStretch(1);
    connect(&m_model, &AgendaViewModel::changed, this, &PromisesPage::refresh);
    connect(&desk, &CallDesk::changed, this, [this] {
        if (isVisible()) {
            m_model.load();
        }
    });
}

void PromisesPage::showEvent(QShowEvent* event)
{
    InfoPage::showEvent(event);
    m_model.load();
}

void PromisesPage::refresh()
{
    if (!m_model.message().isEmpty()) {
        showMessage(m_model.message(), Tone::Late);
    } else if (m_model.rows().empty()) {
        showMessage(m_model.isLoading()
                ? tr("Un instant…")
                : typographic(tr(
                    "Aucun rappel promis. Quand quelqu'un préfère un autre moment, F7 puis I en note un, et il apparaît ici.")));
    } else {
        showMessage({});
    }
    if (m_model.isLoading()) {
        return;
    }
    delete m_list;
    m_list = new QWidget(contentWidget());
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::space4);
    grid->setVerticalSpacing(Theme::space2);
    grid->setColumnStretch(3, 1);
    int at = 0;
    QString day;
    for (const auto& row : m_model.rows()) {
        if (row.day != day) {
            day = row.day;
            auto* head = new TextLabel(TextRole::CaptionStrong, day, m_list);
            head->setContentsMargins(0, at == 0 ? 0 : Theme::space2, 0, 0);
            grid->addWidget(head, at++, 0, 1, 4);
        }
        auto* time = new TextLabel(
            row.late ? TextRole::Strong : TextRole::Dim, row.late ? tr("%1, en retard").arg(row.time) : row.time, m_list);
        auto* name = new TextLabel(TextRole::Strong, row.name, m_list);
        if (row.late) {
            time->setTone(Tone::Late);
        }
        grid->addWidget(time, at, 0, Qt::AlignTop);
        grid->addWidget(name, at, 1, Qt::AlignTop);
        grid->addWidget(new TextLabel(TextRole::Dim, row.owner, m_list), at, 2, Qt::AlignTop);
        auto* reason = new TextLabel(TextRole::Body, row.reason, m_list);
        grid->addWidget(reason->wrapped(), at, 3);
        ++at;
    }
    content()->insertWidget(0, m_list);
    m_list->show();
}

} // namespace relais
