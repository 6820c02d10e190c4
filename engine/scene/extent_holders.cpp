#include "scene/extent_holders.h"

#include <algorithm>

namespace daxscope::scene {

Result<ExtentHolders::Id> ExtentHolders::of(std::uint64_t logical, volume::Backrefs& backrefs) {
    Id* const known = known_.find(logical);
    if (known != nullptr && *known != unknown)
        return *known;
    DAX_TRY(const auto record, backrefs.extentAt(logical));
    DAX_TRY(const auto owners, backrefs.dataOwners(record));
    Files files;
    for (const volume::DataOwner& owner : owners) {
        const files::FileRef file{owner.root, owner.inode};
        if (files.empty() || files.back() != file)
            files.push_back(file);
    }
    std::ranges::sort(files);
    const auto repeated = std::ranges::unique(files);
    files.erase(repeated.begin(), repeated.end());
    const auto [number, added] = numbers_.try_emplace(std::move(files), count());
    if (added)
        combinations_.push_back(&number->first);
    if (known != nullptr)
        *known = number->second;
    else
        known_.insert(logical, number->second);
    return number->second;
}

void ExtentHolders::forget(std::span<const std::uint64_t> touched) {
    for (const std::uint64_t logical : touched) {
        if (Id* const known = known_.find(logical))
            *known = unknown;
    }
}

void ExtentHolders::clear() { *this = {}; }

}  // namespace daxscope::scene
