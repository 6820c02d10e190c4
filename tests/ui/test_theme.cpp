// The tones of the seven meanings: far enough from the background and from each other, for eyes
// that lack red or green cones too; hatching, glossary and fonts.
#include <QImage>
#include <QPainter>
#include <QTest>
#include <array>
#include <cmath>

#include "ui/event_loop_probe.h"
#include "ui/glossary.h"
#include "ui/hatch.h"
#include "ui/theme.h"

using namespace daxscope;
using namespace daxscope::ui;

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr Matrix normalSight = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
// Machado, Oliveira, Fernandes 2009, severity 1.0, on linear RGB.
constexpr Matrix deuteranopia = {{{0.367322, 0.860646, -0.227968},
                                  {0.280085, 0.672501, 0.047413},
                                  {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix protanopia = {{{0.152286, 1.052583, -0.204868},
                                {0.114503, 0.786281, 0.099216},
                                {-0.003882, -0.048116, 1.051998}}};

double linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

/// CIE L*a*b* (D65) of a colour as someone with that sight sees it.
Triple lab(const QColor& colour, const Matrix& sight) {
    const Triple rgb = {linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    Triple seen{};
    for (std::size_t i = 0; i < 3; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < 3; ++j)
            sum += sight[i][j] * rgb[j];
        seen[i] = std::clamp(sum, 0.0, 1.0);
    }
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.9505);
    const double y = f(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2]);
    const double z = f((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const Triple& a, const Triple& b) {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

constexpr std::array seven = {Meaning::Data,       Meaning::Shared, Meaning::Changed,
                              Meaning::Metadata,   Meaning::System, Meaning::Freed,
                              Meaning::Unreachable};

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT

private:
    static void palettes() {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << lightPalette();
        QTest::newRow("dark") << darkPalette();
    }

private slots:
    void contrastWithBackground_data() { palettes(); }
    void contrastWithBackground() {
        QFETCH(QPalette, palette);
        const Theme theme = Theme::fromPalette(palette);
        for (const Meaning meaning : seven) {
            const double ratio = contrast(theme.tone(meaning), theme.background);
            QVERIFY2(ratio >= 3,
                     qPrintable(QStringLiteral("%1: %2").arg(meaningName(meaning)).arg(ratio)));
        }
        QVERIFY(contrast(theme.tone(Meaning::Hole), theme.background) >= 3);
        QVERIFY(contrast(theme.tone(Meaning::Prealloc), theme.background) >= 3);
        QVERIFY(contrast(theme.text, theme.background) >= 7);
        QVERIFY(contrast(theme.secondary, theme.background) >= 4.5);
        QVERIFY(contrast(theme.accentText, theme.accent) >= 4.5);
        for (const Meaning meaning : seven)
            QVERIFY(contrast(theme.textOn(meaning), theme.fill(meaning)) >= 3.5);
    }

    void apartForEveryEye_data() { palettes(); }
    void apartForEveryEye() {
        QFETCH(QPalette, palette);
        const Theme theme = Theme::fromPalette(palette);
        for (const Matrix& sight : {normalSight, deuteranopia, protanopia}) {
            for (std::size_t i = 0; i < seven.size(); ++i) {
                for (std::size_t j = i + 1; j < seven.size(); ++j) {
                    const double apart = distance(lab(theme.tone(seven[i]), sight),
                                                  lab(theme.tone(seven[j]), sight));
                    // About four times what is just noticeable between large areas side by side.
                    QVERIFY2(apart >= 10,
                             qPrintable(QStringLiteral("%1 and %2: %3")
                                            .arg(meaningName(seven[i]), meaningName(seven[j]))
                                            .arg(apart)));
                }
            }
        }
    }

    void rampGoesOneWay_data() { palettes(); }
    void rampGoesOneWay() {
        QFETCH(QPalette, palette);
        const Theme theme = Theme::fromPalette(palette);
        double last = lab(theme.ramp(0), normalSight)[0];
        const bool up = lab(theme.ramp(1), normalSight)[0] > last;
        for (int i = 1; i <= 20; ++i) {
            const double now = lab(theme.ramp(i / 20.0), normalSight)[0];
            QVERIFY(up ? now > last : now < last);
            last = now;
        }
        QVERIFY(distance(lab(theme.ramp(0), normalSight), lab(theme.track, normalSight)) >= 10);
    }

    void strangePalettesStayLegible() {
        for (const QColor& ground :
             {QColor(0xfdf6e3), QColor(Qt::black), QColor(0x002b36), QColor(0x808080)}) {
            QPalette palette = lightPalette();
            palette.setColor(QPalette::Base, ground);
            palette.setColor(
                QPalette::Text,
                contrast(Qt::black, ground) > contrast(Qt::white, ground) ? Qt::black : Qt::white);
            const Theme theme = Theme::fromPalette(palette);
            for (const Meaning meaning : seven)
                QVERIFY2(contrast(theme.tone(meaning), ground) >= 3, qPrintable(ground.name()));
        }
    }

    void lightAndDark() {
        QVERIFY(!Theme::fromPalette(lightPalette()).dark);
        QVERIFY(Theme::fromPalette(darkPalette()).dark);
    }

    /// Colour never alone: each hatched area shows two tones, and the two hatches differ in direction.
    void hatchesAreSeen() {
        const Theme theme = Theme::fromPalette(lightPalette());
        for (const Meaning meaning : {Meaning::Shared, Meaning::Unreachable}) {
            QImage image(64, 64, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            fillClass(painter, QRectF(0, 0, 64, 64), meaning, theme, 16);
            painter.end();
            int along = 0;
            int against = 0;
            for (int y = 1; y < 63; ++y) {
                for (int x = 1; x < 63; ++x) {
                    along += image.pixel(x, y) == image.pixel(x + 1, y - 1) ? 1 : 0;
                    against += image.pixel(x, y) == image.pixel(x + 1, y + 1) ? 1 : 0;
                }
            }
            if (meaning == Meaning::Shared)
                QVERIFY(along == 62 * 62 && against < along);
            else
                QVERIFY(against == 62 * 62 && along < against);
        }
    }

    void smallAreasAreNotHatched() {
        const Theme theme = Theme::fromPalette(lightPalette());
        QImage image(8, 8, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        fillClass(painter, QRectF(2, 0, 3, 8), Meaning::Shared, theme, 16);
        painter.end();
        for (int x = 2; x < 5; ++x)
            QCOMPARE(image.pixelColor(x, 4), theme.tone(Meaning::Shared));
        QCOMPARE(image.pixelColor(1, 4), QColor(Qt::white));
        QCOMPARE(image.pixelColor(5, 4), QColor(Qt::white));
    }

    void hatchLinesStayInside() {
        const QRectF area(3, 5, 41, 17);
        for (const bool falling : {false, true}) {
            const auto lines = hatchLines(area, 7, 2, falling);
            QVERIFY(lines.size() > 5);
            for (const QLineF& line : lines) {
                QVERIFY(area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(line.p1()));
                QVERIFY(area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(line.p2()));
                QVERIFY(qFuzzyCompare(std::abs(line.dx()), std::abs(line.dy())));
                QCOMPARE(line.dx() * line.dy() > 0, falling);
            }
        }
        QVERIFY(hatchLines({}, 7, 0, false).empty());
    }

    void glossaryIsComplete() {
        const QStringList terms = glossary::terms();
        for (const char* term :
             {"extent",        "block group", "chunk",       "generation",  "back reference",
              "shared",        "reflink",     "snapshot",    "subvolume",   "hole",
              "prealloc",      "inline",      "compression", "bookend",     "unreachable",
              "superblock",    "dup",         "metadata",    "granularity", "DAX",
              "copy on write", "FIEMAP",      "tree block",  "key",         "level",
              "node",          "leaf",        "checksum",    "owner",       "devid"})
            QVERIFY2(terms.contains(QLatin1String(term)), term);
        QStringList sorted = terms;
        sorted.sort(Qt::CaseInsensitive);
        QCOMPARE(terms, sorted);
        for (const QString& term : terms) {
            const QString definition = glossary::definition(term);
            QVERIFY2(definition.endsWith(QLatin1Char('.')) && definition.size() < 240,
                     qPrintable(term));
        }
        QCOMPARE(glossary::definition(QStringLiteral("Dax")),
                 glossary::definition(QStringLiteral("DAX")));
        QVERIFY(glossary::definition(QStringLiteral("nonsense")).isEmpty());
        QVERIFY(glossary::tooltip(QStringLiteral("hole"), QStringLiteral("4 <KiB>"))
                    .contains(QLatin1String("4 &lt;KiB&gt;")));
    }

    void fonts() {
        const QFont mono = monoFont(QFont());
        QVERIFY(mono.fixedPitch());
        QFont base;
        base.setPixelSize(20);
        QVERIFY(smallFont(base).pixelSize() < 20);
        base.setPointSizeF(10);
        QVERIFY(smallFont(base).pointSizeF() < 10);
    }
};

DAXSCOPE_GUI_TEST_MAIN(TestTheme)
#include "test_theme.moc"
