// The maps' geometry without a window: axis, columns, rails, device layout. Property tests print
// their seed; DAXSCOPE_SEED repeats one.
#include <QImage>
#include <QTest>
#include <array>
#include <cmath>
#include <map>

#include "ui/event_loop_probe.h"
#include "ui/map/axis.h"
#include "ui/map/columns.h"
#include "ui/map/device_layout.h"
#include "ui/map/rails.h"
#include "ui/map/ribbons.h"
#include "ui/map_fixtures.h"

using namespace daxscope;
using namespace daxscope::ui;
using fixtures::KiB;
using fixtures::MiB;

namespace {

std::uint64_t seed() {
    bool given = false;
    const std::uint64_t value = qEnvironmentVariable("DAXSCOPE_SEED").toULongLong(&given);
    return given ? value : std::random_device{}();
}

Axis axisOf(std::uint64_t total, double width) {
    Axis axis;
    axis.setTotal(total);
    axis.setWidth(width);
    return axis;
}

/// What DeviceMap::summarize must say, one extent at a time.
std::uint64_t allocatedIn(const scene::DeviceMap& map, std::uint64_t from, std::uint64_t to) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < map.extentCount(); ++i) {
        const scene::DeviceExtent e = map.extent(i);
        const std::uint64_t a = std::max(from, e.device);
        const std::uint64_t b = std::min(to, e.device + e.length);
        sum += a < b ? b - a : 0;
    }
    return sum;
}

std::uint64_t bytesOf(const scene::RangeSummary& sum) {
    std::uint64_t all = 0;
    for (const std::uint64_t part : sum.bytes)
        all += part;
    return all;
}

}  // namespace

class TestMapGeometry : public QObject {
    Q_OBJECT

private slots:
    void axisFits() {
        const Axis axis = axisOf(256 * MiB, 1000);
        QVERIFY(axis.fitted());
        QCOMPARE(axis.from(), 0.0);
        QCOMPARE(axis.visible(), (ByteRange{0, 256 * MiB}));
        QCOMPARE(axis.byteAt(-5), std::uint64_t{0});
        QCOMPARE(axis.byteAt(5000), 256 * MiB - 1);
    }

    void zoomKeepsTheAnchor() {
        Axis axis = axisOf(256 * MiB, 1000);
        for (const double factor : {1.7, 3.0, 0.8, 12.0, 0.5}) {
            const double anchor = axis.from() + 400 * axis.bytesPerPixel();
            axis.zoom(factor, 400);
            QVERIFY(std::abs(axis.xOf(anchor) - 400) < 1e-6);
        }
        axis.zoom(1e-9, 400);
        QVERIFY(axis.fitted());
        QCOMPARE(axis.from(), 0.0);
    }

    void zoomAndPanStayInside() {
        Axis axis = axisOf(1000 * 4096, 500);
        axis.zoom(1e30, 250);
        QVERIFY(axis.bytesPerPixel() >= 1);
        QVERIFY(axis.from() >= 0 && axis.to() <= 1000 * 4096.0);
        axis.pan(-1e12);
        QCOMPARE(axis.from(), 0.0);
        axis.pan(1e12);
        QVERIFY(std::abs(axis.to() - 1000 * 4096.0) < 1);
        axis.show({100 * 4096, 10 * 4096});
        QVERIFY(axis.from() <= 100 * 4096.0 && axis.to() >= 110 * 4096.0);
        axis.reveal({900 * 4096, 4096});
        QVERIFY(axis.from() <= 900 * 4096.0 && axis.to() >= 901 * 4096.0);
        const double span = axis.to() - axis.from();
        axis.setWidth(900);
        QVERIFY(std::abs(axis.to() - axis.from() - span) < 1);
    }

    void degenerateAxes() {
        Axis none;
        QVERIFY(!none.usable());
        none.zoom(2, 0);
        none.pan(3);
        none.show({0, 100});
        QVERIFY(none.ticks(50).empty());
        QCOMPARE(none.byteAt(7), std::uint64_t{0});
        Axis huge = axisOf(UINT64_MAX, 100);
        huge.zoom(5, 100);
        QVERIFY(huge.byteAt(100) <= UINT64_MAX - 1);
        QVERIFY(!huge.ticks(20).empty() || huge.bytesPerPixel() * 20 > 4e18);
        Axis tiny = axisOf(1, 1000);
        tiny.zoom(8, 500);
        QCOMPARE(tiny.byteAt(999), std::uint64_t{0});
        QVERIFY(tiny.ticks(50).size() < 100);
    }

