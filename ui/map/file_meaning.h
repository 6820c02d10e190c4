// What a stretch of a file is shown as when there is room for one colour only. Any thread.
#pragma once

#include "scene/file_extents.h"
#include "ui/theme.h"

namespace daxscope::ui {

/// Data of its own, if it has any, for that is what one looks for.
[[nodiscard]] inline Meaning meaningOf(const scene::FileRangeSummary& sum) {
    return sum.data != 0          ? Meaning::Data
           : sum.shared != 0      ? Meaning::Shared
           : sum.prealloc != 0    ? Meaning::Prealloc
           : sum.inlineBytes != 0 ? Meaning::Metadata
                                  : Meaning::Hole;
}

}  // namespace daxscope::ui
