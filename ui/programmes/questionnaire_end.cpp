#include "ui/programmes/questionnaire_end.h"

#include "ui/base/card.h"
#include "ui/base/key_button.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {

QuestionnaireEnd::QuestionnaireEnd(QuestionnaireViewModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_level(new TextLabel(TextRole::Name, {}, this)),
      m_meaning(new TextLabel(TextRole::Body, {}, this)), m_follows(new TextLabel(TextRole::Strong, {}, this)),
      m_heading(new TextLabel(TextRole::CaptionStrong, typographic(tr("Consentements, à lire à la personne")), this)),
      m_list(new QVBoxLayout), m_missing(new TextLabel(TextRole::Dim, {}, this)),
      m_back(new KeyButton(tr("Question précédente"), tr("Alt+←"), KeyButton::Kind::Quiet, this)),
      m_finish(new KeyButton(tr("Inscrire"), tr("Ctrl+Entrée"), KeyButton::Kind::Primary, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space3);
    column->addWidget(m_level->wrapped());
    column->addWidget(m_meaning->wrapped());
    column->addWidget(m_follows->wrapped());
    column->addSpacing(Theme::space2);
    column->addWidget(m_heading);
    m_list->setSpacing(Theme::space3);
    column->addLayout(m_list);
    column->addWidget(m_missing->wrapped());
    auto* acts = new QHBoxLayout;
    acts->setSpacing(Theme::space2);
    acts->addWidget(m_back);
    acts->addStretch(1);
    acts->addWidget(m_finish);
    column->addSpacing(Theme::space2);
    column->addLayout(acts);
    connect(m_back, &QAbstractButton::clicked, &m_model, &QuestionnaireViewModel::goBack);
    connect(m_finish, &QAbstractButton::clicked, &m_model, &QuestionnaireViewModel::finish);
    connect(&m_model, &QuestionnaireViewModel::changed, this, &QuestionnaireEnd::refresh);
    refresh();
}

void QuestionnaireEnd::rebuild()
{
    qDeleteAll(m_rows);
    m_rows.clear();
    m_boxes.clear();
    for (int i = 0; i < static_cast<int>(m_model.consents().size()); ++i) {
        const auto& consent = m_model.consents()[static_cast<std::size_t>(i)];
        auto* row = new QWidget(this);
        auto* column = new QVBoxLayout(row);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        const QString name = consent.required ? tr("%1, nécessaire (%2)").arg(consent.title).arg(i + 1)
                                              : tr("%1, au choix de la personne (%2)").arg(consent.title).arg(i + 1);
        auto* box = new QCheckBox(name, row);
        box->setAccessibleDescription(consent.wording);
        box->installEventFilter(this);
        auto* wording = new TextLabel(TextRole::Caption, consent.wording, row);
        wording->setContentsMargins(25, 0, 0, 0);
        column->addWidget(box);
        column->addWidget(wording);
        m_list->addWidget(row);
        m_rows.push_back(row);
        m_boxes.push_back(box);
        connect(box, &QCheckBox::toggled, this, [this, i](bool on) { m_model.setConsent(i, on); });
    }
}

void QuestionnaireEnd::refresh()
{
    QStringList shape;
    for (const auto& consent : m_model.consents()) {
        shape << consent.title << consent.wording;
    }
    if (shape != m_shape) {
        m_shape = shape;
        rebuild();
    }
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const QSignalBlocker block(m_boxes[i]);
        m_boxes[i]->setChecked(m_model.consents()[i].given);
    }
    m_level->setTextOrHide(m_model.levelText());
    m_meaning->setText(m_model.meaningText());
    m_follows->setTextOrHide(m_model.followsTexts().join(u'\n'));
    m_heading->setVisible(!m_boxes.empty());
    const bool joins = !m_boxes.empty();
    m_finish->setLabel(joins ? tr("Inscrire") : tr("Enregistrer"));
    m_finish->setVisible(joins || m_model.canFinish());
    m_finish->setEnabled(m_model.canFinish());
    m_missing->setTextOrHide(m_model.canFinish() ? QString()
            : joins ? typographic(tr("L'inscription attend le consentement au programme. Sans lui, rien n'est gardé."))
                    : typographic(tr("Rien n'est gardé des réponses : abandonnez pour les effacer.")));
}

void QuestionnaireEnd::takeFocus()
{
    if (!m_boxes.empty()) {
        m_boxes.front()->setFocus(Qt::ShortcutFocusReason);
    } else if (m_finish->isVisibleTo(this)) {
        m_finish->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_back->setFocus(Qt::ShortcutFocusReason);
    }
}

/// On some desktops Return ticks a box, with Ctrl too: that key is the page's.
bool QuestionnaireEnd::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers().testFlag(Qt::ControlModifier)) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

bool QuestionnaireEnd::toggle(int consent)
{
    if (consent < 0 || consent >= static_cast<int>(m_boxes.size())) {
        return false;
    }
    m_boxes[static_cast<std::size_t>(consent)]->toggle();
    return true;
}

} // namespace relais
