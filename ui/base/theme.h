#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace relais {

/// What a colour means. Never the only carrier of a meaning: words stand beside it.
enum class Tone { Plain, Accent, Done, Warning, Late };

/// How big and how strong a text is.
enum class TextRole { Name, Title, Body, Strong, Dim, Caption, CaptionStrong };

/// Every value of the look: colours of one appearance, one spacing scale, one corner radius, text sizes. A value, immutable.
/// Contrast of each text colour on each ground it stands on is at least 4.5 (tests/desk_ui/theme_test.cpp).
struct Theme {
    enum class Appearance { Light, Dark };
    enum class Density { Comfortable, Compact };

    static Theme light(Density density = Density::Comfortable);
    static Theme dark(Density density = Density::Comfortable);

    Appearance appearance = Appearance::Light;
    Density density = Density::Comfortable;

    QColor ground; ///< behind the cards
    QColor panel;  ///< of a card
    QColor line;
    QColor border; ///< of what can be operated: 3:1 on the panel
    QColor text;
    QColor dim;
    QColor accent;
    QColor accentGround;
    QColor onAccent;
    QColor onAccentKey; ///< ground of a key cap on the accent
    QColor late, lateGround;
    QColor warning, warningGround;
    QColor done, doneGround;
    QColor key;                          ///< ground of a key cap or a quiet pill
    QColor ready, inCall, wrapUp, pause; ///< the four states

    static constexpr int space1 = 4, space2 = 8, space3 = 12, space4 = 16, space6 = 24;
    static constexpr int radius = 6, cardRadius = 8;

    QColor foreground(Tone tone) const;
    QColor background(Tone tone) const;
    QFont font(TextRole role) const;
    QColor colour(TextRole role) const;
    int buttonHeight() const { return density == Density::Compact ? 28 : 32; }
    int rowGap() const { return density == Density::Compact ? 2 : 4; }
    QPalette palette() const;
};

} // namespace relais