    void edgesMeet() {
        fixtures::Random random(3);
        for (int round = 0; round < 200; ++round) {
            Axis axis = axisOf(1 + fixtures::below(random, 1ULL << 48),
                               100 + static_cast<double>(fixtures::below(random, 3000)));
            axis.zoom(1 + static_cast<double>(fixtures::below(random, 1000)),
                      static_cast<double>(fixtures::below(random, 3000)));
            std::uint64_t last = axis.edge(0);
            for (int x = 1; x <= static_cast<int>(axis.width()); ++x) {
                QVERIFY(axis.edge(x) >= last);
                last = axis.edge(x);
            }
            QCOMPARE(axis.visible().end(), axis.edge(axis.width()));
        }
    }

    void ticksAreRoundAndApart() {
        Axis axis = axisOf(256 * MiB, 1000);
        for (int i = 0; i < 30; ++i) {
            double last = -1e9;
            int labels = 0;
            for (const Tick& tick : axis.ticks(90)) {
                QVERIFY(tick.x >= -1 && tick.x <= 1001);
                if (tick.label.isEmpty())
                    continue;
                QVERIFY(tick.x - last >= 90 - 1e-6);
                last = tick.x;
                ++labels;
            }
            QVERIFY(labels >= 1 && labels <= 12);
            axis.zoom(1.6, 777);
        }
        QStringList labels;
        for (const Tick& tick : axisOf(256 * MiB, 1000).ticks(100)) {
            if (!tick.label.isEmpty())
                labels << tick.label;
        }
        QCOMPARE(labels.value(0), QStringLiteral("0"));
        QCOMPARE(labels.value(1), QStringLiteral("32\u00a0MiB"));
        QCOMPARE(labels.value(8), QStringLiteral("256\u00a0MiB"));
        labels.clear();
        for (const Tick& tick : axisOf(48 * 4096, 1000).ticks(100, AxisUnit::Blocks)) {
            if (!tick.label.isEmpty())
                labels << tick.label;
        }
        QCOMPARE(labels.value(1), QStringLiteral("8"));
    }

    /// A column never loses a part, and never exceeds its height.
    void columnsStack() {
        fixtures::Random random(5);
        InkTable inks(12, Ink{0xff112233, 0, false});
        HatchGrid grid;
        for (int round = 0; round < 2000; ++round) {
            const int height = 1 + static_cast<int>(fixtures::below(random, 40));
            Columns columns(1, height);
            std::vector<Columns::Part> parts;
            const std::uint64_t count = fixtures::below(random, 6);
            for (std::uint64_t i = 0; i < count; ++i) {
                const double share = static_cast<double>(fixtures::below(random, 1000)) / 3000 /
                                     (fixtures::below(random, 3) == 0 ? 100 : 1);
                parts.push_back({static_cast<std::uint8_t>(1 + i), share});
            }
            columns.stack(0, parts);
            std::map<int, int> heights;
            int total = 0;
            for (const Columns::Run& run : columns.runs(inks, grid)) {
                heights[run.ink] += run.area.height();
                total += run.area.height();
            }
            QCOMPARE(total, height);
            if (height >= 10) {
                for (const Columns::Part& part : parts) {
                    if (part.share > 0)
                        QVERIFY2(heights[part.ink] >= 1,
                                 qPrintable(QStringLiteral("round %1: part %2 of %3")
                                                .arg(round)
                                                .arg(part.ink)
                                                .arg(count)));
                }
            }
        }
    }

    void runsCoverTheRail() {
        Columns columns(50, 20);
        for (int x = 10; x < 30; ++x)
            columns.fill(x, 2);
        const InkTable inks(3, Ink{0xffffffff, 0xff000000, false});
        HatchGrid grid;
        const auto runs = columns.runs(inks, grid);
        QCOMPARE(runs.size(), std::size_t{3});
        QCOMPARE(runs[1].area, QRect(10, 0, 20, 20));
        QVERIFY(runs[1].hatched);
        QVERIFY(!runs[0].hatched);
    }

