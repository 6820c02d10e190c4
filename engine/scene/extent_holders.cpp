#include "scene/extent_holders.h"

#include <algorithm>

#include "scene/sharing_holders.h"

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
    if (added) {
        combinations_.push_back(&number->first);
        members_ += number->first.size();
    }
    if (known != nullptr)
        *known = number->second;
    else if (record.logical == logical)  // else it is not told when that is touched
        known_.insert(logical, number->second);
    return number->second;
}

void ExtentHolders::forget(std::span<const std::uint64_t> touched) {
    // What is not of use any more stays until all goes.
    if (known_.size() > mostPieces || members_ > mostMembers)
        return clear();
    for (const std::uint64_t logical : touched) {
        if (Id* const known = known_.find(logical))
            *known = unknown;
    }
}

void ExtentHolders::clear() {
    known_ = {};
    combinations_.clear();
    numbers_.clear();
    members_ = 0;
}

}  // namespace daxscope::scene
