#include "base/text.h"

#include <charconv>
#include <cmath>
#include <format>

namespace daxscope {

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

/// Length in bytes of the valid UTF-8 sequence at the start of `text`, or 0.
std::size_t sequenceLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    std::size_t length = 0;
    unsigned char low = 0x80;  // the second byte's range excludes overlong forms and surrogates
    unsigned char high = 0xbf;
    if (first >= 0xc2 && first <= 0xdf) {
        length = 2;
    } else if (first >= 0xe0 && first <= 0xef) {
        length = 3;
        if (first == 0xe0)
            low = 0xa0;
        if (first == 0xed)
            high = 0x9f;
    } else if (first >= 0xf0 && first <= 0xf4) {
        length = 4;
        if (first == 0xf0)
            low = 0x90;
        if (first == 0xf4)
            high = 0x8f;
    } else {
        return 0;
    }
    if (text.size() < length || byte(1) < low || byte(1) > high)
        return 0;
    for (std::size_t i = 2; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
    }
    return length;
}

}  // namespace

std::string sizeText(std::uint64_t bytes) {
    static constexpr std::array units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    // 1023.95 would print as "1024.0".
    while (value >= 1023.95 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const double tenths = std::round(value * 10) / 10;
    if (unit == 0 || tenths == std::floor(tenths))
        return std::format("{:.0f} {}", tenths, units[unit]);
    return std::format("{:.1f} {}", tenths, units[unit]);
}

std::string groupedText(std::uint64_t value, bool ascii) {
    const std::string digits = std::to_string(value);
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i != 0 && (digits.size() - i) % 3 == 0)
            out += ascii ? " " : "\u202f";
        out += digits[i];
    }
    return out;
}

std::string addressText(std::uint64_t address) {
    std::string digits = std::format("{:08x}", address);
    for (std::size_t at = digits.size(); at > 4;) {
        at -= 4;
        digits.insert(at, 1, '_');
    }
    return "0x" + digits;
}

Result<std::uint64_t> parseSize(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || value < 0 || !std::isfinite(value))
        return fail(EINVAL, "“{}” is not a size; write for example 4096, 16K, 256M or 1.5G", text);
    std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (unit.size() == 3 && unit.ends_with("iB"))
        unit.remove_suffix(2);
    int shift = 0;
    if (!unit.empty() && unit != "B") {
        static constexpr std::string_view letters = "KMGTPE";
        const auto at = letters.find(static_cast<char>(unit[0] & ~0x20));
        if (unit.size() != 1 || at == std::string_view::npos)
            return fail(EINVAL, "“{}” has the unknown unit “{}”; units are K, M, G, T, P, E", text,
                        unit);
        shift = 10 * static_cast<int>(at + 1);
    }
    if (shift == 0 || value == std::floor(value)) {
        // Whole numbers are exact; a double would round above 2^53.
        std::uint64_t whole = 0;
        const auto exact = std::from_chars(text.data(), text.data() + text.size(), whole);
        if (exact.ec == std::errc{} && exact.ptr == end && whole <= (UINT64_MAX >> shift))
            return whole << shift;
    }
    const double scaled = std::ldexp(value, shift);
    if (scaled >= 18446744073709551616.0)
        return fail(EINVAL, "“{}” is larger than 16 EiB", text);
    return static_cast<std::uint64_t>(scaled);
}

Result<std::uint64_t> parseNumber(std::string_view text) {
    std::string_view digits = text;
    int base = 10;
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        digits.remove_prefix(2);
        base = 16;
    }
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
        return fail(EINVAL, "“{}” is not a number; write decimal, or hexadecimal with 0x", text);
    return value;
}

std::string escapedName(std::string_view name) {
    std::string out;
    while (!name.empty()) {
        const std::size_t length = sequenceLength(name);
        const auto first = static_cast<unsigned char>(name[0]);
        // U+0080 to U+009F are control characters too, and terminals obey them.
        const bool control =
            first < 0x20 || first == 0x7f ||
            (first == 0xc2 && length == 2 && static_cast<unsigned char>(name[1]) < 0xa0);
        if (length == 0 || control || first == '\\') {
            out += std::format("\\x{:02x}", first);
            name.remove_prefix(1);
        } else {
            out += name.substr(0, length);
            name.remove_prefix(length);
        }
    }
    return out;
}

std::string plainPath(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view name = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (name == "..")
            out.resize(out.empty() ? 0 : out.find_last_of('/'));
        else if (!name.empty() && name != ".")
            out.append("/").append(name);
    }
    return out.empty() ? "/" : out;
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string toUtf8Lossy(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        out += length == 0 ? std::string_view("\ufffd") : text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::string base64(Bytes bytes) {
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t have = std::min<std::size_t>(3, bytes.size() - i);
        unsigned bits = 0;
        for (std::size_t k = 0; k < 3; ++k)
            bits = bits << 8 | (k < have ? std::to_integer<unsigned>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out += k <= have ? alphabet[bits >> (18 - 6 * k) & 63U] : '=';
    }
    return out;
}

std::string hexText(Bytes bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const std::byte byte : bytes) {
        out += hexDigits[std::to_integer<std::size_t>(byte >> 4)];
        out += hexDigits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return out;
}

std::string uuidText(Bytes sixteen) {
    std::string out = hexText(sixteen);
    for (const std::size_t at : {8U, 13U, 18U, 23U}) {
        if (at < out.size())
            out.insert(at, "-");
    }
    return out;
}

}  // namespace daxscope
