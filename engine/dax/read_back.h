// What the operating system says of windows: read from it, never computed (design decision 5).
//
// /proc/self/maps tells rights, file and offset of every piece of address space; /proc/self/pagemap whether a page is in the
// page table now and, to root, its frame. It knows neither writable nor dirty bits. A page that was mapped but not touched
// yet is not present, and that is no contradiction; more rights, or another block, than the window's cells say would be.
// Thread-safe; what is compared with a window's cells has to be read with the engine's lock held, or looked at again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dax/window.h"

namespace daxscope::dax {

/// One page of a window, as the system has it.
struct SystemPage {
    bool readable = false, writable = false;
    bool anonymous = true;     ///< no file behind it
    std::uint64_t device = 0;  ///< byte of the file; not when anonymous
    bool present = false;
    std::uint64_t frame = 0;  ///< 0 when unknown
};

/// Of pages [from, from + count) of a window. EACCES or EIO when /proc cannot be read.
[[nodiscard]] Result<std::vector<SystemPage>> readBack(const Window& window, std::uint64_t from,
                                                       std::uint64_t count);
/// Why `page` contradicts `cell`; empty when it does not.
[[nodiscard]] std::string contradiction(const Cell& cell, const SystemPage& page);

}  // namespace daxscope::dax
