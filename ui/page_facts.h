// What is known of one mapped page, as facts: what the engine claims beside what the system reports. Pure.
#pragma once

#include <vector>

#include "ui/facts_view.h"
#include "ui/map/mapped_pages.h"

namespace daxscope::ui {

/// `first`, `count`: pages of the window; of several the first is told, and how many are in which state.
[[nodiscard]] std::vector<Fact> pageFacts(const scene::Mappings& mappings,
                                          const WindowPages& window, std::uint64_t first,
                                          std::uint64_t count);

}  // namespace daxscope::ui
