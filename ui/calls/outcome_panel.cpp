#include "ui/calls/outcome_panel.h"

#include "ui/base/chip.h"
#include "ui/base/column_scroll.h"
#include "ui/base/flow_layout.h"
#include "ui/base/key_button.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/calls/outcome_row_button.h"
#include "ui/words/people_words.h"
#include "ui/words/typography.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace relais {

OutcomePanel::OutcomePanel(ClosingViewModel& model, QWidget* parent)
    : Card(parent), m_model(model), m_scroll(new ColumnScroll(this))
{
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(TextRole::CaptionStrong, tr("Qu’a donné l’appel"), this));
    head->addStretch(1);
    auto* backButton = new KeyButton(tr("Revenir"), tr("Échap"), KeyButton::Kind::Quiet, this);
    head->addWidget(backButton);
    backButton->setFixedHeight(24);
    column()->setContentsMargins(Theme::space3, 6, Theme::space3, Theme::space2);
    column()->setSpacing(Theme::space1);
    column()->addLayout(head);
    m_scroll->column()->setSpacing(0);
    column()->addWidget(m_scroll, 1);
    column()->addWidget(makeMarks());
    connect(backButton, &QAbstractButton::clicked, &m_model, &ClosingViewModel::back);
    connect(&m_model, &ClosingViewModel::changed, this, &OutcomePanel::refresh);
    refresh();
}

QWidget* OutcomePanel::makeMarks()
{
    auto* holder = new QWidget(this);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, Theme::space1, 0, 0);
    column->setSpacing(Theme::space1);
    m_confirm = new Card(holder, Card::Kind::Tinted);
    m_confirm->setTone(Tone::Late);
    m_confirmText = new TextLabel(TextRole::Body, {}, m_confirm);
    m_confirm->column()->addWidget(m_confirmText->wrapped());
    m_saidBy = new TextField(tr("Dit par"), m_confirm);
    m_saidBy->setPlaceholderText(tr("Dit par (facultatif)"));
    m_saidBy->setMaxLength(80);
    m_confirm->column()->addWidget(m_saidBy);
    auto* acts = new QHBoxLayout;
    m_yes = new KeyButton(tr("Confirmer"), tr("Entrée"), KeyButton::Kind::Danger, m_confirm);
    auto* no = new KeyButton(tr("Non"), tr("Échap"), KeyButton::Kind::Plain, m_confirm);
    acts->addWidget(m_yes);
    acts->addWidget(no);
    m_confirm->column()->addLayout(acts);
    column->addWidget(m_confirm);
    auto* chips = new QWidget(holder);
    auto* flow = new FlowLayout(Theme::space1, Theme::space1);
    chips->setLayout(flow);
    for (const auto& [kind, letter] :
        {std::pair{MarkKind::Withdrawal, u'X'}, std::pair{MarkKind::Objection, u'Z'}, std::pair{MarkKind::Deceased, u'D'}}) {
        auto* chip = new Chip(words(kind), chips, QString(QChar(letter)));
        flow->addWidget(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, kind = kind] {
            m_model.askMark(kind);
            takeFocus();
        });
        m_marks.emplace_back(kind, chip);
    }
    column->addWidget(chips);
    connect(m_yes, &QAbstractButton::clicked, &m_model, &ClosingViewModel::confirmMark);
    connect(no, &QAbstractButton::clicked, &m_model, &ClosingViewModel::back);
    connect(m_saidBy, &QLineEdit::textChanged, &m_model, &ClosingViewModel::setSaidBy);
    connect(m_saidBy, &QLineEdit::returnPressed, &m_model, &ClosingViewModel::confirmMark);
    return holder;
}

void OutcomePanel::rebuild()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    while (QLayoutItem* item = m_scroll->column()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    bool lastCampaign = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const OutcomeRow& row = m_rows[i];
        if (i > 0 && lastCampaign != row.campaign) {
            m_scroll->column()->addSpacing(Theme::space2);
        }
        lastCampaign = row.campaign;
        auto* button = new OutcomeRowButton(row, m_scroll->widget());
        connect(button, &QAbstractButton::clicked, this, [this, code = row.code] { m_model.choose(code); });
        m_scroll->column()->addWidget(button);
        m_buttons.push_back(button);
    }
    m_scroll->column()->addStretch(1);
}

void OutcomePanel::refresh()
{
    const auto& rows = m_model.rows();
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
        [](const OutcomeRow& a, const OutcomeRow& b) { return a.code == b.code && a.campaign == b.campaign; });
    m_rows = rows;
    if (!same) {
        const bool hadFocus = m_scroll->isAncestorOf(QApplication::focusWidget());
        rebuild();
        if (hadFocus) {
            takeFocus();
        }
    }
    for (int i = 0; i < static_cast<int>(m_buttons.size()); ++i) {
        m_buttons[static_cast<std::size_t>(i)]->showRow(m_rows[static_cast<std::size_t>(i)], i == m_model.currentRow());
        m_buttons[static_cast<std::size_t>(i)]->setEnabled(!m_model.pendingMark());
    }
    const auto pending = m_model.pendingMark();
    const bool appears = pending && !m_confirm->isVisibleTo(this);
    const bool leaves = !pending && m_confirm->isAncestorOf(focusWidget());
    m_confirm->setVisible(pending.has_value());
    if (leaves) {
        // The letters go on here, whoever confirmed.
        takeFocus();
    }
    if (pending) {
        m_confirmText->setText(typographic(words(*pending) + QStringLiteral(" : ")) + consequence(*pending));
    }
    for (const auto& [kind, chip] : m_marks) {
        const QSignalBlocker block(chip);
        const auto& marks = m_model.marks();
        chip->setChecked(
            std::any_of(marks.begin(), marks.end(), [kind = kind](const MarkSet& mark) { return mark.kind == kind; }));
        chip->update();
    }
    if (appears) {
        m_saidBy->clear();
        m_yes->setFocus();
    }
}

void OutcomePanel::takeFocus()
{
    if (m_model.pendingMark()) {
        m_yes->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    const auto at = static_cast<std::size_t>(m_model.currentRow());
    if (at < m_buttons.size()) {
        m_buttons[at]->setFocus(Qt::ShortcutFocusReason);
        m_scroll->ensureWidgetVisible(m_buttons[at]);
    }
}

void OutcomePanel::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain) {
            m_model.confirm();
            takeFocus();
            return;
        }
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_model.moveRow(event->key() == Qt::Key_Up ? -1 : 1);
        takeFocus();
        return;
    default:
        if (plain && !event->text().isEmpty() && m_model.press(event->text().front())) {
            return;
        }
    }
    Card::keyPressEvent(event);
}

} // namespace relais
