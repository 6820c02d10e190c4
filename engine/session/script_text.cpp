#include "session/script_text.h"

#include <algorithm>
#include <format>

#include "base/text.h"

namespace daxscope::session {

namespace {

constexpr std::uint64_t largestExact = (1ULL << 53) - 1;

std::string figure(std::uint64_t value) {
    return value > largestExact ? std::format("\"{}\"", value) : std::to_string(value);
}

bool isPrintable(std::string_view bytes) {
    return isUtf8(bytes) && std::ranges::none_of(bytes, [](char c) {
               const auto byte = static_cast<unsigned char>(c);
               return byte == 0x7f || (byte < ' ' && c != '\n' && c != '\r' && c != '\t');
           });
}

/// U+2028 and U+2029 end a line of JavaScript: what an image calls its files must not end a comment.
bool endsLine(std::string_view at) { return at.starts_with("\u2028") || at.starts_with("\u2029"); }

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (endsLine(text.substr(i))) {
            out += text[i + 2] == '\xa8' ? "\\u2028" : "\\u2029";
            i += 2;
            continue;
        }
        switch (c) {
            case '"':
            case '\\':
                out += '\\';
                out += c;
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += c;
        }
    }
    return out + '"';
}

std::string byteArray(std::string_view bytes) {
    constexpr std::size_t inLine = 24;
    const bool many = bytes.size() > inLine;
    std::string out = "[";
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (many && i % inLine == 0)
            out += "\n    ";
        out += std::to_string(static_cast<unsigned char>(bytes[i]));
        if (i + 1 != bytes.size())
            out += (i + 1) % inLine == 0 ? "," : ", ";
    }
    return out + (many ? "\n]" : "]");
}

/// How many bytes at its beginning it consists of, over and over; its size when that is not worth saying.
std::size_t periodOf(std::string_view bytes) {
    constexpr std::size_t worth = 64;
    constexpr std::size_t longest = 256;
    if (bytes.size() <= worth)
        return bytes.size();
    for (std::size_t period = 1; period <= std::min(longest, bytes.size() / 2); ++period) {
        if (bytes.substr(period) == bytes.substr(0, bytes.size() - period))
            return period;
    }
    return bytes.size();
}

std::string valueText(const Parameter& parameter, const Arguments& arguments) {
    switch (parameter.kind) {
        case ParameterKind::Flag:
            return arguments.flag(parameter.name) ? "true" : "false";
        case ParameterKind::Bytes:
        case ParameterKind::Number:
            return figure(arguments.number(parameter.name));
        case ParameterKind::Octal:
            return std::format("0o{:o}", arguments.number(parameter.name));
        default:
            return scriptLiteral(arguments.text(parameter.name),
                                 parameter.kind == ParameterKind::Content);
    }
}

bool isDefault(const Parameter& parameter, const Arguments& arguments) {
    if (parameter.kind == ParameterKind::Flag)
        return !arguments.flag(parameter.name);
    if (parameter.fallback.empty())
        return false;
    const auto fallback = parseArgument(parameter, parameter.fallback);
    if (!fallback)
        return false;
    return std::holds_alternative<std::uint64_t>(*fallback)
               ? std::get<std::uint64_t>(*fallback) == arguments.number(parameter.name)
               : std::get<std::string>(*fallback) == arguments.text(parameter.name);
}

/// Given as {name: value} behind the others.
bool isNamed(const Operation& operation, const Parameter& parameter) {
    return parameter.kind == ParameterKind::Flag ||
           (!parameter.fallback.empty() && (operation.name == "map" || !parameter.choices.empty()));
}

void append(std::string& list, const std::string& text) {
    list += (list.empty() ? "" : ", ") + text;
}

}  // namespace

std::string scriptLiteral(std::string_view bytes, bool repeats) {
    if (const std::size_t period = periodOf(bytes); repeats && period != bytes.size())
        return std::format("{{pattern: {}, length: {}}}", scriptLiteral(bytes.substr(0, period)),
                           figure(bytes.size()));
    return isPrintable(bytes) ? quoted(bytes) : byteArray(bytes);
}

std::string scriptCall(const Operation& operation, const Arguments& arguments,
                       std::string_view image, std::string_view view) {
    if (operation.name == "policy")
        return std::format("{}.policy({}{})", image, scriptLiteral(arguments.text("name")),
                           arguments.flag("on") ? "" : ", false");
    std::string given;
    std::string between;  // defaults, written only when something else follows them
    std::string options;
    bool onView = false;
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.name == "view") {
            onView = true;
        } else if (!isNamed(operation, parameter)) {
            append(between, valueText(parameter, arguments));
            if (isDefault(parameter, arguments))
                continue;
            append(given, between);
            between.clear();
        } else if (!isDefault(parameter, arguments) || parameter.name == "process") {
            // Scripts say of a mapping what it is, not what it is not.
            append(options,
                   parameter.name == "private"
                       ? "shared: false"
                       : std::format("{}: {}", parameter.name, valueText(parameter, arguments)));
        }
    }
    if (!options.empty())
        append(given, "{" + options + "}");
    return std::format("{}.{}({})", onView ? view : image, operation.name, given);
}

std::string scriptComment(std::string_view text) {
    std::string out = "// ";
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (endsLine(text.substr(i))) {
            out += ' ';
            i += 2;
        } else if (text[i] != '\r') {
            out += text[i];
            if (text[i] == '\n')
                out += "// ";
        }
    }
    return out;
}

}  // namespace daxscope::session
