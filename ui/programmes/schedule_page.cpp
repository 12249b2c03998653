#include "ui/programmes/schedule_page.h"

#include "ui/base/column_scroll.h"
#include "ui/base/key_button.h"
#include "ui/base/row_list.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/programmes/schedule_timeline.h"
#include "ui/words/call_words.h"
#include "ui/words/protocol_words.h"
#include "ui/words/typography.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace relais {
namespace {

constexpr int formWidth = 300;

QComboBox* listOf(const std::vector<ScheduleViewModel::Choice>& choices, const QString& name, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    for (const auto& one : choices) {
        box->addItem(one.title, one.code);
    }
    return box;
}

} // namespace

SchedulePage::SchedulePage(ScheduleViewModel::Books books, const OutcomeCatalogue& outcomes, const Calendar& calendar,
    const Clock& clock, const CentreId& centre, QWidget* parent)
    : Card(parent), m_model(std::move(books), outcomes, calendar, clock, centre),
      m_version(listOf(m_model.versions(), tr("Volet et version"), this)), m_failure(new TextLabel(TextRole::Strong, {}, this)),
      m_step(new TextLabel(TextRole::Body, {}, this)), m_timeline(new ScheduleTimeline(m_model, this))
{
    column()->addWidget(new TextLabel(TextRole::Title, tr("Programmes et volets"), this));
    column()->addWidget(m_version);
    setFocusProxy(m_version);
    auto* halves = new QHBoxLayout;
    auto* left = new ColumnScroll(this);
    left->setFixedWidth(formWidth);
    auto* territory = listOf(m_model.territories(), tr("Territoire"), left->widget());
    territory->setCurrentIndex(territory->findData(m_model.territory()));
    auto* label = new TextLabel(TextRole::Body, tr("Territoire"), left->widget());
    label->setBuddy(territory);
    left->column()->addWidget(label);
    left->column()->addWidget(territory);
    m_formColumn = left->column();
    halves->addWidget(left);
    auto* right = new QVBoxLayout;
    right->addWidget(m_failure->wrapped());
    right->addWidget(m_timeline);
    right->addWidget(m_step->wrapped());
    auto* scroll = new ColumnScroll(this);
    m_steps = new RowList(RowList::Shape::LabelText, scroll->widget());
    m_says = new RowList(RowList::Shape::LabelText, scroll->widget());
    scroll->column()->addWidget(m_steps);
    scroll->column()->addWidget(new TextLabel(TextRole::Title, tr("Ce que dit le volet"), scroll->widget()));
    scroll->column()->addWidget(m_says);
    scroll->column()->addStretch(1);
    right->addWidget(scroll, 1);
    halves->addLayout(right, 1);
    column()->addLayout(halves, 1);
    connect(m_version, &QComboBox::currentIndexChanged, this, [this](int at) { m_model.choose(at); });
    connect(territory, &QComboBox::currentIndexChanged, this,
        [this, territory] { m_model.setTerritory(territory->currentData().toString()); });
    connect(&m_model, &ScheduleViewModel::formChanged, this, &SchedulePage::rebuildForm);
    connect(&m_model, &ScheduleViewModel::changed, this, &SchedulePage::refresh);
    rebuildForm();
    refresh();
}

void SchedulePage::rebuildForm()
{
    if (m_form != nullptr) {
        m_form->hide();
        m_form->deleteLater(); // a button inside may be the one that asked
    }
    m_fieldProblems.clear();
    m_lineProblems.clear();
    m_form = new QWidget(m_formColumn->parentWidget());
    auto* fields = new QVBoxLayout(m_form);
    fields->setContentsMargins(0, 0, 0, 0);
    addFields(fields);
    for (std::size_t at = 0; at < m_model.lines().size(); ++at) {
        addLine(fields, at);
    }
    auto* more = new KeyButton(typographic(tr("Ajouter ce qui s'est passé")), {}, KeyButton::Kind::Plain, m_form);
    connect(more, &QAbstractButton::clicked, &m_model, &ScheduleViewModel::addLine);
    fields->addWidget(more);
    fields->addStretch(1);
    m_formColumn->addWidget(m_form);
    describe();
}

void SchedulePage::addFields(QVBoxLayout* column)
{
    for (std::size_t at = 0; at < m_model.fields().size(); ++at) {
        const auto& field = m_model.fields()[at];
        auto* label = new TextLabel(TextRole::Body, field.label, m_form);
        auto* input = new TextField(field.label, m_form);
        input->setText(field.text);
        label->setBuddy(input);
        auto* problem = new TextLabel(TextRole::Body, {}, m_form);
        problem->setTone(Tone::Late);
        column->addWidget(label->wrapped());
        column->addWidget(input);
        column->addWidget(problem->wrapped());
        m_fieldProblems.push_back(problem);
        connect(input, &QLineEdit::textEdited, this, [this, at](const QString& text) { m_model.setText(at, text); });
    }
}

