// Unpacks compressed file extents.
//
// One call unpacks one extent from its first byte. The result is what the kernel's reader gives
// (compared with Linux 6.18, damaged extents included):
// - content that ends early leaves zeros behind it, but in inline extents that is damage (EIO);
// - content longer than `out` is cut;
// - bytes behind the end of the compressed data (the device stores whole sectors) are ignored.
// In two cases we are stricter: a zstd frame that the input cuts off is damage, where the kernel
// gives zeros; and damage anywhere fails the whole extent, where the kernel may still give the
// sectors of a zlib extent before it.
//
// Nothing is allocated by what the input says: `out` is the caller's, and the libraries' contexts
// (about 200 KiB a thread that ever unpacked zlib and zstd) are bounded by the format's 128 KiB
// window. Any thread; each keeps its contexts for the next call.
#pragma once

#include <cstdint>
#include <span>

#include "base/bytes.h"
#include "base/result.h"
#include "format/constants.h"

namespace daxscope::files {

using format::maxCompressedExtent;

/// `in`: the stored bytes, whole sectors (inline: exactly the item's bytes). `out`: all of it, as
/// large as the extent says it is unpacked; always written whole, with zeros on failure. EIO:
/// damage, and which. EOPNOTSUPP: a compression that is unknown or was not built in.
[[nodiscard]] Status decompress(format::CompressionType type, Bytes in, std::span<std::byte> out,
                                std::uint32_t sectorSize, bool isInline);

}  // namespace daxscope::files
