#include "files/compare.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "btree/difference.h"
#include "files/reader.h"

namespace daxscope::files {

using format::ItemType;

namespace {

constexpr std::uint64_t block = 4096;
/// Names of one inode that are looked at: hard links beyond are rare.
constexpr std::size_t mostNames = 4096;

/// What differs in the items of one inode number.
struct Touched {
    std::vector<ByteRange> extents;  ///< of the file, where the items that say where it lies differ
    bool xattrs = false;
    std::set<std::string> names;  ///< of a directory
};

void addRange(std::vector<ByteRange>& ranges, ByteRange range) {
    if (range.length == 0)
        return;
    if (!ranges.empty() && ranges.back().end() >= range.offset)
        ranges.back().length = std::max(ranges.back().end(), range.end()) - ranges.back().offset;
    else
        ranges.push_back(range);
}

class Compare {
public:
    Compare(const CompareSide& was, const CompareSide& is, std::uint64_t stable, std::size_t most,
            Progress& progress)
        : was_(was), is_(is), stable_(stable), most_(most), progress_(progress) {}

    Result<std::vector<FileDifference>> run() {
        const SubvolumeInfo* const before = was_.names.subvolume(was_.subvolume);
        const SubvolumeInfo* const after = is_.names.subvolume(is_.subvolume);
        if (before == nullptr || after == nullptr)
            return fail(ENOENT, "there is no subvolume {}",
                        before == nullptr ? was_.subvolume : is_.subvolume);
        wasRoot_ = was_.names.currentRoot(*before);
        isRoot_ = is_.names.currentRoot(*after);
        DAX_CHECK(btree::forEachDifference({was_.names.volume(), wasRoot_},
                                           {is_.names.volume(), isRoot_}, stable_,
                                           [this](const format::Key& key, const Bytes* a,
                                                  const Bytes* b) { return note(key, a, b); }));
        for (const auto& [inode, touched] : touched_) {
            DAX_CHECK(progress_.step(-1, "comparing"));
            DAX_CHECK(compareWhereItIs(inode, *before, *after));
        }
        std::vector<FileDifference> out;
        out.reserve(found_.size());
        for (auto& [where, difference] : found_)
            out.push_back(std::move(difference));
        return out;
    }

private:
    Status note(const format::Key& key, const Bytes* a, const Bytes* b) {
        if ((++items_ & 0xfff) == 0)
            DAX_CHECK(progress_.step(-1, "comparing trees"));
        Touched& touched = touched_[key.objectid];
        for (const Bytes* data : {a, b}) {
            if (data == nullptr)
                continue;
            if (key.type == ItemType::DirIndex) {
                const auto* item = structAt<format::DirItem>(*data);
                const auto name =
                    item == nullptr ? std::nullopt : slice(*data, sizeof *item, item->nameLen);
                if (!name)
                    return fail(EIO, "a directory entry of inode {} is cut short", key.objectid);
                touched.names.emplace(asText(*name));
            } else if (key.type == ItemType::ExtentData) {
                addExtent(touched, key.offset, *data);
            } else if (key.type == ItemType::XattrItem) {
                touched.xattrs = true;
            }
        }
        return {};
    }
    static void addExtent(Touched& touched, std::uint64_t offset, Bytes data) {
        const auto* head = structAt<format::FileExtentHead>(data);
        const auto* item = structAt<format::FileExtentItem>(data);
        std::uint64_t length = head == nullptr ? 0 : head->ramBytes.get();
        if (item != nullptr &&
            head->type != static_cast<std::uint8_t>(format::ExtentDataType::Inline))
            length = item->numBytes;
        // What would wrap is refused where it is read.
        if (offset + length >= offset)
            touched.extents.push_back({offset, length});
    }

    /// An inode number with items that differ: at each path that it has on both sides.
    Status compareWhereItIs(std::uint64_t inode, const SubvolumeInfo& before,
                            const SubvolumeInfo& after) {
        const auto was = pathsOf(was_, before, inode);
        const auto is = pathsOf(is_, after, inode);
        for (const auto* side : {&was, &is}) {
            if (!*side && side->error().code == ENOENT)
                return {};  // on one side only: its directory says so
            if (!*side)
                return std::unexpected(side->error());
        }
        for (const std::string& path : *was) {
            if (std::ranges::contains(*is, path))
                DAX_CHECK(compareAt(inode, inode, path));
        }
        return {};
    }
    static Result<std::vector<std::string>> pathsOf(const CompareSide& side,
                                                    const SubvolumeInfo& info,
                                                    std::uint64_t inode) {
        DAX_TRY(const auto root, side.names.rootOf({info.id, inode}));
        DAX_TRY(const auto item, readInodeItem(side.names.volume(), root, inode));
        if (item.nlink == 0 && inode != info.rootDir)
            return std::vector<std::string>();
        DAX_TRY(auto paths, side.names.pathsOf({info.id, inode}, mostNames));
        for (std::string& path : paths) {
            if (info.path.size() > 1)
                path.erase(0, info.path.size());
            if (path.empty())
                path = "/";
        }
        return paths;
    }

