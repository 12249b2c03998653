#include "ui/base/theme.h"

#include <QFontDatabase>

#include <algorithm>

namespace relais {

Theme Theme::light(Density density)
{
    Theme t;
    t.density = density;
    t.ground = 0xf4f6f8;
    t.panel = 0xffffff;
    t.line = 0xdde3e8;
    t.border = 0xc3ccd3;
    t.text = 0x1b2730;
    t.dim = 0x55646e;
    t.accent = 0x0b6e75;
    t.accentGround = 0xe3f2f2;
    t.onAccent = 0xffffff;
    t.onAccentKey = 0x2a7f87;
    t.late = 0xb3261e;
    t.lateGround = 0xfbeae9;
    t.warning = 0x835500;
    t.warningGround = 0xfdf3dc;
    t.done = 0x1d6b3a;
    t.doneGround = 0xe6f4ea;
    t.key = 0xeef1f4;
    t.ready = 0x1d6b3a;
    t.inCall = 0x0b6e75;
    t.wrapUp = 0x835500;
    t.pause = 0x5b4b9a;
    return t;
}

Theme Theme::dark(Density density)
{
    Theme t;
    t.appearance = Appearance::Dark;
    t.density = density;
    t.ground = 0x12181d;
    t.panel = 0x1a2229;
    t.line = 0x2c3740;
    t.border = 0x43525e;
    t.text = 0xe4eaee;
    t.dim = 0x9fb0bb;
    t.accent = 0x58c4c9;
    t.accentGround = 0x16343a;
    t.onAccent = 0x06282b;
    t.onAccentKey = 0x7dd1d5;
    t.late = 0xff9a92;
    t.lateGround = 0x3a2021;
    t.warning = 0xf0c36b;
    t.warningGround = 0x35290f;
    t.done = 0x7fd39b;
    t.doneGround = 0x173023;
    t.key = 0x232d35;
    t.ready = 0x7fd39b;
    t.inCall = 0x58c4c9;
    t.wrapUp = 0xf0c36b;
    t.pause = 0xb9a9f2;
    return t;
}

QColor Theme::foreground(Tone tone) const
{
    switch (tone) {
    case Tone::Plain: return text;
    case Tone::Accent: return accent;
    case Tone::Done: return done;
    case Tone::Warning: return warning;
    case Tone::Late: return late;
    }
    return text;
}

QColor Theme::background(Tone tone) const
{
    switch (tone) {
    case Tone::Plain: return key;
    case Tone::Accent: return accentGround;
    case Tone::Done: return doneGround;
    case Tone::Warning: return warningGround;
    case Tone::Late: return lateGround;
    }
    return key;
}

QFont Theme::font(TextRole role) const
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    // Sizes are those of the design at 96 dpi; a person who asked the system for bigger letters gets all of them bigger.
    const double asked = font.pointSizeF() > 0 ? font.pointSizeF() / 10.0 : 1.0;
    const double scale = std::clamp(asked, 1.0, 2.0);
    const auto size = [&](double pixels) { font.setPixelSize(qRound(pixels * scale)); };
    switch (role) {
    case TextRole::Name:
        size(20);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Title:
        size(15);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Strong:
        size(13);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Body:
    case TextRole::Dim: size(13); break;
    case TextRole::Caption: size(12); break;
    case TextRole::CaptionStrong:
        size(12);
        font.setWeight(QFont::DemiBold);
        break;
    }
    return font;
}

QColor Theme::colour(TextRole role) const
{
    switch (role) {
    case TextRole::Dim:
    case TextRole::Caption:
    case TextRole::CaptionStrong: return dim;
    case TextRole::Name:
    case TextRole::Title:
    case TextRole::Body:
    case TextRole::Strong: break;
    }
    return text;
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, ground);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, panel);
    p.setColor(QPalette::AlternateBase, ground);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, dim);
    p.setColor(QPalette::Button, panel);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, late);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, onAccent);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::ToolTipBase, panel);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Light, panel);
    p.setColor(QPalette::Midlight, line);
    p.setColor(QPalette::Mid, line);
    p.setColor(QPalette::Dark, border);
    p.setColor(QPalette::Shadow, ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        p.setColor(QPalette::Disabled, role, dim);
    }
    return p;
}

} // namespace relais
