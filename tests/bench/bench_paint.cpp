// What one frame of a pan and of a zoom costs at 1920 × 1080, in CPU time of the painting thread.
//
// The bar: at most 8 ms a frame, and the same for 3,000 and 300,000 extents within a factor of 2.
// `window` is both maps together as they stand in a window of that size, `deviceMap` and
// `fileExtents` each as large as the whole screen; `everywhere` is the worst case, every extent of
// the file somewhere else. The median of the repetitions counts; exit 1 when a bar is missed. Run with
// --benchmark_filter=… as any Google Benchmark; times are those of the thread, not of the clock.
#include <benchmark/benchmark.h>
#include <algorithm>
#include <ctime>
#include <map>
#include <string>
#include <vector>

#include <QApplication>
#include <QImage>
#include <QPainter>

#include "ui/map/device_map_painter.h"
#include "ui/map/file_extents_painter.h"
#include "ui/map_fixtures.h"
#include "ui/theme.h"

namespace {

using namespace daxscope;
using namespace daxscope::ui;

double threadSeconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

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
        const double start = threadSeconds();
        {
            QPainter painter(&image);
            paint(painter, theme, step++);
        }
        const double spent = threadSeconds() - start;
        worst = std::max(worst, spent);
        state.SetIterationTime(spent);
    }
    state.counters["worst_ms"] = worst * 1e3;
}

void deviceMap(benchmark::State& state, Motion motion, ColourMode mode) {
    DeviceMapPainter map;
    map.setMap(fixtures::largeMap(static_cast<std::size_t>(state.range(0))));
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
    map.setFile(fixtures::largeFile(static_cast<std::size_t>(state.range(0)), scatter),
                16ULL << 30);
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

#define SIZES \
    ->Arg(3000)->Arg(300000)->UseManualTime()->Repetitions(3)->Unit(benchmark::kMillisecond)

BENCHMARK_CAPTURE(window, pan, Motion::Pan, Scatter::OldAndNew) SIZES;
BENCHMARK_CAPTURE(window, zoom, Motion::Zoom, Scatter::OldAndNew) SIZES;
BENCHMARK_CAPTURE(window, pan_everywhere, Motion::Pan, Scatter::Everywhere) SIZES;
BENCHMARK_CAPTURE(window, zoom_everywhere, Motion::Zoom, Scatter::Everywhere) SIZES;
BENCHMARK_CAPTURE(deviceMap, pan, Motion::Pan, ColourMode::Class) SIZES;
BENCHMARK_CAPTURE(deviceMap, zoom, Motion::Zoom, ColourMode::Class) SIZES;
BENCHMARK_CAPTURE(deviceMap, pan_by_generation, Motion::Pan, ColourMode::Generation) SIZES;
BENCHMARK_CAPTURE(fileExtents, pan, Motion::Pan, Scatter::OldAndNew, DeviceScale::Packed) SIZES;
BENCHMARK_CAPTURE(fileExtents, zoom, Motion::Zoom, Scatter::OldAndNew, DeviceScale::Packed) SIZES;
BENCHMARK_CAPTURE(fileExtents, pan_everywhere, Motion::Pan, Scatter::Everywhere,
                  DeviceScale::Packed)
SIZES;
BENCHMARK_CAPTURE(fileExtents, zoom_everywhere, Motion::Zoom, Scatter::Everywhere,
                  DeviceScale::Packed)
SIZES;
BENCHMARK_CAPTURE(fileExtents, zoom_to_scale, Motion::Zoom, Scatter::Everywhere,
                  DeviceScale::ToScale)
SIZES;

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
    bool judge() {
        bool all = true;
        const auto bar = [&](const std::string& what, double value, double limit,
                             const char* unit) {
            const bool good = value <= limit;
            all = all && good;
            std::printf("%-4s  %-52s %10.2f %-6s  bar %.2f\n", good ? "PASS" : "FAIL", what.c_str(),
                        value, unit, limit);
        };
        for (auto& [function, sizes] : times_) {
            for (auto& [size, times] : sizes)
                bar(function + ", " + size + " extents", median(times), 8, "ms");
            if (sizes.size() == 2)
                bar(function + ", 300000 : 3000", median(sizes["300000"]) / median(sizes["3000"]),
                    2, "");
        }
        return all;
    }

private:
    static double median(std::vector<double>& values) {
        std::ranges::sort(values);
        return values[values.size() / 2];
    }

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
