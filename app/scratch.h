// A folder for one scratch image, which goes with the object: in memory where there is room, else in the cache folder.
//
// What a program that was killed has left is removed by the next one that makes a scratch image: a folder in use is
// locked (flock), and a lock ends with its process. One thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/progress.h"
#include "base/result.h"

namespace daxscope::app {

class ScratchFolder {
public:
    /// In the first of /dev/shm, the user's runtime folder and the cache folder that has `bytes` of space. ENOSPC.
    [[nodiscard]] static Result<std::unique_ptr<ScratchFolder>> make(std::uint64_t bytes);
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    /// Of a file in it; directories in front of `name` are left away.
    [[nodiscard]] std::string path(const std::string& name) const;

private:
    ScratchFolder(std::string folder, int lock) : folder_(std::move(folder)), lock_(lock) {}

    std::string folder_;
    int lock_;  // the folder, open and locked
};

/// Copies an image file or the first `bytes` of a device: as a reflink where the filesystem can, else without its
/// holes. `to` must not exist; what could not be copied whole is removed. ECANCELED.
[[nodiscard]] Status copyImage(const std::string& from, const std::string& to, std::uint64_t bytes,
                               Progress& progress);
/// How much space a copy takes at most: what is allocated of a file; `bytes` for a device.
[[nodiscard]] std::uint64_t spaceFor(const std::string& image, std::uint64_t bytes);

}  // namespace daxscope::app
