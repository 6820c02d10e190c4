// Stores to files whose extents are immutable (mission D19): in place, or not at all.
//
// A block that somebody else holds, too, could only be left for a new one, which the file must not. Under the policy
// RelocateOwners it is the others who leave: one copy is made, and every other place of every file and snapshot that the
// back references lead to shows that instead, read-only snapshots as well, whose content stays what it was. All that happens
// in the page fault, and has to be durable before the page can be stored to: after a loss of power the others must not find
// themselves in the old block, with what was stored there since.
#include <algorithm>

#include "base/text.h"
#include "dax/views.h"
#include "files/block_holders.h"
#include "files/marks.h"

namespace daxscope::dax {

using files::BlockHolder;
using files::MapType;
using files::Policy;
using trace::Kind;

namespace {

/// "“/s/f”", or its numbers when it has no name.
std::string nameOf(const files::Namespace& names, files::FileRef file) {
    const auto paths = names.pathsOf(file, 1);
    if (paths && !paths->empty())
        return "“" + escapedName(paths->front()) + "”";
    return std::format("inode {} of subvolume {}", file.inode, file.subvolume);
}

}  // namespace

Status Views::immutableFault(View& view, std::uint64_t page) {
    MappedFile& file = *view.file;
    const auto refused = [&](const std::string& why) {
        return fail(EPERM, "the extents of “{}” are immutable, and page {} {}",
                    escapedName(file.path), page, why);
    };
    if (!file.open.noDataSum())
        return refused("has a checksum: it would need a new block");
    DAX_TRY(const auto root, ground_.names.rootOf(file.ref()));
    DAX_TRY(const files::Mapping map,
            files::mapAt(ground_.volume, root, file.ref().inode, page * pageSize));
    if (map.type != MapType::Mapped)
        return refused("has no block that was written: it would need one");
    bool mustCommit = view.asked.sync;
    story_->how = "written in place (immutable extents)";
    DAX_TRY(const bool alone, holdsAlone(file, page));
    if (!alone) {
        // Of the extent; of the block it may be the only holder all the same. Those who have left it did so durably only with
        // a commit.
        DAX_CHECK(ground_.operations->transaction().settle());
        DAX_TRY(auto others, files::holdersOf(ground_.volume, ground_.names, map.logical));
        std::erase(others, BlockHolder{file.ref(), page * pageSize});
        story_->owners = others.size();
        if (!others.empty() && !policies().has(Policy::RelocateOwners)) {
            const std::string more =
                others.size() > 1 ? std::format(" and {} more", others.size() - 1) : "";
            return refused("is shared with " + nameOf(ground_.names, others.front().file) + more +
                           ": it would need a new block");
        }
        if (!others.empty())
            DAX_CHECK(relocate(file, map.logical, others));
        mustCommit = true;
    }
    if (mustCommit && ground_.operations->transaction().changed())
        DAX_CHECK(ground_.operations->commit());
    const char* const how = story_->how;
    // As a load maps it; then for stores, too.
    DAX_CHECK(readFault(view, page));
    story_->how = how;
    Entry entry = file.entries.at(page);
    entry.dirty = true;
    entry.sync = view.asked.sync;
    (void)file.entries.insert(page, entry);
    return mapForStores(view, page, 1, entry.block);
}

/// Others' places of the block at `logical` show a copy of it.
Status Views::relocate(const MappedFile& keeper, std::uint64_t logical,
                       const std::vector<BlockHolder>& others) {
    files::Operations& operations = *ground_.operations;
    for (const BlockHolder& other : others) {
        const auto keeps = [&]() -> Result<bool> {
            if (other.file == keeper.ref())
                return true;
            DAX_TRY(const auto root, ground_.names.rootOf(other.file));
            DAX_TRY(const auto mark,
                    files::readMark(ground_.volume, root, other.file.inode, files::immutableMark));
            // A snapshot has the mark of what it was made of; it counts when somebody relies on it.
            const MappedFile* mappedAs = mapped(other.file);
            return mark.value_or(false) &&
                   (mappedAs != nullptr || other.file.inode != keeper.ref().inode);
        };
        DAX_TRY(const bool immutable, keeps());
        if (immutable)
            return fail(EPERM,
                        "{} holds the block, too, and must not leave it: one immutable file alone "
                        "can keep its block",
                        nameOf(ground_.names, other.file));
        DAX_TRY(const auto root, ground_.names.rootOf(other.file));
        DAX_TRY(const auto inode, files::readInode(ground_.volume, root, other.file.inode));
        if ((inode.flags & format::inodeFlag::noDataSum) == 0)
            return fail(EIO, "{} has checksums, and shares a block that has none",
                        nameOf(ground_.names, other.file));
    }
    // Before anything changes: what cannot be read cannot be copied.
    DAX_TRY(const Bytes content, ground_.volume.read(logical, pageSize));
    trace::Span span(ground_.trace, Kind::Relocate, logical, others.size() * pageSize);
    ByteRange copy;
    for (const BlockHolder& other : others) {
        // Its windows let go of the block; what they stored there is in it.
        DAX_CHECK(quiesce(other.file, {other.offset, pageSize}, true));
        const trace::At at({other.file.subvolume, other.file.inode});
        ByteRange made = copy;
        const Status moved =
            operations.run(copy.length == 0 ? pageSize : 0, false,
                           [&](const files::EditContext& context) -> Status {
                               if (copy.length == 0) {
                                   DAX_TRY(made, context.transaction.allocateData(pageSize));
                                   context.transaction.writeData(made.offset, content);
                               }
                               return files::moveHolder(context, other, logical, made);
                           });
        if (!moved) {
            span.fails(moved.error().code);
            return moved;
        }
        copy = made;
        ++story_->moved;
    }
    story_->how = "others moved to a copy (relocateOwners)";
    story_->copied = copy.length;
    return {};
}

}  // namespace daxscope::dax
