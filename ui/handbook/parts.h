// What the handbook takes from tables that the window knows: operations, kinds of events, losing designs, lessons, words. Each writes
// Markdown. Any thread after translators are installed.
#pragma once

#include "ui/handbook/pages.h"

namespace daxscope::ui::handbook {

[[nodiscard]] QMap<QString, Part> tableParts();

}  // namespace daxscope::ui::handbook
