#include "bench/kernel/comparison.h"

#include <sys/utsname.h>

#include <chrono>
#include <fstream>
#include <thread>

namespace daxscope::bench {

namespace {

std::string number(double value) {
    return value < 10    ? std::format("{:.2f}", value)
           : value < 100 ? std::format("{:.1f}", value)
                         : std::format("{:.0f}", value);
}

std::string machine() {
    std::string processor = "unknown processor";
    std::ifstream info("/proc/cpuinfo");
    for (std::string line; std::getline(info, line);) {
        if (line.starts_with("model name"))
            processor = line.substr(line.find(':') + 2);
    }
    utsname system{};
    ::uname(&system);
    std::string_view release = system.release;
    release = release.substr(0, release.find('-'));
    return std::format("{} × {}, Linux {}", std::thread::hardware_concurrency(), processor,
                       release);
}

}  // namespace

void Report::row(const std::string& what, const std::map<std::string, std::string>& cells,
                 const std::vector<std::string>& bars, bool met) {
    const auto cell = [&](const char* column) {
        const auto found = cells.find(column);
        return found == cells.end() ? std::string() : found->second;
    };
    std::string all;
    for (const std::string& bar : bars)
        all += (all.empty() ? "" : "; ") + bar;
    rows_ += std::format("| {} | {} | {} | {} | {} | {} |\n", what, cell("Daxscope"), cell("btrfs"),
                         cell("XFS"), all,
                         bars.empty() ? ""
                         : met        ? "yes"
                                      : "**no**");
}

void Report::finish(const std::string& command) const {
    table_.finish();
    if (as_ != As::Markdown)
        return;
    const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
    std::printf(
        "%s",
        std::format("Measured {:%F} by `{}` on {}. Medians of the clock; in brackets, of the "
                    "CPU time of all that worked for it, kernel threads included. Bars are of "
                    "the clock.\n\n"
                    "| | Daxscope | btrfs | XFS | bar: measured | met |\n"
                    "|---|---|---|---|---|---|\n{}",
                    today, command, machine(), rows_)
            .c_str());
}

Status Comparison::measure(const std::vector<Side>& sides, unsigned rounds) {
    for (const Side& side : sides)
        order_.push_back(side.name);
    for (unsigned round = 0; round <= rounds; ++round) {
        for (std::size_t i = 0; i < sides.size(); ++i) {
            const Side& side = sides[(i + round) % sides.size()];
            if (side.prepare)
                DAX_CHECK(side.prepare(round));
            DAX_TRY(const Spent spent, timedWithKernel([&] { return side.run(round); }));
            if (round == 0)
                continue;
            samples_[side.name].wall.push_back(spent.wall);
            samples_[side.name].cpu.push_back(spent.cpu);
        }
    }
    return {};
}

Comparison::Ratios Comparison::ratios(const std::string& of, const std::string& to) const {
    const Samples& a = samples_.at(of);
    const Samples& b = samples_.at(to);
    std::vector<double> wall;
    std::vector<double> cpu;
    for (std::size_t i = 0; i < std::min(a.wall.size(), b.wall.size()); ++i) {
        wall.push_back(a.wall[i] / b.wall[i]);
        cpu.push_back(a.cpu[i] / b.cpu[i]);
    }
    return {median(wall), median(cpu)};
}

double Comparison::cpuSeconds(const std::string& name) const {
    return median(samples_.at(name).cpu) / operations_;
}

void Comparison::timesAsFast(const std::string& a, const std::string& b, double bar) {
    if (!samples_.contains(a) || !samples_.contains(b))
        return;
    // Of b to a: the median of the inverse is not the inverse of the median.
    const Ratios times = ratios(b, a);
    bars_.push_back(
        {std::format("≥ {} × {}: {} ({})", bar, b, number(times.wall), number(times.cpu)),
         std::format("{}: {}, times as fast as {}", what_, a, b), times.wall, bar, true, "",
         times.cpu});
}

void Comparison::timesOf(const std::string& a, const std::string& b, double bar) {
    if (!samples_.contains(a) || !samples_.contains(b))
        return;
    const Ratios times = ratios(a, b);
    bars_.push_back(
        {std::format("≤ {} × {}: {} ({})", bar, b, number(times.wall), number(times.cpu)),
         std::format("{}: {} / {}", what_, a, b), times.wall, bar, false, "", times.cpu});
}

void Comparison::atMost(const std::string& what, double value, double bar,
                        const std::string& unit) {
    bars_.push_back({std::format("{} ≤ {}: {}", what, bar, number(value)),
                     std::format("{}: {}", what_, what),
                     value,
                     bar,
                     false,
                     unit,
                     {}});
}

void Comparison::tell(Report& report) const {
    std::map<std::string, std::string> cells;
    for (const std::string& name : order_) {
        const auto found = samples_.find(name);
        if (found == samples_.end())
            continue;
        const Samples& of = found->second;
        const double wall = median(of.wall) * scale();
        const double cpu = median(of.cpu) * scale();
        report.table().measured(std::format("{}: {}", what_, name), wall, unit_, cpu,
                                spread(of.wall));
        cells[name] = std::format("{} ({}) {}", number(wall), number(cpu), unit_);
    }
    bool met = true;
    std::vector<std::string> texts;
    for (const Bar& bar : bars_) {
        if (bar.atLeast)
            report.table().atLeast(bar.what, bar.value, bar.limit, bar.unit);
        else
            report.table().atMost(bar.what, bar.value, bar.limit, bar.unit);
        if (bar.cpu)
            report.table().note(bar.what + ", of CPU time", *bar.cpu, "");
        met = met && (bar.atLeast ? bar.value >= bar.limit : bar.value <= bar.limit);
        texts.push_back(bar.text);
    }
    report.row(what_, cells, texts, met);
}

}  // namespace daxscope::bench
