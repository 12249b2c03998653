#include "ui/shell/failure_bar.h"

#include "ui/base/key_button.h"
#include "ui/base/relais_style.h"
#include "ui/base/text_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace relais {

FailureBar::FailureBar(QWidget* parent) : QFrame(parent), m_text(new TextLabel(TextRole::Body, {}, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::space4, Theme::space2, Theme::space2, Theme::space2);
    row->setSpacing(Theme::space3);
    m_text->setTone(Tone::Late);
    row->addWidget(m_text->wrapped(), 1);
    auto* closeButton = new KeyButton(tr("Compris"), {}, KeyButton::Kind::Plain, this);
    row->addWidget(closeButton);
    connect(closeButton, &QAbstractButton::clicked, this, &QWidget::hide);
    hide();
}

void FailureBar::show(const QString& sentence)
{
    m_text->setText(sentence);
    setVisible(true);
    raise();
}

void FailureBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    RelaisStyle::drawBox(&painter, QRectF(rect()), theme.lateGround, theme.late, Theme::cardRadius);
}

void FailureBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        hide();
        return;
    }
    QFrame::keyPressEvent(event);
}

} // namespace relais
