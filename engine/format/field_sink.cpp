#include "format/field_sink.h"

#include <chrono>

#include "base/text.h"

namespace daxscope::format {

namespace {

void appendPadded(std::string& out, std::uint64_t value, unsigned width) {
    std::array<char, 20> digits{};
    std::size_t at = digits.size();
    do {
        digits[--at] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value != 0);
    while (digits.size() - at < width)
        digits[--at] = '0';
    out.append(&digits[at], digits.size() - at);
}

}  // namespace

bool isReadable(Bytes content) {
    std::string_view text = asText(content);
    if (text.ends_with('\0'))
        text.remove_suffix(1);
    const bool controls = std::ranges::any_of(text, [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return (code < 0x20 && c != '\n' && c != '\t' && c != '\r') || code == 0x7f;
    });
    return !text.empty() && !controls && isUtf8(text);
}

std::string modeText(std::uint32_t mode) {
    static constexpr std::string_view types = "?pc?d?b?-?l?s???";
    std::string out(1, types[mode >> 12 & 15U]);
    for (int shift = 8; shift >= 0; --shift)
        out += (mode >> shift & 1U) != 0 ? "xwr"[shift % 3] : '-';
    const auto special = [&](unsigned bit, std::size_t at, char with, char without) {
        if ((mode & bit) != 0)
            out[at] = out[at] == 'x' ? with : without;
    };
    special(04000, 3, 's', 'S');
    special(02000, 6, 's', 'S');
    special(01000, 9, 't', 'T');
    return out;
}

std::string timeText(const Time& time) {
    constexpr std::int64_t perDay = 86400;
    constexpr std::int64_t year1 = -62135596800;
    constexpr std::int64_t year10000 = 253402300800;
    const auto seconds = static_cast<std::int64_t>(time.seconds.get());
    std::string out;
    if (seconds < year1 || seconds >= year10000) {
        out = seconds < 0 ? "@-" : "@";
        appendPadded(out, seconds < 0 ? 0 - time.seconds.get() : time.seconds.get(), 1);
        out += '.';
        appendPadded(out, time.nanoseconds, 9);
        return out;
    }
    std::int64_t days = seconds / perDay;
    std::int64_t rest = seconds % perDay;
    if (rest < 0) {
        --days;
        rest += perDay;
    }
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}}};
    const auto clock = static_cast<unsigned>(rest);
    appendPadded(out, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    out += '-';
    appendPadded(out, static_cast<unsigned>(date.month()), 2);
    out += '-';
    appendPadded(out, static_cast<unsigned>(date.day()), 2);
    out += 'T';
    appendPadded(out, clock / 3600, 2);
    out += ':';
    appendPadded(out, clock / 60 % 60, 2);
    out += ':';
    appendPadded(out, clock % 60, 2);
    out += '.';
    appendPadded(out, time.nanoseconds, 9);
    out += 'Z';
    return out;
}

}  // namespace daxscope::format
