#include "ui/correspondence/physician_sheet_page.h"

#include "ui/base/key_button.h"
#include "ui/correspondence/paper_view.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace relais {

PhysicianSheetPage::PhysicianSheetPage(PhysicianSheetViewModel& model, QWidget* parent)
    : InfoPage(tr("Fiche pour le médecin"), parent), m_model(model),
      m_save(new KeyButton(tr("Enregistrer le PDF…"), tr("Ctrl+S"), KeyButton::Kind::Primary, this))
{
    m_save->setAccessibleName(tr("Enregistrer le PDF"));
    auto* acts = new QHBoxLayout;
    acts->addWidget(m_save);
    acts->addStretch(1);
    top()->addLayout(acts);
    content()->addStretch(1);
    auto* key = new QShortcut(QKeySequence::Save, this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, &m_model, &PhysicianSheetViewModel::save);
    connect(m_save, &QAbstractButton::clicked, &m_model, &PhysicianSheetViewModel::save);
    connect(&m_model, &PhysicianSheetViewModel::changed, this, &PhysicianSheetPage::refresh);
    refresh();
}

void PhysicianSheetPage::refresh()
{
    showMessage(m_model.message(),
        m_model.isBad()                                                ? Tone::Late
            : m_model.state() == PhysicianSheetViewModel::State::Saved ? Tone::Done
                                                                       : Tone::Plain);
    m_save->setEnabled(m_model.canSave());
    m_save->setVisible(m_model.document().has_value());
    if (m_shown == m_model.document()) {
        return; // saving changes nothing on the paper: the reader stays where she is
    }
    m_shown = m_model.document();
    delete m_paper;
    m_paper = nullptr;
    if (m_shown) {
        m_paper = new PaperView(*m_shown, contentWidget());
        content()->insertWidget(0, m_paper);
        m_paper->show();
    }
}

} // namespace relais
