#include "ui/calls/line_card.h"

#include "ui/base/chip.h"
#include "ui/base/flow_layout.h"
#include "ui/base/key_button.h"
#include "ui/base/pill.h"
#include "ui/words/act_words.h"
#include "ui/words/call_words.h"
#include "ui/words/typography.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace relais {

LineCard::LineCard(LineViewModel& model, QWidget* parent)
    : Card(parent), m_model(model), m_number(new TextLabel(TextRole::Name, {}, this)),
      m_clock(new TextLabel(TextRole::Name, {}, this)), m_phase(new TextLabel(TextRole::Dim, {}, this)),
      m_choice(new QWidget(this)), m_identity(new Pill(Tone::Done, {}, this)), m_traits(new TextLabel(TextRole::Body, {}, this)),
      m_hint(new TextLabel(TextRole::Dim, {}, this)), m_act(new KeyButton({}, keyCap(Act::Dial), KeyButton::Kind::Plain, this)),
      m_confirm(new KeyButton(tr("Identité confirmée"), keyCap(Act::Identity), KeyButton::Kind::Plain, this)),
      m_third(new KeyButton(tr("Tiers au téléphone"), keyCap(Act::ThirdParty), KeyButton::Kind::Plain, this)),
      m_good(new KeyButton(tr("Ce numéro va bien"), {}, KeyButton::Kind::Plain, this))
{
    column()->setSpacing(Theme::space1);
    auto* top = new QHBoxLayout;
    m_clock->setTone(Tone::Accent);
    m_clock->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_number->setTextInteractionFlags(Qt::NoTextInteraction);
    top->addWidget(m_number);
    top->addStretch(1);
    top->addWidget(m_clock);
    column()->addLayout(top);
    column()->addWidget(m_phase);
    column()->addWidget(m_identity, 0, Qt::AlignLeft);
    m_choice->setLayout(new FlowLayout(Theme::space1, Theme::space1));
    column()->addWidget(m_choice);
    column()->addWidget(m_traits->wrapped());
    column()->addWidget(m_hint->wrapped());
    column()->addSpacing(Theme::space1);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(Theme::space2);
    m_act->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_confirm->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    acts->addWidget(m_act);
    acts->addWidget(m_confirm);
    column()->addLayout(acts);
    column()->addWidget(m_third);
    column()->addWidget(m_good);
    connect(m_act, &QAbstractButton::clicked, &m_model, &LineViewModel::act);
    connect(m_confirm, &QAbstractButton::clicked, &m_model, [this] { m_model.setIdentity(IdentityCheck::Confirmed); });
    connect(m_third, &QAbstractButton::clicked, &m_model, [this] { m_model.setIdentity(IdentityCheck::ThirdParty); });
    connect(m_good, &QAbstractButton::clicked, &m_model, [this] { m_model.markNumber(true); });
    connect(&m_model, &LineViewModel::changed, this, &LineCard::refresh);
    connect(&m_model, &LineViewModel::clockChanged, this, &LineCard::refreshClock);
    refresh();
}

void LineCard::setTraits(const QStringList& traits)
{
    m_traits->setText(traits.isEmpty() ? QString() : typographic(tr("À vérifier : %1").arg(traits.join(QStringLiteral(" · ")))));
    m_traits->setVisible(
        !traits.isEmpty() && !m_compact && m_model.hasContact() && m_model.identity() == IdentityCheck::NotConfirmed);
}

void LineCard::setCompact(bool compact)
{
    if (compact != m_compact) {
        m_compact = compact;
        refresh();
    }
}

void LineCard::buildNumbers(const std::vector<NumberChoice>& numbers)
{
    if (numbers == m_shown) {
        return;
    }
    m_shown = numbers;
    qDeleteAll(m_chips);
    m_chips.clear();
    if (numbers.size() < 2) {
        return;
    }
    for (int i = 0; i < static_cast<int>(numbers.size()); ++i) {
        const NumberChoice& number = numbers[static_cast<std::size_t>(i)];
        auto* chip = new Chip(number.text + (number.usable ? QString() : tr(" (faux)")), m_choice);
        chip->setAccessibleName(number.kind + u' ' + number.text);
        m_choice->layout()->addWidget(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, i] {
            m_model.chooseNumber(i);
            refresh();
        });
        m_chips.push_back(chip);
    }
}

void LineCard::refresh()
{
    const bool contact = m_model.hasContact();
    buildNumbers(m_model.numbers());
    m_choice->setVisible(!m_chips.empty() && !m_model.isLive() && !m_compact);
    for (int i = 0; i < static_cast<int>(m_chips.size()); ++i) {
        const QSignalBlocker block(m_chips[static_cast<std::size_t>(i)]);
        m_chips[static_cast<std::size_t>(i)]->setChecked(i == m_model.chosenNumber());
    }
    m_number->setRole(contact ? TextRole::Name : TextRole::Title);
    m_number->setText(
        contact ? (m_model.numberText().isEmpty() ? tr("Pas de numéro") : m_model.numberText()) : tr("Aucun appel"));
    m_phase->setText(contact ? m_model.phaseText() : m_model.lineText());
    m_identity->setPillTone(m_model.identity() == IdentityCheck::Confirmed ? Tone::Done : Tone::Warning);
    const bool known = contact && !m_compact && m_model.identity() != IdentityCheck::NotConfirmed;
    m_identity->setTextOrHide(!known
            ? QString()
            : (m_model.identity() == IdentityCheck::Confirmed ? QStringLiteral("✓ ") : QString()) + words(m_model.identity()));
    m_traits->setVisible(
        contact && !m_compact && m_model.identity() == IdentityCheck::NotConfirmed && !m_traits->text().isEmpty());
    m_hint->setTextOrHide(m_compact ? QString() : m_model.hintText());
    m_act->setVisible(contact && !m_compact && m_model.hintText().isEmpty());
    m_act->setLabel(m_model.actText());
    m_act->setEnabled(m_model.canDial() || m_model.canHangUp());
    m_act->setKind(m_model.canDial() ? KeyButton::Kind::Primary : KeyButton::Kind::Plain);
    m_confirm->setVisible(contact && !m_compact && m_model.identity() != IdentityCheck::Confirmed);
    m_third->setVisible(contact && !m_compact && m_model.isLive() && m_model.identity() == IdentityCheck::NotConfirmed);
    const auto numbers = m_model.numbers();
    const auto chosen = static_cast<std::size_t>(m_model.chosenNumber());
    m_good->setVisible(contact && !m_compact && !m_model.isLive() && chosen < numbers.size() && !numbers[chosen].usable);
    refreshClock();
}

void LineCard::refreshClock()
{
    m_clock->setText(m_model.clockText());
}

} // namespace relais
