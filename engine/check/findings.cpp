#include "check/findings.h"

namespace daxscope::check {

namespace {

struct Words {
    std::string_view word, meaning;
};

constexpr std::array<Words, kinds> words = {{
    {"open",
     "The filesystem cannot be found in these bytes, or not all of it: nothing else could be "
     "checked."},
    {"superblock",
     "The superblock is where everything begins. A bad primary one keeps the kernel from mounting; "
     "a bad mirror is missed "
     "only when the primary is lost, too."},
    {"tree-block",
     "What lies in this block and below it cannot be found any more. No good copy is left of it."},
    {"copy",
     "Nothing is lost: another copy is good. The next damage at the same place would be final."},
    {"item",
     "The kernel checks this rule when it reads the block, and refuses the whole block for it."},
    {"reference",
     "Reference counts decide when space is free. Too low, and something in use is overwritten; "
     "too high, and the space is "
     "never free again."},
    {"unaccounted",
     "The allocator takes this space for free: the next writes may go right over it."},
    {"space",
     "Chunks map logical addresses to the device, block groups count what is used in them, device "
     "extents say it from the "
     "device's side. When they disagree, space is lost or given out twice."},
    {"free-space",
     "The free-space tree is a second account of what the extent tree leaves free. The kernel "
     "trusts it: what it calls free "
     "is written to."},
    {"subvolume",
     "A subvolume is a tree and a name that leads to it. Without one of them it cannot be reached "
     "or not be removed."},
    {"inode",
     "The inode's numbers are not those of what it has: sizes are shown wrongly, or removal "
     "fails."},
    {"name",
     "A name stands in two items of its directory and in one of the inode. When they disagree, "
     "files appear that cannot be "
     "opened, or cannot be removed."},
    {"file-extent",
     "What the file has at this place is not what was written there, or cannot be read."},
    {"checksum",
     "Data without their checksum cannot be told from damaged ones; checksums of nothing will fit "
     "badly to what comes there."},
    {"data", "These bytes are not those that were written. Reading them is EIO."},
}};

}  // namespace

std::string_view meaningOf(Kind kind) { return words.at(static_cast<std::size_t>(kind)).meaning; }
std::string_view wordFor(Kind kind) { return words.at(static_cast<std::size_t>(kind)).word; }

void Findings::add(Kind kind, std::string what, std::string where, std::uint64_t logical) {
    if (report_.findings.size() >= most) {
        ++report_.total;
        return;
    }
    if (!known_.insert(what + '\0' + where).second)
        return;
    ++report_.total;
    report_.findings.push_back({kind, std::move(what), std::move(where), logical, std::nullopt});
}

void Findings::add(Kind kind, const Error& error, std::string_view where, std::uint64_t logical) {
    std::string place(where);
    if (!error.where.empty())
        place += (place.empty() ? "" : ", ") + error.where;
    add(kind, error.what, std::move(place), logical);
}

}  // namespace daxscope::check
