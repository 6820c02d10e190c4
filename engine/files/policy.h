// The losing designs of the threads that the rules come from, to be switched on one by one and watched failing (design
// decision 10). Off by default, and refused on anything but scratch images: each of them loses data, leaks it, or costs more
// than a page fault may.
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
    RelocateOwners,    ///< immutable extents: whoever else holds the block gets a copy (D19)
};

struct PolicyText {
    std::string_view name;
    std::string_view what;  ///< what it does, and what comes of it
};

/// In the order of the enum.
inline constexpr std::array<PolicyText, 11> policyTexts = {{
    {"preZero",
     "New blocks are zeroed first, then copied into: each is written twice, and what fails in "
     "between leaves zeros"},
    {"mapBeforeCopy",
     "Others may load a new block before its content is there: they see what was deleted long ago"},
    {"keepEntryOnCow",
     "Other processes keep the old block when a store copies it: they see different files"},
    {"noWriteProtectOnSnapshot",
     "A snapshot leaves mapped pages writable: stores after it change the snapshot"},
    {"freezeWithoutWriteProtect",
     "A freeze stops operations alone: stores go on, and the frozen image changes"},
    {"flushBeforeWriteProtect",
     "Writeback flushes before it protects: a store in between is taken for durable, and lost"},
    {"unflushedEdges",
     "Bytes copied around a small write are not flushed: after a loss of power they are missing"},
    {"eofOffByOnePage",
     "A page behind the end of the file can be mapped: what is stored there is lost"},
    {"compareUnwritten", "Dedupe compares what lies in reserved space: unequal ranges become one"},
    {"cowAtWriteback",
     "Stores go to the shared block, copied when written back: the snapshot shows them"},
    {"relocateOwners",
     "A store to immutable extents moves everybody else to a copy: a page fault that searches back "
     "references, "
     "changes every owner's tree and commits"},
}};

[[nodiscard]] constexpr std::string_view policyName(Policy policy) {
    return policyTexts.at(static_cast<std::size_t>(policy)).name;
}

[[nodiscard]] constexpr std::optional<Policy> policyNamed(std::string_view name) {
    for (std::size_t i = 0; i < policyTexts.size(); ++i) {
        if (policyTexts.at(i).name == name)
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
