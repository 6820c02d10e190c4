// Figures and names as people read them: sizes with units, grouped digits, escaped names, base64.
// Pure functions; used by the command line, the dumps and the window alike, so that a size reads
// the same everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace daxscope {

/// 1536 → "1.5 KiB", 262144 → "256 KiB"; binary units, at most one decimal.
[[nodiscard]] std::string sizeText(std::uint64_t bytes);

/// 4096 → "4 096", grouped by a narrow no-break space (U+202F) unless `ascii`.
[[nodiscard]] std::string groupedText(std::uint64_t value, bool ascii = false);

/// A byte of the device, or of memory, as it is written everywhere: 85983232 → "0x0520_0000", eight hexadecimal digits at least, in groups of
/// four.
[[nodiscard]] std::string addressText(std::uint64_t address);

/// "256M", "1.5G", "16K", "4096": bytes, binary units. EINVAL says what was wrong.
[[nodiscard]] Result<std::uint64_t> parseSize(std::string_view text);

/// Decimal or 0x… hexadecimal, whole string. EINVAL otherwise.
[[nodiscard]] Result<std::uint64_t> parseNumber(std::string_view text);

/// Control characters, backslashes and bytes that are not UTF-8 as \xNN; the rest unchanged.
[[nodiscard]] std::string escapedName(std::string_view name);

/// A path inside an image with one slash before each name, “.” left out and “..” resolved: "/v/db".
[[nodiscard]] std::string plainPath(std::string_view path);

[[nodiscard]] bool isUtf8(std::string_view text);

/// Invalid sequences replaced by U+FFFD: for places that must hold valid UTF-8 (JSON, labels).
[[nodiscard]] std::string toUtf8Lossy(std::string_view text);

[[nodiscard]] std::string base64(Bytes bytes);

/// "0a1b…", two digits a byte, no separators.
[[nodiscard]] std::string hexText(Bytes bytes);

/// 16 bytes as "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx".
[[nodiscard]] std::string uuidText(Bytes sixteen);

}  // namespace daxscope