    /// Line by line comes out what the runs say, wherever the picture ends.
    void runsArePaintedWhereTheyAre() {
        const std::uint64_t start = seed();
        InkTable inks;
        for (QRgb i = 0; i < 8; ++i)
            inks.push_back(
                {0xff000000 | i * 0x1f1f1f, i % 2 == 0 ? 0 : 0xff0000ff | i << 12, i % 4 == 1});
        for (int round = 0; round < 60; ++round) {
            fixtures::Random random(start + static_cast<std::uint64_t>(round));
            const auto below = [&](std::uint64_t most) {
                return static_cast<int>(fixtures::below(random, most));
            };
            Columns columns(1 + below(90), 1 + below(50));
            int x = 0;
            while (x < columns.width()) {
                std::array<Columns::Part, 3> parts;
                for (Columns::Part& part : parts)
                    part = {static_cast<std::uint8_t>(below(8)), below(5) / 12.0};
                const auto ground = static_cast<std::uint8_t>(below(8));
                for (int wide = 1 + below(30); wide > 0 && x < columns.width(); --wide, ++x) {
                    columns.setGround(x, ground);
                    columns.stack(x, parts);
                }
            }
            HatchGrid grid;
            grid.phase = below(40) - 20;
            const int left = below(120) - 60;
            const int top = below(80) - 40;
            constexpr QRgb untouched = 0xff123456;
            QImage painted(60, 40, QImage::Format_RGB32);
            painted.fill(untouched);
            paintColumns(columns, inks, grid, painted, left, top);
            QImage expected(painted.size(), painted.format());
            expected.fill(untouched);
            for (const Columns::Run& run : columns.runs(inks, grid)) {
                const Ink& ink = inks[run.ink];
                const QImage tile = hatchTile(ink.fill, ink.stripe, grid, ink.falling);
                const QRect area = run.area.translated(left, top) & expected.rect();
                const auto inTile = [&](int at) { return (at + 100 * grid.period) % grid.period; };
                for (int px = area.left(); px <= area.right(); ++px) {
                    for (int py = area.top(); py <= area.bottom(); ++py)
                        expected.setPixel(px, py,
                                          run.hatched       ? tile.pixel(inTile(px), inTile(py))
                                          : ink.stripe != 0 ? ink.stripe
                                                            : ink.fill);
                }
            }
            QVERIFY2(painted == expected, qPrintable(QStringLiteral("seed %1").arg(
                                              start + static_cast<std::uint64_t>(round))));
        }
    }

    /// The sums under all pixels are the sums of the map, and each is what a loop over all extents
    /// says.
    void pixelsSumToTotals() {
        const std::uint64_t start = seed();
        for (int round = 0; round < 40; ++round) {
            fixtures::Random random(start + static_cast<std::uint64_t>(round));
            const auto map = fixtures::randomMap(random);
            Axis axis =
                axisOf(map->deviceSize(), 50 + static_cast<double>(fixtures::below(random, 900)));
            if (round % 2 == 1)
                axis.zoom(1 + static_cast<double>(fixtures::below(random, 30)),
                          static_cast<double>(fixtures::below(random, 900)));
            scene::RangeSummary all;
            for (int x = 0; x < static_cast<int>(axis.width()); ++x) {
                const std::uint64_t from = axis.edge(x);
                const std::uint64_t to = axis.edge(x + 1);
                const scene::RangeSummary bin = map->summarize({from, to - from});
                if (x % 17 == 0)
                    QVERIFY2(bytesOf(bin) == allocatedIn(*map, from, to),
                             qPrintable(QStringLiteral("seed %1, pixel %2")
                                            .arg(start + static_cast<std::uint64_t>(round))
                                            .arg(x)));
                all.add(bin);
            }
            const ByteRange seen = axis.visible();
            QVERIFY2(bytesOf(all) == allocatedIn(*map, seen.offset, seen.end()),
                     qPrintable(
                         QStringLiteral("seed %1").arg(start + static_cast<std::uint64_t>(round))));
            if (axis.fitted())
                QCOMPARE(bytesOf(all), bytesOf(map->totals()));
        }
    }

