#include "ui/sync/sync_problems_page.h"

#include "ui/base/key_button.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QComboBox>
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
    if (!row.correctable) {
        return card;
    }
    auto* open = new KeyButton(tr("Ouvrir et corriger"), {}, KeyButton::Kind::Plain, card);
    open->setAccessibleName(tr("Ouvrir et corriger, %1").arg(row.name));
    card->column()->addWidget(open, 0, Qt::AlignLeft);
    auto* form = new QWidget(card);
    auto* fields = new QVBoxLayout(form);
    fields->setContentsMargins(0, 0, 0, 0);
    auto* label = new TextLabel(TextRole::Strong, tr("Résultat corrigé"), form);
    auto* outcome = new QComboBox(form);
    label->setBuddy(outcome);
    outcome->setAccessibleName(tr("Résultat corrigé"));
    for (const auto& [code, text] : m_model.choices()) {
        outcome->addItem(text, static_cast<int>(code));
        if (row.fact.outcome == code) {
            outcome->setCurrentIndex(outcome->count() - 1);
        }
    }
    auto* note = new TextField(tr("Note"), form);
    note->setText(row.fact.note);
    auto* noteLabel = new TextLabel(TextRole::Strong, tr("Note"), form);
    noteLabel->setBuddy(note);
    auto* send = new KeyButton(tr("Renvoyer"), {}, KeyButton::Kind::Primary, form);
    fields->addWidget(label);
    fields->addWidget(outcome);
    fields->addWidget(noteLabel);
    fields->addWidget(note);
    fields->addWidget(send, 0, Qt::AlignLeft);
    form->hide();
    card->column()->addWidget(form);
    connect(open, &QAbstractButton::clicked, form, [form, outcome, open] {
        form->show();
        open->hide();
        outcome->setFocus();
    });
    connect(send, &QAbstractButton::clicked, this, [this, index, outcome, note] {
        m_model.resend(index, static_cast<OutcomeCode>(outcome->currentData().toInt()), note->text());
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
