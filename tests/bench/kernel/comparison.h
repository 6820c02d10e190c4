// What several did side by side: rounds, and a row of the table of what came of them.
//
// In a round all do the same, one behind the other, each round beginning with another one; what one leaves running is waited for
// before the next begins. Ratios are those of one round, and the median of them counts: what disturbs the machine for longer than
// a round disturbs both sides. (That is why this is not done by Google Benchmark, which repeats one side to its end
// before the other begins.) The first round warms up and is not counted.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bench/contestant.h"
#include "bench/figures.h"
#include "bench/spent.h"

namespace daxscope::bench {

/// Everything that is measured, for whoever prints it.
class Report {
public:
    enum class As : std::uint8_t { Text, Json, Markdown };

    explicit Report(As as) : as_(as), table_(as != As::Text, as == As::Json) {}
    [[nodiscard]] Table& table() { return table_; }
    /// A line of the table in the README; `cells`: by column.
    void row(const std::string& what, const std::map<std::string, std::string>& cells,
             const std::vector<std::string>& bars, bool met);
    /// What stands at the end: the JSON, or the table with date, machine and `command`.
    void finish(const std::string& command) const;

private:
    As as_;
    Table table_;
    std::string rows_;
};

class Comparison {
public:
    /// `operations` in each round; `unit` is "µs" or "ms".
    Comparison(std::string what, double operations, std::string unit)
        : what_(std::move(what)), operations_(operations), unit_(std::move(unit)) {}

    struct Side {
        std::string name;  ///< columns of the table are called so
        /// Once a round, not measured; may be empty.
        std::function<Status(unsigned round)> prepare;
        std::function<Status(unsigned round)> run;
    };
    [[nodiscard]] Status measure(const std::vector<Side>& sides, unsigned rounds);

    /// `a` has to be this many times as fast as `b` at least, by the clock.
    void timesAsFast(const std::string& a, const std::string& b, double bar);
    /// `a` may take this many times what `b` takes at most.
    void timesOf(const std::string& a, const std::string& b, double bar);
    /// A figure that belongs to the row.
    void atMost(const std::string& what, double value, double bar, const std::string& unit);
    /// CPU time of one operation of `name`, median of the rounds.
    [[nodiscard]] double cpuSeconds(const std::string& name) const;

    void tell(Report& report) const;

private:
    struct Samples {
        std::vector<double> wall, cpu;  // seconds of a round
    };
    struct Bar {
        std::string text;  // in the table
        std::string what;
        double value = 0;
        double limit = 0;
        bool atLeast = false;
        std::string unit;
        std::optional<double> cpu;  // the same ratio of CPU time
    };
    /// Medians of the rounds' own.
    struct Ratios {
        double wall = 0;
        double cpu = 0;
    };
    [[nodiscard]] Ratios ratios(const std::string& of, const std::string& to) const;
    [[nodiscard]] double scale() const { return (unit_ == "ms" ? 1e3 : 1e6) / operations_; }

    std::string what_;
    double operations_;
    std::string unit_;
    std::vector<std::string> order_;
    std::map<std::string, Samples> samples_;
    std::vector<Bar> bars_;
};

}  // namespace daxscope::bench
