// Figures of a bench, and the bars that they are held against.
//
// A line each, as they come: PASS or FAIL, what, value, bar. With `json` nothing of that, but one array at the end, of objects
// with name, value, unit and, where there is one, bar and met. One thread.
#pragma once

#include <algorithm>
#include <cstdio>
#include <format>
#include <string>
#include <string_view>
#include <vector>

namespace daxscope::bench {

/// The value at `part` (0 to 1) of the sorted values; 0 of none.
[[nodiscard]] inline double quantile(std::vector<double> values, double part) {
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const auto last = static_cast<double>(values.size() - 1);
    return values[static_cast<std::size_t>(part * last + 0.5)];
}

[[nodiscard]] inline double median(std::vector<double> values) {
    return quantile(std::move(values), 0.5);
}

/// How far apart the middle four fifths are, as a part of the median.
[[nodiscard]] inline double spread(const std::vector<double>& values) {
    const double middle = median(values);
    return middle == 0 ? 0 : (quantile(values, 0.9) - quantile(values, 0.1)) / middle;
}

/// Figures of one bar: what ours costs, and the other side.
struct Pair {
    std::vector<double> ours, theirs, ratios;
    void add(double our, double their) {
        ours.push_back(our);
        theirs.push_back(their);
        ratios.push_back(our / their);
    }
    [[nodiscard]] double ratio() const { return median(ratios); }
};

class Table {
public:
    explicit Table(bool json = false) : Table(json, json) {}
    /// `quiet`: no lines but those of missing().
    Table(bool quiet, bool json) : quiet_(quiet), json_(json) {}

    void note(const std::string& what, double value, std::string_view unit) {
        add(what, value, unit, 0, "", true);
    }
    void atMost(const std::string& what, double value, double bar, std::string_view unit) {
        add(what, value, unit, bar, "≤", value <= bar);
    }
    void atLeast(const std::string& what, double value, double bar, std::string_view unit) {
        add(what, value, unit, bar, "≥", value >= bar);
    }
    /// What was measured in rounds: median of the clock, and of the CPU time; spread of the former.
    void measured(const std::string& what, double wall, std::string_view unit, double cpu,
                  double spread) {
        add(what, wall, unit, 0, "", true, std::format(R"(, "cpu": {}, "spread": {})", cpu, spread),
            std::format("  CPU {:.2f}, spread {:.0f} %", cpu, spread * 100));
    }
    void missing(const std::string& what, const std::string& why) {
        failed_ = true;
        std::fprintf(quiet_ ? stderr : stdout, "FAIL  %-58s %s\n", what.c_str(), why.c_str());
    }
    /// For whoever reads; no part of the JSON.
    void remark(const std::string& text) const {
        if (!quiet_)
            std::printf("      %s\n", text.c_str());
    }
    void finish() const {
        if (json_)
            std::printf("[%s\n]\n", text_.c_str());
    }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    void add(const std::string& what, double value, std::string_view unit, double bar,
             std::string_view sense, bool good, const std::string& moreJson = {},
             const std::string& more = {}) {
        failed_ = failed_ || !good;
        const bool hasBar = !sense.empty();
        const std::string limit =
            hasBar ? std::format(R"(, "bar": {}, "met": {})", bar, good) : std::string();
        text_ += std::format(R"({}{{"name": "{}", "value": {}, "unit": "{}"{}{}}})",
                             text_.empty() ? "\n  " : ",\n  ", what, value, unit, limit, moreJson);
        if (quiet_)
            return;
        const std::string_view verdict = !hasBar ? "" : good ? "PASS" : "FAIL";
        const std::string against = hasBar ? std::format("  {} {:.2f}", sense, bar) : std::string();
        std::puts(std::format("{:<4}  {:<58} {:>10.2f} {:<12}{}{}", verdict, what, value, unit,
                              against, more)
                      .c_str());
        std::fflush(stdout);
    }

    const bool quiet_;
    const bool json_;
    bool failed_ = false;
    std::string text_;
};

}  // namespace daxscope::bench
