#include "ui/base/info_page.h"

#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace relais {

InfoPage::InfoPage(const QString& title, QWidget* parent)
    : Card(parent), m_scroll(new ColumnScroll(this)), m_top(new QVBoxLayout), m_message(new TextLabel(TextRole::Dim, {}, this)),
      m_back(new KeyButton(tr("Revenir"), tr("Échap"), KeyButton::Kind::Quiet, this))
{
    auto* head = new QHBoxLayout;
    head->addWidget(new TextLabel(TextRole::Title, title, this));
    head->addStretch(1);
    head->addWidget(m_back);
    column()->addLayout(head);
    m_top->setSpacing(Theme::space2);
    column()->addLayout(m_top);
    column()->addWidget(m_message->wrapped());
    m_message->hide();
    column()->addWidget(m_scroll, 1);
    setFocusProxy(m_back);
    connect(m_back, &QAbstractButton::clicked, this, &InfoPage::closed);
}

QVBoxLayout* InfoPage::content() const
{
    return m_scroll->column();
}

QWidget* InfoPage::contentWidget() const
{
    return m_scroll->widget();
}

void InfoPage::showMessage(const QString& text, Tone tone)
{
    m_message->setTone(tone);
    m_message->setTextOrHide(text);
}

} // namespace relais
