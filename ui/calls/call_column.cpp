#include "ui/calls/call_column.h"

#include "ui/base/card.h"
#include "ui/base/key_button.h"
#include "ui/base/page_stack.h"
#include "ui/base/text_label.h"
#include "ui/calls/ask_panel.h"
#include "ui/calls/line_card.h"
#include "ui/calls/outcome_panel.h"
#include "ui/calls/report_panel.h"
#include "ui/calls/script_card.h"
#include "ui/words/act_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace relais {
namespace {

QString pageOf(ClosingViewModel::Panel panel)
{
    switch (panel) {
    case ClosingViewModel::Panel::Outline: return QStringLiteral("outline");
    case ClosingViewModel::Panel::Outcomes: return QStringLiteral("outcomes");
    case ClosingViewModel::Panel::Ask: return QStringLiteral("ask");
    case ClosingViewModel::Panel::Report: return QStringLiteral("report");
    }
    return {};
}

} // namespace

CallColumn::CallColumn(CallDesk& desk, LineViewModel& line, ScriptViewModel& script, ClosingViewModel& closing, QWidget* parent)
    : QWidget(parent), m_closing(closing), m_line(new LineCard(line, this)), m_middle(new PageStack(this)), m_desk(desk)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space3);
    column->addWidget(m_line);
    m_middle->addPage(
        QStringLiteral("outline"), [&script, this](QWidget* stack) { return m_script = new ScriptCard(script, stack); });
    m_middle->addPage(QStringLiteral("outcomes"), [&closing](QWidget* stack) { return new OutcomePanel(closing, stack); });
    m_middle->addPage(QStringLiteral("ask"), [&closing, &desk](QWidget* stack) { return new AskPanel(closing, desk, stack); });
    m_middle->addPage(
        QStringLiteral("report"), [&closing, &desk](QWidget* stack) { return new ReportPanel(closing, desk, stack); });
    column->addWidget(m_middle, 1);
    m_closingCard = makeClosing();
    column->addWidget(m_closingCard);
    m_nobody = new QWidget(this);
    column->addWidget(m_nobody, 1);
    connect(&m_closing, &ClosingViewModel::changed, this, &CallColumn::refresh);
    refresh();
}

QWidget* CallColumn::makeClosing()
{
    auto* card = new Card(this);
    m_next = new Card(card, Card::Kind::Tinted);
    m_next->column()->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(Theme::space3, Theme::space2, Theme::space3, Theme::space2);
    m_nextLabel = new TextLabel(TextRole::Strong, {}, m_next);
    m_nextValue = new TextLabel(TextRole::Strong, {}, m_next);
    m_nextValue->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->addWidget(m_nextLabel, 0, Qt::AlignTop);
    row->addWidget(m_nextValue->wrapped(), 1);
    m_nextValue->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_next->column()->addLayout(row);
    card->column()->addWidget(m_next);
    m_message = new TextLabel(TextRole::Body, {}, card);
    m_message->setTone(Tone::Late);
    m_message->wrapped();
    m_message->hide();
    card->column()->addWidget(m_message);
    auto* both = new QHBoxLayout;
    both->setSpacing(Theme::space2);
    m_fruitful = new KeyButton(tr("Fructueux"), keyCap(Act::Fruitful), KeyButton::Kind::Plain, card);
    m_unfruitful = new KeyButton(tr("Infructueux"), keyCap(Act::Unfruitful), KeyButton::Kind::Plain, card);
    m_fruitful->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_unfruitful->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    both->addWidget(m_fruitful);
    both->addWidget(m_unfruitful);
    card->column()->addLayout(both);
    m_save = new KeyButton(tr("Enregistrer et suivant"), keyCap(Act::Save), KeyButton::Kind::Primary, card);
    card->column()->addWidget(m_save);
    connect(m_fruitful, &QAbstractButton::clicked, &m_closing, &ClosingViewModel::openReport);
    connect(m_unfruitful, &QAbstractButton::clicked, &m_closing, &ClosingViewModel::openOutcomes);
    connect(m_save, &QAbstractButton::clicked, &m_closing, [this] { m_closing.save(); });
    return card;
}

void CallColumn::compact()
{
    // In a low window the open panel takes the room of what it says itself.
    const bool open = m_closing.panel() != ClosingViewModel::Panel::Outline;
    const bool low = height() < 560 && open;
    m_line->setCompact(low);
    m_next->setVisible(
        m_closing.panel() != ClosingViewModel::Panel::Outcomes && (height() >= 560 || open || !m_closing.nextStep().blocked));
    m_fruitful->setVisible(!low);
    m_unfruitful->setVisible(!low);
}

void CallColumn::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    compact();
}

void CallColumn::setTraits(const QStringList& traits)
{
    m_line->setTraits(traits);
}

void CallColumn::focusScript()
{
    m_closing.back();
    if (m_script != nullptr) {
        m_script->focusFirst();
    }
}

bool CallColumn::focusPanel()
{
    QWidget* panel = m_middle->currentWidget();
    if (auto* outcomes = qobject_cast<OutcomePanel*>(panel)) {
        outcomes->takeFocus();
    } else if (auto* ask = qobject_cast<AskPanel*>(panel)) {
        ask->takeFocus();
    } else if (auto* report = qobject_cast<ReportPanel*>(panel)) {
        report->takeFocus();
    } else {
        return false;
    }
    return true;
}

void CallColumn::refresh()
{
    const bool contact = m_desk.state().contact.has_value();
    m_middle->setVisible(contact);
    m_closingCard->setVisible(contact);
    m_nobody->setVisible(!contact);
    const QString page = pageOf(m_closing.panel());
    if (page != m_middle->currentId()) {
        const bool closed = m_closing.panel() == ClosingViewModel::Panel::Outline && !m_middle->currentId().isEmpty();
        m_middle->showPage(page);
        if (closed) {
            Q_EMIT panelClosed();
        } else {
            focusPanel();
        }
    }
    compact();
    const NextStepWords next = m_closing.nextStep();
    m_nextLabel->setText(next.label);
    // Lines break between words, never inside "13 h–14 h".
    QString value = next.value;
    m_nextValue->setText(value.replace(QStringLiteral("–"), QStringLiteral("\u2060–\u2060")));
    m_nextValue->setAccessibleName(next.value);
    const Tone tone = next.blocked ? Tone::Plain : Tone::Done;
    m_next->setTone(tone);
    m_nextLabel->setTone(tone);
    m_nextValue->setTone(tone);
    m_message->setTextOrHide(m_closing.message());
    m_fruitful->setLabel(m_closing.hasReport() ? tr("Fructueux") : tr("Abouti"));
    const bool list = m_closing.panel() == ClosingViewModel::Panel::Outcomes;
    const bool fruitful = m_closing.selected() == OutcomeCode::Fruitful || (list && m_closing.decisionsFirst());
    m_fruitful->setKind(fruitful ? KeyButton::Kind::Accent : KeyButton::Kind::Plain);
    m_unfruitful->setKind(list && !m_closing.decisionsFirst() ? KeyButton::Kind::Accent : KeyButton::Kind::Plain);
    m_save->setLabel(m_closing.isSaving() ? tr("Enregistrement…") : tr("Enregistrer et suivant"));
}

} // namespace relais
