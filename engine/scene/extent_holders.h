// Which files hold an extent: asked of the back references once, and kept until a transaction may have changed it, or there is too
// much of it. Thousands of extents of a file have the same holders, and one operation touches a few of them. For session only; one
// thread.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "files/directory.h"
#include "volume/address_set.h"
#include "volume/backrefs.h"

namespace daxscope::scene {

class ExtentHolders {
public:
    using Files = std::vector<files::FileRef>;
    /// One for each combination of files; below count().
    using Id = std::uint32_t;

    ExtentHolders() = default;
    ExtentHolders(const ExtentHolders&) = delete;
    ExtentHolders& operator=(const ExtentHolders&) = delete;

    /// Of the data extent at `logical`: kept if it begins there, as all do but in damaged images. ENOENT; EIO; E2BIG.
    [[nodiscard]] Result<Id> of(std::uint64_t logical, volume::Backrefs& backrefs);
    /// Distinct, ordered. Until forget() or clear().
    [[nodiscard]] const Files& files(Id id) const { return *combinations_[id]; }
    [[nodiscard]] std::size_t count() const { return combinations_.size(); }

    /// Who holds the extents that begin at these addresses may be others now.
    void forget(std::span<const std::uint64_t> touched);
    void clear();

private:
    static constexpr Id unknown = UINT32_MAX;

    volume::AddressTable<Id> known_;
    std::map<Files, Id> numbers_;
    std::vector<const Files*> combinations_;  // of numbers_
    std::size_t members_ = 0;                 // of all of them
};

}  // namespace daxscope::scene
