// Who holds an extent, in one form whether a back reference names it or a pointer shows it.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "format/constants.h"
#include "volume/extent_items.h"

namespace daxscope::check {

struct Holder {
    format::ItemType type{};  ///< TreeBlockRef, SharedBlockRef, ExtentDataRef, SharedDataRef
    std::uint64_t root = 0;   ///< tree, or address of the parent block (shared)
    std::uint64_t inode = 0;
    std::uint64_t base = 0;
    std::uint32_t count = 1;

    [[nodiscard]] static Holder of(const volume::ExtentRef& ref) {
        return {ref.type, ref.isShared() ? ref.parent : ref.root, ref.inode, ref.base, ref.count};
    }
    /// Without the count.
    [[nodiscard]] auto identity() const { return std::tuple(type, root, inode, base); }
    [[nodiscard]] std::string text() const;
};

}  // namespace daxscope::check
