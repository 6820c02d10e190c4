// A long copy, made before the operation that needs it and without the engine's lock (mission D20).
//
// Space is reserved under the lock; while the bytes go there others may do what they like, but for the range that the caller
// has locked; then the operation runs and finds them (files/prepared.h). Where the file has changed nevertheless, or the
// operation is refused, the space is free again: nobody has seen it, and no commit has.
#pragma once

#include "dax/range_locks.h"
#include "files/operations.h"

namespace daxscope::dax {

class CopyAhead {
public:
    /// Both outlive it; it begins and ends with the engine's lock held.
    CopyAhead(files::Operations& operations, pmem::Store& store)
        : operations_(operations), store_(store) {}
    ~CopyAhead();
    CopyAhead(const CopyAhead&) = delete;
    CopyAhead& operator=(const CopyAhead&) = delete;

    /// New space for [blocks) of the file; false when there is none without more ado, or every block has two copies.
    [[nodiscard]] bool reserve(ByteRange blocks);
    /// `bytes` go to `offset` of the file in that space, while the engine is let go of; `meanwhile` is for tests. `from`: where
    /// they lie on the device, when they are a copy. Then the space is ready for the next operation.
    void fill(std::uint64_t offset, Bytes bytes, std::optional<std::uint64_t> from,
              EngineMutex& engine, const std::function<void()>& meanwhile);

private:
    files::Operations& operations_;
    pmem::Store& store_;
    files::Prepared prepared_;
};

}  // namespace daxscope::dax
