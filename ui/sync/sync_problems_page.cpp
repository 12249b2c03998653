#include "ui/sync/sync_problems_page.h"

#include "ui/base/key_button.h"
#include "ui/base/text_label.h"
#include "ui/sync/correction_form.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace relais {

SyncProblemsPage::SyncProblemsPage(
    CallDesk& desk, const OutcomeCatalogue& outcomes, const Clock& clock, const TimeWords& time, QWidget* parent)
    : InfoPage(tr("Envois refusés"), parent), m_model(desk, outcomes, clock, time)
{
    content()->setSpacing(Theme::space3);
    content()->addStretch(1);
    connect(&m_model, &SyncProblemsViewModel::changed, this, &SyncProblemsPage::refresh);
    connect(&m_model, &SyncProblemsViewModel::complained, this, [this] { showMessage(m_model.message(), Tone::Late); });
}

void SyncProblemsPage::showEvent(QShowEvent* event)
{
    InfoPage::showEvent(event);
    m_model.load();
}

QWidget* SyncProblemsPage::makeRow(int index, QWidget* parent)
{
    const auto& row = m_model.rows()[static_cast<std::size_t>(index)];
    auto* card = new Card(parent, Card::Kind::Tinted);
    card->setTone(row.fact.conflict ? Tone::Warning : Tone::Late);
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(TextRole::Strong, row.name, card));
    head->addWidget(new TextLabel(TextRole::Body, row.what, card));
    head->addStretch(1);
    card->column()->addLayout(head);
    card->column()->addWidget((new TextLabel(TextRole::Body, row.reason, card))->wrapped());
    if (SyncProblemsViewModel::isOnlyToSee(row.fact)) {
        auto* seen = new KeyButton(tr("Vu"), {}, KeyButton::Kind::Plain, card);
        seen->setAccessibleName(tr("%1, %2").arg(seen->text(), row.name));
        card->column()->addWidget(seen, 0, Qt::AlignLeft);
        connect(seen, &QAbstractButton::clicked, this, [this, index] { m_model.seen(index); });
        return card;
    }
    auto* open = new KeyButton(
        row.fact.outcome || row.fact.due ? tr("Ouvrir et corriger") : tr("Ouvrir"), {}, KeyButton::Kind::Plain, card);
    open->setAccessibleName(tr("%1, %2").arg(open->text(), row.name));
    card->column()->addWidget(open, 0, Qt::AlignLeft);
    connect(open, &QAbstractButton::clicked, card, [this, card, open, index] {
        auto* form = new CorrectionForm(
            m_model.rows()[static_cast<std::size_t>(index)].fact, m_model.outcomes(), m_model.time(), m_model.now(), card);
        card->column()->addWidget(form);
        form->show();
        form->takeFocus();
        open->hide();
        connect(form, &CorrectionForm::send, this, [this, form, index] { m_model.resend(index, form->request(), form->note()); });
    });
    return card;
}

void SyncProblemsPage::refresh()
{
    if (m_model.isLoading()) {
        return;
    }
    showMessage(!m_model.message().isEmpty() ? m_model.message()
            : m_model.rows().empty()
            ? typographic(tr("Le serveur a tout accepté. Rien à corriger."))
            : typographic(
                tr("Le serveur n'a pas accepté ceci. Rien n'est perdu : tout reste ici jusqu'à ce que ce soit réglé.")));
    delete m_list;
    m_list = new QWidget(contentWidget());
    auto* rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::space3);
    for (int i = 0; i < static_cast<int>(m_model.rows().size()); ++i) {
        rows->addWidget(makeRow(i, m_list));
    }
    content()->insertWidget(0, m_list);
    m_list->show();
}

} // namespace relais
