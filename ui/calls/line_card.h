#pragma once

#include "ui/base/card.h"
#include "ui/calls/line_view_model.h"

namespace relais {

class Chip;
class FlowLayout;
class KeyButton;
class Pill;
class TextLabel;

/// The call itself: the number in full, its clock, dial or hang up, who is on the line. Interface thread.
class LineCard final : public Card {
    Q_OBJECT
public:
    explicit LineCard(LineViewModel& model, QWidget* parent = nullptr);

    /// What to ask to be sure who it is; shown until the identity is confirmed.
    void setTraits(const QStringList& traits);
    /// Number, clock and state alone, while something else needs the room.
    void setCompact(bool compact);

private:
    void refresh();
    void refreshClock();
    void buildNumbers(const std::vector<NumberChoice>& numbers);

    LineViewModel& m_model;
    TextLabel* m_number;
    TextLabel* m_clock;
    TextLabel* m_phase;
    QWidget* m_choice;
    std::vector<Chip*> m_chips;
    std::vector<NumberChoice> m_shown;
    Pill* m_identity;
    TextLabel* m_traits;
    TextLabel* m_hint;
    KeyButton* m_act;
    KeyButton* m_confirm;
    KeyButton* m_third;
    KeyButton* m_good;
    bool m_compact = false;
};

} // namespace relais
