#include "ui/programmes/call_load_page.h"

#include "ui/base/column_scroll.h"
#include "ui/base/row_list.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/programmes/cohort_panel.h"
#include "ui/programmes/load_bars.h"
#include "ui/words/load_words.h"
#include "ui/words/typography.h"

#include <QComboBox>
#include <QGridLayout>
#include <QVBoxLayout>

namespace relais {
namespace {
constexpr int numberWidth = 120;
}

CallLoadPage::CallLoadPage(CallDesk& desk, const ProgrammesInForce& programmes, const Calendar& calendar, const Clock& clock,
    const CentreId& centre, QWidget* parent)
    : Card(parent), m_model(desk, programmes, calendar, clock, centre), m_desk(desk),
      m_planned(new TextLabel(TextRole::Dim, {}, this)), m_summary(new TextLabel(TextRole::Strong, {}, this)),
      m_advice(new TextLabel(TextRole::Body, {}, this)), m_cohort(new CohortPanel(desk, calendar, centre, this)),
      m_bars(new LoadBars(this)), m_weeks(nullptr)
{
    column()->addWidget(new TextLabel(TextRole::Title, tr("Charge des appels"), this));
    auto* intro = new TextLabel(TextRole::Dim,
        typographic(tr("Avant de publier une fréquence d'appel : tient-elle dans la capacité des semaines qui viennent ?")),
        this);
    column()->addWidget(intro->wrapped());
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Theme::space3);
    grid->setVerticalSpacing(Theme::space2);
    grid->setColumnStretch(2, 1);
    addPathways(grid);
    using Field = CallLoadViewModel::Field;
    addField(grid, 1, Field::Members, typographic(tr("Personnes appelées")));
    addField(grid, 2, Field::Every, typographic(tr("Jours entre deux appels")));
    addField(grid, 3, Field::Nurses, typographic(tr("Infirmiers, en temps plein")));
    addField(grid, 4, Field::Weeks, typographic(tr("Semaines regardées")));
    column()->addLayout(grid);
    column()->addWidget(m_planned->wrapped());
    column()->addWidget(m_summary->wrapped());
    column()->addWidget(m_advice->wrapped());
    column()->addWidget(m_cohort);
    auto* scroll = new ColumnScroll(this);
    scroll->setFocusPolicy(Qt::StrongFocus); // nothing inside takes the focus: the keyboard scrolls it by this
    scroll->setAccessibleName(typographic(tr("Charge semaine par semaine")));
    m_bars->setParent(scroll->widget());
    scroll->column()->addWidget(m_bars);
    auto* legend = new TextLabel(TextRole::Caption, LoadWords::legend(), scroll->widget());
    scroll->column()->addWidget(legend->wrapped());
    m_weeks = new RowList(RowList::Shape::NameValue, scroll->widget());
    m_weeks->setEmptyText(typographic(tr("Corrigez le champ signalé : le calcul reprend aussitôt.")));
    scroll->column()->addWidget(m_weeks);
    scroll->column()->addStretch(1);
    column()->addWidget(scroll, 1);
    connect(&m_model, &CallLoadViewModel::changed, this, &CallLoadPage::refresh);
    connect(&m_desk, &CallDesk::changed, this, [this] {
        if (m_model.isPlannedMissing() && isVisible() && m_desk.state().sync.state != SyncState::Offline) {
            m_model.ask(); // the network is back
            m_cohort->model().load();
        }
    });
    refresh();
}

void CallLoadPage::showEvent(QShowEvent* event)
{
    Card::showEvent(event);
    m_model.ask();
    m_cohort->model().load();
}

void CallLoadPage::addPathways(QGridLayout* grid)
{
    auto* label = new TextLabel(TextRole::Body, tr("Volet"), this);
    auto* box = new QComboBox(this);
    box->setAccessibleName(tr("Volet"));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(24);
    box->addItems(m_model.pathways());
    box->setCurrentIndex(m_model.chosen());
    label->setBuddy(box);
    grid->addWidget(label, 0, 0);
    grid->addWidget(box, 0, 1, 1, 2);
    setFocusProxy(box);
    connect(box, &QComboBox::currentIndexChanged, this, [this](int at) { m_model.choose(at); });
}

void CallLoadPage::addField(QGridLayout* grid, int row, CallLoadViewModel::Field field, const QString& name)
{
    auto* label = new TextLabel(TextRole::Body, name, this);
    auto* input = new TextField(name, this);
    input->setFixedWidth(numberWidth);
    label->setBuddy(input);
    auto* problem = new TextLabel(TextRole::Body, {}, this);
    problem->setTone(Tone::Late);
    grid->addWidget(label, row, 0);
    grid->addWidget(input, row, 1);
    grid->addWidget(problem->wrapped(), row, 2);
    m_inputs.push_back({field, input, problem});
    connect(input, &QLineEdit::textEdited, this, [this, field](const QString& text) { m_model.setText(field, text); });
}

void CallLoadPage::refresh()
{
    for (const auto& [field, input, problem] : m_inputs) {
        problem->setText(m_model.problem(field));
        if (input->text() != m_model.text(field)) {
            input->setText(m_model.text(field)); // proposed, not typed
        }
    }
    m_planned->setText(m_model.plannedSentence());
    m_planned->setTone(m_model.isPlannedMissing() ? Tone::Warning : Tone::Plain);
    const auto& load = m_model.load();
    m_summary->setTone(load && load->above ? Tone::Warning : Tone::Plain);
    m_summary->setTextOrHide(load ? LoadWords::summary(*load) : m_model.failure());
    QStringList more;
    if (load) {
        more = {LoadWords::weeksAbove(*load), LoadWords::advice(*load)};
        more.removeAll(QString());
    }
    m_advice->setTextOrHide(more.join(u' '));
    m_cohort->model().look(m_model.pathway(), m_model.cohortWanted());
    m_bars->setLoad(load);
    std::vector<RowList::Row> rows;
    if (load) {
        rows.reserve(load->weeks.size());
        for (const CallLoadWeek& week : load->weeks) {
            rows.push_back(
                {LoadWords::week(week), LoadWords::ratio(week.ratio) + QStringLiteral(" · ") + LoadWords::verdict(week.above),
                    typographic(tr("%1 appels pour %2 possibles, dont déjà dus : %3"))
                        .arg(LoadWords::count(week.load), LoadWords::count(week.capacity), LoadWords::count(week.due)),
                    week.above ? Tone::Warning : Tone::Done});
        }
    }
    m_weeks->setRows(rows);
}

} // namespace relais
