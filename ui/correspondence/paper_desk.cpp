#include "ui/correspondence/paper_desk.h"

#include "ui/base/key_button.h"

#include <QHBoxLayout>

namespace relais {

PaperDesk::PaperDesk(MemberPapersViewModel& model, QWidget* parent)
    : PaperPage(model.paper(), parent), m_model(model),
      m_aside(new KeyButton(tr("Ne pas envoyer"), {}, KeyButton::Kind::Quiet, this)),
      m_next(new KeyButton(tr("Fiche suivante"), {}, KeyButton::Kind::Plain, this))
{
    acts()->insertWidget(2, m_next);
    acts()->insertWidget(3, m_aside);
    connect(m_aside, &QAbstractButton::clicked, &m_model, &MemberPapersViewModel::setAside);
    connect(m_next, &QAbstractButton::clicked, &m_model, &MemberPapersViewModel::openWaiting);
    connect(&m_model, &MemberPapersViewModel::changed, this, &PaperDesk::refresh);
    refresh();
}

void PaperDesk::refresh()
{
    m_aside->setVisible(m_model.showsWaiting());
    m_next->setVisible(!m_model.showsWaiting() && !m_model.waiting().empty());
}

} // namespace relais
