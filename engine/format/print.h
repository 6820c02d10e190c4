// Superblocks, tree blocks and items in full, for `dump` and for the inspector.
//
// describe…() tells a FieldSink every field of every structure the format knows; print…() is that
// with text for people. Fields that are unused or reserved are left out while they are zero.
// Unknown item types come with their number and all their bytes. The same bytes give the same
// text; nothing depends on locale, time zone or the machine.
//
// Takes any bytes: nothing has to be verified before, each access is checked, and what does not
// fit is said in place ("!! truncated: …"). Never fails. Any thread.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "format/field_place.h"
#include "format/field_sink.h"
#include "format/structs.h"
#include "format/tree_block.h"

namespace daxscope::format {

struct PrintOptions {
    CsumType csum = CsumType::Crc32c;
    std::uint32_t sectorSize = 4096;
    std::uint32_t nodeSize = 16384;
    /// Also each data checksum, each run of free-space bitmaps, and the content of inline extents
    /// and verity items.
    bool full = false;

    [[nodiscard]] static PrintOptions of(const BlockRules& rules, bool full = false) {
        return {rules.csum, rules.sectorSize, rules.nodeSize, full};
    }
};

/// A record of the kind "superblock" at device byte `super.bytenr`. So far no option matters to it.
void describeSuperblock(FieldSink& sink, const Superblock& super, const PrintOptions& options = {});
/// A record of the kind "leaf" or "node".
void describeBlock(FieldSink& sink, const BlockView& block, const PrintOptions& options);
/// The fields of one item's data, without beginItem() and endItem().
void describeItem(FieldSink& sink, const Key& key, Bytes data, const PrintOptions& options);

// The same as text, appended to `out`.

void printSuperblock(std::string& out, const Superblock& super, const PrintOptions& options = {});
void printBlock(std::string& out, const BlockView& block, const PrintOptions& options);
// The same, and where in the block the fields of the text lie.

[[nodiscard]] std::vector<FieldPlace> printBlockWithPlaces(std::string& out, const BlockView& block,
                                                           const PrintOptions& options);
[[nodiscard]] std::vector<FieldPlace> printSuperblockWithPlaces(std::string& out,
                                                                const Superblock& super,
                                                                const PrintOptions& options = {});

void printItem(std::string& out, const Key& key, Bytes data, const PrintOptions& options = {});

}  // namespace daxscope::format
