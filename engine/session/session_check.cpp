// Checking an image: one that is open, or a file that need not be fit to be opened.
#include "session/session.h"

namespace daxscope::session {

Result<check::Report> Session::check(bool data, Progress& progress) {
    // What is not committed is in no superblock: there would be nothing to hold it against.
    DAX_CHECK(commit());
    const auto held = lock();
    return unlessLost(check::check(volume_->device(), {data, &poison_}, progress));
}

Result<check::Report> checkFile(const std::string& path, bool data, Progress& progress) {
    DAX_TRY(const auto map, pmem::ImageMap::open(path, pmem::Access::ReadOnly));
    auto report = check::check(map->bytes(), {data, nullptr}, progress);
    if (auto lost = map->lossError())
        return std::unexpected(*std::move(lost));
    return report;
}

}  // namespace daxscope::session
