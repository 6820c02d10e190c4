// The engine's bytes and numbers as the window writes them. Values; any thread.
#pragma once

#include <QRegularExpression>
#include <QString>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace daxscope::ui {

/// UTF-8 as it is: for names and sentences of the program's own. For what comes from an image: shown().
[[nodiscard]] inline QString textOf(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// A name out of an image: escapedName().
[[nodiscard]] inline QString shown(std::string_view name) {
    return QString::fromStdString(escapedName(name));
}

/// "192 KiB": sizeText().
[[nodiscard]] inline QString sized(std::uint64_t bytes) {
    return QString::fromStdString(sizeText(bytes));
}

/// "4 096": groupedText().
[[nodiscard]] inline QString grouped(std::uint64_t value) {
    return QString::fromStdString(groupedText(value));
}

/// "0x0204_5000": daxscope::addressText().
[[nodiscard]] inline QString addressText(std::uint64_t address) {
    return QString::fromStdString(daxscope::addressText(address));
}

/// "Open" of "&Open", "打开" of "打开(&O)".
[[nodiscard]] inline QString withoutMnemonic(QString words) {
    // An action's short text has lost its & already.
    static const QRegularExpression behind(QStringLiteral("\\(&?[A-Z0-9]\\)(?=…?$)"));
    return words.remove(behind).remove(QLatin1Char('&'));
}

}  // namespace daxscope::ui
