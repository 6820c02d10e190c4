// How much of a store must be flushed before it is durable, and how we know.
//
// libpmem2 decides: it measures (MAP_SYNC accepted or not, eADR or not) unless the environment
// variable PMEM2_FORCE_GRANULARITY tells it otherwise; then the image is emulated persistent
// memory, good for teaching and tests, and called so wherever granularity is shown. Pure but for
// a look at that variable.
#pragma once

#include <string>
#include <string_view>

#include "pmem/source.h"

namespace daxscope::pmem {

enum class Granularity { Byte, CacheLine, Page };

/// "byte", "cache line", "page".
[[nodiscard]] std::string_view granularityName(Granularity granularity);

/// Is PMEM2_FORCE_GRANULARITY set to a value that libpmem2 takes (it ignores others)?
[[nodiscard]] bool granularityForced();

/// One sentence for the user; `emulated` as found when the image was mapped.
[[nodiscard]] std::string granularityReason(Granularity granularity, bool emulated,
                                            const Source& source);

}  // namespace daxscope::pmem
