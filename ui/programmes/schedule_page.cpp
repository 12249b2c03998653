#include "ui/programmes/schedule_page.h"

#include "ui/base/column_scroll.h"
#include "ui/base/row_list.h"
#include "ui/base/text_height.h"
#include "ui/base/text_label.h"
#include "ui/programmes/schedule_form.h"
#include "ui/programmes/schedule_timeline.h"
#include "ui/programmes/schedule_tree.h"
#include "ui/words/protocol_words.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QTabBar>

#include <array>

namespace relais {
namespace {
constexpr int sideWidth = 340;
constexpr int treeHeight = 236;
} // namespace

SchedulePage::SchedulePage(const ScheduleViewModel::Books& books, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const Clock& clock, const CentreId& centre, QWidget* parent)
    : Card(parent), m_model(books, outcomes, calendar, clock, centre), m_heading(new TextLabel(TextRole::Strong, {}, this)),
      m_notice(new TextLabel(TextRole::Body, {}, this)), m_failure(new TextLabel(TextRole::Strong, {}, this)),
      m_hint(new TextLabel(TextRole::Dim, {}, this)), m_step(new TextLabel(TextRole::Body, {}, this)),
      m_timeline(new ScheduleTimeline(m_model, this))
{
    column()->addWidget(new TextLabel(TextRole::Title, tr("Programmes et volets"), this));
    auto* halves = new QHBoxLayout;
    halves->setSpacing(Theme::space4);
    halves->addWidget(leftSide());
    halves->addLayout(rightSide(), 1);
    column()->addLayout(halves, 1);
    connect(&m_model, &ScheduleViewModel::changed, this, &SchedulePage::refresh);
    connect(&m_model, &ScheduleViewModel::formChanged, this, &SchedulePage::describe);
    connect(m_timeline, &ScheduleTimeline::moved, this, [this](int row) {
        showStep(row);
        if (QWidget* line = m_steps->textAt(row)) {
            m_list->ensureWidgetVisible(line, 0, 0);
        }
    });
    describe();
    refresh();
}

QWidget* SchedulePage::leftSide()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(sideWidth);
    auto* left = new QVBoxLayout(side);
    left->setContentsMargins(0, 0, 0, 0);
    auto* tree = new ScheduleTree(m_model, side);
    tree->setFixedHeight(treeHeight);
    connect(tree, &ScheduleTree::chosen, &m_model, &ScheduleViewModel::choose);
    setFocusProxy(tree);
    left->addWidget(tree);
    auto* scroll = new ColumnScroll(side);
    scroll->column()->addWidget(new ScheduleForm(m_model, scroll->widget()));
    scroll->column()->addStretch(1);
    left->addWidget(scroll, 1);
    return side;
}

QVBoxLayout* SchedulePage::rightSide()
{
    auto* right = new QVBoxLayout;
    right->addWidget(m_heading->wrapped());
    right->addWidget(m_notice->wrapped());
    right->addWidget(m_failure->wrapped());
    right->addWidget(m_timeline);
    right->addWidget(m_step->wrapped());
    // Two lines, which most steps take: what is below does not jump as the arrows go on.
    m_step->setMinimumHeight(2 * QFontMetrics(m_step->font()).lineSpacing());
    right->addWidget(m_hint->wrapped());
    auto* tabs = new QTabBar(this);
    tabs->setAccessibleName(tr("Étapes ou contenu du volet"));
    tabs->setDrawBase(true);
    tabs->setExpanding(false);
    right->addWidget(tabs);
    std::array<ColumnScroll*, 2> parts{};
    const std::array titles{tr("Étapes"), tr("Ce que dit le volet")};
    const std::array names{tr("Liste des étapes"), tr("Contenu du volet")};
    for (std::size_t at = 0; at < parts.size(); ++at) {
        tabs->addTab(titles[at]);
        parts[at] = new ColumnScroll(this);
        // Nothing inside takes the focus by itself: without it, the keyboard could not read on.
        parts[at]->setFocusPolicy(Qt::StrongFocus);
        parts[at]->setAccessibleName(names[at]);
        parts[at]->setVisible(at == 0);
        right->addWidget(parts[at], 1);
    }
    connect(tabs, &QTabBar::currentChanged, this, [parts](int now) {
        for (std::size_t at = 0; at < parts.size(); ++at) {
            parts[at]->setVisible(static_cast<int>(at) == now);
        }
    });
    m_list = parts[0];
    m_steps = new RowList(RowList::Shape::LabelText, parts[0]->widget());
    parts[0]->column()->addWidget(m_steps);
    parts[0]->column()->addStretch(1);
    m_says = parts[1]->column();
    return right;
}

void SchedulePage::refresh()
{
    m_notice->setTextOrHide(m_model.notice());
    m_failure->setTextOrHide(m_model.failure());
    m_timeline->refresh();
    m_hint->setTextOrHide(m_model.rows().empty()
            ? QString()
            : typographic(
                tr("Barre : fenêtre. Losange : jour prévu, plein si fait. Tirets : aujourd'hui. Jours grisés : fermés. Les "
                   "flèches passent d'une étape à l'autre.")));
    std::vector<RowList::Row> rows;
    rows.reserve(m_model.rows().size());
    for (const auto& row : m_model.rows()) {
        QStringList parts{row.state, row.due, row.who, row.channel,
            row.window.isEmpty() ? QString() : typographic(tr("fenêtre : %1").arg(row.window)), row.why};
        parts.removeAll(QString());
        rows.push_back({row.step, parts.join(QStringLiteral(" · ")), {}, row.code == StepState::Late ? Tone::Late : Tone::Plain});
    }
    for (const QString& end : m_model.ends()) {
        rows.push_back({tr("Fin du parcours"), end, {}, Tone::Plain});
    }
    if (!rows.empty()) {
        rows.push_back({tr("Calendrier"), m_model.place(), {}, Tone::Plain});
    }
    m_steps->setRows(rows);
    takeHeightFromWidth(m_steps);
    showStep(m_timeline->current());
}

/// The bars name nothing by themselves.
void SchedulePage::showStep(int row)
{
    m_step->setTextOrHide(row < m_timeline->count() ? m_timeline->sentence(row) : QString());
}

void SchedulePage::describe()
{
    if (m_said != nullptr && m_described == m_model.protocol()) {
        return;
    }
    m_described = m_model.protocol();
    delete m_said; // texts only: nothing in it can be what asked
    m_said = new QWidget(m_says->parentWidget());
    auto* said = new QVBoxLayout(m_said);
    said->setContentsMargins(0, Theme::space2, 0, 0);
    for (const auto& section : m_model.description()) {
        said->addWidget(new TextLabel(TextRole::Title, section.title, m_said));
        if (section.lines.front().name.isEmpty()) {
            for (const auto& line : section.lines) {
                said->addWidget((new TextLabel(TextRole::Body, line.text, m_said))->wrapped());
            }
            continue;
        }
        auto* list = new RowList(RowList::Shape::LabelText, m_said);
        std::vector<RowList::Row> rows;
        rows.reserve(section.lines.size());
        for (const auto& line : section.lines) {
            rows.push_back({line.name, line.text, {}, Tone::Plain});
        }
        list->setRows(rows);
        said->addWidget(list);
    }
    said->addStretch(1);
    takeHeightFromWidth(m_said);
    m_says->addWidget(m_said);
    m_said->show();
    m_heading->setTextOrHide(m_model.protocol() ? ProtocolWords::version(*m_model.protocol()) : QString());
}

} // namespace relais
