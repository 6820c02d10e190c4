// The superblock: what makes one acceptable, and what its feature bits allow (mission F3).
// Pure: bytes in, verdict out.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "format/structs.h"

namespace daxscope::format {

/// Magic, checksum, own address, sizes, levels, array bounds. The error names the field.
[[nodiscard]] Status verifySuperblock(const Superblock& super, std::uint64_t deviceByte);

/// Whether the bytes at least claim to be a superblock (magic only).
[[nodiscard]] bool hasMagic(const Superblock& super);

/// Refusals: unknown incompat bits and what we cannot read at all; EOPNOTSUPP, each bit named.
[[nodiscard]] Status verifyFeatures(const Superblock& super);

/// Sentences why the image must not be written; empty when it may.
[[nodiscard]] std::vector<std::string> readOnlyReasons(const Superblock& super);

/// The label up to its first NUL.
[[nodiscard]] std::string labelOf(const Superblock& super);

}  // namespace daxscope::format
