#include "ui/programmes/schedule_form.h"

#include "ui/base/key_button.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QComboBox>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace relais {
namespace {

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

ScheduleForm::ScheduleForm(ScheduleViewModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* territory = listOf(m_model.territories(), tr("Territoire"), this);
    territory->setCurrentIndex(territory->findData(m_model.territory()));
    auto* label = new TextLabel(TextRole::Body, tr("Territoire"), this);
    label->setBuddy(territory);
    column->addWidget(label);
    column->addWidget(territory);
    connect(territory, &QComboBox::currentIndexChanged, this,
        [this, territory] { m_model.setTerritory(territory->currentData().toString()); });
    connect(&m_model, &ScheduleViewModel::formChanged, this, &ScheduleForm::rebuild);
    connect(&m_model, &ScheduleViewModel::changed, this, &ScheduleForm::refresh);
    rebuild();
    refresh();
}

void ScheduleForm::rebuild()
{
    QWidget* old = m_form;
    const std::size_t before = m_firsts.size();
    m_fieldProblems.clear();
    m_lineProblems.clear();
    m_firsts.clear();
    m_form = new QWidget(this);
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
    layout()->addWidget(m_form);
    m_form->show();
    m_more = more;
    if (old != nullptr) {
        if (old->isAncestorOf(window()->focusWidget())) {
            // What was asked for from inside goes on there: the line that came, or the button after one has gone.
            focusOn(m_firsts.size() > before ? m_firsts.back() : m_more);
        }
        old->hide();
        old->deleteLater(); // a button inside may be the one that asked
    }
}

void ScheduleForm::focusOn(QWidget* field)
{
    field->setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, field, [field] {
        for (QWidget* at = field->parentWidget(); at != nullptr; at = at->parentWidget()) {
            if (auto* scroll = qobject_cast<QScrollArea*>(at)) {
                scroll->ensureWidgetVisible(field);
                return;
            }
        }
    });
}

void ScheduleForm::addFields(QVBoxLayout* column)
{
    for (std::size_t at = 0; at < m_model.fields().size(); ++at) {
        const auto& field = m_model.fields()[at];
        auto* label = new TextLabel(TextRole::Body, field.label, m_form);
        QWidget* input = inputOf(at, field);
        label->setBuddy(input);
        auto* problem = new TextLabel(TextRole::Body, {}, m_form);
        problem->setTone(Tone::Late);
        column->addWidget(label->wrapped());
        column->addWidget(input);
        column->addWidget(problem->wrapped());
        m_fieldProblems.push_back(problem);
    }
}

QWidget* ScheduleForm::inputOf(std::size_t at, const ScheduleViewModel::Field& field)
{
    if (!field.choices.empty()) {
        auto* box = listOf(field.choices, field.label, m_form);
        box->setCurrentIndex(std::max(0, box->findData(field.text)));
        connect(
            box, &QComboBox::currentIndexChanged, this, [this, at, box] { m_model.setText(at, box->currentData().toString()); });
        return box;
    }
    auto* input = new TextField(field.label, m_form);
    input->setText(field.text);
    connect(input, &QLineEdit::textEdited, this, [this, at](const QString& text) { m_model.setText(at, text); });
    return input;
}

void ScheduleForm::addLine(QVBoxLayout* column, std::size_t at)
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
    column->addSpacing(Theme::space2);
    const auto named = [&](QWidget* field) {
        auto* label = new TextLabel(TextRole::Body, field->accessibleName(), m_form);
        label->setBuddy(field);
        column->addWidget(label->wrapped());
        column->addWidget(field);
    };
    named(step);
    named(what);
    named(when);
    column->addWidget(problem->wrapped());
    column->addWidget(less);
    m_lineProblems.push_back(problem);
    m_firsts.push_back(step);
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

void ScheduleForm::refresh()
{
    for (std::size_t at = 0; at < m_fieldProblems.size() && at < m_model.fields().size(); ++at) {
        m_fieldProblems[at]->setTextOrHide(m_model.fields()[at].problem);
    }
    for (std::size_t at = 0; at < m_lineProblems.size() && at < m_model.lines().size(); ++at) {
        m_lineProblems[at]->setTextOrHide(m_model.lines()[at].problem);
    }
}

} // namespace relais
