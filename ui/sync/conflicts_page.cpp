#include "ui/sync/conflicts_page.h"

#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/row_list.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace relais {

ConflictsPage::ConflictsPage(CallDesk& desk, const Clock& clock, const TimeWords& time, QWidget* parent)
    : Card(parent), m_model(desk, clock, time), m_summary(new TextLabel(TextRole::Strong, {}, this)),
      m_problem(new TextLabel(TextRole::Body, {}, this)),
      m_reload(new KeyButton(tr("Actualiser"), tr("Ctrl+R"), KeyButton::Kind::Quiet, this)), m_scroll(new ColumnScroll(this))
{
    column()->addWidget(new TextLabel(TextRole::Title, tr("Saisies en conflit"), this));
    auto* intro = new TextLabel(TextRole::Dim,
        typographic(
            tr("Ce que le serveur a gardé bien que quelque chose s'y oppose. Rien n'est perdu : les deux côtés figurent à la "
               "fiche. Qui a saisi corrige depuis son poste.")),
        this);
    column()->addWidget(intro->wrapped());
    column()->addWidget(m_summary->wrapped());
    m_problem->setTone(Tone::Warning);
    column()->addWidget(m_problem->wrapped());
    column()->addWidget(m_reload, 0, Qt::AlignLeft);
    m_scroll->readByKeys(tr("Liste des saisies en conflit"));
    column()->addWidget(m_scroll, 1);
    setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_reload);
    connect(&m_model, &ConflictsViewModel::changed, this, &ConflictsPage::refresh);
    connect(m_reload, &QAbstractButton::clicked, &m_model, &ConflictsViewModel::load);
    auto* again = new QShortcut(QKeySequence(QStringLiteral("Ctrl+R")), this);
    again->setContext(Qt::WidgetWithChildrenShortcut);
    connect(again, &QShortcut::activated, &m_model, &ConflictsViewModel::load);
    refresh();
}

void ConflictsPage::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    m_model.load();
}

void ConflictsPage::refresh()
{
    m_summary->setTextOrHide(m_model.summary());
    m_problem->setTextOrHide(m_model.failure());
    if (m_shown != m_model.rows()) {
        m_shown = m_model.rows();
        rebuild();
    }
}

void ConflictsPage::rebuild()
{
    QVBoxLayout* rows = m_scroll->column();
    while (QLayoutItem* item = rows->takeAt(0)) {
        if (QWidget* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    for (const ConflictsViewModel::Row& row : m_shown) {
        auto* card = new Card(m_scroll->widget(), Card::Kind::Tinted);
        card->column()->addWidget((new TextLabel(TextRole::Name, row.name, card))->wrapped());
        auto* facts = new RowList(RowList::Shape::LabelText, card);
        std::vector<RowList::Row> lines{{tr("Saisie"), row.what, {}, Tone::Plain}, {tr("Pourquoi"), row.why, {}, Tone::Plain},
            {tr("Dite par"), row.said, {}, Tone::Plain}};
        if (!row.other.isEmpty()) {
            lines.push_back({typographic(tr("L'autre par")), row.other, {}, Tone::Plain});
        }
        lines.push_back({tr("Ce qui compte"), row.outcome, {}, Tone::Plain});
        facts->setRows(lines);
        card->column()->addWidget(facts);
        rows->addWidget(card);
    }
    rows->addStretch(1);
}

} // namespace relais
