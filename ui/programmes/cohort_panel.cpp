#include "ui/programmes/cohort_panel.h"

#include "ui/base/announcer.h"
#include "ui/base/key_button.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace relais {

CohortPanel::CohortPanel(CallDesk& desk, const Calendar& calendar, const CentreId& centre, QWidget* parent)
    : QWidget(parent), m_model(desk, calendar, centre), m_standing(new TextLabel(TextRole::Body, {}, this)),
      m_bound(new TextLabel(TextRole::Strong, {}, this)), m_question(new TextLabel(TextRole::Body, {}, this)),
      m_message(new TextLabel(TextRole::Strong, {}, this)),
      m_ask(new KeyButton(typographic(tr("Choisir qui est appelé…")), {}, KeyButton::Kind::Plain, this)),
      m_choose(new KeyButton(typographic(tr("Oui, choisir")), {}, KeyButton::Kind::Primary, this)),
      m_takeBack(new KeyButton(typographic(tr("Ne rien changer")), tr("Échap"), KeyButton::Kind::Quiet, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space1);
    column->addWidget(m_standing->wrapped());
    column->addWidget(m_bound->wrapped());
    column->addWidget(m_question->wrapped());
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::space2);
    row->addWidget(m_ask);
    row->addWidget(m_choose);
    row->addWidget(m_takeBack);
    row->addWidget(m_message->wrapped(), 1);
    row->addItem(new QSpacerItem(
        0, 0, QSizePolicy::Expanding, QSizePolicy::Minimum)); // while nothing is said the buttons keep their width
    column->addLayout(row);
    connect(m_ask, &QAbstractButton::clicked, this, [this] {
        m_model.askFirst();
        if (m_choose->isVisible()) {
            m_choose->setFocus(Qt::OtherFocusReason);
        }
    });
    connect(m_choose, &QAbstractButton::clicked, &m_model, &CohortViewModel::choose);
    connect(m_takeBack, &QAbstractButton::clicked, &m_model, &CohortViewModel::takeBack);
    connect(&m_model, &CohortViewModel::changed, this, &CohortPanel::refresh);
    connect(&m_model, &CohortViewModel::announced, new Announcer(this), &Announcer::announce);
    refresh();
}

/// While the question stands Escape is ours, whatever the window does with it.
bool CohortPanel::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_model.question().isEmpty()
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void CohortPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !m_model.question().isEmpty()) {
        m_model.takeBack();
        return;
    }
    QWidget::keyPressEvent(event);
}

void CohortPanel::refresh()
{
    const QString question = m_model.question();
    m_standing->setTextOrHide(m_model.standing());
    m_standing->setTone(m_model.isMissing() ? Tone::Warning : Tone::Plain);
    m_bound->setTextOrHide(question.isEmpty() ? m_model.bound() : QString()); // which the question says
    m_question->setTextOrHide(question);
    m_message->setTextOrHide(m_model.message());
    m_message->setTone(m_model.isRefused() ? Tone::Warning : Tone::Done);
    // Whoever stood on a button that goes stands on the one that comes.
    const bool stood = m_choose->hasFocus() || m_takeBack->hasFocus();
    m_ask->setVisible(question.isEmpty() && m_model.hasCohort());
    m_choose->setVisible(!question.isEmpty());
    m_takeBack->setVisible(!question.isEmpty());
    if (stood && question.isEmpty()) {
        m_ask->setFocus(Qt::OtherFocusReason);
    }
    setVisible(!m_model.standing().isEmpty());
}

} // namespace relais
