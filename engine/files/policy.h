// The losing designs of the threads that the rules come from, to be switched on one by one and watched failing (design
// decision 10). Off by default, and refused on anything but scratch images: each of them loses or leaks data.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace daxscope::files {

enum class Policy : std::uint8_t {
    PreZero,        ///< zero new blocks in a transaction of its own, copy afterwards (D5)
    MapBeforeCopy,  ///< show the new block to other views before its content is there (Kara's race, D5)
    KeepEntryOnCow,             ///< other views keep the old block when it is replaced (D7)
    NoWriteProtectOnSnapshot,   ///< a snapshot leaves mapped pages writable (D9)
    FreezeWithoutWriteProtect,  ///< a freeze stops operations alone (D14)
    FlushBeforeWriteProtect,    ///< writeback flushes, then clears DIRTY, and protects last (D8)
    UnflushedEdges,             ///< what is copied around an unaligned write is not flushed (D4)
    EofOffByOnePage,   ///< a fault one page behind the end of the file is let through (D17)
    CompareUnwritten,  ///< dedupe compares what lies in reserved space instead of zeros (D11)
    CowAtWriteback,    ///< stores go to the shared block, which is copied when written back (D6)
};

inline constexpr std::array<std::string_view, 10> policyNames = {
    "preZero",
    "mapBeforeCopy",
    "keepEntryOnCow",
    "noWriteProtectOnSnapshot",
    "freezeWithoutWriteProtect",
    "flushBeforeWriteProtect",
    "unflushedEdges",
    "eofOffByOnePage",
    "compareUnwritten",
    "cowAtWriteback",
};

[[nodiscard]] constexpr std::string_view policyName(Policy policy) {
    return policyNames.at(static_cast<std::size_t>(policy));
}

[[nodiscard]] constexpr std::optional<Policy> policyNamed(std::string_view name) {
    for (std::size_t i = 0; i < policyNames.size(); ++i) {
        if (policyNames.at(i) == name)
            return static_cast<Policy>(i);
    }
    return std::nullopt;
}

/// Which of them are on.
class Policies {
public:
    [[nodiscard]] constexpr bool has(Policy policy) const {
        return (bits_ >> static_cast<unsigned>(policy) & 1U) != 0;
    }
    constexpr void set(Policy policy, bool on) {
        const std::uint32_t bit = 1U << static_cast<unsigned>(policy);
        bits_ = on ? bits_ | bit : bits_ & ~bit;
    }
    [[nodiscard]] constexpr bool any() const { return bits_ != 0; }

private:
    std::uint32_t bits_ = 0;
};

}  // namespace daxscope::files
