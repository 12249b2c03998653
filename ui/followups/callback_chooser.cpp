#include "ui/followups/callback_chooser.h"

#include "ui/base/chip.h"
#include "ui/base/flow_layout.h"
#include "ui/base/sight_box.h"
#include "ui/base/text_field.h"
#include "ui/base/text_label.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace relais {

CallbackChooser::CallbackChooser(CallbackViewModel& model, QWidget* parent)
    : QWidget(parent), m_model(model), m_dayHolder(new QWidget(this)), m_date(new QDateEdit(this)),
      m_slotHolder(new QWidget(this)), m_useTime(new QCheckBox(tr("à"), this)), m_time(new QTimeEdit(QTime(14, 0), this)),
      m_mine(new QRadioButton(tr("Je rappelle"), this)), m_anyone(new QRadioButton(tr("Qui est libre"), this)),
      m_reason(new TextField(tr("Motif du rappel"), this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_dayHolder->setLayout(new FlowLayout(Theme::space1, Theme::space1));
    column->addWidget(m_dayHolder);
    auto* dayRow = new QHBoxLayout;
    auto* dayLabel = new TextLabel(TextRole::Body, tr("ou le"), this);
    dayLabel->setBuddy(m_date);
    m_date->setAccessibleName(tr("Autre jour"));
    m_date->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    dayRow->addWidget(dayLabel);
    m_useTime->setAccessibleName(tr("À une heure précise"));
    m_time->setAccessibleName(tr("Heure du rappel"));
    m_time->setDisplayFormat(QStringLiteral("HH:mm"));
    dayRow->addWidget(m_date);
    dayRow->addWidget(m_useTime);
    dayRow->addWidget(m_time);
    dayRow->addStretch(1);
    column->addWidget(new SightBox(dayRow, this));
    auto* slotLabel = new TextLabel(TextRole::CaptionStrong, tr("Créneau, à l’heure de la personne"), this);
    column->addWidget(slotLabel);
    m_slotHolder->setLayout(new FlowLayout(Theme::space1, Theme::space1));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_slotHolder->setSizePolicy(policy);
    column->addWidget(m_slotHolder);
    auto* whoRow = new QHBoxLayout;
    whoRow->addWidget(m_mine);
    whoRow->addWidget(m_anyone);
    whoRow->addStretch(1);
    column->addLayout(whoRow);
    m_reason->setPlaceholderText(tr("Motif (facultatif)"));
    m_reason->setMaxLength(120);
    column->addWidget(new SightBox(m_reason, this));
    connect(m_date, &QDateEdit::dateChanged, &m_model, &CallbackViewModel::setDate);
    connect(m_useTime, &QCheckBox::toggled, this,
        [this](bool on) { m_model.setExactTime(on ? std::optional(m_time->time()) : std::nullopt); });
    connect(m_time, &QTimeEdit::timeChanged, this, [this](QTime time) { m_model.setExactTime(time); });
    connect(m_mine, &QRadioButton::toggled, &m_model, &CallbackViewModel::setMine);
    connect(m_reason, &QLineEdit::textChanged, &m_model, &CallbackViewModel::setReason);
    connect(&m_model, &CallbackViewModel::changed, this, &CallbackChooser::refresh);
    refresh();
}

void CallbackChooser::takeFocus()
{
    if (!m_days.empty()) {
        m_days.front()->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_date->setFocus(Qt::ShortcutFocusReason);
    }
}

void CallbackChooser::buildDays()
{
    if (m_shownDays != m_model.days()) {
        m_shownDays = m_model.days();
        qDeleteAll(m_days);
        m_days.clear();
        for (const auto& day : m_shownDays) {
            auto* chip = new Chip(day.text, m_dayHolder);
            m_dayHolder->layout()->addWidget(chip);
            connect(chip, &QAbstractButton::clicked, this, [this, date = day.date] {
                m_model.setDate(date);
                refresh();
            });
            m_days.push_back(chip);
        }
    }
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const QSignalBlocker block(m_days[i]);
        m_days[i]->setChecked(m_shownDays[i].date == m_model.date());
        m_days[i]->update();
    }
}

void CallbackChooser::buildSlots()
{
    if (m_shown != m_model.slotRows()) {
        m_shown = m_model.slotRows();
        qDeleteAll(m_slots);
        m_slots.clear();
        for (int i = 0; i < static_cast<int>(m_shown.size()); ++i) {
            const CallbackSlot& slot = m_shown[static_cast<std::size_t>(i)];
            auto* chip =
                new Chip(slot.capacity.isEmpty() ? slot.text : slot.text + QStringLiteral(" · ") + slot.capacity, m_slotHolder);
            chip->setEnabled(!slot.past);
            m_slotHolder->layout()->addWidget(chip);
            connect(chip, &QAbstractButton::clicked, this, [this, i] { m_model.chooseSlot(i); });
            m_slots.push_back(chip);
        }
    }
    for (int i = 0; i < static_cast<int>(m_slots.size()); ++i) {
        const QSignalBlocker block(m_slots[static_cast<std::size_t>(i)]);
        m_slots[static_cast<std::size_t>(i)]->setChecked(i == m_model.chosenSlot());
        m_slots[static_cast<std::size_t>(i)]->update();
    }
}

void CallbackChooser::refresh()
{
    const QSignalBlocker blockDate(m_date);
    const QSignalBlocker blockUse(m_useTime);
    const QSignalBlocker blockTime(m_time);
    const QSignalBlocker blockMine(m_mine);
    const QSignalBlocker blockReason(m_reason);
    if (m_model.date().isValid()) {
        m_date->setDate(m_model.date());
    }
    buildDays();
    buildSlots();
    m_useTime->setChecked(m_model.exactTime().has_value());
    if (m_model.exactTime()) {
        m_time->setTime(*m_model.exactTime());
    }
    (m_model.isMine() ? m_mine : m_anyone)->setChecked(true);
    if (m_reason->text() != m_model.reason()) {
        m_reason->setText(m_model.reason());
    }
}

} // namespace relais
