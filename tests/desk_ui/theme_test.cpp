#include "ui/base/theme.h"

#include <catch2/catch.hpp>

#include <cmath>

using namespace relais;

namespace {

double luminance(const QColor& colour)
{
    const auto part = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

TEST_CASE("each text colour has 4.5:1 on each ground it stands on, light and dark", "[desk_ui]")
{
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        struct Pair {
            const char* what;
            QColor ink;
            QColor ground;
        };
        const Pair pairs[] = {
            {"text on panel", theme.text, theme.panel},
            {"text on ground", theme.text, theme.ground},
            {"text on key", theme.text, theme.key},
            {"text on accent ground", theme.text, theme.accentGround},
            {"text on late ground", theme.text, theme.lateGround},
            {"text on warning ground", theme.text, theme.warningGround},
            {"dim on panel", theme.dim, theme.panel},
            {"dim on ground", theme.dim, theme.ground},
            {"dim on key", theme.dim, theme.key},
            {"dim on accent ground", theme.dim, theme.accentGround},
            {"dim on late ground", theme.dim, theme.lateGround},
            {"accent on panel", theme.accent, theme.panel},
            {"accent on accent ground", theme.accent, theme.accentGround},
            {"on accent", theme.onAccent, theme.accent},
            {"on accent key", theme.onAccent, theme.onAccentKey},
            {"late on panel", theme.late, theme.panel},
            {"late on late ground", theme.late, theme.lateGround},
            {"late on ground", theme.late, theme.ground},
            {"warning on warning ground", theme.warning, theme.warningGround},
            {"done on done ground", theme.done, theme.doneGround},
            {"late on accent ground", theme.late, theme.accentGround},
        };
        for (const Pair& pair : pairs) {
            INFO(pair.what << (theme.appearance == Theme::Appearance::Dark ? " (dark)" : " (light)"));
            CHECK(contrast(pair.ink, pair.ground) >= 4.5);
        }
        for (const QColor& state : {theme.ready, theme.inCall, theme.wrapUp, theme.pause}) {
            CHECK(contrast(state, theme.panel) >= 3.0);
        }
    }
}
