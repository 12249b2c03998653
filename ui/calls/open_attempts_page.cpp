#include "ui/calls/open_attempts_page.h"

#include "ui/base/key_button.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace relais {

OpenAttemptsPage::OpenAttemptsPage(CallDesk& desk, const Clock& clock, const TimeWords& time, QWidget* parent)
    : InfoPage(tr("Appels sans résultat"), parent), m_model(desk, clock, time)
{
    content()->addStretch(1);
    connect(&m_model, &OpenAttemptsViewModel::changed, this, &OpenAttemptsPage::refresh);
    connect(&m_model, &OpenAttemptsViewModel::resumed, this, &OpenAttemptsPage::closed);
}

void OpenAttemptsPage::showEvent(QShowEvent* event)
{
    InfoPage::showEvent(event);
    m_model.load();
}

void OpenAttemptsPage::refresh()
{
    if (m_model.isLoading()) {
        return;
    }
    if (!m_model.message().isEmpty()) {
        showMessage(m_model.message(), Tone::Late);
    } else {
        showMessage(m_model.rows().empty() ? typographic(tr("Tous les appels ont leur résultat."))
                                           : typographic(tr("Ces appels ont commencé et le poste s'est arrêté avant leur "
                                                            "résultat. Rien n'est perdu : dites ce qu'ils ont donné.")));
    }
    delete m_list;
    m_list = new QWidget(contentWidget());
    auto* rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    for (int i = 0; i < static_cast<int>(m_model.rows().size()); ++i) {
        const auto& row = m_model.rows()[static_cast<std::size_t>(i)];
        auto* line = new QHBoxLayout;
        line->addWidget(new TextLabel(TextRole::Strong, row.name, m_list));
        line->addWidget(new TextLabel(TextRole::Dim, row.when, m_list));
        line->addStretch(1);
        auto* open = new KeyButton(tr("Dire le résultat"), {}, KeyButton::Kind::Plain, m_list);
        open->setAccessibleName(tr("Dire le résultat, %1").arg(row.name));
        line->addWidget(open);
        rows->addLayout(line);
        connect(open, &QAbstractButton::clicked, this, [this, i] { m_model.resume(i); });
    }
    content()->insertWidget(0, m_list);
    m_list->show();
}

} // namespace relais
