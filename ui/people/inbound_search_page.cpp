#include "ui/people/inbound_search_page.h"

#include "ui/base/key_button.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace relais {

InboundSearchPage::InboundSearchPage(CallDesk& desk, QWidget* parent)
    : InfoPage(tr("Appel entrant, recherche"), parent), m_model(desk),
      m_field(new TextField(tr("Nom, numéro ou date de naissance"), this))
{
    auto* label = new TextLabel(TextRole::CaptionStrong, tr("Nom, numéro ou date de naissance"), this);
    label->setBuddy(m_field);
    top()->addWidget(label);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::space2);
    auto* go = new KeyButton(tr("Chercher"), tr("Entrée"), KeyButton::Kind::Primary, this);
    row->addWidget(m_field, 1);
    row->addWidget(go);
    top()->addLayout(row);
    content()->addStretch(1);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { m_model.search(m_field->text()); });
    connect(go, &QAbstractButton::clicked, this, [this] { m_model.search(m_field->text()); });
    connect(&m_model, &InboundSearchViewModel::changed, this, &InboundSearchPage::refresh);
    connect(&m_model, &InboundSearchViewModel::opened, this, [this] {
        m_answered = true;
        Q_EMIT closed();
    });
    refresh();
}

void InboundSearchPage::showEvent(QShowEvent* event)
{
    InfoPage::showEvent(event);
    // A search goes on where it was left, but never with the name of another caller.
    const QString number = m_model.suggestedNumber();
    if (m_answered || number != m_number) {
        m_answered = false;
        m_number = number;
        m_model.clear();
        m_field->setText(number);
    }
    m_field->selectAll();
    m_field->setFocus();
}

void InboundSearchPage::refresh()
{
    showMessage(m_model.message().isEmpty() && m_model.rows().empty()
            ? typographic(tr("Le contact à l'écran attend. Avant d'ouvrir une fiche, demandez deux éléments : date de naissance, "
                             "adresse, médecin."))
            : m_model.message());
    delete m_list;
    m_list = new QWidget(contentWidget());
    auto* rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::space3);
    for (int i = 0; i < static_cast<int>(m_model.rows().size()); ++i) {
        const auto& found = m_model.rows()[static_cast<std::size_t>(i)];
        auto* line = new QHBoxLayout;
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(new TextLabel(TextRole::Strong, found.name, m_list));
        texts->addWidget(new TextLabel(TextRole::Dim, found.about, m_list));
        line->addLayout(texts, 1);
        auto* open = new KeyButton(tr("Ouvrir la fiche"), {}, KeyButton::Kind::Plain, m_list);
        open->setAccessibleName(tr("Ouvrir la fiche, %1").arg(found.name));
        line->addWidget(open, 0, Qt::AlignTop);
        rows->addLayout(line);
        connect(open, &QAbstractButton::clicked, this, [this, i] { m_model.open(i); });
    }
    content()->insertWidget(0, m_list);
    m_list->show();
}

} // namespace relais