    void railsPartitionTheDevice() {
        const std::uint64_t start = seed();
        for (int round = 0; round < 60; ++round) {
            fixtures::Random random(start + static_cast<std::uint64_t>(round));
            const auto map = fixtures::randomMap(random);
            const RailSegments rails(*map);
            std::uint64_t at = 0;
            for (const RailSegments::Segment& segment : rails.all()) {
                QCOMPARE(segment.from, at);
                QVERIFY(segment.to > segment.from);
                at = segment.to;
            }
            QVERIFY2(at == map->deviceSize(), qPrintable(QStringLiteral("seed %1").arg(
                                                  start + static_cast<std::uint64_t>(round))));
            for (const scene::BlockGroup& group : map->blockGroups()) {
                const auto& segment = rails.all()[rails.at(group.device)];
                QVERIFY(segment.grouped);
                QCOMPARE(segment.rail, railOf(group));
            }
        }
        const RailSegments tour(*fixtures::tourMap());
        QCOMPARE(tour.rails(), (std::vector<Rail>{Rail::System, Rail::Metadata, Rail::Data}));
        scene::DeviceMap::Builder mixed(16 * MiB);
        mixed.add(scene::BlockGroup{.device = MiB,
                                    .length = 8 * MiB,
                                    .logical = 0,
                                    .used = 0,
                                    .flags = 5,
                                    .copy = 0,
                                    .copies = 1});
        const RailSegments only(*mixed.finish());
        QCOMPARE(only.rails(), (std::vector<Rail>{Rail::System, Rail::Mixed}));
    }

    void overlappingGroupsDoNotBreakRails() {
        scene::DeviceMap::Builder builder(16 * MiB);
        for (const std::uint64_t at : {std::uint64_t{0}, 1 * MiB, 2 * MiB, 15 * MiB, 900 * MiB})
            builder.add(scene::BlockGroup{.device = at,
                                          .length = UINT64_MAX / 2,
                                          .logical = 0,
                                          .used = 0,
                                          .flags = 1,
                                          .copy = 0,
                                          .copies = 1});
        const auto map = builder.finish();
        const RailSegments rails(*map);
        QCOMPARE(rails.all().back().to, 16 * MiB);
        QCOMPARE(rails.at(UINT64_MAX), rails.all().size());
    }

    /// The device rail: every byte of every piece has its place, in order, and comes back from it.
    void layoutIsReversible() {
        const std::uint64_t start = seed();
        for (int round = 0; round < 40; ++round) {
            fixtures::Random random(start + static_cast<std::uint64_t>(round));
            const auto file = fixtures::randomFile(random);
            const QByteArray said =
                QStringLiteral("seed %1").arg(start + static_cast<std::uint64_t>(round)).toUtf8();
            for (const DeviceScale scale : {DeviceScale::Packed, DeviceScale::ToScale}) {
                const DeviceLayout layout(file, 1ULL << 32, scale);
                double last = -1;
                std::uint64_t bytes = 0;
                for (std::size_t p = 0; p < file->onDeviceCount(); ++p) {
                    const scene::FileExtent e = file->extent(file->onDevice(p));
                    const double rail = layout.railOf(*e.device);
                    QVERIFY2(rail > last || p == 0, said.constData());
                    last = rail;
                    bytes += e.deviceLength;
                    const auto at = static_cast<std::uint64_t>(rail);
                    QVERIFY2(layout.deviceAt(at) == *e.device, said.constData());
                    QVERIFY2(
                        layout.deviceAt(at + e.deviceLength - 1) == *e.device + e.deviceLength - 1,
                        said.constData());
                    const auto extent = layout.extentAt(at + e.deviceLength / 2);
                    QVERIFY2(extent && *extent == file->onDevice(p), said.constData());
                }
                const PieceSummary all =
                    DeviceLayout::between(layout.before(0), layout.before(layout.total()));
                QVERIFY2(all.bytes() == bytes, said.constData());
                // Cut anywhere, parts sum to the whole.
                std::uint64_t sum = 0;
                std::uint64_t from = 0;
                PieceSummary before = layout.before(0);
                for (int i = 1; i <= 97; ++i) {
                    const std::uint64_t to = layout.total() / 97 * static_cast<std::uint64_t>(i) +
                                             (i == 97 ? layout.total() % 97 : 0);
                    const double tolerance = i % 2 == 0 ? 0 : static_cast<double>(to - from) / 2;
                    const PieceSummary after = layout.before(to, tolerance);
                    sum += DeviceLayout::between(before, after).bytes();
                    before = after;
                    from = to;
                }
                QVERIFY2(sum == bytes, said.constData());
                if (scale == DeviceScale::Packed)
                    QVERIFY2(layout.total() <= bytes + bytes / 3 + file->onDeviceCount(),
                             said.constData());
            }
        }
    }

