#include "ui/theme.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace daxscope::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(daxscope::ui::Meaning)
};

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

/// `colour`, moved towards black or white until it stands off `ground` by `ratio`. A palette of the
/// desktop's may have any background.
QColor legible(QColor colour, const QColor& ground, double ratio) {
    const QColor end = luminance(ground) > 0.18 ? Qt::black : Qt::white;
    const QColor start = colour;
    for (double amount = 0.04; contrast(colour, ground) < ratio && amount <= 1; amount += 0.04)
        colour = mixed(start, end, amount);
    return colour;
}

// The seven tones were chosen so that any two of them stay apart in normal sight and in simulated
// deuteranopia and protanopia, and each stands off its background by 3:1 (tests/ui/test_theme.cpp).
// The blue is therefore darker, and the violet lighter, than they would be by taste.
struct Tones {
    QColor data, shared, changed, metadata, system, freed, unreachable;
};

Tones lightTones() {
    return {QColor(0x3077b6), QColor(0xb47cdc), QColor(0xc78400), QColor(0x14906b),
            QColor(0x5f687c), QColor(0x7994b6), QColor(0xc44404)};
}

Tones darkTones() {
    return {QColor(0x4498dc), QColor(0xdbadf3), QColor(0xf7b63a), QColor(0x4ab98a),
            QColor(0x96a4b5), QColor(0x5d779b), QColor(0xea7740)};
}

/// The first that is installed; empty for none. Takes a list of all families each time: the callers remember it.
QString firstInstalled(std::initializer_list<const char*> families) {
    for (const char* family : families) {
        if (QFontDatabase::hasFamily(QLatin1String(family)))
            return QLatin1String(family);
    }
    return {};
}

QFont withFamily(const QFont& base, const QString& family) {
    QFont font = base;
    if (!family.isEmpty())
        font.setFamilies({family});
    return font;
}

}  // namespace

QColor mixed(const QColor& a, const QColor& b, double amount) {
    const auto part = [amount](float from, float to) {
        return std::clamp(from + (to - from) * static_cast<float>(amount), 0.0F, 1.0F);
    };
    return QColor::fromRgbF(part(a.redF(), b.redF()), part(a.greenF(), b.greenF()),
                            part(a.blueF(), b.blueF()));
}

