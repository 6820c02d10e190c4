// What one frame of a pan and of a zoom costs at 1920 × 1080, in CPU time of the painting thread.
//
// The bar: at most 8 ms a frame with up to ten million extents, which are 400,000 blocks in trees, and the same for 3,000 and
// 300,000 extents within a factor of 2.
// `window` is both maps together as they stand in a window of that size, `deviceMap` and
// `fileExtents` each as large as the whole screen; `everywhere` is the worst case, every extent of
// the file somewhere else. `timeline` is as large as the screen, too, with a million and ten million
// events. The median of the repetitions counts; exit 1 when a bar is missed. Run with
// --benchmark_filter=… as any Google Benchmark; times are those of the thread, not of the clock.
#include <benchmark/benchmark.h>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <QApplication>
#include <QImage>
#include <QPainter>

#include "bench/figures.h"
#include "bench/spent.h"
#include "ui/map/device_map_painter.h"
#include "ui/map/file_extents_painter.h"
#include "ui/map/sharing_painter.h"
#include "ui/map/timeline_painter.h"
#include "ui/map/tree_painter.h"
#include "ui/map_fixtures.h"
#include "ui/structure_fixtures.h"
#include "ui/theme.h"
#include "ui/timeline_fixtures.h"

namespace {

using namespace daxscope;
using namespace daxscope::ui;

constexpr QSizeF frame(1920, 1080);

QFont benchFont() {
    QFont font = uiFont(QApplication::font());
    font.setPixelSize(13);
    return font;
}

enum class Motion { Pan, Zoom };

/// The next frame of someone panning slowly, or zooming in and out again, around a quarter.
void move(Axis& axis, Motion motion, int step) {
    if (motion == Motion::Pan) {
        axis.pan(step % 40 < 20 ? 17 : -17);
        return;
    }
    axis.zoom(step % 20 < 10 ? 1.15 : 1 / 1.15, axis.width() / 4);
}

template <typename Paint>
void frames(benchmark::State& state, Paint&& paint) {
    QImage image(frame.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    const Theme theme = Theme::fromPalette(lightPalette());
    int step = 0;
    double worst = 0;
    {
        QPainter painter(&image);  // glyphs and caches are warm in any frame but the first
        paint(painter, theme, 0);
    }
    for (auto _ : state) {
        const double start = bench::threadSeconds();
        {
            QPainter painter(&image);
            paint(painter, theme, step++);
        }
        const double spent = bench::threadSeconds() - start;
        worst = std::max(worst, spent);
        state.SetIterationTime(spent);
    }
    state.counters["worst_ms"] = worst * 1e3;
}

/// The last one that was made: repetitions take the same, and the largest are a gigabyte.
template <typename Made, typename... Key>
const Made& madeOnce(Made (*make)(Key...), Key... key) {
    static std::pair<std::optional<std::tuple<Key...>>, Made> known;
    if (known.first != std::tuple(key...)) {
        known = {};
        known = {std::tuple(key...), make(key...)};
    }
    return known.second;
}

std::shared_ptr<const scene::DeviceMap> mapOf(std::size_t extents) {
    return fixtures::largeMap(extents);
}

std::shared_ptr<const scene::FileExtents> fileOf(std::size_t extents, fixtures::Scatter scatter) {
    return fixtures::largeFile(extents, scatter);
}

scene::TimelinePtr timelineOf(std::size_t events) { return fixtures::manyEvents(events); }

void deviceMap(benchmark::State& state, Motion motion, ColourMode mode) {
    DeviceMapPainter map;
    map.setMap(madeOnce(mapOf, static_cast<std::size_t>(state.range(0))));
    map.setColourMode(mode);
    map.layout(frame, benchFont(), 1);
    map.axis().zoom(1.3, 300);
    frames(state, [&](QPainter& painter, const Theme& theme, int step) {
        move(map.axis(), motion, step);
        map.paint(painter, theme);
    });
}

void fileExtents(benchmark::State& state, Motion motion, fixtures::Scatter scatter,
                 DeviceScale scale) {
    FileExtentsPainter map;
    map.setDeviceScale(scale);
    map.setFile(madeOnce(fileOf, static_cast<std::size_t>(state.range(0)), scatter),
                std::max<std::uint64_t>(
                    16ULL << 30, static_cast<std::uint64_t>(state.range(0)) * 44 * fixtures::KiB));
    map.layout(frame, benchFont(), 1);
    map.fileAxis().zoom(1.3, 300);
    frames(state, [&](QPainter& painter, const Theme& theme, int step) {
        move(map.fileAxis(), motion, step);
        map.paint(painter, theme);
    });
}

using fixtures::Scatter;

/// What the bar is about: both maps as they stand in a window of that size, side panels beside.
void window(benchmark::State& state, Motion motion, Scatter scatter) {
    const auto count = static_cast<std::size_t>(state.range(0));
    DeviceMapPainter device;
    device.setMap(fixtures::largeMap(count));
    device.layout({1200, 300}, benchFont(), 1);
    device.axis().zoom(1.3, 300);
    FileExtentsPainter file;
    file.setFile(fixtures::largeFile(count, scatter), 16ULL << 30);
    file.layout({1200, 640}, benchFont(), 1);
    file.fileAxis().zoom(1.3, 300);
    frames(state, [&](QPainter& painter, const Theme& theme, int step) {
        move(device.axis(), motion, step);
        device.paint(painter, theme);
        painter.translate(0, 300);
        move(file.fileAxis(), motion, step);
        file.paint(painter, theme);
    });
}

/// From all of it down to where single events are bars, and back.
void timeline(benchmark::State& state, Motion motion, double zoomed) {
    TimelinePainter painter;
    painter.layout(frame, benchFont(), 1);
    painter.setTimeline(madeOnce(timelineOf, static_cast<std::size_t>(state.range(0))), {});
    painter.axis().zoom(zoomed, 300);
    frames(state, [&](QPainter& to, const Theme& theme, int step) {
        move(painter.axis(), motion, step);
        painter.paint(to, theme);
        painter.paintMarkers(to, theme);
    });
}

#define SIZES \
    ->Arg(3000)->Arg(300000)->UseManualTime()->Repetitions(3)->Unit(benchmark::kMillisecond)
#define ALL_SIZES ->Arg(1000000)->Arg(10000000) SIZES

BENCHMARK_CAPTURE(window, pan, Motion::Pan, Scatter::OldAndNew) SIZES;
BENCHMARK_CAPTURE(window, zoom, Motion::Zoom, Scatter::OldAndNew) SIZES;
BENCHMARK_CAPTURE(window, pan_everywhere, Motion::Pan, Scatter::Everywhere) SIZES;
BENCHMARK_CAPTURE(window, zoom_everywhere, Motion::Zoom, Scatter::Everywhere) SIZES;
BENCHMARK_CAPTURE(deviceMap, pan, Motion::Pan, ColourMode::Class) ALL_SIZES;
BENCHMARK_CAPTURE(deviceMap, zoom, Motion::Zoom, ColourMode::Class) ALL_SIZES;
BENCHMARK_CAPTURE(deviceMap, pan_by_generation, Motion::Pan, ColourMode::Generation) ALL_SIZES;
BENCHMARK_CAPTURE(fileExtents, pan, Motion::Pan, Scatter::OldAndNew, DeviceScale::Packed) ALL_SIZES;
BENCHMARK_CAPTURE(fileExtents, zoom, Motion::Zoom, Scatter::OldAndNew, DeviceScale::Packed)
ALL_SIZES;
BENCHMARK_CAPTURE(fileExtents, pan_everywhere, Motion::Pan, Scatter::Everywhere,
                  DeviceScale::Packed)
ALL_SIZES;
BENCHMARK_CAPTURE(fileExtents, zoom_everywhere, Motion::Zoom, Scatter::Everywhere,
                  DeviceScale::Packed)
ALL_SIZES;
BENCHMARK_CAPTURE(fileExtents, zoom_to_scale, Motion::Zoom, Scatter::Everywhere,
                  DeviceScale::ToScale)
ALL_SIZES;

/// One million pieces, or ten.
#define MANY \
    ->Arg(1000000)->Arg(10000000)->UseManualTime()->Repetitions(3)->Unit(benchmark::kMillisecond)

/// `unlike`: neighbours are held by other files each, in sixteen rows; else pieces lie together by who holds them.
void sharing(benchmark::State& state, Motion motion, bool unlike) {
    const auto count = static_cast<std::size_t>(state.range(0));
    SharingPainter painter;
    painter.setSharing(unlike ? ui::test::unlikeNeighbours(count)
                              : ui::test::inventedImageSharing(count, 16));
    painter.layout(frame, benchFont(), 1);
    painter.axis().zoom(1.3, 300);
    frames(state, [&](QPainter& onto, const Theme& theme, int step) {
        move(painter.axis(), motion, step);
        painter.paint(onto, theme);
    });
}

/// Blocks: 5,000 are those of a million extents. Several groups are open; what is pointed at draws its ways strongly.
void trees(benchmark::State& state) {
    const auto nodes = static_cast<std::uint32_t>(state.range(0) / 200);
    TreePainter painter;
    painter.setTree(ui::test::inventedTree(0, 42, nodes, 200));
    painter.layout(frame, benchFont(), 1);
    for (int opened = 0; opened < 6; ++opened) {
        const auto& items = painter.geometry().items();
        const auto group = std::ranges::find_if(
            items, [](const TreeItem& item) { return item.isGroup() && item.keys; });
        if (group == items.end())
            break;
        painter.geometry().expand(KeyRange(*group->keys));
        painter.layout(frame, benchFont(), 1);
    }
    TreePainter::Look look;
    frames(state, [&](QPainter& onto, const Theme& theme, int step) {
        const double left = step % 40 * 17;
        look.pointed = static_cast<std::uint32_t>(step) %
                       static_cast<std::uint32_t>(painter.geometry().items().size());
        onto.translate(-left, 0);
        painter.paint(onto, QRectF(QPointF(left, 0), frame), theme, look);
        onto.translate(left, 0);
    });
}

BENCHMARK_CAPTURE(sharing, pan, Motion::Pan, false) MANY;
BENCHMARK_CAPTURE(sharing, zoom, Motion::Zoom, false) MANY;
BENCHMARK_CAPTURE(sharing, pan_unlike_neighbours, Motion::Pan, true) MANY;
BENCHMARK_CAPTURE(sharing, zoom_unlike_neighbours, Motion::Zoom, true) MANY;
BENCHMARK(trees)->Arg(5000)->Arg(400000)->UseManualTime()->Repetitions(3)->Unit(
    benchmark::kMillisecond);
#define EVENTS \
    ->Arg(1000000)->Arg(10000000)->UseManualTime()->Repetitions(3)->Unit(benchmark::kMillisecond)

BENCHMARK_CAPTURE(timeline, pan, Motion::Pan, 1.3) EVENTS;
BENCHMARK_CAPTURE(timeline, zoom, Motion::Zoom, 1.3) EVENTS;
BENCHMARK_CAPTURE(timeline, pan_closer, Motion::Pan, 1000) EVENTS;
BENCHMARK_CAPTURE(timeline, zoom_to_single_events, Motion::Zoom, 30000) EVENTS;

/// Prints as ever, and holds the medians of the repetitions against the bars.
class BarReporter : public benchmark::ConsoleReporter {
public:
    void ReportRuns(const std::vector<Run>& runs) override {
        ConsoleReporter::ReportRuns(runs);
        for (const Run& run : runs)
            if (run.run_type == Run::RT_Iteration)
                times_[run.run_name.function_name][run.run_name.args].push_back(
                    run.GetAdjustedRealTime());
    }

    /// Prints each bar; whether all are reached.
    [[nodiscard]] bool judge() const {
        bench::Table table;
        for (const auto& [function, sizes] : times_) {
            const bool extents = !function.starts_with("timeline");
            for (const auto& [size, times] : sizes)
                table.atMost(function + ", " + size + (extents ? " extents" : " events"),
                             bench::median(times), 8, "ms");
            if (sizes.contains("3000") && sizes.contains("300000"))
                table.atMost(function + ", 300000 : 3000",
                             bench::median(sizes.at("300000")) / bench::median(sizes.at("3000")), 2,
                             "");
        }
        return !table.failed();
    }

private:
    std::map<std::string, std::map<std::string, std::vector<double>>> times_;
};

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    BarReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    benchmark::Shutdown();
    return reporter.judge() ? 0 : 1;
}
