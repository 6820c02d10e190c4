// Ranges of the device that cannot be read (mission D13).
//
// Real ones make a load end in SIGBUS; those here are emulated, for teaching and tests: whoever reads the image through
// `volume` is told EIO instead of getting the bytes. Writing a whole block of 4 KiB makes it readable again, as on real
// memory; bytes are never lost otherwise. One thread.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace daxscope::pmem {

class Poison {
public:
    /// What poison comes in, and what a write must cover to clear it.
    static constexpr std::uint64_t block = 4096;

    /// All blocks that `range` touches.
    void add(ByteRange range);
    /// The blocks that `range` covers whole, if they were poisoned.
    std::vector<ByteRange> clear(ByteRange range);
    /// The first poisoned piece in `range`.
    [[nodiscard]] std::optional<ByteRange> first(ByteRange range) const;
    [[nodiscard]] bool empty() const { return ranges_.empty(); }
    [[nodiscard]] bool operator==(const Poison&) const = default;

private:
    std::map<std::uint64_t, std::uint64_t> ranges_;  // offset → end; apart from each other
};

}  // namespace daxscope::pmem
