#include "ui/queue/idle_page.h"

#include "ui/base/card.h"
#include "ui/base/key_button.h"
#include "ui/base/text_label.h"
#include "ui/words/act_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace relais {

IdlePage::IdlePage(WaitingViewModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(this);
    outer->addWidget(card);
    m_title = new TextLabel(TextRole::Name, {}, card);
    m_text = new TextLabel(TextRole::Body, {}, card);
    m_ready = new KeyButton(tr("Prêt à appeler"), keyCap(Act::Ready), KeyButton::Kind::Primary, card);
    m_attempts = new KeyButton({}, keyCap(Act::Attempts), KeyButton::Kind::Danger, card);
    auto* column = card->column();
    column->addStretch(2);
    auto* row = new QHBoxLayout;
    auto* texts = new QVBoxLayout;
    texts->setSpacing(Theme::space2);
    texts->addWidget(m_title->wrapped());
    texts->addWidget(m_text->wrapped());
    auto* acts = new QHBoxLayout;
    acts->setSpacing(Theme::space2);
    acts->addWidget(m_ready);
    acts->addWidget(m_attempts);
    acts->addStretch(1);
    texts->addSpacing(Theme::space2);
    texts->addLayout(acts);
    row->addStretch(1);
    row->addLayout(texts, 6);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(3);
    setFocusProxy(m_ready);
    connect(m_ready, &QAbstractButton::clicked, this, &IdlePage::ready);
    connect(m_attempts, &QAbstractButton::clicked, this, &IdlePage::attempts);
    connect(&m_model, &WaitingViewModel::changed, this, &IdlePage::refresh);
    refresh();
}

void IdlePage::refresh()
{
    const NoContactWords words = m_model.idleWords();
    m_title->setText(words.title);
    m_text->setText(words.text);
    const auto idle = m_model.idle();
    const bool canAsk = idle != WaitingViewModel::Idle::Looking && idle != WaitingViewModel::Idle::Contact;
    const bool appears = canAsk && m_ready->isHidden();
    m_ready->setVisible(canAsk);
    if (appears && isVisible()) {
        m_ready->setFocus(Qt::OtherFocusReason);
    }
    m_ready->setLabel(idle == WaitingViewModel::Idle::Nobody ? tr("Demander de nouveau") : tr("Prêt à appeler"));
    const int open = m_model.openAttempts();
    m_attempts->setVisible(open > 0);
    m_attempts->setLabel(open == 1 ? tr("1 appel sans résultat") : tr("%1 appels sans résultat").arg(open));
}

} // namespace relais
