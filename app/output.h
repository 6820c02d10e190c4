// Standard output for programs and people: buffered text, and JSON written as it is made.
//
// JSON rule of the program: integers above 2^53 − 1 become decimal strings, because JavaScript
// would round them; text that is not UTF-8 gets U+FFFD in place of what is not.
#pragma once

#include <rapidjson/writer.h>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace daxscope::app {

/// Collects text and writes it to stdout in large pieces, or into a string. failed() after a write that did not work
/// (a full disk, a closed pipe).
class Output {
public:
    Output() { text_.reserve(capacity + 4096); }
    explicit Output(std::string& into) : into_(&into) {}
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output() { flush(); }

    std::string& text() { return text_; }
    /// To be called now and then while appending to text().
    void pass() {
        if (text_.size() >= capacity)
            flush();
    }
    void write(std::string_view bytes) {
        text_ += bytes;
        pass();
    }
    void number(std::uint64_t value, std::size_t width = 0) {
        char digits[20];
        const char* end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        const auto length = static_cast<std::size_t>(end - digits);
        if (length < width)
            text_.append(width - length, ' ');
        text_.append(digits, length);
    }
    void flush() {
        if (into_ != nullptr) {
            *into_ += text_;
            text_.clear();
            return;
        }
        if (!text_.empty() && std::fwrite(text_.data(), 1, text_.size(), stdout) != text_.size())
            failed_ = true;
        text_.clear();
        if (std::fflush(stdout) != 0)
            failed_ = true;
    }
    [[nodiscard]] bool failed() const { return failed_; }

private:
    static constexpr std::size_t capacity = 1U << 18;
    std::string text_;
    std::string* into_ = nullptr;
    bool failed_ = false;
};

class Json {
public:
    explicit Json(Output& output) : stream_{output}, writer_(stream_) {}

    Json& object() { return writer_.StartObject(), *this; }
    Json& endObject() { return writer_.EndObject(), *this; }
    Json& array() { return writer_.StartArray(), *this; }
    Json& endArray() { return writer_.EndArray(), *this; }
    Json& key(std::string_view name) {
        writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
        return *this;
    }
    Json& value(std::uint64_t number) {
        constexpr std::uint64_t safe = (1ULL << 53) - 1;
        if (number <= safe)
            writer_.Uint64(number);
        else
            value(std::to_string(number));
        return *this;
    }
    Json& value(std::uint32_t number) { return writer_.Uint(number), *this; }
    Json& value(bool flag) { return writer_.Bool(flag), *this; }
    Json& value(std::string_view text) {
        if (!isUtf8(text)) {
            const std::string clean = toUtf8Lossy(text);
            writer_.String(clean.data(), static_cast<rapidjson::SizeType>(clean.size()));
        } else {
            writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
        }
        return *this;
    }
    Json& value(const char* text) { return value(std::string_view(text)); }
    Json& null() { return writer_.Null(), *this; }
    /// A number already in JSON form.
    Json& rawNumber(std::string_view digits) {
        writer_.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
        return *this;
    }
    template <typename T>
    Json& member(std::string_view name, const T& what) {
        return key(name).value(what);
    }
    Json& member(std::string_view name, const std::optional<std::uint64_t>& what) {
        key(name);
        return what ? value(*what) : null();
    }
    /// Ends a document with a line feed; the next may follow.
    void endDocument() {
        stream_.output.write("\n");
        writer_.Reset(stream_);
    }

private:
    struct Stream {
        using Ch = char;
        Output& output;
        void Put(char c) { output.text() += c; }
        void Flush() { output.pass(); }
    };
    Stream stream_;
    rapidjson::Writer<Stream> writer_;
};

}  // namespace daxscope::app
