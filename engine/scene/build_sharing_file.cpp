#include <map>

#include "base/text.h"
#include "files/extents.h"
#include "scene/build_sharing.h"
#include "scene/sharing_holders.h"
#include "volume/address_set.h"

namespace daxscope::scene {

namespace {

/// What an image could drive up without bound: file extents of other holders that are counted, and holders with a name.
constexpr std::size_t mostCounted = 16'000'000;
constexpr std::size_t mostNames = 2'000;

/// Walks the file for what it holds, then every other holder for its figures.
class FileSharing {
public:
    FileSharing(const files::Namespace& names, volume::Backrefs& backrefs, ExtentHolders& holders,
                const DeviceMap& map, Progress& progress)
        : names_(names), backrefs_(backrefs), holders_(holders), map_(map), progress_(progress) {}

    Result<std::shared_ptr<const Sharing>> build(files::FileRef file, std::string path) {
        const volume::Volume& volume = names_.volume();
        holders_.forget({});  // of one file after the other it would become too much
        DAX_TRY(const auto root, names_.rootOf(file));
        DAX_TRY(const files::Inode inode, files::readInode(volume, root, file.inode));
        Sharing& out = builder_.sharing();
        out.scope = Sharing::Scope::File;
        out.subvolume = file.subvolume;
        out.inode = file.inode;
        out.path = std::move(path);
        (void)holderNumber(file);
        if (inode.isRegular() || inode.isSymlink()) {
            DAX_CHECK(addPieces(file, inode.size));
            DAX_CHECK(countHolders());
        }
        nameHolders();
        finishSets();
        return builder_.finish(std::max(alignUp(inode.size, volume.sectorSize()), end_));
    }

private:
    /// Of one extent.
    struct Known {
        std::uint64_t length = 0;
        std::uint64_t unreachable = 0;
        std::uint32_t set = alone;
        std::uint32_t owners = 0;
    };
    /// Held by the one file that has it.
    static constexpr std::uint32_t alone = UINT32_MAX;
    static constexpr std::size_t often = 1024;

    std::uint32_t holderNumber(files::FileRef file) {
        const auto [at, added] =
            numbers_.try_emplace(file, static_cast<std::uint32_t>(files_.size()));
        if (added)
            files_.push_back(file);
        return at->second;
    }

    std::uint32_t setNumber(std::vector<std::uint32_t> holders) {
        const auto [at, added] =
            numberOfSet_.try_emplace(std::move(holders), static_cast<std::uint32_t>(sets_.size()));
        if (added) {
            sets_.push_back(&at->first);
            members_ += at->first.size() + 8;
        }
        return at->second;
    }

    /// Null for what the extent tree calls free. `logical`: of an extent's first byte.
    Result<Known*> extentAt(std::uint64_t logical) {
        if (Known* known = known_.find(logical))
            return known;
        const auto byte = names_.volume().chunks().toDevice(logical);
        const auto extent = byte ? map_.extentAt(*byte) : std::nullopt;
        if (!extent)
            return nullptr;
        Known known{extent->length, extent->unreachable, alone, extent->owners};
        if (extent->owners > 1) {
            DAX_TRY(const ExtentHolders::Id holders, holders_.of(logical, backrefs_));
            known.set = setOf(holders);
        }
        known_.insert(logical, known);
        return known_.find(logical);
    }

    std::uint32_t setOf(ExtentHolders::Id id) {
        setOf_.resize(std::max(setOf_.size(), holders_.count()), alone);
        if (setOf_[id] == alone) {
            std::vector<std::uint32_t> numbers;
            for (const files::FileRef& file : holders_.files(id))
                numbers.push_back(holderNumber(file));
            std::ranges::sort(numbers);
            setOf_[id] = setNumber(std::move(numbers));
        }
        return setOf_[id];
    }

    Status addPieces(files::FileRef file, std::uint64_t size) {
        DAX_TRY(const auto root, names_.rootOf(file));
        const std::uint32_t own = setNumber({0});
        Sharing& out = builder_.sharing();
        std::size_t steps = 0;
        const auto add = [&](const files::FileExtentInfo& info) -> Status {
            if (++steps % often == 0)
                DAX_CHECK(progress_.step(
                    size == 0 ? -1
                              : 0.6 * static_cast<double>(info.offset) / static_cast<double>(size),
                    "asking who holds the extents of the file"));
            if (info.type == format::ExtentDataType::Inline || info.isHole())
                return {};
            end_ = info.offset + info.length;
            if (pieces_.size() >= mostPieces || members_ > mostMembers) {
                out.cut = std::format("the picture ends at byte {} of the file", info.offset);
                return fail(E2BIG, "enough");
            }
            DAX_TRY(const Known* known, extentAt(info.diskLogical));
            const bool packed = info.compression != 0;
            Sharing::Piece piece;
            piece.at = info.offset;
            piece.length = info.length;
            piece.device = names_.volume()
                               .chunks()
                               .toDevice(info.diskLogical + (packed ? 0 : info.extentOffset))
                               .value_or(0);
            piece.deviceLength = packed ? info.diskLength : info.length;
            piece.set = known == nullptr || known->set == alone ? own : known->set;
            pieces_.push_back(piece);
            return {};
        };
        const Status walked = files::forEachExtent(names_.volume(), root, file.inode, size, 0, add);
        if (!walked && out.cut.empty())
            return walked;
        return {};
    }

