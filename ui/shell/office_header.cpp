#include "ui/shell/office_header.h"

#include "ui/base/key_button.h"
#include "ui/base/pill_button.h"
#include "ui/base/relais_style.h"
#include "ui/base/text_label.h"
#include "ui/words/act_words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace relais {
namespace {

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

QString OfficeHeader::signOutKey()
{
    return keysOf(Act::LastCall).second; // the way out of the desk, too
}

OfficeHeader::OfficeHeader(AgentStateViewModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_agent(new TextLabel(TextRole::Dim, {}, this)), m_sync(new PillButton(this))
{
    setFixedHeight(44 + (fontMetrics().height() > 20 ? 8 : 0));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::space4, 0, Theme::space4, 0);
    row->setSpacing(Theme::space3);
    auto* logo = new TextLabel(TextRole::Title, QStringLiteral("Relais"), this);
    logo->setTone(Tone::Accent);
    auto* out = new KeyButton(tr("Se déconnecter"), keyCapOf(signOutKey()), KeyButton::Kind::Quiet, this);
    row->addWidget(logo);
    row->addSpacing(Theme::space2);
    row->addWidget(m_agent);
    row->addStretch(1);
    row->addWidget(m_sync);
    row->addWidget(out);
    connect(out, &QAbstractButton::clicked, this, &OfficeHeader::signOut);
    connect(m_sync, &QAbstractButton::clicked, &m_model, &AgentStateViewModel::syncNow);
    connect(&m_model, &AgentStateViewModel::changed, this, &OfficeHeader::refresh);
    refresh();
}

void OfficeHeader::refresh()
{
    m_agent->setText(m_model.agentText());
    const SyncWords sync = m_model.sync();
    const bool calm = m_model.syncState() == SyncState::UpToDate || m_model.syncState() == SyncState::Sending;
    m_sync->showState(sync.badge, calm ? Tone::Plain : toneOf(m_model.syncState()), toneOf(m_model.syncState()));
    m_sync->setToolTip(sync.sentence);
    m_sync->setAccessibleDescription(sync.sentence);
}

void OfficeHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        refresh();
    }
}

void OfficeHeader::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

} // namespace relais
