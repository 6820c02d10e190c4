#include "session/transfer.h"

#include <algorithm>
#include <array>
#include <format>

#include "base/text.h"

namespace daxscope::session {

namespace {

constexpr std::array<Choice, 4> choices = {{{"refuse", "do nothing, and say so"},
                                            {"replace", "the new one takes its place"},
                                            {"keepBoth", "the new one gets another name"},
                                            {"skip", "the one that is there stays"}}};

}  // namespace

std::span<const Choice> existingChoices() { return choices; }

Existing existingNamed(std::string_view name) {
    const auto found = std::ranges::find(choices, name, &Choice::name);
    return found == choices.end() ? Existing::Refuse
                                  : static_cast<Existing>(found - choices.begin());
}

std::string TransferReport::sentence() const {
    std::string out = std::format("{} {}", files, files == 1 ? "file" : "files");
    if (directories != 0)
        out += std::format(", {} {}", directories, directories == 1 ? "directory" : "directories");
    out += ", " + sizeText(bytes);
    if (skipped != 0)
        out += std::format("; {} skipped", skipped);
    if (leftOutCount != 0)
        out += std::format("; {} left out", leftOutCount);
    return out;
}

Status TransferCount::step() {
    return progress_.step(expected_ == 0 ? -1
                                         : std::min(1.0, static_cast<double>(passed_) /
                                                             static_cast<double>(expected_)),
                          doing_);
}

Status TransferCount::entry() {
    passed_ += perFile;
    return step();
}

Status TransferCount::bytes(std::uint64_t count) {
    passed_ += count;
    report.bytes += count;
    return step();
}

void TransferCount::leaveOut(std::string_view path, std::string_view why) {
    ++report.leftOutCount;
    if (report.leftOut.size() < mostListed)
        report.leftOut.push_back(std::format("{}: {}", escapedName(path), why));
}

std::unexpected<Error> TransferCount::stopped(Error error) const {
    if (report.files + report.directories != 0)
        error.what += std::format("; what was done before stays: {}", report.sentence());
    return std::unexpected(std::move(error));
}

std::string otherName(std::string_view name, const std::function<bool(const std::string&)>& taken) {
    const auto dot = name.rfind('.');
    const bool ending = dot != std::string_view::npos && dot != 0;
    const std::string_view stem = ending ? name.substr(0, dot) : name;
    const std::string_view tail = ending ? name.substr(dot) : std::string_view();
    for (unsigned n = 2;; ++n) {
        std::string other = std::format("{} ({}){}", stem, n, tail);
        if (!taken(other))
            return other;
    }
}

}  // namespace daxscope::session
