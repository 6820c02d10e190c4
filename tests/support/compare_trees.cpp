#include "support/compare_trees.h"

#include <algorithm>
#include <format>
#include <map>

#include "support/kernel_view.h"

namespace daxscope::test {

namespace {

Failure compareEntries(const KernelEntry& ours, const KernelEntry& theirs) {
    const auto differs = [&](std::string_view what, auto a, auto b) -> Failure {
        return std::format("{}: {} is {}, the kernel has {}", ours.path, what, a, b);
    };
    const struct stat& a = ours.status;
    const struct stat& b = theirs.status;
    if (a.st_mode != b.st_mode)
        return differs("mode", a.st_mode, b.st_mode);
    if (a.st_size != b.st_size)
        return differs("size", a.st_size, b.st_size);
    if (a.st_nlink != b.st_nlink)
        return differs("link count", a.st_nlink, b.st_nlink);
    if (a.st_uid != b.st_uid || a.st_gid != b.st_gid)
        return differs("owner", a.st_uid, b.st_uid);
    if (ours.target != theirs.target)
        return differs("target", ours.target, theirs.target);
    if (ours.xattrs != theirs.xattrs)
        return differs("number of attributes (or one's value)", ours.xattrs.size(),
                       theirs.xattrs.size());
    if (ours.leadsToSubvolume != theirs.leadsToSubvolume)
        return differs("being a subvolume", ours.leadsToSubvolume, theirs.leadsToSubvolume);
    if (ours.content != theirs.content) {
        const auto [at, other] = std::ranges::mismatch(ours.content, theirs.content);
        return differs("content", "different",
                       std::format("other bytes from {} on", at - ours.content.begin()));
    }
    return std::nullopt;
}

}  // namespace

Failure compareTrees(const std::string& ours, const std::string& theirs) {
    const auto a = lookAt(ours);
    const auto b = lookAt(theirs);
    if (!a || !b)
        return a ? b.error() : a.error();
    std::map<std::string, const KernelEntry*> byPath;
    for (const KernelEntry& entry : b->entries)
        byPath[entry.path] = &entry;
    for (const KernelEntry& entry : a->entries) {
        const auto found = byPath.find(entry.path);
        if (found == byPath.end())
            return std::format("{} is not in the kernel's tree", entry.path);
        if (Failure differs = compareEntries(entry, *found->second))
            return differs;
        byPath.erase(found);
    }
    if (!byPath.empty())
        return std::format("{} is only in the kernel's tree", byPath.begin()->first);
    return std::nullopt;
}

}  // namespace daxscope::test
