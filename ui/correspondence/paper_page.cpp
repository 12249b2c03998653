#include "ui/correspondence/paper_page.h"

#include "ui/base/key_button.h"
#include "ui/correspondence/paper_view.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace relais {

PaperPage::PaperPage(PaperViewModel& model, QWidget* parent)
    : InfoPage(tr("Papier à remettre"), parent), m_model(model), m_acts(new QHBoxLayout),
      m_save(new KeyButton(tr("Enregistrer en PDF…"), tr("Ctrl+S"), KeyButton::Kind::Primary, this)),
      m_print(new KeyButton(tr("Imprimer…"), tr("Ctrl+P"), KeyButton::Kind::Plain, this))
{
    m_save->setAccessibleName(tr("Enregistrer en PDF"));
    m_print->setAccessibleName(tr("Imprimer"));
    m_acts->addWidget(m_save);
    m_acts->addWidget(m_print);
    m_acts->addStretch(1);
    top()->addLayout(m_acts);
    content()->addStretch(1);
    const auto bind = [this](QKeySequence::StandardKey key, void (PaperViewModel::*act)()) {
        auto* shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, &m_model, act);
    };
    bind(QKeySequence::Save, &PaperViewModel::save);
    bind(QKeySequence::Print, &PaperViewModel::print);
    connect(m_save, &QAbstractButton::clicked, &m_model, &PaperViewModel::save);
    connect(m_print, &QAbstractButton::clicked, &m_model, &PaperViewModel::print);
    connect(&m_model, &PaperViewModel::changed, this, &PaperPage::refresh);
    refresh();
}

void PaperPage::refresh()
{
    showMessage(m_model.message(), m_model.isBad() ? Tone::Late : m_model.isDone() ? Tone::Done : Tone::Plain);
    for (KeyButton* act : {m_save, m_print}) {
        // Never disabled while she is asked where: that would take the focus away from under her.
        act->setVisible(m_model.document().has_value());
    }
    if (m_shown == m_model.document()) {
        return; // saving changes nothing on the paper: the reader stays where she is
    }
    m_shown = m_model.document();
    delete m_paper;
    m_paper = nullptr;
    setFocusProxy(m_shown ? static_cast<QWidget*>(m_save) : backButton());
    if (m_shown) {
        m_paper = new PaperView(*m_shown, contentWidget());
        content()->insertWidget(0, m_paper);
        m_paper->show();
    }
}

} // namespace relais
