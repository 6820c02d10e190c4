// One of those that do the same things side by side: a filesystem in an image in memory, the engine's or the kernel's.
//
// Paths begin with a slash and are those of the filesystem. What is made is durable after commit(). Between two members nothing is
// going on. One thread.
#pragma once

#include <string>

#include "base/bytes.h"
#include "base/result.h"

namespace daxscope::bench {

constexpr std::uint64_t blockSize = 4096;

class Contestant {
public:
    Contestant() = default;
    Contestant(const Contestant&) = delete;
    Contestant& operator=(const Contestant&) = delete;
    virtual ~Contestant() = default;

    /// What is kept apart from the rest: a subvolume where there are any, a directory elsewhere.
    [[nodiscard]] virtual Status makeVolume(const std::string& path) = 0;
    [[nodiscard]] virtual Status makeDirectory(const std::string& path) = 0;
    /// An empty file.
    [[nodiscard]] virtual Status create(const std::string& path) = 0;
    /// As to an open file.
    [[nodiscard]] virtual Status write(const std::string& path, std::uint64_t offset,
                                       Bytes data) = 0;
    /// As write() of one block, which lies somewhere else than what is written before and after it.
    [[nodiscard]] virtual Status writeApart(const std::string& path, std::uint64_t offset) = 0;
    /// A snapshot of the volume, durable; where there are none, a clone of the file `file` in it.
    [[nodiscard]] virtual Status snapshot(const std::string& volume, const std::string& file,
                                          const std::string& target) = 0;
    /// Takes the snapshot away; when it ends, all that only it held is free. EOPNOTSUPP of the kernel: a thread of its own comes
    /// for it when it likes.
    [[nodiscard]] virtual Status drop(const std::string& snapshot) = 0;
    /// The whole file, to one that does not exist.
    [[nodiscard]] virtual Status clone(const std::string& from, const std::string& to) = 0;
    /// All that was done is durable.
    [[nodiscard]] virtual Status commit() = 0;
    /// What was written to the file is durable, in the cheapest way there is.
    [[nodiscard]] virtual Status makeDurable(const std::string& path) = 0;
};

}  // namespace daxscope::bench
