// Blocks of the handbook as text for a terminal: wrapped, tables in columns, links as their words. Pure.
#pragma once

#include "ui/handbook/markup.h"

namespace daxscope::ui::handbook {

[[nodiscard]] QString plainOf(const std::vector<Block>& blocks, qsizetype width = 96);

}  // namespace daxscope::ui::handbook