    /// Whoever allows for half a pixel gets no more wrong than that, however many pieces it has.
    void layoutKeepsItsTolerance() {
        const std::uint64_t start = seed();
        fixtures::Random random(start);
        const auto file = fixtures::largeFile(40000, fixtures::Scatter::Everywhere);
        const DeviceLayout layout(file, 1ULL << 34, DeviceScale::Packed);
        for (const std::uint64_t part : {20U, 60U, 300U, 3000U, 20000U}) {
            const auto tolerance = static_cast<double>(layout.total() / part);
            const auto near = [&](std::uint64_t a, std::uint64_t b) {
                return std::abs(static_cast<double>(a) - static_cast<double>(b)) <= tolerance;
            };
            for (int i = 0; i < 300; ++i) {
                const std::uint64_t rail = fixtures::below(random, layout.total());
                const PieceSummary exact = layout.before(rail);
                const PieceSummary about = layout.before(rail, tolerance);
                const std::uint64_t device = layout.deviceAt(rail);
                QVERIFY2(near(exact.data, about.data) && near(exact.shared, about.shared) &&
                             near(exact.prealloc, about.prealloc) &&
                             std::abs(layout.railOf(device) - layout.railOf(device, tolerance)) <=
                                 tolerance,
                         qPrintable(QStringLiteral("seed %1").arg(start)));
            }
        }
    }

    void layoutOfOverlappingPieces() {
        scene::FileExtents::Builder builder;
        builder.add(fixtures::regular(0, 64 * KiB, 10 * MiB, 2, 1));
        builder.add(fixtures::regular(64 * KiB, 64 * KiB, 10 * MiB, 2, 1));
        builder.add(fixtures::regular(128 * KiB, 64 * KiB, 10 * MiB + 32 * KiB, 2, 1));
        const auto file = builder.finish();
        const DeviceLayout layout(file, 1ULL << 30, DeviceScale::Packed);
        QCOMPARE(layout.total(), 96 * KiB);
        QCOMPARE(layout.before(layout.total()).bytes(), 96 * KiB);
        QVERIFY(layout.extentAt(80 * KiB).has_value());
        const DeviceLayout none(nullptr, 0, DeviceScale::Packed);
        QCOMPARE(none.total(), std::uint64_t{0});
        QVERIFY(!none.extentAt(5));
    }

    void ribbonsGoFromTopToBottom() {
        QCOMPARE(ribbonEase(0), 0.0);
        QCOMPARE(ribbonEase(1), 1.0);
        QVERIFY(std::abs(ribbonEase(0.5) - 0.5) < 1e-9);
        double last = 0;
        for (int i = 1; i <= 100; ++i) {
            QVERIFY(ribbonEase(i / 100.0) > last);
            last = ribbonEase(i / 100.0);
        }
        const Theme theme = Theme::fromPalette(lightPalette());
        const Band band{.topFrom = 10,
                        .topTo = 30,
                        .bottomFrom = 70,
                        .bottomTo = 90,
                        .topInk = 20,
                        .bottomInk = 20,
                        .meaning = Meaning::Data};
        const QImage image = ribbonImage({&band, 1}, 100, 80, theme);
        QVERIFY(image.pixelColor(20, 0) != theme.background);
        QVERIFY(image.pixelColor(80, 79) != theme.background);
        QCOMPARE(image.pixelColor(80, 0), theme.background);
        QCOMPARE(image.pixelColor(20, 79), theme.background);
        QVERIFY(ribbonImage({}, 0, 5, theme).isNull());
        // Far outside and upside down: nothing is written where it does not belong.
        std::vector<Band> wild = {{.topFrom = -1e5,
                                   .topTo = 1e5,
                                   .bottomFrom = 1e5,
                                   .bottomTo = -1e5,
                                   .topInk = 1,
                                   .bottomInk = 1,
                                   .meaning = Meaning::Shared},
                                  {.topFrom = 5,
                                   .topTo = 5,
                                   .bottomFrom = 5,
                                   .bottomTo = 5,
                                   .topInk = 0,
                                   .bottomInk = 0,
                                   .meaning = Meaning::Prealloc,
                                   .haze = true}};
        QCOMPARE(ribbonImage(wild, 37, 11, theme).size(), QSize(37, 11));
    }
};

DAXSCOPE_GUI_TEST_MAIN(TestMapGeometry)
#include "test_map_geometry.moc"
