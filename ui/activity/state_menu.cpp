#include "ui/activity/state_menu.h"

#include "ui/words/act_words.h"

namespace relais {

StateMenu::StateMenu(AgentStateViewModel& model, QWidget* parent) : QMenu(parent), m_model(model)
{
    setTitle(tr("Pauses et activités"));
    setAccessibleName(title());
}

void StateMenu::fill()
{
    clear();
    addSection(m_model.isInCall() ? tr("Pause, après cet appel") : tr("Pause"));
    bool activities = false;
    for (const StateChoice& choice : stateChoices()) {
        if (choice.state == AgentState::Activity && !activities) {
            activities = true;
            addSection(m_model.isInCall() ? tr("Activité, après cet appel") : tr("Activité"));
        }
        QAction* action = addAction(choice.text);
        connect(action, &QAction::triggered, this, [this, choice] { m_model.take(choice); });
    }
    addSeparator();
    if (m_model.canGiveBack()) {
        QAction* back = addAction(tr("Rendre ce contact") + u'\t' + keyCap(Act::GiveBack));
        connect(back, &QAction::triggered, this, &StateMenu::giveBack);
    }
    QAction* day = addAction(tr("Ma journée") + u'\t' + keyCap(Act::Counters));
    connect(day, &QAction::triggered, this, &StateMenu::counters);
    if (m_model.canBeReady()) {
        QAction* ready = addAction(tr("Prêt à appeler") + u'\t' + keyCap(Act::Ready));
        connect(ready, &QAction::triggered, &m_model, &AgentStateViewModel::ready);
    }
    if (m_model.hasContact()) {
        QAction* last = addAction(tr("Dernier appel") + u'\t' + keyCap(Act::LastCall));
        last->setCheckable(true);
        last->setChecked(m_model.isLastCall());
        connect(last, &QAction::triggered, &m_model, &AgentStateViewModel::lastCall);
    }
    if (!m_model.isInCall()) {
        const QString key = m_model.hasContact() ? QString() : u'\t' + keyCap(Act::LastCall);
        connect(addAction(tr("Quitter le poste") + key), &QAction::triggered, &m_model, &AgentStateViewModel::signOut);
    }
}

void StateMenu::popupAbove(QWidget* anchor)
{
    fill();
    const QPoint above = anchor->mapToGlobal(QPoint(0, -sizeHint().height() - 4));
    popup(above);
    if (!actions().isEmpty()) {
        setActiveAction(actions().at(1));
    }
}

} // namespace relais
