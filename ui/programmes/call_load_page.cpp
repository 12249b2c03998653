#include "ui/programmes/call_load_page.h"

#include "ui/base/column_scroll.h"
#include "ui/base/row_list.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/words/load_words.h"
#include "ui/words/typography.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace relais {
namespace {
constexpr int numberWidth = 120;
}

CallLoadPage::CallLoadPage(const Calendar& calendar, const Clock& clock, const CentreId& centre, QWidget* parent)
    : Card(parent), m_model(calendar, clock, centre), m_summary(new TextLabel(TextRole::Strong, {}, this)),
      m_advice(new TextLabel(TextRole::Body, {}, this)), m_weeks(nullptr)
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
    using Field = CallLoadViewModel::Field;
    addField(grid, 0, Field::Members, typographic(tr("Personnes appelées")));
    addField(grid, 1, Field::Every, typographic(tr("Jours entre deux appels")));
    addField(grid, 2, Field::Nurses, typographic(tr("Infirmiers, en temps plein")));
    addField(grid, 3, Field::Weeks, typographic(tr("Semaines regardées")));
    column()->addLayout(grid);
    column()->addWidget(m_summary->wrapped());
    column()->addWidget(m_advice->wrapped());
    auto* scroll = new ColumnScroll(this);
    m_weeks = new RowList(RowList::Shape::NameValue, scroll->widget());
    m_weeks->setEmptyText(typographic(tr("Corrigez le champ signalé : le calcul reprend aussitôt.")));
    scroll->column()->addWidget(m_weeks);
    scroll->column()->addStretch(1);
    column()->addWidget(scroll, 1);
    connect(&m_model, &CallLoadViewModel::changed, this, &CallLoadPage::refresh);
    refresh();
}

void CallLoadPage::addField(QGridLayout* grid, int row, CallLoadViewModel::Field field, const QString& name)
{
    auto* label = new TextLabel(TextRole::Body, name, this);
    auto* input = new TextField(name, this);
    input->setFixedWidth(numberWidth);
    input->setText(m_model.text(field));
    label->setBuddy(input);
    auto* problem = new TextLabel(TextRole::Body, {}, this);
    problem->setTone(Tone::Late);
    grid->addWidget(label, row, 0);
    grid->addWidget(input, row, 1);
    grid->addWidget(problem->wrapped(), row, 2);
    m_problems.emplace_back(field, problem);
    if (focusProxy() == nullptr) {
        setFocusProxy(input);
    }
    connect(input, &QLineEdit::textEdited, this, [this, field](const QString& text) { m_model.setText(field, text); });
}

void CallLoadPage::refresh()
{
    for (const auto& [field, label] : m_problems) {
        label->setText(m_model.problem(field));
    }
    const auto& load = m_model.load();
    m_summary->setTone(load && load->above ? Tone::Warning : Tone::Plain);
    m_summary->setTextOrHide(load ? LoadWords::summary(*load) : m_model.failure());
    m_advice->setTextOrHide(load ? LoadWords::advice(*load) : QString());
    std::vector<RowList::Row> rows;
    if (load) {
        for (const CallLoadWeek& week : load->weeks) {
            rows.push_back({LoadWords::week(week.monday),
                LoadWords::ratio(week.ratio) + QStringLiteral(" · ") + LoadWords::verdict(week.above),
                tr("%1 appels pour %2 possibles").arg(LoadWords::count(week.load), LoadWords::count(week.capacity)),
                week.above ? Tone::Warning : Tone::Done});
        }
    }
    m_weeks->setRows(rows);
}

} // namespace relais