    /// The figures. Holders of holders' other extents are no holders here.
    Status countHolders() {
        Sharing& out = builder_.sharing();
        const std::size_t count = files_.size();
        out.holders.resize(count);
        std::size_t counted = 0;
        for (std::uint32_t number = 0; number < count; ++number) {
            Holder& holder = out.holders[number];
            if (counted > mostCounted || members_ > mostMembers)
                continue;
            const auto root = names_.rootOf(files_[number]);
            if (!root)
                continue;
            volume::AddressSet seen;  // pieces of one extent may lie apart
            const auto add = [&](const files::FileExtentInfo& info) -> Status {
                if (++counted % often == 0)
                    DAX_CHECK(progress_.step(0.6 + 0.4 * number / static_cast<double>(count),
                                             "counting what each of the holders holds"));
                if (counted > mostCounted || members_ > mostMembers)
                    return fail(E2BIG, "enough");
                if (info.type == format::ExtentDataType::Inline || info.isHole())
                    return {};
                DAX_TRY(const Known* known, extentAt(info.diskLogical));
                if (known == nullptr)
                    return {};
                (known->owners > 1 ? holder.fileShared : holder.fileExclusive) += info.length;
                if (seen.contains(info.diskLogical))
                    return {};
                seen.insert(info.diskLogical);
                const bool single = known->set == alone || sets_[known->set]->size() == 1;
                (single ? holder.exclusive : holder.shared) += known->length;
                holder.unreachable += known->unreachable;
                return {};
            };
            const Status walked =
                files::forEachExtent(names_.volume(), *root, files_[number].inode, 0, 0, add);
            if (!walked && walked.error().code == ECANCELED)
                return walked;
            holder.known = walked.has_value();
            if (!walked && walked.error().code != E2BIG)
                names_.volume().addFinding(walked.error().text());
        }
        return {};
    }

    void nameHolders() {
        Sharing& out = builder_.sharing();
        out.holders.resize(std::max<std::size_t>(out.holders.size(), 1));
        for (std::size_t i = 0; i < out.holders.size(); ++i) {
            Holder& holder = out.holders[i];
            holder.root = files_[i].subvolume;
            holder.inode = files_[i].inode;
            const Holder subvolume = subvolumeHolder(names_, holder.root);
            holder.snapshot = subvolume.snapshot;
            holder.removed = subvolume.removed;
            const auto paths =
                i < mostNames ? names_.pathsOf(files_[i], 1) : Result<std::vector<std::string>>();
            if (paths && !paths->empty())
                holder.name = paths->front();
            else
                holder.name = std::format("inode {} of {}", holder.inode, subvolume.name);
        }
        if (!out.path.empty())
            out.holders.front().name = out.path;
    }

    void finishSets() {
        Sharing& out = builder_.sharing();
        std::vector<std::uint64_t> held(out.holders.size());
        for (const Sharing::Piece& piece : pieces_) {
            if (out.holders.size() <= Sharing::mostRows)
                break;
            for (const std::uint32_t holder : *sets_[piece.set])
                held[holder] += piece.length;
        }
        // In the order of subvolumes and inodes, behind the file itself.
        std::vector<std::uint32_t> sorted(out.holders.size());
        std::iota(sorted.begin(), sorted.end(), 0U);
        std::ranges::sort(sorted.begin() + 1, sorted.end(), {},
                          [&](std::uint32_t holder) { return files_[holder]; });
        std::vector<Holder> holders;
        holders.reserve(sorted.size());
        for (const std::uint32_t holder : sorted)
            holders.push_back(std::move(out.holders[holder]));
        out.holders = std::move(holders);
        const auto chosen =
            choose(out.holders, 1, [&](std::uint32_t place) { return held[sorted[place]]; });
        std::vector<std::uint32_t> places(sorted.size());
        for (std::uint32_t place = 0; place < sorted.size(); ++place)
            places[sorted[place]] = chosen[place];
        for (const auto* members : sets_) {
            std::vector<std::uint32_t> set;
            for (const std::uint32_t holder : *members) {
                if (holder < places.size())  // others hold extents of holders, not of the file
                    set.push_back(places[holder]);
            }
            std::ranges::sort(set);
            (void)builder_.addSet(std::move(set));
        }
        builder_.reserve(pieces_.size());
        for (const Sharing::Piece& piece : pieces_)
            builder_.add(piece);
    }

    const files::Namespace& names_;
    volume::Backrefs& backrefs_;
    ExtentHolders& holders_;
    const DeviceMap& map_;
    Progress& progress_;
    Sharing::Builder builder_;
    std::map<files::FileRef, std::uint32_t> numbers_;
    std::vector<files::FileRef> files_;  // by number
    std::map<std::vector<std::uint32_t>, std::uint32_t> numberOfSet_;
    std::vector<const std::vector<std::uint32_t>*> sets_;
    std::vector<std::uint32_t> setOf_;  // by what holders_ call it; alone: not yet known
    std::size_t members_ = 0;
    volume::AddressTable<Known> known_;
    BigVector<Sharing::Piece> pieces_;
    std::uint64_t end_ = 0;
};

}  // namespace

Result<std::shared_ptr<const Sharing>> buildFileSharing(const files::Namespace& names,
                                                        volume::Backrefs& backrefs,
                                                        ExtentHolders& holders,
                                                        const DeviceMap& map, files::FileRef file,
                                                        std::string path, Progress& progress) {
    return FileSharing(names, backrefs, holders, map, progress).build(file, std::move(path));
}

}  // namespace daxscope::scene