void SchedulePage::addLine(QVBoxLayout* column, std::size_t at)
{
    const auto line = m_model.lines()[at];
    auto* step = listOf(m_model.steps(), typographic(tr("Étape qui s'est passée")), m_form);
    step->setCurrentIndex(step->findData(line.step));
    auto* what = listOf(m_model.whats(line.step), tr("Ce qui en est sorti"), m_form);
    what->setCurrentIndex(what->findData(line.what));
    auto* when = new TextField(tr("Quand"), m_form);
    when->setText(line.when);
    auto* less = new KeyButton(tr("Retirer"), {}, KeyButton::Kind::Quiet, m_form);
    auto* problem = new TextLabel(TextRole::Body, {}, m_form);
    problem->setTone(Tone::Late);
    for (QWidget* one : {static_cast<QWidget*>(step), static_cast<QWidget*>(what), static_cast<QWidget*>(when),
             static_cast<QWidget*>(problem->wrapped()), static_cast<QWidget*>(less)}) {
        column->addWidget(one);
    }
    m_lineProblems.push_back(problem);
    auto tell = [this, at, step, what, when] {
        m_model.setLine(at, step->currentData().toString(), what->currentData().toString(), when->text());
    };
    connect(step, &QComboBox::currentIndexChanged, this, [this, step, what, tell] {
        // A letter has other outcomes than a call.
        const QSignalBlocker quiet(what);
        what->clear();
        for (const auto& one : m_model.whats(step->currentData().toString())) {
            what->addItem(one.title, one.code);
        }
        tell();
    });
    connect(what, &QComboBox::currentIndexChanged, this, tell);
    connect(when, &QLineEdit::textEdited, this, tell);
    connect(less, &QAbstractButton::clicked, this, [this, at] { m_model.removeLine(at); });
}

void SchedulePage::refresh()
{
    for (std::size_t at = 0; at < m_fieldProblems.size() && at < m_model.fields().size(); ++at) {
        m_fieldProblems[at]->setTextOrHide(m_model.fields()[at].problem);
    }
    for (std::size_t at = 0; at < m_lineProblems.size() && at < m_model.lines().size(); ++at) {
        m_lineProblems[at]->setTextOrHide(m_model.lines()[at].problem);
    }
    m_failure->setTextOrHide(m_model.failure());
    m_timeline->refresh();
    m_step->setTextOrHide(m_model.rows().empty()
            ? QString()
            : typographic(
                tr("Barre : fenêtre. Losange : jour prévu, plein si fait. Tirets : aujourd'hui. Jours grisés : fermés. Les "
                   "flèches passent d'une étape à l'autre.")));
    std::vector<RowList::Row> rows;
    rows.reserve(m_model.rows().size());
    for (const auto& row : m_model.rows()) {
        QStringList parts{row.state, row.due, row.who, row.channel,
            row.window.isEmpty() ? QString() : tr("fenêtre %1").arg(row.window), row.why};
        parts.removeAll(QString());
        rows.push_back({row.step, parts.join(QStringLiteral(" · ")), {}, row.code == StepState::Late ? Tone::Late : Tone::Plain});
    }
    m_steps->setRows(rows);
}

void SchedulePage::describe()
{
    std::vector<RowList::Row> rows;
    if (const Protocol* chosen = m_model.protocol()) {
        rows.push_back({tr("Conditions"), ProtocolWords::condition(chosen->eligibility, *chosen), {}, Tone::Plain});
        if (chosen->exclusion) {
            rows.push_back({tr("Exclusion"), ProtocolWords::condition(*chosen->exclusion, *chosen), {}, Tone::Plain});
        }
        for (const ConsentSpec& consent : chosen->consents) {
            rows.push_back({tr("Consentement"), consent.title + (consent.required ? tr(" (obligatoire)") : tr(" (facultatif)")),
                {}, Tone::Plain});
        }
        for (const SessionPart& part : chosen->session) {
            rows.push_back({tr("Séance"), part.title + QStringLiteral(" — ") + part.text, {}, Tone::Plain});
        }
        for (const OutcomeRule& rule : chosen->outcomes) {
            rows.push_back({words(rule.outcome), ProtocolWords::effect(rule.effect), {}, Tone::Plain});
        }
        for (const ExitRule& rule : chosen->exits) {
            rows.push_back({tr("Sortie"), ProtocolWords::exit(rule, *chosen), {}, Tone::Plain});
        }
    }
    m_says->setRows(rows);
}

} // namespace relais