    static std::string below(const std::string& path, const std::string& name) {
        return (path == "/" ? "" : path) + "/" + name;
    }

    /// What is there on both sides, of the same type.
    Status compareAt(std::uint64_t a, std::uint64_t b, const std::string& path) {
        const auto touched = a == b ? touched_.find(a) : touched_.end();
        if (a == b && touched == touched_.end())
            return {};
        if (!done_.emplace(path).second)
            return {};
        const FileRef before{was_.subvolume, a};
        const FileRef after{is_.subvolume, b};
        DAX_TRY(const Inode old, readInode(was_.names.volume(), wasRoot_, a));
        DAX_TRY(const Inode now, readInode(is_.names.volume(), isRoot_, b));
        if (old.isDirectory() != now.isDirectory())
            return {};  // told by the directory above
        DAX_CHECK(compareFile(before, old, after, now, path, a == b ? &touched->second : nullptr));
        if (!old.isDirectory())
            return {};
        std::set<std::string> names;
        if (a == b) {
            names = touched->second.names;
        } else {
            for (const auto& [side, file] : {std::pair{&was_, before}, std::pair{&is_, after}})
                DAX_CHECK(side->names.list(file, [&names](const DirEntry& entry) -> Status {
                    names.insert(entry.name);
                    return {};
                }));
        }
        for (const std::string& name : names) {
            DAX_TRY(const auto then, entryOf(was_, before, name));
            DAX_TRY(const auto entry, entryOf(is_, after, name));
            DAX_CHECK(compareEntries(then, entry, below(path, name)));
        }
        return {};
    }
    static Result<std::optional<DirEntry>> entryOf(const CompareSide& side, FileRef directory,
                                                   const std::string& name) {
        auto entry = side.names.lookup(directory, name);
        if (!entry && entry.error().code == ENOENT)
            return std::optional<DirEntry>();
        if (!entry)
            return std::unexpected(std::move(entry).error());
        return std::optional(std::move(*entry));
    }
    static bool isPlace(const DirEntry& entry) {
        return entry.isSubvolume || entry.target.inode == emptySubvolumeInode;
    }
    Status compareEntries(const std::optional<DirEntry>& was, const std::optional<DirEntry>& is,
                          const std::string& path) {
        if (was && is && was->type == is->type && isPlace(*was) == isPlace(*is))
            return isPlace(*was) ? Status() : compareAt(was->target.inode, is->target.inode, path);
        if (was)
            DAX_CHECK(found(path, DifferenceKind::Removed, *was));
        if (is)
            DAX_CHECK(found(path, DifferenceKind::Added, *is));
        return {};
    }
    Status found(const std::string& path, DifferenceKind kind, const DirEntry& entry) {
        FileDifference difference;
        difference.path = path;
        difference.kind = kind;
        difference.type = entry.type;
        difference.isSubvolume = isPlace(entry);
        (kind == DifferenceKind::Removed ? difference.was : difference.is) = entry.target;
        return add(difference);
    }
    Status add(const FileDifference& difference) {
        if (found_.size() >= most_)
            return fail(E2BIG, "there are more than {} differences", most_);
        found_.try_emplace({difference.path, difference.kind}, difference);
        return {};
    }

