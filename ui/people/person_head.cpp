#include "ui/people/person_head.h"

#include "ui/base/pill.h"
#include "ui/base/relais_style.h"
#include "ui/base/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace relais {

PersonHead::PersonHead(QWidget* parent)
    : Card(parent), m_row(new QHBoxLayout), m_name(new TextLabel(TextRole::Name, {}, this)),
      m_about(new TextLabel(TextRole::Dim, {}, this)), m_stopped(new Pill(Tone::Late, {}, this)), m_pins(new QWidget(this)),
      m_details(new TextLabel(TextRole::Dim, {}, this)), m_whyCard(new Card(this, Card::Kind::Tinted)),
      m_why(new QLabel(m_whyCard))
{
    column()->setSpacing(Theme::space1);
    m_row->setSpacing(Theme::space2);
    auto* names = new QHBoxLayout;
    names->setSpacing(Theme::space3);
    names->addWidget(m_name);
    names->addWidget(m_about, 0, Qt::AlignBottom);
    names->addWidget(m_stopped);
    names->addStretch(1);
    m_about->setContentsMargins(0, 0, 0, 3);
    auto* pins = new QHBoxLayout(m_pins);
    pins->setContentsMargins(0, 0, 0, 0);
    pins->setSpacing(Theme::space1);
    pins->addStretch(1);
    m_row->addLayout(names, 1);
    m_row->addWidget(m_pins, 0);
    column()->addLayout(m_row);
    column()->addWidget(m_details->wrapped());
    m_why->setWordWrap(true);
    m_why->setTextFormat(Qt::RichText);
    m_whyCard->column()->addWidget(m_why);
    column()->addSpacing(Theme::space1);
    column()->addWidget(m_whyCard);
}

void PersonHead::show(const PersonView& view)
{
    m_name->setText(view.name);
    m_about->setText(view.ageAndTown);
    m_stopped->setTextOrHide(view.stopped);
    m_details->setText(view.details);
    m_whyTitle = view.whyTitle;
    m_whyText = view.why;
    showWhy();
    showPins(view.pinned);
}

void PersonHead::showPins(const QStringList& pinned)
{
    if (m_pinned == pinned) {
        return;
    }
    m_pinned = pinned;
    qDeleteAll(m_pins->findChildren<Pill*>(QString(), Qt::FindDirectChildrenOnly));
    auto* row = static_cast<QHBoxLayout*>(m_pins->layout());
    for (const QString& text : m_pinned) {
        row->insertWidget(row->count() - 1, new Pill(Tone::Warning, QStringLiteral("⚑ ") + text, m_pins));
    }
}

void PersonHead::showWhy()
{
    const QString text = QStringLiteral("<span style=\"color:%1;font-weight:600\">%2</span> — %3")
                             .arg(themeOf(this).accent.name(), m_whyTitle, m_whyText.toHtmlEscaped());
    if (m_why->text() != text) {
        m_why->setText(text);
        m_why->setAccessibleName(m_whyTitle + QStringLiteral(" — ") + m_whyText);
    }
    m_whyCard->setVisible(!m_whyText.isEmpty());
}

void PersonHead::arrange(int width)
{
    const int needed = m_name->sizeHint().width() + m_about->sizeHint().width() + m_pins->sizeHint().width() + 80;
    m_row->setDirection(needed > width ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void PersonHead::changeEvent(QEvent* event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_why != nullptr) {
        showWhy();
    }
}

} // namespace relais
