#include "format/text_sink.h"

#include <charconv>

#include "base/text.h"
#include "format/names.h"

namespace daxscope::format {

namespace {

constexpr std::string_view spaces = "                                        ";
constexpr std::size_t nameColumn = 22;
constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::size_t bytesPerLine = 32;

/// Whether every byte stands for itself between quotes.
bool isPlain(std::string_view text) {
    return std::ranges::all_of(
        text, [](char c) { return c >= 0x20 && c < 0x7f && c != '\\' && c != '"'; });
}

}  // namespace

void TextSink::decimal(std::uint64_t value) {
    std::array<char, 20> digits;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    out_.append(digits.data(), end);
}

void TextSink::column(std::string_view name) {
    out_ += spaces.substr(0, indent_);
    out_ += name;
    // A name that fills the column is parted from its value all the same.
    const std::size_t used = name.size() + (indent_ - 7);
    out_ += spaces.substr(0, used + 2 > nameColumn ? 2 : nameColumn - used);
}

void TextSink::open(std::string_view name) {
    if (!inRow_) {
        column(name);
        return;
    }
    if (!rowEmpty_)
        out_ += ", ";
    rowEmpty_ = false;
    out_ += name;
    out_ += ' ';
}

void TextSink::close() {
    if (!inRow_)
        out_ += '\n';
}

void TextSink::hex(Bytes bytes) {
    for (const std::byte byte : bytes) {
        out_ += hexDigits[std::to_integer<std::size_t>(byte >> 4)];
        out_ += hexDigits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
}

void TextSink::quoted(std::string_view text) {
    out_ += '"';
    if (isPlain(text)) {
        out_ += text;
    } else {
        for (const char c : escapedName(text)) {
            if (c == '"')
                out_ += "\\x22";
            else
                out_ += c;
        }
    }
    out_ += '"';
}

void TextSink::keyInBrackets(const Key& key) {
    out_ += '(';
    // Only numbers near the top have names, and only few of those.
    if (key.objectid > id::lastFree)
        out_ += objectName(key.objectid);
    else
        decimal(key.objectid);
    out_ += ' ';
    out_ += itemTypeName(key.type);
    out_ += ' ';
    decimal(key.offset);
    out_ += ')';
}

void TextSink::slot(std::uint32_t slot) {
    out_ += spaces.substr(0, slot < 10 ? 2 : slot < 100 ? 1 : 0);
    decimal(slot);
    out_ += "  ";
}

void TextSink::beginRecord(std::string_view kind, std::uint64_t place) {
    out_ += kind;
    out_ += ' ';
    decimal(place);
    out_ += ": ";
    inRow_ = rowEmpty_ = true;
}

void TextSink::endHead() {
    out_ += '\n';
    inRow_ = false;
}

void TextSink::endRecord() { out_ += '\n'; }

void TextSink::beginItem(std::uint32_t slotNumber, const Key& key, std::uint64_t size) {
    slot(slotNumber);
    keyInBrackets(key);
    out_ += "  ";
    decimal(size);
    out_ += size == 1 ? " byte\n" : " bytes\n";
}

void TextSink::pointer(std::uint32_t slotNumber, const Key& key, std::uint64_t address,
                       std::uint64_t generation) {
    slot(slotNumber);
    keyInBrackets(key);
    out_ += "  block ";
    decimal(address);
    out_ += ", generation ";
    decimal(generation);
    out_ += '\n';
}

void TextSink::beginGroup(std::string_view name) {
    out_ += spaces.substr(0, indent_);
    out_ += name;
    out_ += '\n';
    indent_ += 2;
}

void TextSink::beginRow(std::string_view name) {
    column(name);
    inRow_ = rowEmpty_ = true;
}

void TextSink::endRow() {
    out_ += '\n';
    inRow_ = false;
}

void TextSink::number(std::string_view name, std::uint64_t value) {
    open(name);
    decimal(value);
    close();
}

void TextSink::size(std::string_view name, std::uint64_t value) {
    open(name);
    decimal(value);
    // Exact binary sizes by hand; they are most, and it is faster.
    if (value >= 1024) {
        out_ += " (";
        if (value < (1U << 20) && value % 1024 == 0) {
            decimal(value / 1024);
            out_ += " KiB";
        } else {
            out_ += sizeText(value);
        }
        out_ += ')';
    }
    close();
}

void TextSink::code(std::string_view name, std::uint64_t value, std::string_view meaning) {
    open(name);
    decimal(value);
    if (!meaning.empty()) {
        out_ += " (";
        out_ += meaning;
        out_ += ')';
    }
    close();
}

void TextSink::flags(std::string_view name, std::uint64_t bits, std::string_view names) {
    open(name);
    std::array<char, 16> digits;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), bits, 16);
    out_ += "0x";
    out_.append(digits.data(), end);
    if (!names.empty()) {
        out_ += " (";
        out_ += names;
        out_ += ')';
    }
    close();
}

void TextSink::mode(std::string_view name, std::uint32_t mode) {
    open(name);
    out_ += '0';
    std::array<char, 11> digits;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), mode, 8);
    out_.append(digits.data(), end);
    out_ += ' ';
    out_ += modeText(mode);
    close();
}

void TextSink::time(std::string_view name, const Time& time) {
    open(name);
    out_ += timeText(time);
    close();
}

void TextSink::uuid(std::string_view name, const Uuid& uuid) {
    open(name);
    if (uuid == Uuid{}) {
        out_ += "none";
    } else {
        const Bytes all(uuid);
        hex(all.first(4));
        for (std::size_t at = 4; at < 10; at += 2) {
            out_ += '-';
            hex(all.subspan(at, 2));
        }
        out_ += '-';
        hex(all.subspan(10));
    }
    close();
}

void TextSink::key(std::string_view name, const Key& key) {
    open(name);
    keyInBrackets(key);
    close();
}

void TextSink::label(std::string_view name, std::string_view given) {
    open(name);
    quoted(given);
    close();
}

void TextSink::text(std::string_view name, std::string_view words) {
    open(name);
    out_ += words;
    close();
}

void TextSink::digest(std::string_view name, Bytes bytes) {
    open(name);
    out_ += "0x";
    hex(bytes);
    close();
}

void TextSink::hexLines(Bytes bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += bytesPerLine) {
        out_ += spaces.substr(0, indent_ + 2);
        const std::array offset = {static_cast<std::byte>(at >> 16),
                                   static_cast<std::byte>(at >> 8), static_cast<std::byte>(at)};
        hex(std::span(offset).subspan(bytes.size() <= 65536 ? 1 : 0));
        out_ += "  ";
        hex(bytes.subspan(at, std::min(bytesPerLine, bytes.size() - at)));
        out_ += '\n';
    }
}

void TextSink::bytes(std::string_view name, Bytes bytes) {
    open(name);
    if (isReadable(bytes)) {
        quoted(asText(bytes));
    } else if (bytes.empty()) {
        out_ += "none";
    } else if (inRow_ || bytes.size() <= bytesPerLine) {
        out_ += "0x";
        hex(bytes);
    } else {
        decimal(bytes.size());
        out_ += " bytes\n";
        hexLines(bytes);
        return;
    }
    close();
}

void TextSink::problem(std::string_view sentence) {
    if (inRow_) {
        out_ += rowEmpty_ ? "!! " : "  !! ";
        rowEmpty_ = false;
        out_ += sentence;
        return;
    }
    column("!!");
    out_ += sentence;
    out_ += '\n';
}

}  // namespace daxscope::format
