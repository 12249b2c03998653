#include "ui/base/relais_style.h"
#include "ui/base/text_field.h"

#include <catch2/catch.hpp>

#include <QFontMetrics>

using namespace relais;

TEST_CASE("text begins at the same place in one line as in several, and an hour fits its field", "[desk_ui][gui]")
{
    applyLook(LookChoice::Light, Theme::Density::Comfortable);
    TextField hour(QStringLiteral("Heure"));
    TextArea notes(QStringLiteral("Notes"));
    hour.setFixedWidth(90);
    hour.ensurePolished();
    notes.ensurePolished();
    const int own = 4; // frame, and what QLineEdit leaves
    CHECK(own + hour.textMargins().left() == notes.frameWidth() + static_cast<int>(notes.document()->documentMargin()));
    CHECK(hour.textMargins().left() == hour.textMargins().right());
    const int room = hour.width() - 2 * (own + hour.textMargins().left());
    CHECK(QFontMetrics(hour.font()).horizontalAdvance(QStringLiteral("14:30")) < room);
}
