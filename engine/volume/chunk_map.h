// Where logical addresses lie on the device.
//
// Chunks of a single-device image: single (one copy), dup (two), and raid0 over one device, which
// is the same as single. Others are kept and named, and reading through them fails. Lookups are
// O(log chunks). Bounds are checked when a chunk is added: no overlap in logical addresses, no
// wrapping ends.
#pragma once

#include <array>
#include <atomic>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "format/structs.h"

namespace daxscope::volume {

struct ChunkInfo {
    std::uint64_t logical = 0;
    std::uint64_t length = 0;
    std::uint64_t flags = 0;  ///< type and profile
    std::array<std::uint64_t, 2> device{};
    std::uint8_t copies = 0;  ///< 0: a profile we do not read

    [[nodiscard]] std::uint64_t end() const { return logical + length; }
};

class ChunkMap {
public:
    /// Adds the chunk item `data` with key offset `logical`. Adding the same chunk again (the
    /// superblock holds copies of the system chunks) changes nothing.
    [[nodiscard]] Status add(std::uint64_t logical, Bytes data, std::uint32_t sectorSize);

    /// EIO when two copies of chunks lie on the same device bytes.
    [[nodiscard]] Status verifyDevice() const;

    [[nodiscard]] const ChunkInfo* find(std::uint64_t logical) const;
    /// Chunks by logical address.
    [[nodiscard]] std::span<const ChunkInfo> chunks() const { return chunks_; }
    /// Device byte of `logical` in copy `copy`; nothing outside all chunks or beyond the copies.
    [[nodiscard]] std::optional<std::uint64_t> toDevice(std::uint64_t logical,
                                                        unsigned copy = 0) const;

    struct Place {
        std::uint64_t logical = 0;
        unsigned copy = 0;
        const ChunkInfo* chunk = nullptr;
    };
    /// The logical address that lies on a device byte. O(chunks).
    [[nodiscard]] std::optional<Place> toLogical(std::uint64_t deviceByte) const;

private:
    /// Where the last two lookups ended, of data and of tree blocks mostly; any value is right.
    struct Hint {
        Hint() = default;
        Hint(const Hint& /*other*/) {}
        Hint& operator=(const Hint& /*other*/) { return *this; }
        std::atomic<std::size_t> last = 0, before = 0;
    };

    std::vector<ChunkInfo> chunks_;
    mutable Hint hint_;
};

}  // namespace daxscope::volume