    /// `touched`: what is known of it; null when nothing is.
    Status compareFile(FileRef before, const Inode& old, FileRef after, const Inode& now,
                       const std::string& path, const Touched* touched) {
        FileDifference difference;
        difference.path = path;
        difference.type = typeOfMode(now.mode);
        difference.was = before;
        difference.is = after;
        const auto other = [&](bool differs, std::string_view name) {
            if (differs)
                difference.others.push_back(name);
        };
        const bool directory = now.isDirectory();
        other(!directory && old.size != now.size, "size");
        other((old.mode & 07777) != (now.mode & 07777), "mode");
        other(old.uid != now.uid || old.gid != now.gid, "owner");
        other(!directory && (old.modified.seconds != now.modified.seconds ||
                             old.modified.nanoseconds != now.modified.nanoseconds),
              "times");
        other(old.deviceMajor != now.deviceMajor || old.deviceMinor != now.deviceMinor, "device");
        if (touched == nullptr || touched->xattrs) {
            DAX_TRY(auto had, readXattrs(was_.names.volume(), wasRoot_, before.inode));
            DAX_TRY(auto has, readXattrs(is_.names.volume(), isRoot_, after.inode));
            std::ranges::sort(had, {}, &Xattr::name);
            std::ranges::sort(has, {}, &Xattr::name);
            other(!std::ranges::equal(had, has,
                                      [](const Xattr& a, const Xattr& b) {
                                          return a.name == b.name && a.value == b.value;
                                      }),
                  "attributes");
        }
        if (now.isRegular() || now.isSymlink())
            DAX_CHECK(compareContent(before, old, after, now, touched, difference.ranges));
        if (difference.others.empty() && difference.ranges.empty())
            return {};
        return add(difference);
    }

    Status compareContent(FileRef before, const Inode& old, FileRef after, const Inode& now,
                          const Touched* touched, std::vector<ByteRange>& out) {
        const std::uint64_t both = std::min(old.size, now.size);
        std::vector<ByteRange> asked;
        if (touched == nullptr)
            asked.push_back({0, both});
        else
            asked = touched->extents;
        // Since the older commit it may have been overwritten where it lies.
        if (touched != nullptr && stable_ != UINT64_MAX)
            DAX_CHECK(forEachExtent(is_.names.volume(), isRoot_, after.inode, now.size, 0,
                                    [&](const FileExtentInfo& extent) -> Status {
                                        if (!extent.isHole() &&
                                            (extent.generation > stable_ ||
                                             (now.flags & format::inodeFlag::noDataCow) != 0))
                                            asked.push_back({extent.offset, extent.length});
                                        return {};
                                    }));
        std::ranges::sort(asked, {}, &ByteRange::offset);
        std::vector<ByteRange> ranges;
        for (const ByteRange& range : asked) {
            const std::uint64_t from = std::min(alignDown(range.offset, block), both);
            addRange(ranges, {from, std::min(alignUp(range.end(), block), both) - from});
        }
        FileReader first(was_.names.volume(), wasRoot_, before.inode, old);
        FileReader second(is_.names.volume(), isRoot_, after.inode, now);
        constexpr std::uint64_t piece = 1 << 20;
        for (const ByteRange& range : ranges) {
            for (std::uint64_t at = range.offset; at < range.end(); at += piece) {
                DAX_CHECK(progress_.step(-1, "comparing content"));
                const std::uint64_t length = std::min(piece, range.end() - at);
                DAX_TRY(const auto a, bytesOf(first, at, length));
                DAX_TRY(const auto b, bytesOf(second, at, length));
                for (std::uint64_t off = 0; off < length; off += block) {
                    const std::uint64_t size = std::min(block, length - off);
                    if (std::memcmp(a.data() + off, b.data() + off, size) != 0)
                        addRange(out, {at + off, size});
                }
            }
        }
        if (old.size != now.size)
            addRange(out, {both, std::max(old.size, now.size) - both});
        return {};
    }
    static Result<std::vector<std::byte>> bytesOf(FileReader& reader, std::uint64_t offset,
                                                  std::uint64_t length) {
        std::vector<std::byte> out;
        out.reserve(length);
        DAX_CHECK(reader.read(offset, length, [&out](Bytes bytes) -> Status {
            out.insert(out.end(), bytes.begin(), bytes.end());
            return {};
        }));
        out.resize(length);
        return out;
    }

    const CompareSide& was_;
    const CompareSide& is_;
    std::uint64_t stable_;
    std::size_t most_;
    Progress& progress_;
    btree::TreeRoot wasRoot_, isRoot_;
    std::map<std::uint64_t, Touched> touched_;  // by inode
    std::uint64_t items_ = 0;
    std::set<std::string> done_;  // paths
    std::map<std::pair<std::string, DifferenceKind>, FileDifference> found_;
};

}  // namespace

std::string_view kindName(DifferenceKind kind) {
    switch (kind) {
        case DifferenceKind::Added:
            return "added";
        case DifferenceKind::Removed:
            return "removed";
        case DifferenceKind::Changed:
            break;
    }
    return "changed";
}

Result<std::vector<FileDifference>> compareSubvolumes(const CompareSide& was, const CompareSide& is,
                                                      std::uint64_t stable, std::size_t most,
                                                      Progress& progress) {
    return Compare(was, is, stable, most, progress).run();
}

}  // namespace daxscope::files