double contrast(const QColor& a, const QColor& b) {
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

Meaning meaningOf(scene::ByteClass c) {
    switch (c) {
        case scene::ByteClass::Data:
            return Meaning::Data;
        case scene::ByteClass::Shared:
            return Meaning::Shared;
        case scene::ByteClass::Metadata:
            return Meaning::Metadata;
        case scene::ByteClass::SharedTree:
            return Meaning::Shared;
        case scene::ByteClass::System:
            return Meaning::System;
        case scene::ByteClass::Unreachable:
            return Meaning::Unreachable;
        case scene::ByteClass::Freed:
            return Meaning::Freed;
    }
    return Meaning::Free;
}

QString meaningName(Meaning meaning) {
    switch (meaning) {
        case Meaning::Data:
            return Text::tr("data");
        case Meaning::Shared:
            return Text::tr("shared");
        case Meaning::Changed:
            return Text::tr("just changed");
        case Meaning::Metadata:
            return Text::tr("metadata");
        case Meaning::System:
            return Text::tr("system");
        case Meaning::Freed:
            return Text::tr("freed, waits for commit");
        case Meaning::Unreachable:
            return Text::tr("unreachable");
        case Meaning::Free:
            return Text::tr("free");
        case Meaning::Hole:
            return Text::tr("hole");
        case Meaning::Prealloc:
            return Text::tr("preallocated");
    }
    return {};
}

Theme Theme::fromPalette(const QPalette& palette) {
    // Asked for in every frame of every view; contrasts are dear.
    constexpr std::size_t most = 16;
    thread_local std::map<std::pair<qint64, QPalette::ColorGroup>, Theme> known;
    const std::pair key(palette.cacheKey(), palette.currentColorGroup());
    if (const auto found = known.find(key); found != known.end())
        return found->second;
    if (known.size() == most)
        known.clear();
    Theme theme;
    theme.background = palette.color(QPalette::Base);
    theme.panel = palette.color(QPalette::Window);
    theme.dark = luminance(theme.background) < 0.18;
    theme.text = palette.color(QPalette::Text);
    const QColor ground = theme.background;
    theme.secondary = legible(mixed(theme.text, ground, 0.42), ground, 4.6);
    theme.hairline = mixed(ground, theme.text, theme.dark ? 0.16 : 0.14);
    theme.outline = legible(mixed(ground, theme.text, 0.45), ground, 3.05);
    theme.accent = palette.color(QPalette::Active, QPalette::Accent);
    theme.accentText = palette.color(QPalette::HighlightedText);
    if (contrast(theme.accentText, theme.accent) < 4.5) {
        const QColor black(0x14171c);
        theme.accentText = contrast(black, theme.accent) > contrast(Qt::white, theme.accent)
                               ? black
                               : QColor(Qt::white);
    }
    theme.selection = mixed(ground, theme.accent, theme.dark ? 0.24 : 0.15);
    // The rails lean a little towards the accent, as everything else that is quiet does.
    const QColor quiet = mixed(theme.text, theme.accent, 0.35);
    theme.track = mixed(ground, quiet, theme.dark ? 0.12 : 0.1);
    theme.unallocated = mixed(ground, quiet, theme.dark ? 0.045 : 0.04);

    const Tones tones = theme.dark ? darkTones() : lightTones();
    const auto set = [&](Meaning meaning, const QColor& tone, double paler, bool hatched) {
        const std::size_t i = index(meaning);
        theme.tones_[i] = legible(tone, ground, 3.05);
        theme.fills_[i] = paler > 0 ? mixed(theme.tones_[i], ground, paler) : theme.tones_[i];
        theme.stripes_[i] = hatched ? theme.tones_[i] : QColor();
    };
    set(Meaning::Data, tones.data, 0, false);
    set(Meaning::Shared, tones.shared, 0.5, true);
    set(Meaning::Changed, tones.changed, 0, false);
    // Lines and frames need the contrast; areas may shine.
    theme.fills_[index(Meaning::Changed)] =
        mixed(theme.tone(Meaning::Changed), QColor(0xffb000), 0.7);
    set(Meaning::Metadata, tones.metadata, 0, false);
    set(Meaning::System, tones.system, 0, false);
    set(Meaning::Freed, tones.freed, 0.62, false);
    set(Meaning::Unreachable, tones.unreachable, theme.dark ? 0.5 : 0.45, true);
    set(Meaning::Prealloc, mixed(tones.data, tones.freed, 0.4), 0.82, false);
    set(Meaning::Hole, theme.outline, 0, false);
    theme.fills_[index(Meaning::Hole)] = ground;
    theme.tones_[index(Meaning::Free)] = theme.outline;
    theme.fills_[index(Meaning::Free)] = theme.track;
    theme.highlight = mixed(ground, theme.tone(Meaning::Changed), theme.dark ? 0.26 : 0.22);
    known.emplace(key, theme);
    return theme;
}

QColor Theme::wash(Meaning meaning) const {
    return mixed(background, tone(meaning), dark ? 0.36 : 0.26);
}

QColor Theme::textOn(Meaning meaning) const {
    const QColor ground = fill(meaning);
    const QColor light(0xffffff);
    const QColor deep(0x14171c);
    return contrast(light, ground) >= std::min(4.0, contrast(deep, ground)) ? light : deep;
}

QColor Theme::ramp(double position) const {
    // One hue, evenly darker (or lighter, on dark): order survives grey print. Data blue at two
    // thirds, so that the scale looks native in the map.
    const double at = std::clamp(position, 0.0, 1.0);
    const QColor middle = tone(Meaning::Data);
    const QColor low = mixed(track, middle, 0.34);
    const QColor high =
        dark ? mixed(middle, QColor(0xf4faff), 0.82) : mixed(middle, QColor(0x04101f), 0.72);
    return at < 0.6 ? mixed(low, middle, at / 0.6) : mixed(middle, high, (at - 0.6) / 0.4);
}

namespace {

struct Ground {
    QColor window, base, text, accent, accentText, tip;
};

QPalette paletteOf(const Ground& g) {
    QPalette palette;
    const QColor faint = mixed(g.text, g.base, 0.5);
    palette.setColor(QPalette::Window, g.window);
    palette.setColor(QPalette::WindowText, g.text);
    palette.setColor(QPalette::Base, g.base);
    palette.setColor(QPalette::AlternateBase, mixed(g.base, g.text, 0.03));
    palette.setColor(QPalette::Text, g.text);
    palette.setColor(QPalette::PlaceholderText, mixed(g.text, g.base, 0.4));
    palette.setColor(QPalette::Button, g.base);
    palette.setColor(QPalette::ButtonText, g.text);
    palette.setColor(QPalette::BrightText, g.accentText);
    palette.setColor(QPalette::Highlight, g.accent);
    palette.setColor(QPalette::HighlightedText, g.accentText);
    palette.setColor(QPalette::Accent, g.accent);
    palette.setColor(QPalette::Link, g.accent);
    palette.setColor(QPalette::LinkVisited, mixed(g.accent, g.text, 0.3));
    palette.setColor(QPalette::ToolTipBase, g.tip);
    palette.setColor(QPalette::ToolTipText, g.text);
    // Fusion draws bevels from these; near the base they all but vanish.
    palette.setColor(QPalette::Light, mixed(g.base, g.text, 0.02));
    palette.setColor(QPalette::Midlight, mixed(g.base, g.text, 0.06));
    palette.setColor(QPalette::Mid, mixed(g.base, g.text, 0.16));
    palette.setColor(QPalette::Dark, mixed(g.base, g.text, 0.28));
    palette.setColor(QPalette::Shadow, mixed(g.base, QColor(Qt::black), 0.5));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, mixed(g.base, g.text, 0.2));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faint);
    return palette;
}

}  // namespace

QPalette lightPalette() {
    return paletteOf({.window = QColor(0xffffff),
                      .base = QColor(0xffffff),
                      .text = QColor(0x1a2030),
                      .accent = QColor(0x3769d6),
                      .accentText = QColor(0xffffff),
                      .tip = QColor(0xffffff)});
}

QPalette darkPalette() {
    return paletteOf({.window = QColor(0x262a31),
                      .base = QColor(0x262a31),
                      .text = QColor(0xe6e9ef),
                      .accent = QColor(0x7ba2fb),
                      .accentText = QColor(0x10141c),
                      .tip = QColor(0x2f343d)});
}

QFont uiFont(const QFont& base) {
    static const QString family = firstInstalled({"Inter"});
    return withFamily(base, family);
}

QFont monoFont(const QFont& base) {
    static const QString family = firstInstalled({"JetBrains Mono", "DejaVu Sans Mono"});
    QFont font = withFamily(base, family);
    if (!QFontInfo(font).fixedPitch()) {
        font.setFamilies({QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
        font.setStyleHint(QFont::Monospace);
    }
    font.setFixedPitch(true);
    return font;
}

QFont smallFont(const QFont& base) {
    QFont font = base;
    constexpr double smaller = 0.87;
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(8, static_cast<int>(std::lround(font.pixelSize() * smaller))));
    else
        font.setPointSizeF(font.pointSizeF() * smaller);
    return font;
}

}  // namespace daxscope::ui
