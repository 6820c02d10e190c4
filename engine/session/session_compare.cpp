// Comparing: two subvolumes at the same time, all subvolumes at two moments, and the bytes of the image.
#include <algorithm>
#include <cstring>
#include <map>
#include <set>

#include "base/text.h"
#include "files/compare.h"
#include "session/session.h"

namespace daxscope::session {

namespace {

scene::Difference::Kind kindOf(files::DifferenceKind kind) {
    switch (kind) {
        case files::DifferenceKind::Added:
            return scene::Difference::Kind::Added;
        case files::DifferenceKind::Removed:
            return scene::Difference::Kind::Removed;
        case files::DifferenceKind::Changed:
            break;
    }
    return scene::Difference::Kind::Changed;
}

void add(std::vector<scene::Difference>& out, std::vector<files::FileDifference> found,
         const std::string& prefix) {
    for (files::FileDifference& one : found) {
        scene::Difference difference;
        difference.path = scene::pathBelow(prefix, one.path);
        difference.kind = kindOf(one.kind);
        difference.type = scene::fileType(one.type);
        difference.isSubvolume = one.isSubvolume;
        const files::FileRef& ref = one.is.inode != 0 ? one.is : one.was;
        difference.subvolume = ref.subvolume;
        difference.inode = ref.inode;
        difference.ranges = std::move(one.ranges);
        difference.others.assign(one.others.begin(), one.others.end());
        out.push_back(std::move(difference));
    }
}

Result<std::uint64_t> subvolumeAt(const files::Namespace& names, std::string_view path) {
    DAX_TRY(const auto file, names.resolve(path));
    const files::SubvolumeInfo* const info = names.subvolume(file.subvolume);
    if (info == nullptr || info->rootDir != file.inode)
        return fail(EINVAL, "“{}” is not the top of a subvolume or snapshot", escapedName(path));
    return file.subvolume;
}

/// Files whose bytes were stored to where they lie, through mappings: no item of theirs says so yet.
Status addStored(std::span<const ByteRange> changed, const files::Namespace& names,
                 volume::Backrefs& backrefs, std::vector<scene::Difference>& out,
                 Progress& progress) {
    constexpr int mostQuestions = 20'000;
    std::set<files::FileRef> known;
    for (const scene::Difference& one : out)
        known.insert({one.subvolume, one.inode});
    std::map<files::FileRef, scene::Difference> stored;
    int asked = 0;
    for (const ByteRange& range : changed) {
        for (std::uint64_t at = range.offset; at < range.end() && asked < mostQuestions; ++asked) {
            DAX_CHECK(progress.step(-1, "comparing what was stored"));
            std::uint64_t end = at + pmem::PastImage::page;
            if (const auto owners = scene::buildOwners(names, backrefs, at);
                owners && (*owners)->allocated) {
                const scene::DeviceExtent& extent = (*owners)->extent;
                end = std::max(end, std::min(range.end(), extent.device + extent.length));
                for (const scene::Owner& owner : (*owners)->owners) {
                    const files::FileRef file{owner.root, owner.inode};
                    if (owner.isTree || !owner.reaches || known.contains(file))
                        continue;
                    scene::Difference& one = stored[file];
                    one.path = owner.paths.empty() ? std::string() : owner.paths.front();
                    one.type = scene::FileType::Regular;
                    one.subvolume = file.subvolume;
                    one.inode = file.inode;
                    one.ranges.push_back({owner.offset, end - at});
                }
            }
            at = end;
        }
    }
    for (auto& [file, one] : stored) {
        std::ranges::sort(one.ranges, {}, &ByteRange::offset);
        if (!one.path.empty())
            out.push_back(std::move(one));
    }
    return {};
}

}  // namespace

Result<scene::DifferencesPtr> Session::compare(std::string_view was, std::string_view is,
                                               Progress& progress) const {
    const auto held = lock();
    DAX_TRY(const auto before, subvolumeAt(*names_, was));
    DAX_TRY(const auto after, subvolumeAt(*names_, is));
    auto found = unlessLost(files::compareSubvolumes({*names_, before}, {*names_, after},
                                                     UINT64_MAX, scene::mostDifferences, progress));
    if (!found)
        return std::unexpected(std::move(found).error());
    auto out = std::make_shared<scene::Differences>();
    out->was = was;
    out->is = is;
    add(out->list, std::move(*found), {});
    return out;
}

Result<scene::DifferencesPtr> Session::compareWith(const Session& then,
                                                   std::span<const ByteRange> changed,
                                                   Progress& progress) const {
    const auto held = lock();
    // Younger blocks may have been edited where they lie.
    const std::uint64_t stable =
        std::min<std::uint64_t>(then.volume_->super().generation, volume_->super().generation);
    auto out = std::make_shared<scene::Differences>();
    const auto one = [&out](const files::SubvolumeInfo& info, scene::Difference::Kind kind) {
        scene::Difference difference;
        difference.path = info.path;
        difference.kind = kind;
        difference.type = scene::FileType::Directory;
        difference.isSubvolume = true;
        difference.subvolume = info.id;
        difference.inode = info.rootDir;
        out->list.push_back(std::move(difference));
    };
    for (const auto& [id, info] : then.names_->subvolumes()) {
        const files::SubvolumeInfo* const now = names_->subvolume(id);
        if (info.deleted() && info.beingRemoved())
            continue;
        if (now == nullptr || now->beingRemoved()) {
            one(info, scene::Difference::Kind::Removed);
            continue;
        }
        auto found = unlessLost(then.unlessLost(
            files::compareSubvolumes({*then.names_, id}, {*names_, id}, stable,
                                     scene::mostDifferences - out->list.size(), progress)));
        if (!found)
            return std::unexpected(std::move(found).error());
        // Subvolumes are told of by themselves.
        std::erase_if(*found, [](const files::FileDifference& d) { return d.isSubvolume; });
        add(out->list, std::move(*found), now->path);
    }
    for (const auto& [id, info] : names_->subvolumes()) {
        if (then.names_->subvolume(id) == nullptr && !info.beingRemoved())
            one(info, scene::Difference::Kind::Added);
    }
    DAX_CHECK(addStored(changed, *names_, *backrefs_, out->list, progress));
    std::ranges::stable_sort(out->list, {}, &scene::Difference::path);
    return out;
}

std::vector<ByteRange> Session::changedBytes(const Session& then, const Session& later) const {
    constexpr std::uint64_t page = pmem::PastImage::page;
    // Nobody keeps a page meanwhile.
    const auto held = lock();
    const Bytes was = then.volume_->device();
    const Bytes is = later.volume_->device();
    std::vector<ByteRange> out;
    for (std::uint64_t number = 0; number < std::min(was.size(), is.size()) / page; ++number) {
        const bool mayDiffer = (then.image_ != nullptr && then.image_->owns(number)) ||
                               (later.image_ != nullptr && later.image_->owns(number));
        const std::uint64_t at = number * page;
        if (!mayDiffer || std::memcmp(was.data() + at, is.data() + at, page) == 0)
            continue;
        if (!out.empty() && out.back().end() == at)
            out.back().length += page;
        else
            out.push_back({at, page});
    }
    return out;
}

}  // namespace daxscope::session
