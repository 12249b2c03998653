#include "ui/programmes/pathway_act_form.h"

#include "ui/base/chip.h"
#include "ui/base/flow_layout.h"
#include "ui/base/sight_box.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {
namespace {

constexpr int dayWidth = 130;
constexpr int hourWidth = 90;

void showText(TextField* field, const QString& text)
{
    if (field->text() != text) {
        const QSignalBlocker block(field);
        field->setText(text);
    }
}

} // namespace

PathwayActForm::PathwayActForm(PathwayActsViewModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_label(new TextLabel(TextRole::CaptionStrong, {}, this)), m_row(new QWidget(this)),
      m_day(new TextField(typographic(tr("Jour de l'événement")), m_row)), m_at(new TextLabel(TextRole::Body, tr("à"), m_row)),
      m_hour(new TextField(typographic(tr("Heure de l'événement")), m_row)), m_count(new TextField(tr("Nombre"), m_row)),
      m_words(new TextField(tr("En quelques mots"), this)), m_wordsBox(new SightBox(m_words, this)),
      m_doubt(new TextLabel(TextRole::Body, {}, this)), m_choices(new QWidget(this)),
      m_clock(new TextLabel(TextRole::Dim, {}, this)), m_problem(new TextLabel(TextRole::Body, {}, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::space1);
    column->addWidget(m_label);
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::space2);
    m_day->setFixedWidth(dayWidth);
    m_day->setPlaceholderText(QStringLiteral("20/11/2026"));
    m_day->setMaxLength(10);
    m_hour->setFixedWidth(hourWidth);
    m_hour->setPlaceholderText(QStringLiteral("14:30"));
    m_hour->setMaxLength(10);
    m_count->setFixedWidth(dayWidth);
    m_count->setMaxLength(10);
    m_at->setBuddy(m_hour);
    row->addWidget(new SightBox(m_day, m_row));
    row->addWidget(m_at);
    row->addWidget(new SightBox(m_hour, m_row));
    row->addWidget(new SightBox(m_count, m_row));
    row->addStretch(1);
    column->addWidget(m_row);
    m_words->setMaxLength(FormTextSaid::longest);
    column->addWidget(m_wordsBox);
    m_doubt->setTone(Tone::Warning);
    column->addWidget(m_doubt->wrapped());
    m_choices->setLayout(new FlowLayout(Theme::space1, Theme::space1));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_choices->setSizePolicy(policy);
    column->addWidget(m_choices);
    column->addWidget(m_clock->wrapped());
    m_problem->setTone(Tone::Late);
    column->addWidget(m_problem->wrapped());
    connect(m_day, &QLineEdit::textEdited, &m_model, &PathwayActsViewModel::setDay);
    connect(m_hour, &QLineEdit::textEdited, &m_model, &PathwayActsViewModel::setHour);
    connect(m_count, &QLineEdit::textEdited, &m_model, &PathwayActsViewModel::setCount);
    connect(m_words, &QLineEdit::textEdited, &m_model, &PathwayActsViewModel::setWords);
    connect(&m_model, &PathwayActsViewModel::changed, this, &PathwayActForm::refresh);
    refresh();
}

bool PathwayActForm::takeFocus()
{
    QWidget* first = m_model.asks() == ActAsks::Nothing ? nullptr
        : m_model.asks() == ActAsks::Count              ? static_cast<QWidget*>(m_count)
        : m_model.asks() == ActAsks::Text               ? static_cast<QWidget*>(m_words)
        : !m_chips.empty()                              ? m_chips[static_cast<std::size_t>(std::max(0, m_model.choice()))]
                                                        : static_cast<QWidget*>(m_day);
    if (first != nullptr) {
        first->setFocus(Qt::OtherFocusReason);
    }
    return first != nullptr;
}

void PathwayActForm::listChoices()
{
    const auto choices = m_model.choices();
    if (choices != m_shown || m_shownField != m_model.field()) {
        m_shown = choices;
        m_shownField = m_model.field();
        for (Chip* old : m_chips) {
            old->hide();
            old->deleteLater(); // it may be the one that was pressed
        }
        m_chips.clear();
        m_chips.reserve(choices.size());
        for (std::size_t i = 0; i < choices.size(); ++i) {
            auto* chip = new Chip(choices[i].title, m_choices);
            chip->setAccessibleName(typographic(tr("%1 : %2").arg(m_shownField, choices[i].title)));
            connect(chip, &QAbstractButton::clicked, this, [this, i] { m_model.setChoice(static_cast<int>(i)); });
            m_choices->layout()->addWidget(chip);
            chip->show();
            m_chips.push_back(chip);
        }
    }
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        const QSignalBlocker block(m_chips[i]);
        m_chips[i]->setChecked(static_cast<int>(i) == m_model.choice());
        m_chips[i]->update();
    }
}

void PathwayActForm::refresh()
{
    const ActAsks asks = m_model.asks();
    const bool hour = asks == ActAsks::DayAndHour || asks == ActAsks::DayMayHour;
    const bool day = hour || asks == ActAsks::Day;
    m_label->setTextOrHide(m_model.field());
    m_day->setVisible(day);
    m_at->setVisible(hour);
    m_hour->setVisible(hour);
    m_count->setVisible(asks == ActAsks::Count);
    m_row->setVisible(day || asks == ActAsks::Count);
    m_wordsBox->setVisible(asks == ActAsks::Text);
    showText(m_words, m_model.words());
    m_doubt->setTextOrHide(m_model.warning());
    m_words->setAccessibleDescription(m_model.warning());
    showText(m_day, m_model.day());
    showText(m_hour, m_model.hour());
    showText(m_count, m_model.count());
    listChoices();
    m_choices->setVisible(!m_chips.empty());
    m_clock->setTextOrHide(day ? m_model.clockOf() : QString());
    m_problem->setTextOrHide(m_model.problem());
}

} // namespace relais
