// How long the window's views take until they all show what an operation has done.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace daxscope::bench {

struct ViewTimes {
    std::string what;  ///< which views are open besides the usual ones
    std::vector<double>
        milliseconds;  ///< of the clock: from the wish to the last view that is painted
};

/// Opens the image in a window of 1920 × 1080 on no screen, and overwrites 4 KiB of `path` again and again, at `offsets`, as by
/// the form: once with the panels as they are, once with each page of the lower panel. Needs a QApplication.
[[nodiscard]] Result<std::vector<ViewTimes>> viewTimes(const std::string& image,
                                                       const std::string& path,
                                                       const std::vector<std::uint64_t>& offsets);

}  // namespace daxscope::bench
