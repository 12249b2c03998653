#include "ui/activity/desk_header.h"

#include "ui/base/key_button.h"
#include "ui/base/pill.h"
#include "ui/base/pill_button.h"
#include "ui/base/relais_style.h"
#include "ui/base/status_dot.h"
#include "ui/words/act_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace relais {
namespace {

QColor colourOf(const Theme& theme, AgentState state)
{
    switch (state) {
    case AgentState::Ready: return theme.ready;
    case AgentState::InCall: return theme.inCall;
    case AgentState::WrapUp: return theme.wrapUp;
    case AgentState::Activity:
    case AgentState::Pause: return theme.pause;
    case AgentState::SignedOut: break;
    }
    return theme.dim;
}

Tone toneOf(SyncState state)
{
    switch (state) {
    case SyncState::UpToDate: return Tone::Done;
    case SyncState::Sending: return Tone::Accent;
    case SyncState::Offline: return Tone::Warning;
    case SyncState::Failing: break;
    }
    return Tone::Late;
}

} // namespace

DeskHeader::DeskHeader(AgentStateViewModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_agent(new TextLabel(TextRole::Dim, {}, this)), m_dot(new StatusDot(this)),
      m_state(new TextLabel(TextRole::Strong, {}, this)), m_clock(new TextLabel(TextRole::Strong, {}, this)),
      m_after(new Pill(Tone::Warning, {}, this)), m_undoText(new TextLabel(TextRole::Dim, {}, this)),
      m_undo(new KeyButton(tr("Annuler"), keyCap(Act::Undo), KeyButton::Kind::Accent, this)),
      m_refused(new KeyButton({}, keyCap(Act::Problems), KeyButton::Kind::Danger, this)), m_sync(new PillButton(this)),
      m_line(new Pill(Tone::Plain, {}, this)),
      m_keys(new KeyButton(tr("Touches"), keyCap(Act::Help), KeyButton::Kind::Quiet, this))
{
    setFixedHeight(44 + (fontMetrics().height() > 20 ? 8 : 0));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::space4, 0, Theme::space4, 0);
    row->setSpacing(Theme::space3);
    auto* logo = new TextLabel(TextRole::Title, QStringLiteral("Relais"), this);
    logo->setTone(Tone::Accent);
    row->addWidget(logo);
    row->addSpacing(Theme::space2);
    row->addWidget(m_agent);
    row->addSpacing(Theme::space2);
    auto* state = new QHBoxLayout;
    state->setSpacing(Theme::space2);
    state->addWidget(m_dot);
    state->addWidget(m_state);
    state->addWidget(m_clock);
    row->addLayout(state);
    row->addWidget(m_after);
    row->addStretch(1);
    row->addWidget(m_undoText);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(m_refused);
    row->addWidget(m_sync);
    row->addWidget(m_line);
    row->addWidget(m_keys);
    auto* emergencyButton = new KeyButton(tr("Urgence"), keyCap(Act::Emergency), KeyButton::Kind::Danger, this);
    row->addSpacing(Theme::space1);
    row->addWidget(emergencyButton);
    m_undo->hide();
    m_undoText->hide();
    m_refused->hide();
    connect(emergencyButton, &QAbstractButton::clicked, this, &DeskHeader::emergency);
    connect(m_keys, &QAbstractButton::clicked, this, &DeskHeader::keys);
    connect(m_refused, &QAbstractButton::clicked, this, &DeskHeader::problems);
    connect(m_undo, &QAbstractButton::clicked, &m_model, &AgentStateViewModel::undo);
    connect(m_sync, &QAbstractButton::clicked, &m_model, &AgentStateViewModel::syncNow);
    connect(&m_model, &AgentStateViewModel::changed, this, &DeskHeader::refresh);
    connect(&m_model, &AgentStateViewModel::clockChanged, this, &DeskHeader::refreshClock);
    refresh();
}

void DeskHeader::refresh()
{
    const Theme& theme = themeOf(this);
    m_agent->setText(m_model.agentText());
    m_dot->setColour(colourOf(theme, m_model.agentState()));
    m_state->setText(m_model.stateText());
    m_after->setTextOrHide(m_model.afterText());
    const SyncWords sync = m_model.sync();
    const bool calm = m_model.syncState() == SyncState::UpToDate || m_model.syncState() == SyncState::Sending;
    m_sync->showState(sync.badge, calm ? Tone::Plain : toneOf(m_model.syncState()), toneOf(m_model.syncState()));
    m_sync->setToolTip(sync.sentence);
    m_sync->setAccessibleDescription(sync.sentence);
    m_line->setTextOrHide(m_model.lineText());
    m_refused->setVisible(m_model.refused() > 0);
    m_refused->setLabel(m_model.refused() == 1 ? tr("1 envoi refusé") : tr("%1 envois refusés").arg(m_model.refused()));
    m_undoText->setTextOrHide(m_model.undoOffered() ? m_model.undoText() : QString());
    m_undo->setVisible(m_model.undoOffered());
    refreshClock();
    fold();
}

void DeskHeader::refreshClock()
{
    m_clock->setText(m_model.clockText());
    if (m_undo->isVisible()) {
        m_undo->setToolTip(tr("Encore %1 s").arg(m_model.undoSeconds()));
        m_undoText->setText(m_model.undoText() + QStringLiteral(" · %1\u00a0s").arg(m_model.undoSeconds()));
    }
}

void DeskHeader::fold()
{
    // Where not everything has its place, what is known anyway gives way first: the line's name, the agent's own, the keys.
    m_line->setVisible(!m_line->text().isEmpty());
    m_agent->show();
    m_keys->show();
    for (QWidget* one : std::initializer_list<QWidget*>{m_line, m_agent, m_keys}) {
        if (layout()->minimumSize().width() <= width()) {
            return;
        }
        one->hide();
    }
}

void DeskHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        refresh();
    }
}

void DeskHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fold();
}

void DeskHeader::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

} // namespace relais
